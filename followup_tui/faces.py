"""The face of a room whose modules are loaded when one of their names is first asked for.

Owns how such a name is found. Must not know any room.
"""

from collections.abc import Callable, Mapping
from importlib import import_module


def loaded_late(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A room's ``__getattr__``: by module, the names that are found there, in one text."""
    homes = {name: module for module, names in modules.items() for name in names.split()}

    def found(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return found
