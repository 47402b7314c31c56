"""One person on a line: ``@Ann Lee, recruiter at Hays <ann@hays.example> +1 555 010 2030``.

Owns where a name ends, what is a role and what is only talk, and mail, phone and link. Must not know
who is known already.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from followup_tui.capture.days import A_WEEKDAY
from followup_tui.facts import Relation, sentence_end

from .patterns import pattern
from .words import is_of_name, mention_starts, name_end

_LONGEST_NAME, _MOST_NAMES = 3, 5
MAIL = re.compile(r"[<(]?\b([^\s<>()@,;]+@[^\s<>()@,;]+\.[^\s<>()@,;.]+)[>)]?")
"""An address, as it may stand behind a name."""
_PHONE = pattern(
    r"(\b(tel|phone|mobile|cell)[:.]?\s*)?(?<![\w@.])"
    r"(?P<phone>\+?\(?[0-9][0-9 ()./-]{5,20}[0-9]\b(\s*(ext\.?|x)\s*[0-9]{1,6}\b)?)"
)
_LINK = pattern(r"<?\b(?P<link>(https?://|www\.|([a-z]{2,3}\.)?linkedin\.com/)[^\s<>,;]+)>?")
_LOOSE_END = pattern(r"(\s|,|;|&|\band\b)+$")
_AT = re.compile(r"\s+(?:at|from)\s+(?=[^\W\d_])|\s*@\s+")
_ROLES: dict[Relation, str] = {
    "hiring_manager": r"hiring (manager|lead)|hm|my (future )?(boss|manager)",
    "recruiter": r"recruit\w*|talent\w*|sourcer|head ?hunter|hr|human resources|people (ops|team)",
    "coordinator": r"coordinat\w*|assistant|scheduler|office manager|reception\w*",
    "referrer": r"referr(er|ed)\b.*",
    "reference": r"reference",
    "executive": r"c[efoti]o|cpo|chief\b.*|(co-?)?founder|president|s?vp|vice president|owner",
    "peer": r"(peer|colleague|team ?mate|team member|co-?worker)s?",
    "interviewer": r"interviewers?",
}
_RELATIONS = {role: pattern(rf"\b({words})\b") for role, words in _ROLES.items()}
_ROLE_WORD = pattern(
    r"\b(manag|engineer|develop|design|direct|lead\b|head\b|vp\b|senior|sr\b|junior|staff\b|principal"
    r"|analy|scien|architect|consult|partner|product|owner|offic|speciali|admin|account|market|sales\b"
    r"|finan|legal|operation|people\b|growth|platform|data\b|infra|securit|research|support|success"
    r"|eng\b|team\b|group\b|depart|intern\b|associate|professor|teacher|nurse|editor|writer|program|project"
    r"|tech|software|qa\b|devops|inc\b|corp|ltd\b|llc\b|gmbh\b)"
)
"""What the words of a role, a department or a company begin with, as those of a name hardly do."""
_NO_ROLE = pattern(
    r"(who|was|were|is|has|had|will|would|said|asked|told|seem\w*|look\w*|like[sd]?|love[sd]?|lead[s]|led"
    r"|runs?|ran|works?|worked|wants?|needs?|prefers?|promised|says|tells|knows?|joined|left|came|met|then|but|and|very|really|so|too|quite"
    r"|nice|great|good|kind|friendly|about|for|in|on|with|whose|which)\b"
)
"""What goes on about a person, and is no role."""
_NO_NAME = frozenset("the a an to see my our in on at of for with and is was it this that".split())
_ALSO = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*")


_END_OF_PART = (
    r"and|at|on|in|via|with|from|who|today|yesterday|tomorrow|this|last|next|(mon|tues?|wed(nes)?|thu(rs)?"
    r"|fri|sat(ur)?|sun)(day)?"
)
_PART = pattern(
    r"\s*(\(\s*(?P<bracketed>[^()@0-9]{2,50}?)\s*\)"
    rf"|(,|\s+from)\s*(?P<listed>(?!and\b)[^\W\d_][^\s,;()@&<]*( (?!({_END_OF_PART})\b)[^\s,;()@&<0-9]+){{0,3}})"
    rf"(?=\s*($|[,;.)&@<0-9]|({_END_OF_PART})\b)))"
)
"""What may be told of somebody behind their name: ``, recruiter`` or ``(VP of Data)``."""
_GOES_ON = pattern(
    r"(:|(,|\s+-)? *\b((they|she|he|we)\b|(said|says|told|asked|thinks?|will|would|wants?|has|had|is|was)\b)).*$"
)
"""What else a line says behind what somebody is."""
_ON_DAY = pattern(
    rf",? *\b(today|tomorrow|yesterday|(on|by|until|till|next|last|this) ({A_WEEKDAY}|week|month))\b"
)
_ARTICLE = pattern(r"^(the|our|their|an?)\s+")


class Part(msgspec.Struct, frozen=True):
    """What somebody is, as told behind their name, and where that ends."""

    words: str
    end: int

    @property
    def relation(self) -> Relation | None:
        return relation_of(self.words)

    @property
    def title(self) -> str | None:
        return None if _is_relation(self.words) else self.words


def part_at(text: str, end: int) -> Part | None:
    """What is told right behind a name of somebody's role or part in the process."""
    found = _PART.match(text, end)
    if found is None:
        return None
    words = _ARTICLE.sub("", found["bracketed"] or found["listed"])
    is_one = is_role(words) or bool(found["bracketed"] and _ROLE_WORD.search(words))
    return Part(words, found.end()) if is_one else None


