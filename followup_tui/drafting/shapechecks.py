"""Checks of build: greeting, thanks first, purpose, ingredients, length, dates, proofreading.

Must not look beyond the message, its recipient and its position.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from followup_tui.facts import PROMISES_OF_A_DAY, fold, name_words

from .advice import handbook
from .case import Case, Hit, Hits
from .catalogue import SHORT_FORM
from .daychecks import wrong_days
from .endings import deadline_of
from .message import URL, Message, content_words
from .salutation import in_order, is_given_sure, is_team
from .text import clause, distance

_NOT_NAMES = frozenset([
    "dear", "hello", "hi", "hey", "good", "morning", "afternoon", "evening", "day", "greetings",
    "and", "all", "team", "everyone", "to", "the", "again", "both", "hallo", "guten", "tag",
    "there", "folks",
])  # fmt: skip
_CLAIM = re.compile(
    r"\b(?:I(?:’ve| have| had)? (?:also )?(?:led|run|ran|built|managed|developed|delivered|achieved"
    r"|won|grew|grown|created|designed|published|increased|exceeded|excel|am an? )|my (?:own |last |"
    r"extensive |many )?(?:experience|background|skills|track record|career|expertise|years|"
    r"achievements|accomplishments|qualifications|strengths?|results))",
    re.IGNORECASE,
)
_ABOUT_YOU = re.compile(
    r"\b(?:thank\w*|grateful|appreciat\w+|you|your|conversation|talk\w*|met|meet\w*|enjoyed)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|\d{4}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}"
    r"|the \d{1,2}(?:st|nd|rd|th)|(?:in|within) (?:\d+|an?|one|two|three|four|five) (?:hour|day|week)s?|end of (?:the|this|next) (?:day|week|month)|noon)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b([^\W\d_]+)[ \t\n]+\1\b", re.IGNORECASE)
_SPACES = re.compile(r"(?<=[^\s.!?:])  +(?=\S)")
_DEADLINE = re.compile(
    r"\b(?:deadline|by when|by which|until when|(?:by|until) (?:what|which)|when (?:do|would|should|must|is)"
    r"|how (?:long|much time)|last (?:day|date)|what (?:date|day)|which (?:date|day)|need (?:my|an|the) (?:answer|reply|"
    r"response|decision)|timeline|time ?frame)\b",
    re.IGNORECASE,
)


def greeting(case: Case) -> Hits:
    """L03: the greeting names the recipient, letter for letter."""
    to, message = case.material.to, case.message
    if to is None or not name_words(to.name):
        return
    words = [fold(word) for word in name_words(to.name)]
    line = message.greeting
    place = line.text if line else message.plain if message.medium == "phone" else ""
    told = [to.name, in_order(to.name), *([to.call_as] if to.call_as else [])]
    if any(fold(name) in fold(place) for name in told):
        return
    if is_team(to.name, case.item.company) and {fold(w) for w in name_words(place)} & set(words):
        return
    written = {fold(w): w for w in name_words(place) if fold(w) not in _NOT_NAMES}
    start, end = (line.start, line.end) if line else (message.body_start, message.body_start)
    named = any(word in words or _is_short_for(word, words) for word in written)
    titled = re.search(r"\b((?:mr|mrs|ms|herr|frau)\.? +(\w+))\W*$", place, re.IGNORECASE)
    if titled and fold(titled[2]) == words[0] != words[-1] and is_given_sure(to.name):
        yield Hit(start, end, f"“{titled[1]}”: a title goes with the family name")
    for word, as_written in written.items():
        is_near = any(_is_slip(word, name, words) for name in words)
        if is_near and line and len(written) <= 6:
            yield Hit(start, end, f"the greeting says “{as_written}”; the contact is {to.name}")
            return
    if not named:
        yield Hit(
            start, end, f"the greeting does not name {to.name}", f"Begin with Dear {to.name},"
        )


def _is_slip(word: str, name: str, names: list[str]) -> bool:
    if word in names or _is_short_for(word, names) or min(len(word), len(name)) < 3:
        return False
    if word.startswith(name):
        return True
    return distance(word, name) <= (1 if len(name) < 5 else 2)


def _is_short_for(word: str, names: Iterable[str]) -> bool:
    """Whether a greeting may say ``word`` to a person of one of these names."""
    for name in names:
        if len(word) >= 2 and name.startswith(word) and len(name) - len(word) >= 3:
            return True
        if any(word in group and name in group for group in handbook().nicknames):
            return True
    return False


def thanks_first(case: Case) -> Hits:
    """L04: thanks stand in the first two sentences and outweigh the case for oneself."""
    sentences = case.message.sentences
    opening = " ".join(s.text for s in sentences[:2])
    if not case.has("L12", "thanks", opening):
        end = sentences[1].end if len(sentences) > 1 else case.message.core[1]
        yield Hit(case.message.core[0], end, "no thanks in the first two sentences")
    own, about = _shares(case)
    if own > max(about, 25):
        yield Hit(
            what=f"{own} words about yourself or an article, {about} of thanks and about them",
            advice="Shorten your own case, or say more of what you took from the talk.",
        )


def _shares(case: Case) -> tuple[int, int]:
    """How many words speak for oneself (an article counts too), and how many do not."""
    own = about = 0
    starts = [paragraph.start for paragraph in case.message.paragraphs]
    for _, sentences in groupby(case.message.sentences, lambda s: bisect_right(starts, s.start)):
        claims = False
        for sentence in sentences:
            text, words = sentence.text, len(sentence.text.split())
            begins = bool(_CLAIM.search(text) or URL.search(text))
            goes_on = claims and not _ABOUT_YOU.search(text)
            claims = not case.has("L12", "thanks", text) and (begins or goes_on)
            own += words * claims
            about += words * (not claims)
    return own, about


def ingredients(case: Case) -> Hits:
    """L12: thanks, the position, one line of fit, enthusiasm."""
    for name, words in (
        ("thanks", "no thanks"),
        ("fit", "no line on why you fit"),
        ("enthusiasm", "no word of interest"),
    ):
        if not case.has("L12", name):
            yield Hit(what=words)
    if not _names_position(case, f"{case.message.subject or ''} {case.message.plain}"):
        yield Hit(what="the position is not named")


def purpose(case: Case) -> Hits:
    """L13: why you write, at once, and about which position."""
    sentences = case.message.sentences[:2]
    opening = " ".join(s.text for s in sentences)
    start, end = case.message.core[0], sentences[-1].end if sentences else case.message.core[1]
    if not case.has("L13", "purpose", opening):
        yield Hit(start, end, "the first two sentences do not say why you write")
    whole = f"{case.message.subject or ''} {case.message.plain}"
    if not _names_position(case, whole):
        yield Hit(start, end, f"the position is not named: {clause(case.item.role)}")


def _names_position(case: Case, text: str) -> bool:
    """Whether at least half of the role's words stand in the text."""
    words = _role_words(case)
    found = words & {fold(w) for w in re.findall(r"[^\W_]+", text)}
    return 2 * len(found) >= len(words)


