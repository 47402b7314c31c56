"""A tiny app that pushes one screen, and a board to push it with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from followup_tui.facts import FollowUpKey, make_calendar
from followup_tui.facts import records as f
from followup_tui.timeline import Agenda, Board, Item, Source, Status, Told, Why, Window
from followup_tui.tui import theme

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/New_York"))
NEVER = object()
FORBIDDEN = frozenset(
    chr(code)
    for first, last in (
        (0x00, 0x09),
        (0x0B, 0x1F),
        (0x7F, 0x9F),
        (0x200B, 0x200B),
        (0x202A, 0x202E),
        (0x2066, 0x2069),
        (0xD800, 0xDFFF),
        (0xFEFF, 0xFEFF),
        (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
)
"""Characters that must not reach a terminal."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


DANA = f.Contact(
    "hm", "Dana Reyes", email="dana@acme.example", title="VP Engineering", company="Acme"
)
BO = f.Contact("bo", "Bo Chen", title="Recruiter", company="Globex")
CONTACTS = (
    DANA,
    BO,
    f.Contact("dan", "Dan Levi", company="Initech"),
    f.Contact("sam-1", "Sam Ode", company="Acme"),
    f.Contact("sam-2", "Sam Ode", company="Hooli"),
    f.Contact("comma", "Reyes, Ana", company="Acme"),
)
ACME = f.Opportunity(
    "acme-engineer",
    "Acme",
    "Engineer",
    url="https://jobs.acme.example/481",
    tags=("remote", "data"),
    priority=1,
    application=f.Application(day("2026-10-12"), day("2026-11-30"), "no_calls"),
    people=(f.Person("hm", "hiring_manager"), f.Person("bo", "recruiter")),
    interviews=(
        f.Interview(
            "i1",
            day("2026-11-09"),
            moment("2026-11-09T14:00:00-05:00"),
            moment("2026-11-09T15:30:00-05:00"),
            kind="onsite",
            with_=("hm", "bo"),
            status="held",
            checklist=("asked about next steps",),
        ),
        f.Interview("i2", day("2026-11-26"), kind="final", with_=("hm",), status="scheduled"),
    ),
    statements=(
        f.Statement(day("2026-11-09"), "decide_by", by="hm", date=day("2026-11-25")),
        f.Statement(day("2026-11-09"), "followup_ok", anytime=True),
    ),
    requests=(f.Request("q1", "References", day("2026-11-10"), due=day("2026-11-24")),),
    references=(f.Reference("sam-1", day("2026-11-10")),),
    sent=(f.Sent(day("2026-11-10"), "thank_you", to="hm", for_="i1", medium="email"),),
    received=(f.Received(day("2026-11-16"), "reply_no_date", from_="hm"),),
    notes=(f.Note("n1", moment("2026-11-09T16:00:00-05:00"), "+ went well", interview="i1"),),
    snoozes=(f.Snooze("acme-engineer/nudge", day("2026-11-20"), day("2026-11-24")),),
)
GLOBEX = f.Opportunity("globex-sre", "Globex", "Staff SRE", employer_tz="Europe/Berlin")
SETTINGS = f.Settings(home_tz="America/New_York", holidays=(day("2026-11-26"), day("2026-12-25")))


def board(*opportunities: f.Opportunity, contacts=CONTACTS, networking=()) -> Board:
    pursuits = opportunities or (ACME, GLOBEX)
    facts = f.Facts(SETTINGS, contacts, pursuits, networking)
    return Board(
        NOW,
        "balanced",
        facts,
        Agenda({}),
        {one.id: one for one in contacts},
        {one.id: one for one in pursuits},
        calendar=make_calendar(SETTINGS.weekend, SETTINGS.holidays),
    )


def item(status: Status = Status.PREMATURE, **changes: Any) -> Item:
    why = Why(
        (
            "Dana Reyes said on Mon 9 Nov 2026 that they decide by Wed 25 Nov 2026.",
            "One business day later is Thu 26 Nov 2026, a holiday, so it opens on Fri 27 Nov 2026.",
        ),
        "After a stated date, wait one business day.",
        None,
        (
            Source("S4", "supports", "Alpha Consulting: wait at least one business day after."),
            Source("S0", "dissents", "a note at half of the time is fine."),
        ),
    )
    values: dict[str, Any] = {
        "key": FollowUpKey("acme-engineer", "decision_followup"),
        "company": "Acme",
        "role": "Engineer",
        "action": "decision_followup",
        "to": "hm",
        "for_": None,
        "status": status,
        "window": Window(day("2026-11-27"), day("2026-11-30"), day("2026-12-03")),
        "medium": "email",
        "telling": Told("Ask Dana Reyes for the decision", why),
    }
    return Item(**(values | changes))


class Host(App[None]):
    """Shows one screen and keeps its answer."""

    def __init__(self, make: Callable[[], Any]) -> None:
        super().__init__()
        self._make = make
        self.answer: Any = NEVER
        self.answers = 0
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = theme.DEFAULT

    def get_css_variables(self) -> dict[str, str]:
        return theme.with_status_colours(super().get_css_variables(), self.current_theme)

    def on_mount(self) -> None:
        self.push_screen(self._make(), self._take)

    def _take(self, answer: Any) -> None:
        self.answer = answer
        self.answers += 1


@asynccontextmanager
async def asking(make: Callable[[], Any], size: tuple[int, int] = (120, 40)):
    """The screen that ``make`` makes on the host, ready for keys."""
    app = Host(make)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    names = {" ": "space", ".": "full_stop", ",": "comma", "-": "minus", ":": "colon", "+": "plus"}
    await pilot.press(*(names.get(char, char) for char in text))
    await pilot.pause()


def told(app: Host) -> str:
    """The words on the screen, without the breaks of lines."""
    shown = [one for one in app.screen.query(Static) if one.region]
    return "\n".join(str(one.content) for one in shown)


def seen(app: Host) -> str:
    """What stands on the screen, line by line."""
    width, _ = app.size
    return "\n".join(
        "".join(segment.text for segment in strip).ljust(width)
        for strip in app.screen._compositor.render_strips()
    )