def is_role(words: str) -> bool:
    """Whether they end in what somebody is."""
    last = words.split()[-1]
    return bool(_ROLE_WORD.match(last) or relation_of(last) or _is_relation(words))


def relation_of(role: str) -> Relation | None:
    """The part in the process that a role's words name, if they name one."""
    return next((name for name, words in _RELATIONS.items() if words.search(role)), None)


class Card(msgspec.Struct, frozen=True):
    """What a line says of one person."""

    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    company: str | None = None
    relation: Relation | None = None


def read_cards(text: str) -> list[Card]:
    """The people of ``@Ann Lee, recruiter at Hays <ann@hays.example>, @Bo``."""
    text = mention_others(text)
    starts = [*mention_starts(text), len(text)]
    return [_card(text[a + 1 : b]) for a, b in pairwise(starts)]


def mention_others(text: str) -> str:
    """``@Ann and Bob`` as ``@Ann and @Bob``; after a comma alone it takes a first and a last name."""
    for start in reversed(mention_starts(text)):
        end = name_end(text, start + 1)
        if note := _NOTE.match(text, end):
            end = note.end()
        others: list[int] = []
        while also := _ALSO.match(text, end):
            first, end = also.end(), name_end(text, also.end())
            name = text[first:end]
            is_alone = also[0].strip() == "," and " " not in name
            if text[first : first + 1].islower() or not names_somebody(name):
                break
            if is_alone and not _JOINS.match(text, end):
                break
            others.append(first)
        for first in reversed(others):
            text = f"{text[:first]}@{text[first:]}"
    return text


_NOTE = re.compile(r"\s*\([^()@]*\)")
_JOINS = re.compile(r"\s*,?\s*(?:and\b|&)")


def names_somebody(name: str) -> bool:
    """Whether it may well be a person's name: words in capitals, no role, no company."""
    words = name.split()
    return (
        0 < len(words) <= _MOST_NAMES
        and not any(char.isdigit() for char in name)
        and all(is_of_name(word) for word in words)
        and not words[0].islower()
        and not _ROLE_WORD.search(name)
        and relation_of(name) is None
        and words[0].casefold() not in _NO_NAME
    )


