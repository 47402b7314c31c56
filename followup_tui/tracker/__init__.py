"""The user's verbs over one store. The screens reach data, and what can go wrong with it, only here.

Importing it loads no SQLModel; the first verb that writes does.
"""

from followup_tui.store import (
    ChangedElsewhere,
    Entry,
    Locked,
    NothingToUndo,
    ReadOnly,
    Store,
    StoreError,
)

from .errors import BadFact, FutureDay, TooEarly, TrackerError, UnknownKey
from .jotting import recent_interview
from .present import Outcome
from .tracker import Tracker

__all__ = [
    "BadFact",
    "ChangedElsewhere",
    "Entry",
    "FutureDay",
    "Locked",
    "NothingToUndo",
    "Outcome",
    "ReadOnly",
    "Store",
    "StoreError",
    "TooEarly",
    "Tracker",
    "TrackerError",
    "UnknownKey",
    "recent_interview",
]
