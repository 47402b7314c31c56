"""One run from its words to its exit code.

Owns the order of things, the exit codes, and what is said on standard error. Must not know the
screens: whoever starts the program hands in how the app is launched.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .call import ABOUT, Call, parse
from .errors import UsageError
from .streams import abandon_lost_streams, make_streams_lenient

if TYPE_CHECKING:
    import datetime as dt
    from argparse import Namespace

    from followup_tui.clock import DayReader
    from followup_tui.config import AppSettings, Config, DateOrder

    from .session import Session

Launch = Callable[["Session", bool], int]
"""Runs the app over a session, on the demo's data or the person's own; answers the exit code."""

Compose = Callable[["Session", str, "str | None"], int]
"""Runs the small composer over an opportunity and its interview, by their ids; answers the exit code."""

INTERRUPTED, BROKEN_PIPE, UNFORESEEN = 130, 141, 70


def run(
    argv: Sequence[str],
    launch: Launch,
    env: Mapping[str, str] | None = None,
    compose: Compose | None = None,
    app_settings: Callable[[Config], AppSettings] | None = None,
) -> int:
    """Run one command line to its end; no error of any kind leaves here."""
    make_streams_lenient()
    env = os.environ if env is None else env
    call: Call | None = None
    session: Session | None = None
    try:
        call = parse(argv)
        if call.command in ABOUT:
            return _about(call.command)
        args = _arguments(call)
        session = _session(call, env)
        session.app_settings = app_settings
        if call.command == "jot" and why_no_terminal(env) is None:
            session.compose = compose
        code = _dispatch(call, args, session, launch)
        session.out.flush()
        _name_damage(session)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the one place where every error ends
        code = _failed(error, call, session, env)
        _name_damage(session)
        return code
    else:
        return code
    finally:
        if session is not None:
            session.close()
        abandon_lost_streams()


def _about(command: str) -> int:
    if command == "help":
        from .parser import help_text

        sys.stdout.write(help_text())
    else:
        from followup_tui import __version__

        sys.stdout.write(f"followup {__version__}\n")
    sys.stdout.flush()
    return 0


def _session(call: Call, env: Mapping[str, str]) -> Session:
    from followup_tui.clock import FixedClock, SystemClock
    from followup_tui.lazy_imports import LIGHT, instead

    with instead(LIGHT):  # msgspec is imported there
        from followup_tui.config import load_config
    from followup_tui.config import find_paths

    from .output import Output
    from .session import Session

    paths = find_paths(env, db=call.db, config=call.config)
    config = load_config(paths.config, must_exist=call.config is not None)
    try:
        clock = (
            FixedClock(call.now, _day_reader(config.date_order))
            if call.now is not None
            else SystemClock()
        )
    except ValueError as error:
        raise UsageError(f"--now: {error}") from None
    for problem in config.problems:
        _complain(problem)
    out = Output(sys.stdout, env, is_ascii=config.symbols == "ascii")
    return Session(paths, config, clock, env, out, call)


def _day_reader(order: DateOrder) -> DayReader:
    def read(text: str, today: dt.date) -> dt.date:
        from followup_tui.capture import DayField, read_day

        return read_day(text, DayField(today, order=order))

    return read


def _arguments(call: Call) -> Namespace | None:
    """What stands after a command; None for the app, which loads no table of commands."""
    if call.command is None:
        return None
    from .parser import arguments

    return arguments(call.command, call.words)


def _dispatch(call: Call, args: Namespace | None, session: Session, launch: Launch) -> int:
    if call.command in (None, "demo"):
        missing = why_no_terminal(session.env)
        if missing is None:
            return launch(session, call.command == "demo")
        if call.command == "demo":
            raise UsageError(f"{missing}, and the demo needs a terminal (see: followup --help)")
        _complain(f"{missing}, so this is the plain agenda (see: followup --help)")
    from .commands import run_command
    from .parser import arguments

    command = call.command or "agenda"
    return run_command(command, session, args or arguments(command, ()))


def why_no_terminal(env: Mapping[str, str]) -> str | None:
    """Why the app cannot be drawn here, or None where it can: on a terminal, or in a browser."""
    if env.get("TEXTUAL_DRIVER"):
        return None
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output"), (sys.__stderr__, "error")):
        if stream is None or stream.closed or not stream.isatty():
            return f"standard {name} is no terminal"
    from .output import NO_TERMINAL

    if env.get("TERM") in NO_TERMINAL:
        return f"TERM is {env.get('TERM') or 'not set'}"
    return None


def _failed(
    error: Exception, call: Call | None, session: Session | None, env: Mapping[str, str]
) -> int:
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        _refuse(error, env)
        return code
    from followup_tui import files

    from .log import write_log

    if isinstance(error, OSError) and _is_about_output(error):
        _complain(f"standard output: {files.reason(error)}")
        return 74
    if isinstance(error, OSError) and error.filename is not None:
        _complain(f"{error.filename}: {files.reason(error)}")
        return files.exit_code(error, 74)
    kept = write_log(error, call.command if call else None, session, env)
    _complain(f"something unforeseen happened ({type(error).__name__}); your data is safe; {kept}")
    return UNFORESEEN


def _name_damage(session: Session | None) -> None:
    """One line for each row that could not be read: what is asked for may be missing because of it."""
    for row in session.damaged() if session else ():
        _complain(row)


def _refuse(error: Exception, env: Mapping[str, str]) -> None:
    item = getattr(error, "item", None)
    if item is None:
        _complain(str(error))
        return
    from .output import Output
    from .plain import print_too_early

    with contextlib.suppress(OSError, ValueError):
        print_too_early(error, item, Output(sys.stderr, env))


def _is_about_output(error: OSError) -> bool:
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF)


def _complain(text: str) -> None:
    from followup_tui.wording import clean

    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"followup: {clean(text)}\n")
            sys.stderr.flush()