def may_name_somebody(name: str) -> bool:
    """Whether it may be a name typed without capitals: two or three words, none of them small talk."""
    words = name.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and not any(char.isdigit() for char in name)
        and not _NO_NAME & {word.casefold() for word in words}
    )


def _card(text: str) -> Card:
    mail = MAIL.search(text)
    text = MAIL.sub(" ", text)
    link = _LINK.search(text)
    text = _LINK.sub(" ", text)
    phone = _PHONE.search(text)
    text = _PHONE.sub(" ", text)
    text = _LOOSE_END.sub("", text)
    end = _name_end(text)
    name, owns = re.subn("['’]s$", "", text[:end].rstrip("."))
    if (part := part_at(text, end)) and text[end:].lstrip().startswith("("):
        text = text[: part.end]
    is_small = text[:end].islower()
    is_apart = not is_small and text[end:].lstrip()[:1] in tuple(",;:-–—(")
    role = "" if owns else text[end:].strip(" ,;:-–—()<>\t.")
    role = role.partition(",")[0] if is_small else role
    title, company = _role(role, is_apart=is_apart) if role else ("", None)
    return Card(
        name,
        title=None if not title or _is_relation(title) else title,
        email=mail[1] if mail else None,
        phone=" ".join(phone["phone"].split()) if phone else None,
        url=_whole(link["link"]) if link else None,
        company=company,
        relation=relation_of(title),
    )


def _whole(link: str) -> str:
    link = link.rstrip(".)")
    return link if "://" in link else f"https://{link}"


def _role(text: str, *, is_apart: bool) -> tuple[str, str | None]:
    """Title and company; neither where the line only goes on about the person."""
    if end := sentence_end(text):
        text = text[: end.start("mark")]
    text, *day = _ON_DAY.split(_ARTICLE.sub("", _GOES_ON.sub("", text)), maxsplit=1)
    is_role = relation_of(text) or _ROLE_WORD.search(text)
    is_place = _AT.match(f" {text}") is not None
    if (
        not text
        or (day and not is_role)
        or _NO_ROLE.match(text)
        or not (is_apart or is_role or is_place)
    ):
        return "", None
    title, *company = _AT.split(f" {text}", maxsplit=1)
    return title.strip(), company[0].strip() if company else None


_SMALL_SURNAME = re.compile(r" (?P<word>[a-z][\w'’-]+)[ ,(]+(?P<told>\w+)")


def _name_end(text: str) -> int:
    """Where the name ends: before a role in capitals too, as in ``Ann Lee CTO``."""
    if text[:1].islower():
        return small_name_end(text)
    end = name_end(text, 0)
    if (small := _SMALL_SURNAME.match(text, end)) and " " not in text[:end]:
        said, told = small["word"], small["told"]
        is_word = _ROLE_WORD.match(said) or _NO_ROLE.match(said) or relation_of(said)
        if not is_word and (_ROLE_WORD.match(told) or relation_of(told)):
            return small.end("word")
    words = list(re.finditer(r"\S+", text[:end]))
    for before, word in pairwise(words):
        if _is_relation(text[word.start() : end]) or _ROLE_WORD.match(word[0]):
            return before.end()
    return end


def small_name_end(text: str) -> int:
    """Where a name typed without capitals ends: at a comma or the like, or before a role."""
    words = list(re.finditer(r"[^\s]+", re.split(r"[,;:(<&]| - | and ", text)[0]))
    for n, word in enumerate(words[1:], 1):
        told = (word[0], text[word.start() : words[-1].end()])
        is_role = _ROLE_WORD.match(word[0]) or any(map(_is_relation, told))
        if n == _LONGEST_NAME or is_role or _NO_ROLE.match(word[0]):
            return words[n - 1].end()
    return words[-1].end() if words else 0


def _is_relation(title: str) -> bool:
    return any(words.fullmatch(title) for words in _RELATIONS.values())
