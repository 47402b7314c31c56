"""Sentences that say something: ``She said decision by Wed 25 Nov``.

Owns what is read from prose and how safe that is: a sentence is certain only where nothing in it
hedges and its words are used up. Must not know lines that begin with a key.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Id, Request, Scope, Statement, spoken

from .days import MONTH
from .jot_state import JotState, Stretch
from .keyed import read_request
from .outcomes import read_outcome
from .patterns import pattern
from .people import NOBODY, Speaker
from .proposals import Add, Edit, Proposal, Unreadable
from .statements import contact_on
from .timing import NOT_UNTIL, Timing, find_timing, in_words, is_vague, read_timing
from .words import MEDIA, find_when, take_when

TRIGGER = pattern(
    r"decid|decision|hear|back to|know|touch|soon|shortly|follow|contact|call|reach out|check in"
    r"|prefer|before|e-?mail|phone|ask|need|like|want|request|send|accept|declin|withdr|promis|chase"
    r"|wait|select|chosen|auto|\bgot\b|receiv|arriv|show|turn up|joined|appear|agreed|arranged|thank|off\b|deliver|nobody|no one|offer|reject|turned|interview|invite|round|on-?site|screen|panel|final|moved|postponed|pushed"
    r"|cancel|called off|rescinded|pulled|back\b|away|out of|ooo|holiday|vacation|leave|left|longer|ring"
    r"|on hold|freeze|paused|mail|forward|share|sent\b|submitted|handed|uploaded|gave\b|given\b|extended|pass|\bpto\b|out from|deadline|answer|wrote|messaged|pinged|texted|\bnow\b|sick|sa(id|ys)\b|some(one|body) else|another (candidate|person)|filled|a no\b"
)
"""What every sentence read here holds: most lines are settled by this alone."""
_ALONE = pattern(
    r"\bdue\b|\bthanked\b|\bzoom|\bteams\b|\bskype|\bmeet|\bchat\b|\bvideo\b|\bstill\b|\bout until\b|\bspoke\b|\btalked\b"
    r"|\bcame\b|\barrived\b|[0-9] ?(min|hour)|[0-9]:[0-9]|[0-9] ?[ap]m\b"
)
"""What else one may hold that stands in a line of its own, after nobody's name."""
_FACE = re.compile(
    r"(?:\s*[:;=]['’-]?[()/|DPpo]+|\s*[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)+\s*$"
)
_HEDGE = pattern(
    r"\?\s*$|\b(if|unless|maybe|perhaps|might|may|probably|possibly|hopefully|hopes?|hoping|thinks?|"
    r"guess(es)?|believes?|unsure|usually|normally|typically|wonder\w*|whether|could|know more|we (still )?(need|have|must)|yesterday|last|ask them|asked them)\b"
)
_NOT = pattern(r"\b(not|never|no|cannot)\b|n't\b")
_NO_MORE = pattern(
    r"\bno (more )?(follow[ -]?ups?|contact|chasing)\b(?! (yet|so far|since|from)\b)"
    r"|\bnot (want )?to be (contacted|chased)"
    r"|(?<!they )(?<!she )(?<!he )(?<!we )(?<!\bi )"
    r"\b(do not|don'?t|not to|never|no need to|please refrain from)"
    r" (please )?(?P<verb>follow(ing)?[ -]?up|contact(ing)?|chas(e|ing)|reach(ing)? out|get in touch"
    r"|check(ing)? in|call|e-?mail|write)\b"
)
"""What asks for silence; of what they, or you, never did nothing is asked."""
_FOR_NOW = pattern(r"\s+(before|until|till)\b")
_ALL_CONTACT = pattern(r"\bno contact\b|contact|get in touch|reach|at all")
_EMBARGO = pattern(
    r"\b(not|don'?t|won'?t|no|wait|(put )?on hold|hiring freeze|paused)\b(?P<what>[^.]*?)\b(before|until|till)\s+(?P<day>.+)"
)
_MONTH_ALONE = pattern(rf"^(?P<month>{'|'.join(MONTH)})(?=\W*$)")
_CONTACT_WORDS = frozenset(
    "to please contact call calls email e-mail write reach out follow up follow-up followup follow-ups"
    " chase check in get touch us me them him her do".split()
)
_WELCOME = pattern(
    r"(?<!they )(?<!she )(?<!he )\b((you )?(can|may)|feel free to|free to|welcome to|happy for (me|you) to|ok(ay)? to"
    r"|fine to|i may|i can)\s+"
    r"(?P<verb>follow[ -]?up|call|phone|e-?mail|mail|write|text|check in|reach out|contact|get in touch)"
    r"|^(?P<bare>call|phone|e-?mail|write|text|check in)\b(?=.*\b(any ?time|whenever)\b)"
    r"|\bfollow[ -]?ups? (is |are )?(ok(ay)?|fine|welcome)\b"
)
_ANY_TIME = pattern(r"\b(any ?time|whenever)\b")
_PREFERS = pattern(
    rf"\bprefers?( to be (reached|contacted))?( by| via| over)?( the| an?)? (?P<a>{'|'.join(MEDIA)})\b"
    rf"|\b(?P<b>{'|'.join(MEDIA)}) is (best|preferred|better)\b|\bbest (reached )?(by|via) (?P<c>{'|'.join(MEDIA)})\b"
)
_DECIDE = pattern(
    r"\b(decid(e|es|ing)|decisions?|(?<!got )(?<!came )back to (me|you|us)|(get|gets|be|come|comes) back|hear|let (me|us|you|everyone) know"
    r"|(have|has|get|give me|give us|expect|expects|expecting) (an|their) (answer|decision)|know more"
    r"|(?<!keep )(?<!stay )in touch|call (me|you)|contact (me|you))\b"
)
_MINE = pattern(
    r"^i('ve| have)? asked (\w+ )?for\b|\b(i('(ll|d|ve|m))?|me|let'?s|my)"
    r"( (?!(they|she|he|we|you)\b)[\w'’]+){0,3} "
    r"(decide|decision|answer|get back|be back|come back|let|call|contact|in touch)\b"
)
_FINAL = pattern(r"\bfinal")
_I = pattern(r"i\b")
_TO_DECIDE = pattern(r"(still )?(need|have|must|got)( to)? (decide|answer|let)\b")
_FILLER = frozenset(
    "me us you them from back to with about it on that this the a an next step steps will would be is are"
    " made expected due again more something news know touch either way soon at latest come out final round stage".split()
)
ITEMS = pattern(
    r"\b(references?(?! checks?)|referees?|portfolio|cv|resum[eé]s?|résum[eé]s?|transcripts?|certificates?|samples?"
    r"|diplomas?|degrees?|passport|visa|permit|availability|forms?|cover letter|slides|presentation"
    r"|take[ -]?home( (task|test|assignment|exercise|challenge))?|assignment|test|case study|start date|nda|salary|documents?|paperwork|photos?)\b"
)
_SPEAKER = r"(they|she|he|we|@?[^\W\d_][\w'’-]*( [^\W\d_][\w'’-]*)?)"
_PROVIDE = (
    r"(send( over| along| in| through| across)?|see|provide|bring|complete|do|fill (in|out)|prepare|submit|finish|share|give"
    r"|take(?=.*\b(tests?|assessments?|exams?|quiz)\b))"
)
_ASKED = pattern(
    rf"^(please |and |also |but )?({_SPEAKER} sa(id|ys) (that )?)?{_SPEAKER}( (also|both|all))?"
    rf"(?P<verb> asked (me )?(for|to {_PROVIDE})|( would|'d)( also)? like( to see)?"
    r"| requested| are waiting for| wants?( to see)?| needs?( to see)?)\s+(?!to\b)(?P<item>.+)$"
)
_SEND = pattern(
    r"^((please|can you|could you) )?send ((us|them|him|her|over|along|in|through)\s+)?(?P<item>.+)$"
    rf"|^(i was |was )?asked (me )?(for|to {_PROVIDE})\s+(?P<asked>.+)$"
)
_DUE = pattern(
    rf"^((i )?(got|received) )?(?P<item>((the|an?|my|their|your) )?((?!is |are |was )[\w-]+ ){{0,2}}?({ITEMS.pattern}))"
    r"(?P<verb>)( today| yesterday)?,? (is |are )?due (by |on )?(?P<day>.+)$"
)
_TO_BRING = pattern(
    r"(i )?(still )?(need|have|must)( to)? (bring|send|provide|submit|prepare|complete)\s+"
    r"((them|her|him)\s+)?(?P<item>.+)"
)
_PROMISED = pattern(r"^(i('ve| have)? )?promised ((them|him|her|to send) )*(?P<what>.+)$")
_LEAD_IN = pattern(
    r"^((please|pls|they|she|he|we|i|was|were|am|said|says|told|asked|me|us|to|that|but|and|just|do)\b|[\s,:])*$"
)
_LEAD_OUT = pattern(r"^(\s|\b(me|us|them|him|her|again|please|for now|at all|up|with)\b)*$")


