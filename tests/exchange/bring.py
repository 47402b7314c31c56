"""The samples of files that people have, read as the app reads them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, TypeVar

from followup_tui.exchange import Options
from followup_tui.exchange.bringing import read_file
from followup_tui.exchange.found import Found
from followup_tui.facts import Facts, Opportunity, Record, Settings

R = TypeVar("R", bound=Record)

SAMPLES = Path(__file__).parent / "samples"
NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
ME = ("robin.vale@mailbox.example",)
EMPTY = Facts(settings=Settings(home_tz="America/New_York"))


def bring(name: str, standing: Facts = EMPTY, **options: Any) -> Found:
    """What the sample of that name gives."""
    given = Options(**{"me": ME, **options})
    return read_file((SAMPLES / name).read_bytes(), name, NOW, standing, given)


def texts(data: str | bytes, name: str = "x.csv", **options: Any) -> Found:
    raw = data.encode() if isinstance(data, str) else data
    return read_file(raw, name, NOW, EMPTY, Options(**{"me": ME, **options}))


def one(found: Found, company: str, role: str | None = None) -> Opportunity:
    """The only certain opportunity at that company."""
    (held,) = [
        o for o in found.facts.opportunities if o.company == company and role in (None, o.role)
    ]
    return held


def applied(found: Found) -> dict[str, str]:
    """The day of each application, by company and role."""
    return {
        f"{o.company} / {o.role}": str(o.application.submitted_on) if o.application else "lead"
        for o in found.facts.opportunities
    }


def proposed(found: Found, kind: type[R]) -> list[R]:
    """The proposed records of one kind."""
    return [p.record for p in found.proposed if isinstance(p.record, kind)]


def asked(found: Found) -> str:
    return "\n".join(f"{ask.where}: {ask.question}" for ask in found.asks)


def refused(found: Found) -> str:
    return "\n".join(f"{one.where}: {one.why}" for one in found.refused)
