"""The whole app over a real file, on the demo of a frozen day."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakSet
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from followup_tui.config import Config, Paths, Playbooks, find_paths
from followup_tui.demo import demo_facts
from followup_tui.facts import Facts, Opportunity
from followup_tui.sidecars import own_places
from followup_tui.store import Store
from followup_tui.tracker import Tracker
from followup_tui.tui.agenda.main import Main
from followup_tui.tui.app import FollowUpApp
from tests.conftest import come_to_rest_and_time

ZONE = ZoneInfo("America/New_York")
MORNING = dt.datetime(2026, 3, 5, 9, 30, tzinfo=ZONE)


@dataclass
class Hands:
    """A clock that is set by hand."""

    at: dt.datetime = MORNING

    def now(self, zone: dt.tzinfo) -> dt.datetime:
        return self.at.astimezone(zone)


@dataclass
class Desktop:
    """One folder with a data file, and the apps opened on it."""

    folder: Path
    clock: Hands = field(default_factory=Hands)
    stores: list[Store] = field(default_factory=list)
    db_name: str = "followup.db"

    @property
    def db(self) -> Path:
        return self.folder / self.db_name

    @property
    def paths(self) -> Paths:
        return find_paths({"FOLLOWUP_HOME": str(self.folder)})

    @property
    def drafts(self) -> Path:
        return self.own.drafts

    @property
    def own(self) -> Paths:
        """The places of what belongs to this data file."""
        store = self.stores[0]
        return own_places(
            self.paths, store.file.path, store.file.identity, store.file.has_twin, settle=False
        )

    def tracker(self, *, read_only: bool = False) -> Tracker:
        """Another program on the same file."""
        store = Store.open(self.db, read_only=read_only, timeout=0.1)
        self.stores.append(store)
        return Tracker(store, self.clock, Playbooks(self.paths.playbooks))

    def facts(self) -> Facts:
        """What the file holds now."""
        return self.stores[0].facts()

    def opportunity(self, id_: str) -> Opportunity:
        return next(one for one in self.facts().opportunities if one.id == id_)

    @asynccontextmanager
    async def opens(
        self,
        size: tuple[int, int] = (120, 40),
        *,
        config: Config | None = None,
        read_only: bool = False,
        loaded: bool = True,
        first_run: bool = False,
    ) -> AsyncIterator[tuple[FollowUpApp, Pilot[int]]]:
        """The app, painted and (unless told otherwise) with the models loaded."""
        tracker = self.tracker(read_only=read_only)
        settings = config or Config()
        app = FollowUpApp(tracker, settings, self.paths, frozen=True, first_run=first_run)
        async with app.run_test(size=size, notifications=True) as pilot:
            if loaded:
                tracker.warm_up()
                await rest(pilot)
            yield app, pilot
            if app.is_running and app not in _looked_at:
                text(app)
        app.context.close()


@pytest.fixture(autouse=True, scope="session")
def _what_is_told_can_be_read_on_a_slow_machine() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FollowUpApp, "NOTIFICATION_TIMEOUT", 600)
        yield


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file with the demo hunt in it."""
    made = Desktop(tmp_path_factory.mktemp("demo"))
    facts = demo_facts(MORNING.date(), str(ZONE))
    made.tracker().import_facts(facts, is_replacing=True)
    made.stores[0].close()
    return made.db


@pytest.fixture
def desktop(tmp_path: Path, demo_file: Path) -> Iterator[Desktop]:
    """The demo hunt on disk."""
    made = Desktop(tmp_path)
    shutil.copy(demo_file, made.db)
    made.tracker()
    yield made
    for store in made.stores:
        store.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desktop]:
    """A new file."""
    made = Desktop(tmp_path)
    made.tracker()
    yield made
    for store in made.stores:
        store.close()


async def rest(pilot: Pilot[int]) -> None:
    """Let the right side catch up with the cursor."""
    await pilot.pause()
    await come_to_rest_and_time(pilot.app)
    await pilot.pause()


async def until(pilot: Pilot[int], seen: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so, or fail."""
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, "it did not come to pass"
        await pilot.pause(0.02)


_looked_at = WeakSet[FollowUpApp]()
"""The apps with a screen that was read; of any other one frame is drawn at its end."""


def text(app: FollowUpApp) -> str:
    """What stands on the screen, line by line."""
    _looked_at.add(app)
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def choose(app: FollowUpApp, key: str) -> None:
    """Put the cursor on the row of this follow-up."""
    assert main(app)._agenda.go_to(key), key


def main(app: FollowUpApp) -> Main:
    return app.main