class _Said(msgspec.Struct, frozen=True):
    """A sentence, and who said it."""

    at: Stretch
    text: str
    state: JotState
    by: Speaker

    @property
    def is_hedged(self) -> bool:
        return _HEDGE.search(self.text) is not None

    def stating(
        self, reads: str, statement: Statement, *, certain: bool, apart: str = ""
    ) -> list[Proposal]:
        """A statement proposed; a hedge anywhere but in ``apart`` makes it uncertain."""
        is_hedged = _HEDGE.search(self.text.replace(apart, " ", 1))
        reads += f", says {self.state.people.name(self.by.id)}" if self.by.id else ""
        changes = (*self.by.news, Add(replace(statement, by=self.by.id)))
        return self.at.propose(reads, changes, certain=certain and not is_hedged)


def read_sentence(at: Stretch, state: JotState, by: Speaker = NOBODY) -> list[Proposal]:
    """What a sentence says; several things where it says several, nothing in most."""
    text = _FACE.sub("", at.text).rstrip(" .!;")
    if not TRIGGER.search(text) and not _ALONE.search(text):
        return []
    said = _Said(at, text, state, by if by.id else Speaker(_speaker(text, state)))
    embargo = _embargo(said)
    found = embargo or _no_more(said) or _welcome(said)
    about_me = _promised(said) or _outcome(said)
    rest = about_me or _request(said) or ([] if embargo else _decision(said) or _only_when(said))
    return [*found, *_preference(said), *rest]


