"""One opportunity, on the afternoon of its interview, for the tests of the jot."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from followup_tui.capture.jot.proposals import Change, Jot, JotContext
from followup_tui.capture.jot.reading import read_jot
from followup_tui.facts import Contact, Facts, Interview, Note, Opportunity, Person, Request
from tests.values import replace

TODAY = dt.date(2026, 11, 19)
NOW = dt.datetime(2026, 11, 19, 16, 0, tzinfo=ZoneInfo("America/New_York"))
DANA = Contact("dana", "Dana Reyes", email="dana@acme.example", company="Acme")
ZOE = Contact("zoe", "Zoe Quinn", company="Elsewhere")
ACME = Opportunity(
    "acme",
    "Acme",
    "Engineer",
    people=(Person("dana", "hiring_manager"),),
    interviews=(Interview("i1", TODAY, with_=("dana",)),),
    requests=(Request("r1", "code sample", dt.date(2026, 11, 18)),),
)
FACTS = Facts(contacts=(DANA, ZOE), opportunities=(ACME,))
CONTEXT = JotContext(TODAY, NOW, ACME, (DANA, ZOE), "i1")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def read(text: str, **changes: object) -> Jot:
    return read_jot(text, replace(CONTEXT, **changes))


def changes(text: str, *, certain: bool | None = None) -> list[Change]:
    """What a text would change; only what is certain, or only what is not, where asked."""
    jot = read(text)
    assert not jot.problems
    wanted = [p for p in jot.proposals if certain is None or p.certain == certain]
    return [change for proposal in wanted for change in proposal.changes]


def note(body: str, id_: str = "n1") -> Note:
    return Note(id_, NOW, body, interview="i1")
