"""The screens. Own what is seen and typed; reach data only through the tracker."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followup_tui.clock import Clock
    from followup_tui.config import Config, Paths
    from followup_tui.facts import Id
    from followup_tui.tracker import Tracker


def run(
    tracker: Tracker,
    config: Config,
    clock: Clock,
    *,
    paths: Paths,
    demo: bool = False,
    first_run: bool = False,
) -> int:
    """Show the app until it is left; answers the exit code, or raises what was unforeseen.

    On the first run the guessed settings are shown once.
    """
    _load_asyncio()
    from followup_tui.clock import SystemClock

    from .app import FollowUpApp

    app = FollowUpApp(
        tracker,
        config,
        paths,
        frozen=not isinstance(clock, SystemClock),
        demo=demo,
        first_run=first_run,
        driver=_driver(),
    )
    return app.run_to_end()


def jot(
    tracker: Tracker,
    config: Config,
    paths: Paths,
    opportunity: Id | None,
    interview: Id | None,
) -> tuple[int, str]:
    """Let a note be written below the prompt; answers the exit code and what became of it."""
    _load_asyncio()
    from .inline import run_inline

    return run_inline(tracker, config, paths, opportunity, interview, _driver())


def _load_asyncio() -> None:
    """Import asyncio without the secure sockets that nothing here opens: an eighth of its cost.

    asyncio does without them where ``ssl`` is missing; whoever wants ``ssl`` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules: dict[str, Any] = sys.modules
    modules["ssl"] = None
    try:
        import asyncio  # noqa: F401
    finally:
        del modules["ssl"]


def _driver() -> type[Any] | None:
    """Our own input where this system and this Textual allow it, else Textual's choice."""
    with contextlib.suppress(ImportError):
        from .driver import SafeLinuxDriver

        return SafeLinuxDriver
    return None


__all__ = ["jot", "run"]
