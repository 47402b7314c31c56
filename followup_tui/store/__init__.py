"""The one SQLite file: facts in, facts out, every change journalled. Rows never leave this room.

Opening and reading load neither SQLModel nor SQLAlchemy.
"""

from .difference import Watch, unwatched
from .errors import (
    CannotCreate,
    ChangedElsewhere,
    Damaged,
    DiskFull,
    Locked,
    Newer,
    NothingToUndo,
    NotOurs,
    NotPermitted,
    ReadOnly,
    Rejected,
    Replaced,
    StoreError,
)
from .history import EarlierNote
from .journal import Entry
from .search import TextHit
from .store import Store
