"""A few words of English grammar, enough to turn a jotted fragment towards the person it goes to.

Owns ``frames.toml`` and the second person. Must not know facts or messages. What it cannot tell for
sure it says so, and the fragment is left to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from followup_tui.facts import DETERMINERS, PREPOSITIONS, is_plural, tokens

from .data import read_data

Form = Literal["noun", "question", "gerund", "clause", "shared", "sentence", "bare", "own"]
"""What a fragment is; ``own`` where nothing here can put it into a sentence."""


class Grammar(msgspec.Struct, frozen=True):
    """The data of this module; every set holds folded words with ’ for apostrophes."""

    frames: Mapping[str, Mapping[str, tuple[str, ...]]]
    first: Mapping[str, tuple[str, ...]]
    """The kinds of line that stand first beside a message, by its action."""
    preludes: re.Pattern[str]
    openings: re.Pattern[str]
    tails: re.Pattern[str]
    private: re.Pattern[str]
    words: Mapping[str, frozenset[str]]
    irregular: Mapping[str, str]


@cache
def grammar() -> Grammar:
    """All of it, read once."""
    data = read_data("frames")
    words = {k: frozenset(v.split()) for k, v in data["grammar"].items() if isinstance(v, str)}
    return Grammar(
        frames={k: {f: tuple(t) for f, t in v.items()} for k, v in data["frames"].items()},
        first={action: tuple(kinds) for action, kinds in data["first"].items()},
        preludes=_opening(data["preludes"]["patterns"]),
        openings=_opening(data["openings"]["patterns"]),
        tails=re.compile(rf"\s+(?:{'|'.join(data['tails']['patterns'])})\W*$", re.IGNORECASE),
        private=re.compile(
            "|".join(rf"\b(?:{p})" for p in data["private"]["patterns"]), re.IGNORECASE
        ),
        words=words,
        irregular=data["irregular"],
    )


def _opening(patterns: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(patterns)})\s+", re.IGNORECASE)


# --- the second person ----------------------------------------------------------------------------


def turned(text: str, names: Collection[str], *, alone: bool) -> str | None:
    """The text with what it says of its recipient said to them; None where that cannot be told.

    ``names`` are the recipient's; ``alone`` tells whether he and she can only be the recipient.
    """
    text = text.replace("'", "’")
    if not alone and re.search(
        r"\b(?:he|she|him|his|her|hers|himself|herself)\b", text, re.IGNORECASE
    ):
        return None
    who = "|".join([*(re.escape(n) for n in sorted(names, key=len, reverse=True)), "(?i:he|she)"])
    for step in (_contracted, _subjects):
        changed = step(text, who)
        if changed is None:
            return None
        text = changed
    return _pronouns(text)


def _contracted(text: str, who: str) -> str | None:
    """``Kim’s worked with`` is ``you have worked with``; ``Kim’s plan`` is ``your plan``."""
    unclear = False

    def said(match: re.Match[str]) -> str:
        nonlocal unclear
        ending, after = match[2].casefold(), tokens(text[match.end() :])
        if ending in ("re", "ve", "d", "ll"):
            return {"re": "you are", "ve": "you have", "d": "you would", "ll": "you will"}[ending]
        known = {"he", "she"}
        what = _belongs(after, is_pronoun=match[1].casefold() in known)
        unclear = unclear or what is None
        return what or ""

    spoken = re.sub(rf"\b({who}|(?i:they))’(s|re|ve|d|ll)\b", said, text)
    return None if unclear else spoken


def _belongs(after: list[str], *, is_pronoun: bool) -> str | None:
    """What ’s stands for before these words: has, is, or a possessive."""
    words = grammar().words
    first, second = (*after, "", "")[:2]
    is_done = first.endswith("ed") or first in words["participles"]
    follows = PREPOSITIONS | DETERMINERS | words["adverbs"] | {"", ",", "."}
    if is_done:
        return "you have" if is_pronoun or second in follows else None
    is_so = first.endswith("ing") or first in DETERMINERS | PREPOSITIONS | {"not"}
    if is_pronoun or (is_so and first not in words["gerunds_not"]):
        return "you are"
    return "your" if first else None


def _subjects(text: str, who: str) -> str:
    """``he curates`` is ``you curate``; a name that is no subject is ``you`` alone."""
    adverbs = "|".join(sorted(grammar().words["adverbs"]))
    pattern = rf"\b({who}|(?i:they|you))((?: (?:{adverbs}|\w+ly))*) (\w+(?:’t)?)\b"

    def said(match: re.Match[str]) -> str:
        subject, between, verb = match[1].casefold(), match[2], match[3]
        if subject in ("they", "you"):
            return f"you{between} {verb}"
        return f"you{between} {second_person(verb)}"

    text = re.sub(pattern, said, text)
    text = re.sub(rf"\b(?:{who}|(?i:they))\b", "you", text)
    return re.sub(
        r"(?<=\byou\b)(.*?\b(?:and|but) )(\w+s) (?=(?:the|a|an|his|her|their|your)\b)",
        lambda m: f"{m[1]}{second_person(m[2])} ",
        text,
    )


def second_person(verb: str) -> str:
    """The form of a verb after you: ``curates`` is ``curate``; what is no such form stays."""
    low = verb.casefold()
    if low in grammar().irregular:
        return grammar().irregular[low]
    if low.endswith("ies") and len(low) > 4:
        return f"{verb[:-3]}y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return verb[:-2]
    return verb[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else verb


def _pronouns(text: str) -> str:
    follows = "|".join(sorted(PREPOSITIONS | {"and", "or", "but"}))
    pairs = (
        (r"\b(?:himself|herself)\b", "yourself"),
        (r"\bthemsel(?:ves|f)\b", "yourselves"),
        (r"\b(?:hers|theirs)\b", "yours"),
        (rf"\bher(?=$|[^\w\s]| (?:{follows})\b)", "you"),
        (r"\b(?:his|her|their)\b", "your"),
        (r"\b(?:him|them)\b", "you"),
    )
    for pattern, said in pairs:
        text = re.sub(pattern, said, text, flags=re.IGNORECASE)
    return text


# --- what a fragment is ---------------------------------------------------------------------------


_UNREADABLE = re.compile(r"[;?/]|\. |--| - |->|→|=>|(?<!\d):|\bok\b", re.IGNORECASE)
_SPLICE = re.compile(
    r",(?! (?:which|where|who|with|like|such|including|open|and|or)\b| \w+ing\b)(?![^,]* (?:and|or) )"
)
"""A comma that may begin a second thought: no list, no relative clause."""


def form_of(text: str) -> Form:
    """What a fragment is, read off its first words and its verbs."""
    said = tokens(text)
    if not said or _UNREADABLE.search(text) or set(said) & grammar().words["foreign"]:
        return "own"
    opened = _by_opening(said)
    if opened is not None:
        return opened
    if _SPLICE.search(text):
        return "own"
    if said[0] in ("you", "there") or _has_verb(said):
        return "clause" if _has_subject(text, said) else "own"
    if said[0].endswith("ing") and (
        said[0] not in grammar().words["gerunds_not"]
        or {(*said, "")[1]} & (DETERMINERS | grammar().words["particles"])
    ):
        return "gerund"
    return "own" if _is_loose(text, said) else "noun"


def _by_opening(said: list[str]) -> Form | None:
    """What the first word alone decides."""
    words, first = grammar().words, said[0]
    if first in ("i", "i’m", "i’ve", "i’d"):
        return "sentence" if len(said) > 2 else "own"
    if first in ("we", "we’ve", "we’re"):
        is_mutual = first != "we" or (*said, "")[1] in words["mutual"]
        return "shared" if is_mutual and len(said) > 2 else "own"
    if first in words["questions"]:
        return "question"
    return "own" if first in words["imperatives"] or first in PREPOSITIONS else None


def _has_subject(text: str, said: list[str]) -> bool:
    """Whether a clause opens with what may stand as its subject, and goes on as one."""
    words, first, second = grammar().words, said[0], (*said, "")[1]
    if first in ("you", "there"):
        is_verb = second.isalpha() and second not in DETERMINERS | PREPOSITIONS
        return is_verb or "’" in second or second in words["adverbs"]
    if first in words["auxiliaries"] | words["clear_verbs"]:
        return False
    is_many = is_plural(first)
    known = first in DETERMINERS or first in words["subjects"] or first.isdigit()
    is_name = text[:1] in "\"“‘'" or text[:1].isupper() or first.endswith("ing")
    return known or is_many or is_name


def _is_loose(text: str, said: list[str]) -> bool:
    """Whether what looks like a noun phrase hides a verb: nothing here can put it right."""
    words = grammar().words
    first, second = (*said, "")[:2]
    verbs = words["present"] | words["clear_verbs"] | words["auxiliaries"] | words["past"]
    is_verb = (first in verbs and second not in PREPOSITIONS) or first.endswith("ed")
    is_third = is_plural(first) and len(said) > 1
    after = text.split(" ", 1)[-1]
    is_verb = is_verb or (is_third and (after[:1].isupper() or second in DETERMINERS))
    is_verb = is_verb or (first in words["predicates"] and second in PREPOSITIONS)
    is_verb = is_verb or (
        text[:1].isupper() and is_plural(second) and (*said, "", "")[2] in _OBJECTS
    )
    is_told = second in words["present"] - words["noun_like"] or second.endswith("ed")
    is_verb = is_verb or (is_told and first not in DETERMINERS) or bool(set(said) & words["loose"])
    is_verb = is_verb or _takes_an_object(said)
    is_adverb = first.endswith("ly") or first in words["adverbs"] or said[-1].endswith("ly")
    doubled = any(pair in (("and", "you"), ("and", "i"), ("but", "you")) for pair in pairwise(said))
    return is_verb or is_adverb or doubled


def _takes_an_object(said: list[str]) -> bool:
    """Whether a word before any relative clause is followed by the, a, my: only a verb is."""
    for word, after in pairwise(said):
        if after in grammar().words["relatives"] | {"you", "we", "i", "to"}:
            return False
        joins = PREPOSITIONS | DETERMINERS | {"and", "or", "but", "than", "as", "like", "not"}
        if after in ("the", "a", "an", "my", "our", "your") and word not in joins:
            return not word.endswith("ing")
    return False


_OBJECTS = DETERMINERS | frozenset(["everybody", "everyone", "people", "it", "you", "me", "us"])
"""What stands after a verb, and not after a noun: ``Robert asks everybody``."""


def _has_verb(said: list[str]) -> bool:
    """Whether a finite verb stands in it, outside a relative clause."""
    words = grammar().words
    for n, word in enumerate(said):
        if word in words["relatives"] and n:
            return False
        is_many = n > 0 and is_plural(said[n - 1])
        if n and (word in words["auxiliaries"] or word in words["clear_verbs"]):
            return True
        if is_many and word in words["plural_verbs"]:
            return True
    return False


def inside(text: str) -> str:
    """A fragment inside a sentence: a first word that is no name loses its capital."""
    first = text.split()[0] if text else ""
    is_plain = len(first) > 1 and first[1:] == first[1:].lower()
    words = grammar().words
    known = DETERMINERS | words["questions"] | words["adverbs"] | words["plain"]
    return text[:1].lower() + text[1:] if is_plain and first.casefold() in known else text
