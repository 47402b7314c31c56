"""The composer below the shell's prompt: a note is jotted without taking the screen.

Owns this small app and what it tells when it is left. Must not know how lines are read.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Any

from followup_tui.config import Config, Paths
from followup_tui.facts import Id
from followup_tui.tracker import Outcome, Tracker
from followup_tui.tui.base_app import BaseApp

from .composer import Composer
from .note_editor import About, about

TOLD_NOTHING = "Nothing was saved."
TOLD_KEPT = "Nothing was saved yet: the words are kept, and the app opens with them."


class JotApp(BaseApp):
    """One note; ``told`` is what became of it."""

    def __init__(
        self,
        tracker: Tracker,
        config: Config,
        paths: Paths,
        opportunity: Id | None,
        interview: Id | None,
        *,
        driver: type[Any] | None = None,
    ) -> None:
        super().__init__(tracker, config, paths, driver=driver)
        self.told = TOLD_NOTHING
        self._board = tracker.board()
        self._editor = self.context.notes.open(self._subject(opportunity, interview))

    def _subject(self, opportunity: Id | None, interview: Id | None) -> About | None:
        found = self._board.opportunities.get(opportunity or "")
        if found is None:
            return None
        meant = next((one for one in found.interviews if one.id == interview), None)
        subject = about(self._board, found)
        is_same = subject.interview == meant
        return subject if is_same else About(found, interview=meant)

    def on_mount(self) -> None:
        self.set_interval(1.0, partial(self.context.writes.work, now=True))
        self.push_screen(
            Composer(self._editor, self._board, self.context.writes, self.context), self._left
        )

    def _left(self, outcome: Outcome | None) -> None:
        is_kept = outcome is None and self._editor.is_dirty and bool(self._editor.text.strip())
        self.told = outcome.said if outcome else TOLD_KEPT if is_kept else TOLD_NOTHING
        self.context.notes.left(self._editor)
        self.exit(0)

    async def action_leave_app(self) -> None:
        if isinstance(self.screen, Composer):
            self.screen.action_leave()


def run_inline(
    tracker: Tracker,
    config: Config,
    paths: Paths,
    opportunity: Id | None,
    interview: Id | None,
    driver: type[Any] | None,
) -> tuple[int, str]:
    """Let a note be written; answers the exit code and what became of it."""
    _read_with_our_driver()
    app = JotApp(tracker, config, paths, opportunity, interview, driver=driver)
    return app.ending.run(inline=True), app.told


def _read_with_our_driver() -> None:
    """Below the prompt Textual takes its own driver, whatever it is given, by this name."""
    with contextlib.suppress(ImportError):
        from textual.drivers import linux_inline_driver

        from followup_tui.tui.terminal.driver import SafeInlineDriver

        linux_inline_driver.LinuxInlineDriver = SafeInlineDriver  # type: ignore[misc]
