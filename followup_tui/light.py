"""Importing what others wrote without some of what they import.

Owns how another module stands in the place of one that is not wanted. Must not know who asks.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