def _outcome(said: _Said) -> list[Proposal]:
    """How it went on; nothing hedged is certain."""
    found = read_outcome(said.at, said.text, said.state, said.by)
    is_hedged = _HEDGE.search(_GONE_BY.sub("", said.text)) is not None
    return [replace(one, certain=one.certain and not is_hedged) for one in found]


_GONE_BY = pattern(r"\b(yesterday|last (week|night)?)\b")
_SHE = pattern(r"^(she|he)\b")
_NAMED = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")


def _speaker(text: str, state: JotState) -> Id | None:
    """The only one who was there, for a pronoun; the one named, for a name known here."""
    if _SHE.search(text):
        there = state.interview.with_ if state.interview else ()
        return there[0] if len(there) == 1 else None
    named = _NAMED.search(text)
    if named is None:
        return None
    for name in (named[0], named[0].partition(" ")[0]):
        try:
            known = state.people.find(name)
        except Unreadable:
            continue
        if known and known.certain:
            return known.id
    return None


# -- Silence and permission ----------------------------------------------------------------------


def _embargo(said: _Said) -> list[Proposal]:
    found = _EMBARGO.search(said.text)
    if found is None:
        return []
    until = _MONTH_ALONE.sub(r"1 \g<month>", found["day"])
    when = find_when(until, said.state.ahead)
    if when is None or _MINE.search(said.text):
        return []
    words = set(found["what"].casefold().replace(",", " ").split())
    if words and not words & (_CONTACT_WORDS | {"decide", "decision", "know", "hear"}):
        return []
    start, end, day = when
    whole = start == 0 and end >= len(until)
    direct = whole and words <= _CONTACT_WORDS and _LEAD_IN.search(said.text[: found.start()])
    statement = Statement(said.state.today, "contact_after", date=day.end or day.day)
    is_own = found.start() == 0 and said.text[:4].casefold() == "wait"
    reads = f"No contact before {said.state.said(day.end or day.day)}"
    return said.stating(reads, statement, certain=bool(direct) and not is_own)


