"""Checks that look for words: stock phrases, smileys, pressure, flattery, placeholders, jargon.

Owns how a match becomes a remark; the patterns are data. Must not look at the facts.
"""

from __future__ import annotations

import re

from .advice import handbook
from .case import Case, Hit, Hits
from .message import URL


def stock_phrases(case: Case) -> Hits:
    for match in case.each("L01"):
        yield Hit(*match.span(), f"a stock phrase: “{match[0]}”")


def smileys(case: Case) -> Hits:
    text = case.without(case.own_names)
    for match in case.each("L02", text):
        if match[0].endswith(")") and _closes(text, match.end()):
            continue
        yield Hit(*match.span(), f"“{match[0]}” does not belong in a professional message")
    marks = [m.start() for m in re.finditer("!", text)]
    if len(marks) > 1:
        yield Hit(
            marks[1],
            marks[-1] + 1,
            f"{len(marks)} exclamation marks",
            "Keep one at most.",
            severity="W",
        )


def _closes(text: str, end: int) -> bool:
    """Whether the bracket before ``end`` closes one that was opened in its line."""
    line = text[:end].rpartition("\n")[2]
    return line.count("(") >= line.count(")")


def asks_for_the_decision(case: Case) -> Hits:
    for sentence in case.message.sentences:
        if next(case.each("L05", URL.sub(" ", sentence.text)), None):
            yield Hit(sentence.start, sentence.end, "asks for the decision or its date")


def placeholders(case: Case) -> Hits:
    text = case.message.text
    for match in case.each("L06", text):
        addresses = (range(*url.span()) for url in URL.finditer(text))
        if match[0].startswith("_") and any(match.start() in one for one in addresses):
            continue
        yield Hit(*match.span(), f"{match[0]} is not filled in")
    subject = case.message.subject or ""
    for match in case.each("L06", subject):
        yield Hit(what=f"{match[0]} in the subject is not filled in")


def desperation(case: Case) -> Hits:
    for match in case.each("L08"):
        yield Hit(*match.span(), f"“{match[0]}” sounds desperate")


def flattery(case: Case) -> Hits:
    found = list(case.each("L09", case.without(case.own_names), case.message.core))
    if len(found) >= 3:
        said = ", ".join(match[0] for match in found)
        yield Hit(found[0].start(), found[-1].end(), f"{len(found)} superlatives: {said}")


def apologies(case: Case) -> Hits:
    found = list(case.each("L10"))
    for match in found:
        yield Hit(*match.span(), f"“{match[0]}” apologises for writing")
    sorry = list(case.advice("L10").extra["apology"].finditer(case.message.plain))
    if case.item.action == "thank_you" and len(sorry) > 1 and not found:
        yield Hit(*sorry[1].span(), "a second apology", "Once is enough.")


def reproach(case: Case) -> Hits:
    """L11: ultimata anywhere; impatience where something is asked for."""
    advice, text = case.advice("L11"), case.message.plain
    found = list(advice.extra["anywhere"].finditer(text))
    if case.item.action in handbook().groups["solicitations"]:
        found += case.each("L11")
    for match in found:
        yield Hit(*match.span(), f"“{match[0]}” reads as a reproach or as pressure")


def confessions(case: Case) -> Hits:
    """L25: what a person would not sign: a lie told of, a judgement, pay where only thanks belong."""
    for match in case.each("L25", case.without(case.own_names)):
        yield Hit(*match.span(), f"“{match[0]}” is no word for a letter")
    advice = case.advice("L25")
    asked = " ".join(request.item for request in case.material.requests)
    if case.item.action in handbook().groups["no_pay"] and not advice.extra["pay"].search(asked):
        for match in advice.extra["pay"].finditer(case.message.plain):
            yield Hit(
                *match.span(),
                f"“{match[0]}”: pay is for another day",
                severity="W",
            )


def jargon(case: Case) -> Hits:
    for match in case.each("L23"):
        yield Hit(*match.span(), f"“{match[0]}” is a joke or jargon")
    for word in case.words.banned:
        if word.strip():
            pattern = rf"(?<!\w){re.escape(word.strip().replace(chr(39), '’'))}(?!\w)"
            for match in re.finditer(pattern, case.message.plain, re.IGNORECASE):
                yield Hit(*match.span(), f"“{match[0]}” is on your list")
