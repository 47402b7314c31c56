"""Job hunts of any size: a dozen facts an opportunity, a given number of them still active.

Every interview has its note, and every note three lines on what to do better, as a person keeps it.
Whoever vouched was thanked when it ended; that a friendly word is due within the year stays owed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from followup_tui.facts import (
    Application,
    Contact,
    Facts,
    Interview,
    Note,
    Opportunity,
    Person,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
)
from followup_tui.store import Store

TODAY = dt.date(2026, 3, 5)
NOW = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def hunt(size: int, active: int) -> Facts:
    """``size`` opportunities as of :data:`TODAY`, the last ``active`` of them undecided."""
    return Facts(
        settings=Settings(home_tz="UTC"),
        contacts=tuple(
            Contact(f"c{n}", f"Person {n}", email=f"p{n}@firm{n}.example") for n in range(size)
        ),
        opportunities=tuple(_opportunity(n, is_active=n >= size - active) for n in range(size)),
    )


def _opportunity(n: int, *, is_active: bool) -> Opportunity:
    met = TODAY - DAY * (3 + n % 30) if is_active else TODAY - DAY * (60 + n % 300)
    who = f"c{n}"
    return Opportunity(
        f"firm-{n}",
        company=f"Firm {n}",
        role="Engineer",
        application=Application(met - DAY * 20),
        people=(Person(who, "hiring_manager"),),
        interviews=(
            Interview("i1", on=met - DAY * 7, with_=(who,), status="held", debriefed_on=met),
            Interview("i2", on=met, with_=(who,), status="held"),
        ),
        statements=(Statement(met, "decide_in", by=who, n=1 + n % 3, unit="weeks"),),
        requests=(Request("r1", "a work sample", on=met - DAY * 7, by=who, delivered_on=met),),
        references=(
            Reference(who, met, briefed_on=met, thanked_on=None if is_active else met + DAY * 11),
        ),
        sent=(Sent(met - DAY * 6, "thank_you", to=who, for_="i1", medium="email"),),
        received=(Received(met - DAY * 5, "invite", from_=who, via="email"),),
        rejection=None if is_active else Rejection(met + DAY * 10),
        notes=(_note(n, "i1"), _note(n, "i2")),
    )


def _note(n: int, interview: str) -> Note:
    better = [
        f"- too long an answer about project {n}",
        "- ask how the team decides",
        "- name a figure sooner",
    ]
    body = "\n".join([f"+ went well {n}", *better, "~ a detail"])
    return Note(f"n{n}-{interview}", NOW - DAY * 3, body, interview=interview)


def write_hunt(path: Path, size: int, active: int) -> Path:
    """A store file that holds such a hunt."""
    with Store.open(path) as store:
        store.begin(hunt(size, active))
    return path