def _no_more(said: _Said) -> list[Proposal]:
    found = _NO_MORE.search(said.text)
    if found is None or _FOR_NOW.match(said.text, found.end()):
        return []
    verb = (found["verb"] or "").casefold()
    direct = (
        _LEAD_IN.search(said.text[: found.start()])
        and _LEAD_OUT.search(re.split("[,;]", said.text[found.end() :])[0])
        and verb not in ("call", "email", "e-mail", "write")
    )
    clause = found[0] + re.split("[,;]", said.text[found.end() :])[0]
    scope: Scope = "all" if _ALL_CONTACT.search(clause) else "status"
    reads = "They want no " + ("contact at all" if scope == "all" else "follow-up on the decision")
    statement = Statement(said.state.today, "no_followup", scope=scope)
    return said.stating(reads, statement, certain=bool(direct))


def _welcome(said: _Said) -> list[Proposal]:
    found = _WELCOME.search(said.text)
    if found is None:
        return []
    anytime = _ANY_TIME.search(said.text) is not None
    statement = Statement(said.state.today, "followup_ok", anytime=anytime)
    reads = "You may follow up" + (" at any time" if anytime else "")
    is_plain = not _NOT.search(said.text)
    proposals = said.stating(reads, statement, certain=is_plain, apart=found[0])
    start = find_when(said.text[found.end() :], said.state.ahead)
    if start:
        day = start[2].end or start[2].day
        after = Statement(said.state.today, "contact_after", date=day)
        proposals += said.stating(f"No contact before {said.state.said(day)}", after, certain=False)
    medium = MEDIA.get((found["verb"] or found["bare"] or "").casefold())
    if medium:
        prefers = Statement(said.state.today, "preferred_medium", medium=medium)
        proposals += said.stating(f"They prefer {spoken(medium)}", prefers, certain=False)
    return proposals


def _preference(said: _Said) -> list[Proposal]:
    found = _PREFERS.search(said.text)
    if found is None or _I.match(said.text):
        return []
    medium = MEDIA[(found["a"] or found["b"] or found["c"]).casefold()]
    statement = Statement(said.state.today, "preferred_medium", medium=medium)
    return said.stating(
        f"They prefer {spoken(medium)}", statement, certain=not _NOT.search(said.text)
    )


_MY_WISH = pattern(
    r"((a (bit|little)|some) )?(more )?time\b|an? extension\b|(some |any )?feedback\b|an update\b|news\b"
)


# -- What is asked and promised ------------------------------------------------------------------


def _request(said: _Said) -> list[Proposal]:
    found = _ASKED.search(said.text) or _SEND.search(said.text) or _DUE.search(said.text)
    if found is None or _I.match(said.text):
        found = _TO_BRING.match(said.text)
    if found is None:
        return []
    groups = found.groupdict()
    item = groups.get("item") or groups.get("asked") or ""
    if _MY_WISH.match(item):
        return []
    known = ITEMS.search(item) is not None
    verb = groups.get("verb") or ("asked" if groups.get("asked") else "")
    if day := groups.get("day"):
        if take_when(day, said.state.ahead)[0].strip(" .,;"):
            return []
        item, verb = f"{item} by {day}", "due"
    if not known and "asked" not in verb:
        return []
    certain = known and bool(verb) and not said.is_hedged and not _NOT.search(said.text)
    try:
        return read_request(said.at, item, said.state, certain=certain, by=said.by)
    except Unreadable:
        return []


