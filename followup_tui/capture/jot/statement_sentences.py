"""Sentences about when and how to be in touch, and when they decide: ``She said decision by Wed 25 Nov``.

Owns their words, and which of them may stand within a longer sentence. Must not know what a line with
a key says.
"""

from __future__ import annotations

import re

from followup_tui.facts import About, Medium, Scope, Statement, spoken

from .clauses import Clause
from .patterns import pattern
from .proposals import Proposal, doubted
from .sentence_form import NOT, SPEAKER, form, is_hedged
from .statements import FINAL, contact_on, decides, first_of, no_contact_before
from .timing import NOT_UNTIL, Timing, counts_from_else, find_timing, is_vague, read_timing
from .words import MEDIA, find_when

_MEDIUM = rf"(?P<medium>{'|'.join(MEDIA)})"
_WHOM = r"(her|him|them|(?-i:[A-Z])[\w'-]+)"
_REACH = rf"to (reach|contact|get|get hold of) {_WHOM}"
_NO_MORE = (
    r"\bno (more )?(FOLLOW[ -]?ups?|CONTACT|CHASing)\b(?! (yet|so far|since|from)\b)"
    r"|\bnot (want )?to be (CONTACTed|CHASed)"
    r"|(?<!they )(?<!she )(?<!he )(?<!we )(?<!\bi )"
    r"\b(do not|don'?t|not to|never|no need to|please refrain from)"
    r" (please )?(?P<verb>FOLLOW(ing)?[ -]?up|CONTACT(ing)?|CHAS(e|ing)|REACH(ing)? out|get in TOUCH"
    r"|CHECK(ing)? in|CALL|E-?MAIL|WRITE)\b"
)
"""What asks for silence; of what they, or you, never did nothing is asked."""
_NO_MORE_SAID = pattern(_NO_MORE)
_FOR_NOW = pattern(r"\s+(before|until|till)\b")
_ALL_CONTACT = pattern(r"\bno contact\b|contact|get in touch|reach|at all")
_CONTACT_WORDS = frozenset(
    "to please contact call calls email e-mail write reach out follow up follow-up followup follow-ups"
    " chase check in get touch us me them him her do".split()
)
_SOMEBODY_MAY = pattern(r"(can|may)\b")
_ANY_TIME = pattern(r"\b(any ?time|whenever)\b")
_MINE = pattern(
    r"^i('ve| have)? asked (\w+ )?for\b|\b(i('(ll|d|ve|m))?|me|let'?s|my)"
    r"( (?!(they|she|he|we|you)\b)[\w'’]+){0,3} "
    r"(decide|decision|answer|get back|be back|come back|let|call|contact|in touch)\b"
)
_I = pattern(r"i\b")
_TO_DECIDE = pattern(
    r"(still )?(need|have|must|got)( to)? (decide|answer|let)\b"
    r"|((i|we)('ve)? )?(only )?(have |got )+(only )?(until|till)\b.* to (decide|answer|think|let)\b"
)
_FILLER = frozenset(
    "me us you them from back to with about it on that this the a an next step steps will would be is are"
    " made expected due again more something news know touch either way soon at latest come out final round stage".split()
)
_LEAD_IN = pattern(
    r"^((please|pls|they|she|he|we|i|was|were|am|said|says|told|asked|me|us|to|that|but|and|just|do)\b|[\s,:])*$"
)
_LEAD_OUT = pattern(r"^(\s|\b(me|us|them|him|her|again|please|for now|at all|up|with)\b)*$")
_UNLESS = pattern(r"\b(if|unless|in case|whether)\b")
_NOT_JUST = pattern(
    rf"({NOT.pattern})( (yet|likely|going to|be|be making|make|making|have|an?|any|expect|will|can|they|we))*\s+$"
)
_NOT_NEXT = pattern(r"( (is|was|will|to))?( be)?( not\b|n't\b)")
_CALLS = pattern(r"call|contact")
_AT_LATEST = pattern(r"( back)?( again)?( with .+?)? (by|within|before|in|until|no later)\b")
_LATEST = pattern(r"\bat (the )?latest\b")


