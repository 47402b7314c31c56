"""What they asked for, as a thing: ``send us your references`` is ``my references``.

Owns reading a request as it was jotted. Must not know facts or templates.
"""

from __future__ import annotations

import re

import msgspec

from .grammar import as_noun, grammar, tokens, written_out
from .text import clause, listed, one_line

_SEND = re.compile(
    r"^(?:please |kindly |could you |can you )*(?:(?:to )?(?:re-?)?(?:send|forward|e-?mail|mail|provide|share"
    r"|upload|give|bring|submit|return|attach|supply|hand in|pass on|get|show)(?:ing)?\b(?: over| in)?"
    r"(?: (?:us|me|them|him|her|it))?(?: with)?) +",
    re.IGNORECASE,
)
_DO = re.compile(
    r"^(?:please |kindly |could you |can you )*(?:to )?(complete|fill (?:in|out)|sign|fill|do|take|update|correct)"
    r" +(?:and (?:return|send(?: back)?) +)?",
    re.IGNORECASE,
)
_DONE = {"sign": "signed", "update": "updated", "correct": "corrected"}
_TASK = re.compile(
    r"^(?:please )?(?:to )?(?:call|phone|ring|tell|let|confirm|answer|reply|respond|say|come|meet|pick|choose|book|schedule|decide|explain|write|prepare|make|think|contact|register|create)\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r" to (?:us|me|them|him|her)$", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(\d+|one|two|three|four|five) ?(?:-|–|to|or) ?(\d+|two|three|four|five|six)\b(?= [a-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(\d{1,2})\b(?= [^\W\d])")
_MINE = (
    (re.compile(r"\b(?:your|my|his|her|their)\b", re.IGNORECASE), "my"),
    (re.compile(r"\b(?:our|the company[’']s)\b", re.IGNORECASE), "your"),
)
_ONE = frozenset(["a", "an", "one", "this", "that"])


class Thing(msgspec.Struct, frozen=True):
    """A requested item as its sender names it; ``name`` is empty where it is no thing to send."""

    name: str
    is_many: bool = False


def thing(item: str) -> Thing:
    """Read one request."""
    text = _TO_WHOM.sub("", written_out(clause(one_line(item)))).replace("'", "’")
    text = re.sub(
        r",? and (?:re)?(?:send|turn|mail)(?: (?:it|them))?(?: back)?(?: to us)?$", "", text
    )
    done = _DO.match(text)
    text = _SEND.sub("", text[done.end() :] if done else text)
    if not text or _TASK.match(text):
        return Thing("")
    parts = [
        _part(part)
        for part in re.split(
            r",? and (?=(?:the|a|an|your|our|my|any|\d+|two|three) )|, (?=(?:the|a|an|your|our|my|any) )",
            text,
        )
    ]
    if done:
        word = _DONE.get(done[1].casefold(), "completed")
        parts = [
            re.sub(
                r"^(?:(the|a|an|your|my) )?", lambda m: f"{m[1] or 'the'} {word} ", part, count=1
            )
            for part in parts
        ]
    return Thing(listed(parts), len(parts) > 1 or _is_many(parts[0]))


def _part(text: str) -> str:
    """One item: ranges and other people’s pronouns gone, small numbers in words, an article before it."""
    text = _RANGE.sub("the", text)
    text = re.sub(r"\bthe the\b", "the", text)
    for pattern, said in _MINE:
        text = pattern.sub(said, text)
    text = re.sub(r"^(?:some|any|all) (?:of )?", "", text, flags=re.IGNORECASE)
    numbers = grammar().numbers
    text = _NUMBER.sub(lambda m: numbers[int(m[1])] if int(m[1]) < len(numbers) else m[1], text)
    first, *rest = text.split(" ", 1)
    is_name = first[1:] != first[1:].lower() or not first.isalpha()
    text = text if is_name else " ".join([first.lower(), *rest])
    named = tokens(text)
    if (
        named
        and set(named) & grammar().words["personal"]
        and not set(named) & grammar().words["determiners"]
    ):
        return text if named[0] in ("my", "your") else f"my {text}"
    if not named or named[0] in grammar().words["determiners"]:
        return text
    return f"the {text}" if _is_many(text) or is_name else _with_article(text)


def _with_article(text: str) -> str:
    said = as_noun(text)
    return said if said.startswith("the ") else f"the {said}"


def _is_many(text: str) -> bool:
    """Whether the noun a phrase is about is plural."""
    said = tokens(re.sub(r"\([^)]*\)", " ", text))
    words = grammar().words
    if not said or said[0] in _ONE:
        return False
    if any(word in grammar().numbers[2:] for word in said[:2]):
        return True
    end = next((n for n, word in enumerate(said) if n and word in words["prepositions"]), len(said))
    head = said[end - 1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
