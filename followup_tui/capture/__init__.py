"""What a person types, read: date words and jots. Pure: text and a day in, values out.

Must not know about storage, screens or the clock. What only some need is loaded when it is first named.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .filters import with_person, with_tag
    from .twins import Twins, like_contact, like_opportunity

_LATER = {
    **dict.fromkeys(("Twins", "like_contact", "like_opportunity"), "twins"),
    **dict.fromkeys(("with_person", "with_tag"), "filters"),
}
"""The module of each name that is loaded late."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LATER[name]}", __name__), name)


__all__ = ["Twins", "like_contact", "like_opportunity", "with_person", "with_tag"]
