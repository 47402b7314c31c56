"""The jot: a few typed lines about an interview, read into proposed facts.

Owns how a text falls into lines and sentences and which reader gets each. Pure, and never raises:
a line that means to say something and cannot be read becomes a Problem. Must not save anything.

A line beginning with a key (``need:``), with ``@``, or with a reflection's mark is read as such;
``*`` lists, quotes, headings, fenced code and lines over 500 characters stay plain; anything else is prose, read sentence by
sentence for what is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import repeat

from msgspec.structs import replace

from followup_tui.facts import Contact, Person, is_marked

from .cards import Card, read_cards
from .days import MONTH
from .interview_words import TALK
from .jot_state import JotState, Stretch
from .keyed import ALIASES, FORMS
from .patterns import pattern
from .present import from_header, introduced, mentioned, met, people, reached
from .proposals import (
    Add,
    Attend,
    Edit,
    Jot,
    JotContext,
    JotLine,
    LineKind,
    Problem,
    Proposal,
    Tag,
    Unreadable,
    dates_of,
)
from .sentences import ITEMS, read_sentence
from .words import name_end, take_mentions

_KEY = re.compile(r"\s*([A-Za-z][A-Za-z '’]{1,16}?)\s*:(?!//)\s*(.*)$")
_PLAIN = re.compile(r"\s*(?:>|=>|#+\s|[-+*]{2,}|\||$)")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|[0-9]{1,2}[.)])\s+")
_SUBJECT = r"(they|she|he|we|i|(?-i:[A-Z])[\w-]+( (?-i:[A-Z])[\w-]+)?)"
_VERB = (
    r"('(ll|d|s|re|ve)|( (also|both|then))? (wants?|needs?|asked|asks|said|says|told|will|would|is|are|was|has"
    r"|have|had|can|may|should|decides?|sent|sends|promised))"
)
_BREAK = pattern(
    r"(?<=[.!?;])\s+|,?\s+(and|but|so)\s+(?=(they|she|he|we|i|please|no|asked)\b)"
    rf"|,\s+(?!i have (until|till|an?\b|[0-9]))(?={_SUBJECT}{_VERB}\b)"
)
_CONDITION = pattern(
    r"\b(if|unless|once|as soon as|in case|should)\b[^.!?;]*$"
    r"|(^|[.!?;]\s+|\b(and|but) )(when|whenever|until|after|before|because|since)\b[^.!?;]*$"
)
"""What the rest of a sentence hangs on: it is not read apart."""
_KEYLESS = {
    **dict.fromkeys(("sent", "applied", "eta"), re.compile("")),
    "need": pattern(rf"(?!to\b).*{ITEMS.pattern}"),
    "ref": re.compile(r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+$"),
    **dict.fromkeys(
        ("next", "held", "moved", "cancelled"),
        pattern(rf"(the |an? |my )?{TALK}\b"),
    ),
    "got": pattern(r"(an? |the )?(reject|turned down|offer|invit)"),
    "offer": pattern(r"(open|until|till|by|deadline|no deadline)\b"),
}
"""The words that begin a line without their colon, and what must follow for them to be read."""
_WHOLE = {
    "sent": pattern(
        r"(an? |the |my )?(thank[ -]?yous?|thanks)( notes?| e-?mails?| cards?)? to [^.,;:?()]+"
    ),
    "applied": pattern(
        rf"(today|yesterday|(on )?([0-9-]{{6,}}|({'|'.join(MONTH)}) [0-9]+|[0-9]+ ({'|'.join(MONTH)})))"
        r"( (via|through|on|at) \S+)?"
    ),
}
"""What after such a word leaves nothing in doubt."""
_I = pattern(r"^i('ve| have)? ")
_MEANT = pattern(rf"@|\b[0-9]{{1,2}}:[0-9]{{2}}\b|\b[0-9]{{1,2}} ({'|'.join(MONTH)})\b")
"""What shows that such a line means to say something, though it cannot be read."""
_AN_ITEM = pattern(rf"((the|my|an?|some|all|both|two|three)\s+)*([\w-]+ )?{ITEMS.pattern}")
"""What somebody sends because they were asked for it."""
_NAME_FIRST = re.compile(r"\s*([^\W\d_a-z][\w&.'’-]*(?: [^\W\d_a-z&][\w&.'’-]*){0,3}):\s+\S")
_NOTHING = pattern(
    r"no|none|nothing|nobody|no ?one|n/?a|not (asked|said|yet|set|sure)|unknown|not? idea"
)
"""What answers a question with nothing; such a line stays plain."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no name or item may hold; read as a space."""
_LONGEST = 500
_LINK = pattern(r"\b[a-z]+://\S+")
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,48})")


