"""A tracker over a real file, at a day that can be moved."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup_tui.clock import FixedClock
from followup_tui.facts import Facts
from followup_tui.store import Store
from followup_tui.timeline import load_playbooks
from followup_tui.tracker import Tracker

PLAYBOOKS = load_playbooks()


class MovableClock:
    def __init__(self, at: str) -> None:
        self.at = at

    def now(self, zone: dt.tzinfo) -> dt.datetime:
        return FixedClock(self.at).now(zone)


@contextmanager
def tracking(
    path: Path, facts: Facts | None = None, at: str = "2026-03-06T12:00-05:00"
) -> Iterator[Tracker]:
    with Store.open(path) as store:
        tracker = Tracker(store, MovableClock(at), PLAYBOOKS)
        if facts is not None:
            tracker.import_facts(facts)
        yield tracker


def travel(tracker: Tracker, at: str) -> None:
    clock = tracker.present._clock
    assert isinstance(clock, MovableClock)
    clock.at = at
