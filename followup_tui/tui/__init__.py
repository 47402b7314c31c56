"""The screens. Own what is seen and typed; reach data only through the tracker."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followup_tui.clock import Clock
    from followup_tui.config import Config
    from followup_tui.tracker import Tracker


def run(
    tracker: Tracker,
    config: Config,
    clock: Clock,
    *,
    drafts: Path,
    demo: bool = False,
    first_run: bool = False,
) -> int:
    """Show the app until it is left; answers the exit code.

    ``drafts`` is the folder of unsaved words; on the first run the guessed settings are shown once.
    """
    from followup_tui.clock import SystemClock

    from .app import FollowUpApp
    from .drafts import Drafts

    kept = Drafts(drafts)
    app = FollowUpApp(
        tracker,
        config,
        kept,
        frozen=not isinstance(clock, SystemClock),
        demo=demo,
        first_run=first_run,
        driver=_driver(),
    )
    try:
        app.run()
    finally:
        kept.close()
    return app.return_code or 0


def _driver() -> type[Any] | None:
    """Our own input where this system and this Textual allow it, else Textual's choice."""
    with contextlib.suppress(ImportError):
        from .driver import SafeLinuxDriver

        return SafeLinuxDriver
    return None


__all__ = ["run"]
