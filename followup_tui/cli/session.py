"""What one run of the program works with: clock, settings, data, and where results go.

Owns opening the data file as late as possible, and making it with the guessed settings at the first
write. Must not know any single command.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from followup_tui import files, sidecars
from followup_tui.clock import Clock
from followup_tui.config import AppSettings, Config, Paths
from followup_tui.desktop import guess_weekend, guess_zone
from followup_tui.facts import Facts, Settings

from .asking import agreed
from .output import Output

if TYPE_CHECKING:
    from argparse import Namespace

    from followup_tui.config import Playbooks
    from followup_tui.facts import Id
    from followup_tui.store import Store
    from followup_tui.timeline import Board
    from followup_tui.tracker import Outcome, Tracker

    from .call import Call


class Session:
    """One run. ``clock`` is frozen where ``--now`` was given."""

    def __init__(
        self,
        paths: Paths,
        config: Config,
        clock: Clock,
        env: Mapping[str, str],
        out: Output,
        call: Call,
        seed: Facts | None = None,
    ) -> None:
        self.paths, self.config, self.clock, self.env, self.out = paths, config, clock, env, out
        self.call = call
        """What was typed."""
        self.seed = seed
        """What a new data file begins with, besides the guessed settings."""
        self.compose: Callable[[Session, Id, Id | None], int] | None = None
        """Runs the small composer over an opportunity and its interview, where there is a terminal."""
        self.app_settings: Callable[[Config], AppSettings] | None = None
        """What only the app knows of keys and themes; loads it."""
        self._store: Store | None = None
        self._tracker: Tracker | None = None

    @cached_property
    def playbooks(self) -> Playbooks:
        """Those that can be chosen; what will not do of the person's own is told once."""
        from followup_tui.config import Playbooks

        found = Playbooks(self.paths.playbooks)
        if found.folder.exists():
            len(found)
        for problem in found.problems:
            self.warn(f"followup: {problem}; it was left out")
        return found

    @cached_property
    def guessed(self) -> Settings:
        """The settings a new data file begins with."""
        zone = guess_zone(self.env)
        return Settings(home_tz=zone, weekend=guess_weekend(self.env, zone))

    @property
    def has_data(self) -> bool:
        return self._tracker is not None or _is_there(self.paths.db)

    def tracker(self) -> Tracker:
        """The user's verbs over the data file, which is made where there is none."""
        if self._tracker is None:
            from followup_tui.tracker import Tracker

            self._store = self._open()
            self._tracker = Tracker(self._store, self.clock, self.playbooks)
        return self._tracker

    def _open(self) -> Store:
        from followup_tui.store import Store

        if self.has_data:
            return Store.open(self.paths.db, create=False)
        store = Store.open(self.paths.db)
        store.begin(self.beginning())
        self._tell_beginning(store)
        return store

    def _tell_beginning(self, store: Store) -> None:
        """Where a command made the data file, and what lies beside it; the app tells it itself."""
        if self.call.command in (None, "demo"):
            return
        from followup_tui.store import neighbours

        self.warn(f"A new data file: {store.file.path}")
        if found := neighbours.copies(store.file.path, self.paths.backups):
            told = f"There are {len(found)} copies" if len(found) > 1 else "There is a copy"
            self.warn(f"{told} of an older one: followup restore {quote(str(found[0]))}")
        for danger in store.file.dangers:
            self.warn(danger)

    def beginning(self) -> Facts:
        """What a new data file begins with."""
        return self.seed or Facts(settings=self.guessed)

    def elsewhere(self, folder: Path, seed: Facts) -> Session:
        """The same run over a new data file in a folder that only we know."""
        paths = self.paths.apart_in(folder)
        return Session(paths, self.config, self.clock, self.env, self.out, self.call, seed)

    def board(self) -> Board:
        """Everything as of now; reading makes no file."""
        return self.tracker().board() if self.has_data else self.survey(self.beginning())

    def survey(self, facts: Facts) -> Board:
        """The board of facts that are kept nowhere."""
        from followup_tui.timeline import survey

        now = self.clock.now(ZoneInfo(facts.settings.home_tz))
        return survey(facts, now, self.playbooks)

    def facts(self) -> Facts:
        """What is recorded, read without making a file."""
        if self.has_data:
            return self.tracker().facts
        return self.beginning()

    @cached_property
    def zone(self) -> ZoneInfo:
        """Where the person lives."""
        return ZoneInfo(self.facts().settings.home_tz)

    def today(self) -> dt.date:
        """The person's own today."""
        return self.clock.now(self.zone).date()

    def warn(self, text: str) -> None:
        """One line on standard error."""
        with contextlib.suppress(OSError, ValueError):
            Output(sys.stderr, self.env).line(text)

    def tell_json(self, told: Mapping[str, object]) -> int:
        """The result as one JSON object, which bears its version; answers 0, the exit code."""
        from followup_tui.exchange import to_json

        self.out.raw(to_json({"version": 1, **told}))
        return 0

    def tell(self, said: str, *, is_json: bool, **more: object) -> int:
        """What was done, in words or with more as one JSON object; answers 0, the exit code."""
        if is_json:
            return self.tell_json({"said": said, **more})
        self.out.items(said)
        return 0

    def answer(self, args: Namespace, outcome: Outcome) -> int:
        """What a verb did, in words or as one JSON object; answers 0, the exit code."""
        changed, id_ = outcome.changed, outcome.id
        return self.tell(outcome.said, is_json=args.json, changed=changed, id=id_)

    def damaged(self) -> tuple[str, ...]:
        """One line for each row of the data file that could not be read."""
        return self._store.file.damaged if self._store is not None else ()

    @property
    def now(self) -> dt.datetime:
        """The run's now, at home."""
        return self.clock.now(self.zone)

    def offer_copy(self) -> None:
        """Where there is no data file but copies of one, ask whether the newest is to be put back."""
        if self.has_data:
            return
        from followup_tui.store import backups, neighbours

        found = neighbours.copies(self.paths.db, self.paths.backups)
        if not found:
            return
        self.warn(f"There is no {self.paths.db}, but {len(found)} of its copies: {found[0]}")
        if agreed("Put that one back?", is_yes=False, otherwise="nothing was put back"):
            backups.restore(self.paths.db, found[0], self.paths.backups, self.now)

    def back_up(self) -> None:
        """Keep a copy of the data file where one is due; that it cannot be made is told, no more."""
        if self._store is not None:
            problem = self._store.file.back_up(self.paths.backups, self.now)
            if problem:
                self.warn(problem)

    @property
    def listing(self) -> list[str]:
        """The keys of the last agenda of this data file that was printed, in its order."""
        if not self.has_data:
            return []
        try:
            kept = msgspec.json.decode(self.own.listing.read_bytes())
        except (OSError, msgspec.DecodeError):
            return []
        return [str(key) for key in kept] if isinstance(kept, list) else []

    def keep_listing(self, keys: list[str]) -> None:
        """Keep the order of what was printed, so that an item can be named by its number."""
        if self.has_data and keys != self.listing:
            self.keep(self.own.listing, msgspec.json.encode(keys).decode())

    @cached_property
    def following(self) -> sidecars.Following:
        """What follows a tag or a person to another name."""
        return sidecars.Following(
            self.own.mergers, sidecars.MessageDrafts(self.own.drafts / "messages")
        )

    def follow(self, before: Board, after: Board) -> None:
        """Have saved views and messages in progress follow a change; ConfigError where a view cannot."""
        found = self.following.follow(self.config.views, before, after)
        if found.views:
            from followup_tui.config import Where, change_settings

            values: dict[Where, str | None] = {
                ("views", name): text for name, text in found.views.items()
            }
            change_settings(self.paths.config, values)

    @cached_property
    def own(self) -> Paths:
        """The places of what belongs to this data file."""
        here = self.tracker().file
        return sidecars.own_places(
            self.paths, here.path, here.identity, here.has_twin, settle=False
        )

    def keep(self, path: Path, text: str) -> None:
        """Write a small file of the state, for its owner alone; a full disk costs no more than it."""
        with contextlib.suppress(OSError):
            files.keep(path, text.encode())

    def close(self) -> None:
        if self._store is not None:
            self._store.close()


def _is_there(path: Path) -> bool:
    """Whether anything stands there, or stands in the way: the store then says what."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True
