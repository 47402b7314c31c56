"""Importing no more than is wanted, when it is wanted.

Owns how the face of a room loads a module when one of its names is first asked for, and how another
module stands in the place of one that is not wanted. Must not know any room, nor who asks.
"""

from __future__ import annotations

import os
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from types import ModuleType
from typing import Any, Final

ALL: Final = "*"


class Later(ModuleType):
    """Loads the module of this name when something of it is first used.

    ``called`` names what others take out of it while they are imported, and only ever call, or says
    that this is all they take;
    ``known`` is what they take out of it that needs no loading.
    """

    called: str

    def __init__(self, name: str, called: str = "", **known: object) -> None:
        super().__init__(name)
        self.__dict__.update(known, called=called)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        is_called = self.called == ALL or name in self.called.split()
        return partial(self._call, name) if is_called else getattr(self._load(), name)

    def _call(self, name: str, *args: object, **options: object) -> object:
        return getattr(self._load(), name)(*args, **options)

    def _load(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


def later(names: Mapping[str, str]) -> dict[str, ModuleType]:
    """By the name of each module that others may import and a start does not use, what is called of it."""
    return {name: Later(name, called) for name, called in names.items()}


LIGHT: Final[Mapping[str, ModuleType]] = {
    "typing_extensions": typing,  # names types in older Pythons; this one names them itself
    "platform": Later("platform", system=lambda: os.uname().sysname),  # asked by uuid
    **later(
        {
            # of inspect, logging and asyncio
            "linecache": "",
            "tokenize": "",
            "traceback": "extract_stack",
            # of pathlib and Textual
            "difflib": "get_close_matches",
            "mimetypes": "",
            "urllib.parse": "quote_from_bytes",
            # of platformdirs
            "tempfile": "TemporaryFile gettempdir",
            # of msgspec
            "msgspec._json_schema": "schema schema_components",
            "msgspec.inspect": "",
        }
    ),
}
"""What stands in the place of modules that a start does not need."""


@contextmanager
def instead(others: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """Have these stand in the place of modules that are not loaded yet."""
    modules: dict[str, Any] = sys.modules
    placed = {name: other for name, other in others.items() if name not in modules}
    modules.update(placed)
    try:
        yield
    finally:
        for name, other in placed.items():
            if modules.get(name) is other:
                del modules[name]


_NO_NAME = str.maketrans("(,)", "   ")


def loaded_late(room: str, face: str) -> Callable[[str], object]:
    """A room's ``__getattr__``: what its ``face``, a file, imports for the type checker alone, once it is used."""

    @cache
    def homes() -> dict[str, str]:
        with open(face, encoding="utf-8") as file:
            _, _, below = file.read().partition("if TYPE_CHECKING:\n")
        named: dict[str, str] = {}
        for each in below.partition("\n\n")[0].split("from .")[1:]:
            home, _, names = each.partition(" import ")
            named |= dict.fromkeys(names.translate(_NO_NAME).split(), home)
        return named

    def found(name: str) -> object:
        if name.startswith("__") or name not in homes():
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{homes()[name]}"), name)

    return found