def _stated(clause: Clause, reads: str, statement: Statement, *, certain: bool) -> list[Proposal]:
    return clause.stated(reads, statement, certain=certain and not is_hedged(clause.sentence))


# -- Silence and permission ----------------------------------------------------------------------


def _not_before(clause: Clause) -> list[Proposal]:
    until = first_of(clause["day"].strip(" .!"), clause.state.today)
    found = find_when(until, clause.state.ahead)
    words = set(clause["what"].casefold().replace(",", " ").split())
    is_about_it = not words or words & (_CONTACT_WORDS | {"decide", "decision", "know", "hear"})
    if found is None or not is_about_it or _MINE.search(clause.sentence):
        return []
    start, end, when = found
    is_all = start == 0 and end >= len(until)
    is_own = clause.sentence[:4].casefold() == "wait"
    is_direct = is_all and words <= _CONTACT_WORDS and _LEAD_IN.search(clause.before)
    is_sure = bool(is_direct) and not is_own and not is_hedged(clause.sentence)
    return no_contact_before(clause, when.last, certain=is_sure)


def _no_more(clause: Clause) -> list[Proposal]:
    if _FOR_NOW.match(clause.after):
        return []
    rest = re.split("[,;]", clause.after)[0]
    is_asking = clause["verb"].casefold() not in ("call", "email", "e-mail", "write")
    is_direct = is_asking and _LEAD_IN.search(clause.before) and _LEAD_OUT.search(rest)
    scope: Scope = "all" if _ALL_CONTACT.search(clause.words_found + rest) else "status"
    reads = "They want no " + ("contact at all" if scope == "all" else "follow-up on the decision")
    statement = Statement(clause.state.today, "no_followup", scope=scope)
    return _stated(clause, reads, statement, certain=bool(is_direct))


def _welcome(clause: Clause) -> list[Proposal]:
    anytime = _ANY_TIME.search(clause.sentence) is not None
    statement = Statement(clause.state.today, "followup_ok", anytime=anytime)
    reads = "You may follow up" + (" at any time" if anytime else "")
    beside = f"{clause.before} {clause.after}"
    is_to_me = _LEAD_IN.search(clause.before) or not _SOMEBODY_MAY.match(clause.words_found)
    is_plain = bool(is_to_me) and not NOT.search(clause.sentence) and not is_hedged(beside)
    proposals = clause.stated(reads, statement, certain=is_plain)
    if start := find_when(clause.after, clause.state.ahead):
        proposals += no_contact_before(clause, start[2].last, certain=False)
    if medium := MEDIA.get(clause["verb"].casefold()):
        proposals += doubted(_prefer(clause, medium))
    return proposals


def _preference(clause: Clause) -> list[Proposal]:
    if _I.match(clause.sentence):
        return []
    return _prefer(clause, MEDIA[clause["medium"].casefold()])


def _prefer(clause: Clause, medium: Medium) -> list[Proposal]:
    statement = Statement(clause.state.today, "preferred_medium", medium=medium)
    is_plain = not NOT.search(clause.sentence)
    return _stated(clause, f"They prefer {spoken(medium)}", statement, certain=is_plain)


# -- When they decide ----------------------------------------------------------------------------


def _decision(clause: Clause) -> list[Proposal]:
    sentence, rest = clause.sentence, clause.after
    if _MINE.search(sentence) or _TO_DECIDE.match(sentence.rpartition(", ")[2]):
        return []
    if _CALLS.match(clause.words_found) and not _AT_LATEST.match(rest):
        return _in_touch(clause, rest)
    timing = find_timing(rest, clause.state.ahead)
    if timing and counts_from_else(timing, rest):
        return _unnamed(clause)
    if timing:
        start, end, read = timing
        if NOT_UNTIL.search(rest[:end]) or _is_denied(clause):
            return no_contact_before(clause, read.day, certain=False)
        gap = re.findall(r"[\w'’-]+", rest[:start].casefold())
        is_all = not _LATEST.sub("", rest[end:]).strip(" .,;") and set(gap) <= _FILLER
        is_direct = is_all and not NOT.search(_NO_MORE_SAID.sub("", sentence))
        return _decide(clause, read, certain=read.certain and is_direct)
    timing = find_timing(clause.before, clause.state.ahead)
    if timing and not NOT_UNTIL.match(rest.lstrip()):
        return _decide(clause, timing[2])
    return _unnamed(clause) if is_vague(sentence) else []


