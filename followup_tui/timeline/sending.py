"""Which message that went out settles which follow-up.

Owns the matching of a `sent` by action, person and subject. Must not know windows or rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from followup_tui.facts import PER_PERSON, Id, Sent


class Subject(msgspec.Struct, frozen=True):
    """One thing a message may have been about: open from ``since`` until ``until`` or its stamp."""

    to: Id | None
    fors: tuple[Id, ...]
    """The ids by which a message may name it; the first is its own."""
    since: dt.date
    until: dt.date | None = None
    stamped_on: dt.date | None = None


def settle(subjects: Sequence[Subject], sent: Sequence[Sent]) -> list[dt.date | None]:
    """For each subject the day it was settled: by its stamp or its first matching message.

    A missing ``for`` means the newest subject open that day for that person; a missing ``to``
    matches only where one person is possible; ``sent`` is oldest first.
    """
    if not sent:
        return [subject.stamped_on for subject in subjects]
    by_message: list[dt.date | None] = [None] * len(subjects)
    for message in sent:
        for index in matches(subjects, by_message, message):
            by_message[index] = by_message[index] or message.on
    return [
        min(filter(None, (subject.stamped_on, by_message[n])), default=None)
        for n, subject in enumerate(subjects)
    ]


def matches(
    subjects: Sequence[Subject], done: Sequence[dt.date | None], sent: Sent
) -> Sequence[int]:
    """Which of them a message was about, given the days on which others before it settled them."""
    per_person = sent.action in PER_PERSON
    fits = [
        index
        for index, subject in enumerate(subjects)
        if subject.since <= sent.on
        and (not per_person or sent.to in (None, subject.to))
        and (sent.for_ is None or not subject.fors or sent.for_ in subject.fors)
    ]
    names_nobody = per_person and sent.to is None
    if names_nobody:
        fits = [i for i in fits if _is_waiting(subjects[i], done[i], sent.on)]
    if sent.for_ is None and any(subjects[i].fors for i in fits):
        fits = [i for i in fits if _is_open(subjects[i], done[i], sent.on)]
        if not names_nobody or len({subjects[i].to for i in fits}) <= 1:
            fits = _newest(subjects, fits, sent.to)
    return () if names_nobody and len({subjects[i].to for i in fits}) > 1 else fits


def _is_waiting(subject: Subject, done_on: dt.date | None, day: dt.date) -> bool:
    """Whether it was not settled before that day; what was settled on the very day still counts."""
    return all(on is None or on >= day for on in (done_on, subject.stamped_on))


def _is_open(subject: Subject, done_on: dt.date | None, day: dt.date) -> bool:
    """Whether it waited that day and was not given up."""
    given_up = subject.until is not None and day > subject.until
    return not given_up and _is_waiting(subject, done_on, day)


def _newest(subjects: Sequence[Subject], fits: Sequence[int], to: Id | None) -> list[int]:
    theirs = [i for i in fits if to is not None and subjects[i].to == to] or fits
    if not theirs:
        return []
    since = max(subjects[i].since for i in theirs)
    newest = min(subjects[i].fors[:1] for i in theirs if subjects[i].since == since)
    return [i for i in theirs if subjects[i].fors[:1] == newest]