def read_jot(text: str, context: JotContext) -> Jot:
    """What the lines of ``text`` say, without doing any of it."""
    state = JotState(context)
    lines = [line.rstrip("\r") for line in text.split("\n")]
    kinds = _kinds(lines)
    state.people.expect(_named_in_full([lines[number - 1] for number in kinds]))
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    for number in sorted(kinds, key=lambda n: (_turn(lines[n - 1]), n)):
        line = lines[number - 1]
        at = Stretch(number, line, 0, _BULLET.sub(_blank, _UNSEEN.sub(" ", line), count=1))
        try:
            found = _read_line(at, state)
            if is_marked(line):
                found = [replace(one, certain=False) for one in found if one.certain]
        except Unreadable as problem:
            if is_marked(line):
                continue
            problems.append(Problem(number, problem.text, problem.advice))
            kinds[number] = "problem"
            continue
        proposals += found
        if found:
            kinds[number] = "read" if any(p.certain for p in found) else "uncertain"
    proposals.sort(key=lambda proposal: (proposal.line, proposal.span))
    shown = tuple(
        JotLine(n, line, kinds.get(n, "reflection" if is_marked(line) else "plain"))
        for n, line in enumerate(lines, 1)
    )
    return Jot(shown, tuple(proposals), tuple(sorted(problems, key=lambda problem: problem.line)))


def _named_in_full(lines: list[str]) -> Iterator[Card]:
    """Who is mentioned, those of the lines about somebody first: these tell most."""
    for line in sorted(lines, key=lambda line: not line.lstrip().startswith("@")):
        if line.lstrip().startswith("@"):
            yield from read_cards(line)
        else:
            yield from (Card(name) for name in take_mentions(line)[1])


def _turn(line: str) -> int:
    """An interview that was held comes first, then people: those named in full before the others.

    Later lines go by one name, and whoever is named was at that interview.
    """
    keyed = _KEY.match(line)
    if ALIASES.get(_key_name(keyed)) == "held":
        return -_LONGEST
    start = line.find("@") + 1 if line.lstrip().startswith("@") else 0
    return -line.count(" ", start, name_end(line, start)) - 1 if start else 0


def _kinds(lines: list[str]) -> dict[int, LineKind]:
    """The lines to read, by number: all but reflections and what stays plain."""
    kinds: dict[int, LineKind] = {}
    is_code = False
    for number, line in enumerate(lines, 1):
        fence = line.lstrip().startswith("```")
        is_code ^= fence
        skipped = fence or is_code or _PLAIN.match(line) or _is_only_a_mark(line)
        if not skipped and len(line) <= _LONGEST:
            kinds[number] = "reflection" if is_marked(line) else "plain"
    return kinds


def _is_only_a_mark(line: str) -> bool:
    """Whether its sign means what it says; a dash may stand for no more than the line of a list."""
    return is_marked(line) and not line.startswith("-")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _read_line(at: Stretch, state: JotState) -> list[Proposal]:
    """What a line says; that of a line about somebody or something else is not certain."""
    found = [_doubted_if_far(one, state) for one in _said_on(at, state)]
    about = state.another_company(at.text) or _named(at.text)
    return [_doubted(one, about) for one in found] if about else found


def _named(text: str) -> str:
    """The name a line begins with, as in ``Globex: they decide by fri``."""
    begun = _NAME_FIRST.match(text)
    return begun[1] if begun and _key_name(_KEY.match(text)) not in ALIASES else ""


def _doubted(proposal: Proposal, about: str) -> Proposal:
    """The proposal left to be taken by hand; who somebody is stays as it was read."""
    is_person = all(
        isinstance(change, Attend | Tag)
        or (isinstance(change, Add) and isinstance(change.fact, Contact | Person))
        or (isinstance(change, Edit) and change.kind is Contact)
        for change in proposal.changes
    )
    if is_person or not proposal.certain:
        return proposal
    return replace(proposal, certain=False, reads=f"{proposal.reads} (or is it about {about}?)")


