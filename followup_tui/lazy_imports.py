"""Importing no more than is wanted, when it is wanted.

Owns how the face of a room loads a module when one of its names is first asked for, and how another
module stands in the place of one that is not wanted. Must not know any room, nor who asks.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

TYPES: Final[Mapping[str, ModuleType]] = {"typing_extensions": typing}
"""What names types in older Pythons is slow to load; this one names them itself."""


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


def loaded_late(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A room's ``__getattr__``: by module, the names that are found there, in one text."""
    homes = {name: module for module, names in modules.items() for name in names.split()}

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return found