def _promised(said: _Said) -> list[Proposal]:
    found = _PROMISED.search(said.text)
    if found is None:
        return []
    state = said.state
    item, when = take_when(found["what"], state.ahead)
    item = re.sub(r"^(?:(?:the|my|an?)\s+)+", "", item, flags=re.IGNORECASE).strip(" .,;")
    request = state.request_for(item)
    if when is None:
        return []
    day = when.end or when.day
    if request is None:
        return _promised_unasked(said, item, day)
    fields = (("eta", day), ("eta_sent_on", state.today))
    reads = f"You promised them {request.item} for {state.said(day)}"
    return said.at.propose(reads, [Edit(Request, request.id, fields)], certain=not said.is_hedged)


def _promised_unasked(said: _Said, item: str, day: dt.date) -> list[Proposal]:
    """Something promised that no open request names: a new one, where it is a thing to send."""
    if not ITEMS.search(item):
        return []
    state = said.state
    request = Request(
        state.free_id(item, "request"), item, state.today, eta=day, eta_sent_on=state.today
    )
    state.requests.append(request)
    reads = f"A new request, {item}, promised for {state.said(day)}"
    return said.at.propose(reads, [Add(request)], certain=False)


# -- When they decide ----------------------------------------------------------------------------


def _decision(said: _Said) -> list[Proposal]:
    found = _DECIDE.search(said.text)
    if found is None or _MINE.search(said.text) or _TO_DECIDE.match(said.text):
        return []
    before, rest = said.text[: found.start()], said.text[found.end() :]
    if _CALLS.match(found[0]) and not _AT_LATEST.match(rest):
        return _in_touch(said, rest)
    timing = find_timing(rest, said.state.ahead)
    if timing and NOT_UNTIL.search(rest[: timing[1]]):
        return _not_until(said, timing[2].day)
    if timing:
        start, end, read = timing
        gap = re.findall(r"[\w'’-]+", rest[:start].casefold())
        whole = not _LATEST.sub("", rest[end:]).strip(" .,;") and set(gap) <= _FILLER
        direct = whole and not _NOT.search(_NO_MORE.sub("", said.text))
        return _decide(said, read, certain=read.certain and direct)
    timing = find_timing(before, said.state.ahead)
    if timing and not NOT_UNTIL.match(rest.lstrip()):
        return _decide(said, timing[2], certain=False)
    if not is_vague(said.text):
        return []
    vague = Statement(said.state.today, "vague", text=said.text)
    return said.stating("They name no day: kept as their words", vague, certain=False)


def _not_until(said: _Said, day: dt.date) -> list[Proposal]:
    """A day before which nothing is decided is none to ask after, and none to wait for."""
    after = Statement(said.state.today, "contact_after", date=day)
    return said.stating(f"No contact before {said.state.said(day)}", after, certain=False)


def _in_touch(said: _Said, words: str) -> list[Proposal]:
    """The day they call, in a sentence of another form."""
    found = find_when(words, said.state.ahead)
    if found is None or found[2].end:
        return []
    by = Speaker(said.by.id, said.by.news, is_sure=False)
    return contact_on(said.at, words[found[0] : found[1]], said.state, by)


_CALLS = pattern(r"call|contact")
_AT_LATEST = pattern(r"( back)?( again)?( with .+?)? (by|within|before|in|until|no later)\b")
_LATEST = pattern(r"\bat (the )?latest\b")


def _only_when(said: _Said) -> list[Proposal]:
    """``they said two weeks``: a time and nothing it is the time of."""
    found = _ONLY_WHEN.match(said.text)
    read = read_timing(found["when"], said.state.ahead) if found else None
    return _decide(said, read, certain=False) if read else []


_ONLY_WHEN = pattern(
    rf"^({_SPEAKER} )?(sa(id|ys)|(will|'ll) (need|take)) (it takes |about |maybe |probably )?(?P<when>.+)$"
)


def _decide(said: _Said, read: Timing, *, certain: bool) -> list[Proposal]:
    final = _FINAL.search(said.text)
    statement = replace(read.statement, about="final" if final else "next_step")
    return said.stating(
        f"They decide {in_words(read, said.state.today)}", statement, certain=certain
    )