def _role_words(case: Case) -> frozenset[str]:
    role = re.sub(r"\([^)]*\)", " ", case.item.role)
    words = frozenset(fold(w) for w in re.findall(r"[^\W_]+", role))
    ranks = {"senior", "junior", "lead", "principal", "staff", "of", "the", "and", "for", "ii", "i"}
    return words - ranks or words


def length(case: Case) -> Hits:
    """L15: not too long, in paragraphs, with a subject that names the position."""
    message, action = case.message, case.item.action
    usual = handbook().limits
    limit = case.words.limits.get(action) or usual.get(action, usual["usual"])
    if limit and message.medium != "phone" and len(message.words) > limit:
        yield Hit(what=f"{len(message.words)} words; {limit} are enough", advice="Shorten it.")
    words = sum(len(s.text.split()) for s in message.sentences)
    if words > 80 and len(message.paragraphs) < 2:
        yield Hit(*message.core, "one block of text", "Break it into two or three paragraphs.")
    if message.medium in ("other", "text") and len(message.raw.strip()) > SHORT_FORM:
        said = f"{len(message.raw.strip())} characters; a messaging site takes {SHORT_FORM} at most"
        yield Hit(what=said, advice="Shorten it.")
    if message.subject is None or message.medium in ("phone", "post", "text", "other", "in_person"):
        return
    roles = _role_words(case)
    if not message.subject.strip():
        yield Hit(what="the subject is empty", advice="Name the position in it.")
    elif roles and not roles & {fold(w) for w in re.findall(r"[^\W_]+", message.subject)}:
        yield Hit(what="the subject does not name the position", advice=f"Add {case.item.role}.")


def proofreading(case: Case) -> Hits:
    """L17: the last look, and the slips a machine can see."""
    message = case.message
    if not case.confirmed_proofread:
        yield Hit(what="read aloud on a computer?")
    start, end = message.core
    for match in _TWICE.finditer(message.plain, start, end):
        if match.group(1).lower() not in ("that", "had", "very"):
            yield Hit(*match.span(), f"“{match[0]}”: a word twice")
    for match in _SPACES.finditer(message.text, start, end):
        yield Hit(*match.span(), "two spaces")
    if message.sign_off is None and message.medium not in ("phone", "text", "other"):
        at = len(message.text)
        yield Hit(at, at, "no closing line", "Close with a greeting and your name.")
    for match in case.each("L17"):
        yield Hit(*match.span(), f"“{match[0]}” does not belong here", severity="W")
    yield from wrong_days(case)
    yield from _misspelt(case, message)


def _misspelt(case: Case, message: Message) -> Iterator[Hit]:
    """Words one or two letters off the employer's name."""
    for name in re.findall(r"[^\W\d_]{5,}", case.item.company):
        for match in re.finditer(r"\b[^\W\d_]{4,}\b", message.plain):
            word = match[0]
            if fold(word) in _NOT_NAMES:
                continue
            near = distance(fold(word), fold(name)) <= (1 if len(name) < 8 else 2)
            if word[0].isupper() and near and not _same_stem(word, name):
                yield Hit(*match.span(), f"“{word}”: is it {name}?")


def _same_stem(word: str, name: str) -> bool:
    return fold(word) == fold(name) or content_words(word) == content_words(name)


def dates(case: Case) -> Hits:
    """L22: a promise has a day; without a deadline the thanks for an offer ask for one."""
    text = case.message.plain
    if case.item.action in PROMISES_OF_A_DAY:
        if not _DATE.search(text):
            yield Hit(what="no day on which they will have it", advice="Name a day.")
        return
    opportunity = case.material.opportunity
    if (opportunity is None or deadline_of(opportunity) is None) and not _DEADLINE.search(text):
        yield Hit(what="no deadline is known, and the message does not ask", advice="Ask for it.")
