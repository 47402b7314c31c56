"""A text cut into what the checks ask for: subject, greeting, sentences, sign-off.

Owns reading a message as its recipient would. Must not judge it. Every offset counts in the text as
it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec

from followup_tui.facts import fold

from .advice import handbook

URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,190}"
)
LIMIT = 20_000
"""Characters read: many times the longest message that anybody should send."""
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_SUBJECT = re.compile(r"\A(?:subject|betreff):[ \t]*(.*?)[ \t]*(?:\n|\Z)", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|hallo|guten tag)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:my |with |kind |best |warm|kindest|sincere|many )*"
    r"(?:regards|wishes|thanks|gratitude)|best|sincerely|yours|respectfully|cordially|warmly|cheers"
    r"|all the best|see you|take care|thank you)\b",
    re.IGNORECASE,
)
_SIGNS_OFF = re.compile(r"(?:regards|wishes|thanks),$", re.IGNORECASE)
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+[\"')\]”’]*(?=\s|$)|$)", re.DOTALL)
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\n[ \t]*[-*•] |\Z)", re.DOTALL)
_SHORT = (
    r"(?:\b(?:dr|mr|mrs|ms|mx|prof|st|hr|fr|ing|dipl|mag|rev|hon|capt|mme|mlle|sra|dott|ph\.d|e\.g|i\.e|etc|vs"
    r"|approx|no|inc|ltd|co|corp|jr|sr|a\.m|p\.m)|\b[A-Z])\."
)
_ABBREVIATED = re.compile(rf"{_SHORT}$", re.IGNORECASE)
_ABBREVIATION = re.compile(_SHORT, re.IGNORECASE)
_ENDINGS = "ations ation ions ion ings ing ers ies ed es er y s e".split()
_WORD = re.compile(r"[^\W_]+(?:[’-][^\W_]+)*")


class Span(msgspec.Struct, frozen=True):
    """A stretch of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Message:
    """One message as given; ``subject`` and ``medium`` are None where the text does not tell."""

    raw: str
    subject: str | None = None
    medium: str | None = None
    body_start: int = 0

    @classmethod
    def read(cls, text: str, subject: str | None = None, medium: str | None = None) -> Message:
        """Take a text that may open with a line ``Subject: …``; what is past ``LIMIT`` is not read."""
        text = text[:LIMIT]
        found = _SUBJECT.match(text) if subject is None else None
        if found is None:
            return cls(text, subject, medium)
        return cls(text, found.group(1), medium, found.end())

    @cached_property
    def text(self) -> str:
        """The body at its own offsets: apostrophes alike, quoted lines and the subject blank."""
        body = self.raw.replace("'", "’").replace("\r", " ").replace("\u00a0", " ")
        body = " " * self.body_start + body[self.body_start :]
        return _QUOTED.sub(lambda m: " " * len(m.group()), body)

    @cached_property
    def plain(self) -> str:
        """The body with addresses of pages and people blank as well."""
        return URL.sub(lambda m: " " * len(m.group()), self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Its lines that are not empty."""
        return tuple(_spans(re.compile(r"\S[^\n]*"), self.text, 0, len(self.text)))

    @cached_property
    def greeting(self) -> Span | None:
        """The line that addresses somebody."""
        for line in self.lines[: 12 if self.medium == "phone" else 1]:
            text = line.text.strip()
            short = len(text) <= 60 and len(text.split()) < 7 and text[-1] in ",:–—"
            if _GREETING.match(text) or short:
                return line
        return None

    @cached_property
    def sign_off(self) -> Span | None:
        """The closing line, if the text has one near its end."""
        for line in reversed(self.lines[1:][-5:]):
            text = line.text.strip()
            words = text.split()
            if len(words) <= 12 and (
                (text.endswith(",") and (len(words) <= 9 or _SIGNS_OFF.search(text)))
                or (_CLOSING.match(text) and len(words) <= 5)
            ):
                return line
        return None

    @cached_property
    def core(self) -> tuple[int, int]:
        """Where the message proper begins and ends: between greeting and sign-off."""
        start = self.body_start
        if self.greeting:
            start = self.greeting.end
            head = _ABBREVIATION.sub(lambda m: "_" * len(m.group()), self.greeting.text)
            if len(head) > 60 or re.search(r"[.!?,]\s+\S", head):  # the text goes on in this line
                cut = re.search(r"[,:!.–—]", head)
                start = self.greeting.start + (cut.end() if cut else 0)
        end = (
            self.sign_off.start if self.sign_off and self.sign_off.start > start else len(self.text)
        )
        return start, end

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return tuple(_spans(_PARAGRAPH, self.text, *self.core))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the message proper; a title or an abbreviation ends none."""
        found: list[Span] = []
        for paragraph in self.paragraphs:
            joined: Span | None = None
            for span in _spans(_SENTENCE, self.text, paragraph.start, paragraph.end):
                if joined:
                    span = Span(joined.start, span.end, self.text[joined.start : span.end])
                joined = span if _ABBREVIATED.search(span.text) else None
                if joined is None:
                    found.append(span)
            if joined:
                found.append(joined)
        return tuple(found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.plain))

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of its content words."""
        return content_words(self.plain)


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterable[Span]:
    for match in pattern.finditer(text, start, end):
        if match.group():
            yield Span(match.start(), match.end(), match.group())


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, folded and cut to a stem so that forms of one word meet."""
    words = (fold(word) for word in _WORD.findall(handbook().idle.sub(" ", text)))
    return frozenset(
        stem(word) for word in words if len(word) >= 3 and word not in handbook().empty
    )


def stem(word: str) -> str:
    """A rough stem: endings off, seven letters at most; migrating and migration have the same."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word.endswith(("at", "iz", "is")):
        word = word[:-2]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:7]
