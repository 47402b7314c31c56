"""Fields: how a typed line is described, read, suggested and echoed.

Owns the pure half (``spec``, ``reading``, ``people``, ``draft``) and the widgets that show it
(``line``, ``row``). Must not know which facts or dialogs are made of them.
"""

from .draft import Check, Draft
from .reading import YES, read, write
from .spec import Context, Field, Option, Reading, Values

__all__ = [
    "YES",
    "Check",
    "Context",
    "Draft",
    "Field",
    "Option",
    "Reading",
    "Values",
    "read",
    "write",
]