def _unnamed(clause: Clause) -> list[Proposal]:
    """What they said of a day that is not known."""
    vague = Statement(clause.state.today, "vague", text=clause.sentence)
    return _stated(clause, "They name no day: kept as their words", vague, certain=False)


def _is_denied(clause: Clause) -> bool:
    """Whether it is said that they do not decide by then; what you may do where they do not is no such thing."""
    if _UNLESS.search(clause.before):
        return False
    return bool(_NOT_JUST.search(clause.before) or _NOT_NEXT.match(clause.after))


def _in_touch(clause: Clause, words: str) -> list[Proposal]:
    """The day they call, in a sentence of another form."""
    found = find_when(words, clause.state.ahead)
    if found is None or found[2].end:
        return []
    return doubted(contact_on(clause.saying(words[found[0] : found[1]])))


def _only_when(clause: Clause) -> list[Proposal]:
    """``they said two weeks``: a time and nothing it is the time of."""
    read = read_timing(clause.text, clause.state.ahead)
    return _decide(clause, read) if read else []


def _decide(clause: Clause, read: Timing, *, certain: bool = False) -> list[Proposal]:
    about: About = "final" if FINAL.search(clause.sentence) else "next_step"
    return decides(clause, read, about, certain=certain and not is_hedged(clause.sentence))


EMBARGO = (
    form(
        _not_before,
        r"\b(not|don'?t|won'?t|no|wait|(put )?on hold|hiring freeze|paused)\b(?P<what>[^.]*?)\b(BEFORE|UNTIL|TILL)\s+(?P<day>.+)",
        is_part=True,
    ),
)
PERMISSION = (
    form(_no_more, _NO_MORE, is_part=True),
    form(
        _welcome,
        r"(?<!they )(?<!she )(?<!he )\b((you )?(can|may)|feel free to|free to|welcome to|happy for (me|you) to|ok(ay)? to"
        r"|fine to|i may|i can)\s+"
        r"(?P<verb>FOLLOW[ -]?up|CALL|PHONE|(e-?)?MAIL|WRITE|TEXT|CHECK in|REACH out|CONTACT|get in TOUCH)",
        r"^(?P<verb>CALL|PHONE|E-?MAIL|WRITE|TEXT|CHECK in)\b(?=.*\b(any ?time|whenever)\b)",
        r"\bFOLLOW[ -]?ups? (is |are )?(ok(ay)?|fine|welcome)\b",
        is_part=True,
    ),
)
PREFERENCE = (
    form(
        _preference,
        rf"\bPREFERs?( to be (reached|contacted))?( by| via| over)?( the| an?)? {_MEDIUM}\b",
        rf"\b{_MEDIUM} (IS BEST|IS PREFERRED|IS BETTER)\b",
        rf"\bBEST (reached |{_REACH} )?(by|via|over) (the )?{_MEDIUM}\b",
        rf"\b(BEST|EASIEST|QUICKEST) way {_REACH} is( by| via| over)?( the)? {_MEDIUM}\b",
        rf"\bBEST to {_MEDIUM} {_WHOM}(?=$|[,.;!])",
        is_part=True,
    ),
)
DECISION = (
    form(
        _decision,
        r"\b(DECID(e|es|ing)|DECISIONs?|(?<!got )(?<!came )BACK to (me|you|us)|(get|gets|be|come|comes) BACK|HEAR|let (me|us|you|everyone) KNOW"
        r"|(have|has|get|give me|give us|expect|expects|expecting) (an|their) (ANSWER|DECISION)|KNOW more"
        r"|(?<!keep )(?<!stay )in TOUCH|CALL (me|you)|CONTACT (me|you))\b",
        is_part=True,
        must_be_read=bool,
    ),
    form(
        _only_when,
        rf"({SPEAKER} )?(SAID|SAYS|(will|'ll) (NEED|TAKE)) (it takes |about |maybe |probably )?(?P<text>.+)",
    ),
)
