"""Where everything lives: every path the program uses, from options, environment and system.

Must not know what is kept there, nor open anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from followup_tui.lazy_imports import LIGHT, instead

APP = "followup-tui"
_DB = "followup.db"
SHARED = frozenset({"config", "log", "templates", "playbooks"})
"""What is the person's, whichever data file is open; every other path belongs to one file."""


class ConfigError(Exception):
    """One sentence: which file or variable, which key, what stands there, what would do."""

    def __init__(self, message: str, exit_code: int = 65) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Paths(msgspec.Struct, frozen=True):
    """Every path the program uses, all absolute. Nothing here need exist."""

    db: Path
    config: Path
    drafts: Path
    review: Path
    """Where the guided review remembers the day."""
    backups: Path
    log: Path
    templates: Path
    """The person's own texts for messages."""
    playbooks: Path
    """The person's own playbooks."""
    messages: Path
    """Where the app puts messages it writes as files."""
    columns: Path
    """Which columns of which tables were named by hand."""
    status: Path
    """What is overdue and due, summed up for a bar."""
    listing: Path
    """The order of the agenda that was printed last."""
    view: Path
    """What the list was narrowed to when the app was left."""
    apart: Path
    """Who look alike and are two people, as was said."""
    mergers: Path
    """Whom was made one with whom, and what followed."""

    def owned_by(self, name: str) -> Paths:
        """The same, with what belongs to one data file alone in places of that name."""
        return msgspec.structs.replace(
            self,
            drafts=self.drafts / name,
            review=self.review.with_name(f"review-{name}.json"),
            messages=self.messages / name,
            view=self.view.with_name(f"view-{name}.json"),
            apart=self.apart.with_name(f"apart-{name}.json"),
            mergers=self.mergers.with_name(f"mergers-{name}.json"),
            listing=self.listing.with_name(f"listing-{name}.json"),
        )

    def apart_in(self, folder: Path) -> Paths:
        """The same, with all that belongs to one data file in a folder that only we know."""
        own = [name for name in self.__struct_fields__ if name not in SHARED]
        moved = {name: folder / getattr(self, name).name for name in own}
        return msgspec.structs.replace(self, **moved | {"db": folder / _DB})


def find_paths(
    env: Mapping[str, str], *, db: str | None = None, config: str | None = None
) -> Paths:
    """The paths from options, environment and system, in this order.

    ``FOLLOWUP_HOME`` moves all of them, ``FOLLOWUP_DB`` or ``db`` the data file alone. ConfigError
    (exit code 2) where no place can be found: never a file in the current directory by accident.
    """
    named = db or env.get("FOLLOWUP_DB") or None
    if db == "" or config == "":
        raise ConfigError(f"{'--db' if db == '' else '--config'}: the path is empty", 2)
    for path in filter(None, (named, config)):
        if "\0" in path:
            raise ConfigError("a path cannot hold the character NUL", 2)
    folders = _folders(env)
    state = folders("state")
    settings = _absolute(config) if config else folders("config") / "config.toml"
    return Paths(
        db=_absolute(named) if named else folders("data") / _DB,
        config=settings,
        drafts=state / "drafts",
        review=state / "review.json",
        backups=state / "backups",
        log=state / "followup.log",
        templates=settings.parent / "templates",
        playbooks=settings.parent / "playbooks",
        messages=folders("data") / "messages",
        columns=state / "columns.json",
        status=state / "status.json",
        listing=state / "listing.json",
        view=state / "view.json",
        apart=state / "apart.json",
        mergers=state / "mergers.json",
    )


def _absolute(path: str) -> Path:
    try:
        return Path(path).absolute()
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: the folder you are in is gone; name an absolute path", 2
        ) from None


def _folders(env: Mapping[str, str]) -> Callable[[str], Path]:
    home = env.get("FOLLOWUP_HOME")
    if home:
        if not Path(home).is_absolute():
            raise ConfigError(f"FOLLOWUP_HOME: {home!r} is not an absolute path", 2)
        return lambda kind: Path(home) / "state" if kind == "state" else Path(home)
    return _system_folder


def _system_folder(kind: str) -> Path:
    with instead(LIGHT):
        import platformdirs

    functions = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
    }
    advice = "set FOLLOWUP_HOME to an absolute path"
    try:
        found = functions[kind](APP, appauthor=False)
    except (RuntimeError, OSError) as error:
        raise ConfigError(f"no {kind} folder can be found ({error}): {advice}", 2) from None
    if not found.is_absolute():
        raise ConfigError(f"HOME is unknown, so {str(found)!r} will not do: {advice}", 2)
    return found
