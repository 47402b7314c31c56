"""How Textual is loaded: without what it imports for things that this app does not offer.

Owns the list of what is left out, a seventh of what the import costs. Must not know the app. A module
left out is replaced while Textual is imported, by one that answers every name with an empty class, or by
one that is loaded with the first use; whoever imports it later gets the real one. Where Textual needs more
of it than that, it is loaded whole.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Final

from followup_tui.lazy_imports import ALL, LIGHT, instead, later

LEFT_OUT: Final = (
    "textual.command",  # the command palette, and every widget it is made of
    "rich.table",  # the preview of a theme
    "platformdirs",  # files that are handed to a browser
)
LATER: Final = {
    "textual.canvas": "Canvas Rectangle",  # lines between the cells of a grid
    "textual.css._help_text": ALL,  # what is wrong in a stylesheet
    "textual.markup": "parse_style",
    "textual.widgets._toast": "ToastRack",  # what is told
    "textual.widgets._tooltip": "Tooltip",
}
"""What is loaded with the first thing called of it; this comes after the first paint."""
WITHOUT_SOCKETS: Final = {**LIGHT, "ssl": None}
"""Nothing here opens a secure socket, and asyncio does without."""


class _StandIn(ModuleType):
    """A module of which only names are asked."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def load_textual() -> None:
    """Import asyncio and Textual, unless somebody has already."""
    if "textual.app" in sys.modules:
        return
    with instead(WITHOUT_SOCKETS):
        import_module("asyncio")
    known = set(sys.modules)
    try:
        with instead({**LIGHT, **{name: _StandIn(name) for name in LEFT_OUT}, **later(LATER)}):
            import_module("textual.app")
    except (ImportError, AttributeError, TypeError):
        for name in set(sys.modules) - known:
            del sys.modules[name]
        import_module("textual.app")
