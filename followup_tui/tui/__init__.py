"""The screens: what is seen and typed. They reach data only through the tracker.

A key, all the way: ``terminal.driver`` reads it; ``keys`` declares it; ``app`` finds its verb in
``verbs.registry``; the verb asks with a dialog or a form and hands a wish to ``write_queue``; the board that
comes back is shown by every ``screens.row_screen``. Everything below a line may know what stands above it.

* ``terminal/``: keys in, bytes out, other programs, the end on a signal.
* ``keys``, ``keymap``, ``keyboard``: each key once; the person's own; for which sight one was typed.
* ``theme``, ``widgets/``: colours; lists, pages, lines of text, the footer.
* ``fields/``: a typed line, read while it is typed. ``drafts``, ``form_drafts``: words kept until saved.
* ``dialogs/``, ``forms/``: the small questions; one form a fact.
* ``filter/``: what narrows rows. ``write_queue``, ``app_context``: what all screens work with.
* ``screens/``: what a screen with a row under its cursor is, and the small ones.
* ``agenda/`` (the main screen), ``note/``, ``message/``, ``review/``, ``whole/`` (one opportunity, people,
  pipeline, insight), ``bringing/`` (files): one screen each with all that only it needs.
* ``verbs/``: what each key of a row does. ``commands``: palette and help.
* ``app``, ``base_app``, ``telling``, ``ending``, ``upkeep``: the app, and what goes on behind it.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

from followup_tui.lazy_imports import LIGHT, instead

from .terminal.loading import load_textual

if TYPE_CHECKING:
    from followup_tui.clock import Clock
    from followup_tui.config import AppSettings, Config, Paths
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

    The first run tells where everything is kept.
    """
    load_textual()
    from followup_tui.clock import SystemClock

    with instead(LIGHT):
        from .app import FollowUpApp

        driver = _driver()

    app = FollowUpApp(
        tracker,
        config,
        paths,
        frozen=not isinstance(clock, SystemClock),
        demo=demo,
        first_run=first_run,
        driver=driver,
    )
    return app.ending.run()


def jot(
    tracker: Tracker,
    config: Config,
    paths: Paths,
    opportunity: Id | None,
    interview: Id | None,
) -> tuple[int, str]:
    """Let a note be written below the prompt; answers the exit code and what became of it."""
    load_textual()
    from .note.inline import run_inline

    return run_inline(tracker, config, paths, opportunity, interview, _driver())


def app_settings(config: Config) -> AppSettings:
    """What only the app knows of these settings: keys, themes, and what of them cannot be."""
    from .settings_check import app_settings as found

    return found(config)


def _driver() -> type[Any] | None:
    """Our own input where this system and this Textual allow it, else Textual's choice.

    In a browser that is what the environment names.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return None
    with contextlib.suppress(ImportError):
        from .terminal.driver import SafeLinuxDriver

        return SafeLinuxDriver
    return None
