"""What they asked for, as a thing: ``send us your references`` is ``my references``.

Owns reading a request as it was jotted. Must not know which facts there are. Its patterns are compiled
when they are first used, which a start does not wait for.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from .english import DETERMINERS, NUMBERS, is_plural, listed, noun_of, tokens, written_out

_POLITE = (
    r"^(?:(?:please|kindly|could you|can you|would you|asked (?:me )?(?:for|to)"
    r"|(?:they )?(?:want|need)s?(?: me to)?|let us have)[, ]+)*"
)
_SEND = (
    rf"(?i){_POLITE}(?:(?:to )?(?:re-?)?(?:send|forward|e-?mail|mail|provide|share"
    r"|upload|give|bring|submit|return|attach|supply|hand in|pass on|get|show)(?:ing)?\b(?: over| in)?"
    r"(?: (?:us|me|them|him|her|it))?(?: with)?)? *"
)
_DO = (
    rf"(?i){_POLITE}(?:to )?(complete|fill (?:in|out)|sign|fill|do|take(?![- ]home)|update|correct)"
    r" +(?:and (?:return|send(?: back)?) +)?"
)
_DONE = {"sign": "signed", "update": "updated", "correct": "corrected"}
_TASK = (
    rf"(?i){_POLITE}(?:to )?(?:call|phone|ring|tell|let|confirm|answer|reply|respond|say|come|meet|pick|choose|book"
    r"|schedule|decide|explain|write|prepare|make|think|contact|register|create)\b"
)
_TO_WHOM = r"(?i) to (?:us|me|them|him|her)$"
_BACK = r"(?i),? and (?:re)?(?:send|turn|mail)(?: (?:it|them))?(?: back)?(?: to us)?$"
_RANGE = (
    r"(?i)\b(\d+|one|two|three|four|five) ?(?:-|–|to|or) ?(\d+|two|three|four|five|six)\b(?= [a-z])"
)
_NUMBER = r"\b(\d{1,2})\b(?= [^\W\d])"
_BETWEEN = (
    r"(?i),? and (?=(?:the|a|an|your|our|my|any|\d+|two|three|four|five) )"
    r"|, (?=(?:the|a|an|your|our|my|any|\d+|two|three|four|five) )"
)
_MINE = (
    (r"(?i)\b(?:your|my|his|her|their)\b", "my"),
    (r"(?i)\b(?:our|the company[’']s)\b", "your"),
    (r"(?i)\b(?:attached|enclosed) ", ""),
    (r"(?i)\bcv\b", "CV"),
    (r"(?i)\btake home\b", "take-home"),
)
_ONE = frozenset(["a", "an", "one", "this", "that"])
_PERSONAL = frozenset([
    "cv", "resume", "résumé", "portfolio", "transcript", "transcripts", "references", "diploma",
    "certificate", "certificates", "passport", "degree", "degrees", "licence", "license",
    "salary", "availability",
])  # fmt: skip
_COPY = r"(?i)^(?:copy|scan|list|draft|sample|version|photo|picture) of\b"
_TOLD = (
    r"(?i)(?:availability|expectations?|(?:start(?:ing)?|joining|earliest|possible|preferred|available) (?:dates?|times?|days?)"
    r"|notice(?: period)?|dates|times|time slots?|slots|(?:hourly|daily|day) rate|(?:phone|mobile) number|address|status)$"
)


class Thing(msgspec.Struct, frozen=True):
    """A requested item as its sender names it; without parts where it is no thing to send."""

    parts: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether it is an answer to write, and no document to attach."""
        return all(re.search(_TOLD, part) for part in self.parts)

    @property
    def is_many(self) -> bool:
        return len(self.parts) > 1 or any(map(_is_many, self.parts))

    @property
    def titles(self) -> tuple[str, ...]:
        """Its parts as a heading names them, without the and my."""
        return tuple(re.sub(r"^(?:the|my) ", "", part) for part in self.parts)


@cache
def thing(item: str) -> Thing:
    """Read one request."""
    text = re.sub(_TO_WHOM, "", written_out(" ".join(item.split()).rstrip(" .,;:!")))
    text = re.sub(_BACK, "", text)
    done = re.match(_DO, text)
    text = text[done.end() :] if done else text
    if re.match(_TASK, text):
        return Thing()
    text = re.sub(_SEND, "", text)
    if not text:
        return Thing()
    parts = [_part(part) for part in re.split(_BETWEEN, text)]
    if done:
        word = _DONE.get(done[1].casefold(), "completed")
        parts = [
            re.sub(r"^(?:(the|a|an|your|my) )?", lambda m: f"{m[1] or 'the'} {word} ", part)
            for part in parts
        ]
    return Thing(tuple(dict.fromkeys(parts)))


def asked_for(item: str) -> str:
    """The request as a heading names it; as it was jotted where it is no thing to send."""
    return listed(thing(item).titles or (item,))


def _part(text: str) -> str:
    """One item: ranges and other people’s pronouns gone, small numbers in words, an article before it."""
    text = re.sub(r"\bthe the\b", "the", re.sub(_RANGE, "the", text))
    for pattern, said in _MINE:
        text = re.sub(pattern, said, text)
    text = re.sub(r"^(?:some|any|all) (?:of )?", "", text, flags=re.IGNORECASE)
    text = re.sub(_NUMBER, lambda m: NUMBERS[int(m[1])] if int(m[1]) < len(NUMBERS) else m[1], text)
    first, *rest = text.split(" ", 1)
    is_name = first[1:] != first[1:].lower() or not first.isalpha()
    text = text if is_name else " ".join([first.lower(), *rest])
    named = tokens(text)
    if not named or named[0] in DETERMINERS:
        return text
    if re.match(_COPY, text):
        return f"a {text}"
    if set(named) & _PERSONAL and not set(named) & DETERMINERS:
        return f"my {text}"
    return f"the {text}"


def _is_many(text: str) -> bool:
    """Whether the noun a phrase is about is plural."""
    said = tokens(re.sub(r"\([^)]*\)", " ", text))
    if not said or said[0] in _ONE:
        return False
    return any(word in NUMBERS[2:] for word in said[:2]) or is_plural(noun_of(said))
