"""Where the program is put together: clock, settings, data and the app.

Owns the start. Garbage collection is off until the app has painted (a command ends before it would
pay); everything heavy is imported by who needs it.
"""

import gc

gc.disable()

import contextlib  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from typing import TYPE_CHECKING, NoReturn  # noqa: E402

if TYPE_CHECKING:
    from followup_tui.cli.session import Session
    from followup_tui.config import AppSettings, Config


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``followup`` with these words (the process's own by default); answers the exit code."""
    os.umask(0o077)  # whatever is made is for its owner alone
    words = sys.argv[1:] if argv is None else argv
    if "status" in words:
        from followup_tui.cli.status import quick_status

        code = quick_status(words, os.environ)
        if code is not None:
            return code
    from followup_tui.cli.main import run

    return run(words, _launch, compose=_compose, app_settings=_app_settings)


def run() -> NoReturn:
    """Run ``followup``, and leave at once: the system takes back what is left faster than Python does."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()
    os._exit(code)


def _launch(session: "Session", is_demo: bool) -> int:  # noqa: FBT001
    if is_demo:
        return _launch_demo(session)
    from followup_tui.tui import run as run_app

    session.offer_copy()
    is_first = not session.has_data
    code = run_app(
        session.tracker(),
        session.config,
        session.clock,
        paths=session.paths,
        first_run=is_first,
    )
    session.back_up()
    return code


def _compose(session: "Session", opportunity: str | None, interview: str | None) -> int:
    """A note, written below the prompt."""
    from followup_tui.tui import jot

    code, told = jot(session.tracker(), session.config, session.paths, opportunity, interview)
    session.out.item("", told)
    return code


def _app_settings(config: "Config") -> "AppSettings":
    from followup_tui.tui import app_settings

    return app_settings(config)


def _launch_demo(session: "Session") -> int:
    """The app over invented data in a folder of its own, which is gone afterwards."""
    import tempfile
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from msgspec.structs import replace

    from followup_tui.demo import NAME, demo_facts
    from followup_tui.tui import run as run_app

    zone = session.guessed.home_tz
    today = session.clock.now(ZoneInfo(zone)).date()
    with tempfile.TemporaryDirectory(prefix="followup-demo-") as folder:
        demo = session.elsewhere(Path(folder), demo_facts(today, zone))
        drafts = replace(demo.config.drafts, name=demo.config.drafts.name or NAME)
        config = replace(demo.config, drafts=drafts)
        try:
            return run_app(demo.tracker(), config, demo.clock, paths=demo.paths, demo=True)
        finally:
            demo.close()


if __name__ == "__main__":
    run()
