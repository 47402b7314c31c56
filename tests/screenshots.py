"""``python -m tests.screenshots``: renders ``screenshots/`` from the demo on a frozen day.

Each shot is written as SVG and, where ``rsvg-convert``, ``pngquant`` and the font DejaVu Sans Mono
are installed (Debian: ``librsvg2-bin pngquant fonts-dejavu-core``), as PNG.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from followup_tui.clock import FixedClock
from followup_tui.config import Config, DraftSettings, Playbooks, find_paths
from followup_tui.demo import NAME, demo_facts
from followup_tui.store import Store
from followup_tui.tracker import Tracker
from followup_tui.tui.agenda.agenda import Agenda
from followup_tui.tui.app import FollowUpApp

FOLDER: Final = Path(__file__).parents[1] / "screenshots"
HOME: Final = "America/New_York"
MORNING: Final = "2026-03-05T09:30:00-05:00"
"""A Thursday morning: late winter, nothing special about it."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where the cursor stands, and what is pressed there."""

    name: str
    size: tuple[int, int]
    row: str
    """The key of the row that gets the cursor."""
    keys: tuple[str, ...] = ()


JOT: Final = """\
held: onsite today 9:00-9:30
@Ann Lee, recruiter <ann@acme.example>
@Bo Chen <bo@acme.example>
decide: in two weeks
need: references by fri via email
+ liked the pairing
! the migration I led"""


def typed(text: str) -> tuple[str, ...]:
    """The keys that write this text."""
    return tuple("enter" if char == "\n" else char for char in text)


WIDE, NARROW = (120, 40), (80, 24)
THANKS = "lanternfold-data/thank_you/mei-ling/panel"
SHOTS: Final = (
    Shot("main-120x40", WIDE, THANKS),
    Shot("main-80x24", NARROW, THANKS),
    Shot("too-early-120x40", WIDE, "saltmarrow-platform/status_check", ("s",)),
    Shot("why-120x40", WIDE, "owlhurst-grid/decision_followup", ("w",)),
    Shot("message-120x40", WIDE, "lanternfold-data/thank_you/mei-ling/panel", ("d",)),
    Shot("message-80x24", NARROW, "pebblegate-analyst/status_check", ("d",)),
    Shot("jot-120x40", WIDE, "pebblegate-analyst/status_check", ("n", *typed(JOT))),
    Shot("jot-80x24", NARROW, "pebblegate-analyst/status_check", ("n", *typed(JOT))),
    Shot("review-120x40", WIDE, THANKS, ("R",)),
    Shot("filter-120x40", WIDE, THANKS, ("f", *typed("is:overdue,due due<+3d"))),
    Shot("pipeline-120x40", WIDE, THANKS, ("b",)),
    Shot("people-120x40", WIDE, THANKS, ("p",)),
    Shot("opportunity-120x40", WIDE, THANKS, ("enter",)),
    Shot("supposing-120x40", WIDE, THANKS, ("f6", *typed("rejected"), "enter")),
    Shot(
        "interview-form-120x40",
        WIDE,
        "thistlequay-platform/interview_checklist/onsite",
        ("a", *"next", "space", *"thu"),
    ),
)


@contextmanager
def demo_app(folder: Path) -> Iterator[FollowUpApp]:
    """The app on the demo in that folder, living on the frozen day."""
    clock = FixedClock(MORNING)
    facts = demo_facts(clock.now(ZoneInfo(HOME)).date(), HOME)
    store = Store.open(folder / "followup.db")
    store.begin(facts)
    paths = find_paths({"FOLLOWUP_HOME": str(folder)})
    try:
        yield FollowUpApp(
            Tracker(store, clock, Playbooks(paths.playbooks)),
            Config(drafts=DraftSettings(name=NAME)),
            paths,
        )
    finally:
        store.close()


async def take(shot: Shot) -> str:
    """The picture as SVG, free of links to fonts elsewhere."""
    with tempfile.TemporaryDirectory() as folder, demo_app(Path(folder)) as app:
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause(0.2)
            app.main.query_one(Agenda).go_to(shot.row)
            await pilot.pause(0.2)
            await pilot.press(*shot.keys)
            await pilot.pause(0.6)
            svg = app.export_screenshot(title="followup", simplify=True)
    return re.sub(r"(?s)\s*@font-face \{.*?\}", "", svg)


def to_png(svg: str, path: Path) -> None:
    """Draw with DejaVu, whose advance at this size is exactly the grid of the SVG."""
    drawn = (
        svg.replace("font-family: Fira Code, monospace", 'font-family: "DejaVu Sans Mono"')
        .replace("font-size: 20px", "font-size: 20.264px")
        .replace("<text ", '<text xml:space="preserve" ')
    )
    png = subprocess.run(["rsvg-convert"], input=drawn.encode(), stdout=subprocess.PIPE, check=True)
    small = ["pngquant", "--force", "--output", str(path), "64", "-"]
    subprocess.run(small, input=png.stdout, check=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    can_draw = all(map(shutil.which, ("rsvg-convert", "pngquant")))
    for shot in SHOTS:
        svg = asyncio.run(take(shot))
        (FOLDER / f"{shot.name}.svg").write_text(svg, encoding="utf-8")
        if can_draw:
            to_png(svg, FOLDER / f"{shot.name}.png")
    if not can_draw:
        sys.exit("rsvg-convert or pngquant is not installed: wrote the SVG files only")


if __name__ == "__main__":
    main()