def _doubted_if_far(proposal: Proposal, state: JotState) -> Proposal:
    """The proposal left to be taken by hand where it rests on a day without its year far ahead."""
    if not proposal.certain or not any(
        map(state.is_far, dates_of(proposal), repeat(proposal.text))
    ):
        return proposal
    return replace(proposal, certain=False, reads=f"{proposal.reads} (is that the year?)")


def _said_on(at: Stretch, state: JotState) -> list[Proposal]:
    tags = _tags(at)
    text = _TAG.sub(_blank, at.text) if tags else at.text
    bare = replace(at, text=text)
    if text.lstrip().startswith("@"):
        return [*people(bare, state), *tags]
    keyed = _KEY.match(text)
    name = _key_name(keyed)
    if keyed and name in ALIASES:
        return [*_keyed(bare, ALIASES[name], keyed[2], state, is_empty=not tags), *tags]
    near = get_close_matches(name, FORMS, n=1, cutoff=0.8) if len(name) > 3 else []
    if near:
        raise Unreadable(f"{name}: is not read", f"did you mean {near[0]}:?")
    card = from_header(bare, state) or reached(bare, state) or introduced(bare, state)
    return [*(card or _prose(bare, state)), *tags]


def _key_name(keyed: re.Match[str] | None) -> str:
    return " ".join(keyed[1].replace("’", "'").casefold().split()) if keyed else ""


def _keyed(at: Stretch, key: str, text: str, state: JotState, *, is_empty: bool) -> list[Proposal]:
    form = FORMS[key]
    if _NOTHING.fullmatch(text.strip(" .!-")) and (key != "got" or text.strip().casefold() != "no"):
        return []
    if text.strip():
        return form.read(at, text, state)
    if is_empty or key != "tags":
        raise Unreadable(f"nothing is said after {key}:", f"write for example {form.example}")
    return []


def _prose(at: Stretch, state: JotState) -> list[Proposal]:
    proposals = []
    text = _LINK.sub(_blank, at.text)
    start = 0
    for end, after in (*_breaks(text), (len(text), len(text))):
        sentence = text[start:end].strip()
        first = end - len(text[start:end].lstrip())
        start = after
        part = Stretch(at.line, at.whole, first, sentence)
        said = (read_sentence(part, state) or _keyless(part, state)) if sentence else []
        proposals += said or (mentioned(part, state) if "@" in sentence else met(part, state))
    return proposals


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence, or a clause that stands by itself, ends and the next begins."""
    for found in _BREAK.finditer(text):
        is_end = text[found.start() - 1] in ".!?;"
        if is_end or not _CONDITION.search(text[: found.start()]):
            yield found.span()


def _keyless(at: Stretch, state: JotState) -> list[Proposal]:
    """``sent thanks to Dana``: a keyed line without its colon, certain where it says that and no more."""
    word, _, text = _I.sub("", at.text).partition(" ")
    key = ALIASES.get(word.casefold(), "")
    if key == "applied" and at.text.strip() == at.whole.strip() == word:
        return FORMS[key].read(at, "", state)
    if key not in _KEYLESS or not text or not _KEYLESS[key].match(text):
        return []
    try:
        read = FORMS[key].read(at, text, state)
    except Unreadable as problem:
        if at.text.strip() != at.whole.strip():
            return []
        if key == "sent" and _AN_ITEM.match(text):
            raise
        if _MEANT.search(text):
            raise Unreadable(problem.text, f"write it as {key}: ...; {problem.advice}") from None
        return []
    is_sure = at.text.strip() == at.whole.strip() and key in _WHOLE and _WHOLE[key].fullmatch(text)
    return [replace(proposal, certain=proposal.certain and bool(is_sure)) for proposal in read]


def _tags(at: Stretch) -> list[Proposal]:
    return [
        Proposal(at.line, at.whole, found.span(), (Tag(found[1]),), f"Tagged {found[1]}")
        for found in _TAG.finditer(at.text)
    ]
