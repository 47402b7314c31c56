"""Playbooks of the person's own: a file each in one folder, which states what differs from another.

Owns the folder, and which of its files will do. Must not know any rule or limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from followup_tui import files
from followup_tui.timeline import Playbook, PlaybookError, load_playbooks, read_playbook

from .paths import ConfigError

Numbers = Mapping[tuple[str, ...], str | int | None]
"""What a playbook says otherwise, by rule, case if any, and number; None takes it out."""


class Playbooks(Mapping[str, Playbook]):
    """Those that come with the program, and those of a folder that will do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[str, ...] = ()
        """What will not do, one line each by file, rule and value; such a playbook is not there."""
        self._all: dict[str, Playbook] | None = None

    def __getitem__(self, name: str) -> Playbook:
        built_in = load_playbooks()
        return built_in[name] if name in built_in else self.own[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*load_playbooks(), *self.own))

    def __len__(self) -> int:
        return len(load_playbooks()) + len(self.own)

    def with_numbers(self, name: str, values: Numbers) -> Mapping[str, Playbook]:
        """All of them, were these numbers in a playbook of that name, which may be new.

        PlaybookError or ConfigError where that will not do.
        """
        return {**self, name: read_playbook(name, self._text(name, values), self)}

    def put(self, name: str, values: Numbers) -> None:
        """Write these numbers down; what :meth:`with_numbers` refuses changes nothing."""
        self.with_numbers(name, values)
        path = self.folder / f"{name}.toml"
        try:
            files.keep(path.resolve(), self._text(name, values).encode())
        except OSError as error:
            raise ConfigError(f"{path}: {files.reason(error)}") from None
        self._all = None

    def _text(self, name: str, values: Numbers) -> str:
        from .settings_file import changed  # and with it what reads TOML: a start needs neither

        path = self.folder / f"{name}.toml"
        if name in load_playbooks():
            raise PlaybookError(f"{name} comes with the program: give yours another name")
        if not name or path.name != f"{name}.toml" or name.startswith("."):
            raise PlaybookError(f"{name!r} is no name for a file")
        try:
            return changed(path.read_text("utf-8") if path.exists() else "", values, path)
        except (OSError, ValueError) as error:
            raise ConfigError(f"{path}: cannot be read: {error}") from None

    @property
    def own(self) -> Mapping[str, Playbook]:
        """Those of the folder alone."""
        if self._all is None:
            self._all = {}
            self._all, self.problems = self._found()
        return self._all

    def _found(self) -> tuple[dict[str, Playbook], tuple[str, ...]]:
        """Each file that will do, those first that others differ from; and what is wrong with the rest."""
        found, problems = dict[str, Playbook](), dict[Path, str]()
        waiting = sorted(self.folder.glob("*.toml"))
        for path in waiting:
            if path.stem in load_playbooks():
                problems[path] = "a playbook of that name comes with the program"
        waiting = [path for path in waiting if path not in problems]
        for _ in waiting:
            for path in [path for path in waiting if path.stem not in found]:
                known = {**load_playbooks(), **found}
                try:
                    found[path.stem] = read_playbook(path.stem, path.read_text("utf-8"), known)
                    problems.pop(path, None)
                except (PlaybookError, UnicodeDecodeError) as error:
                    problems[path] = str(error)
                except OSError as error:
                    problems[path] = files.reason(error)
        return found, tuple(f"{path}: {problem}" for path, problem in problems.items())
