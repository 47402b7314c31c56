"""The user's verbs over one store. The screens reach data, and what can go wrong with it, only here.

Importing it loads no SQLModel; the first verb that writes does.
"""

from followup_tui.facts import BadFact, FactError, FutureDay, UnknownKey
from followup_tui.store import (
    Entry,
    Locked,
    NothingToUndo,
    StoreError,
)

from .errors import NeedsDecision, TooEarly
from .finding import Found
from .importing import ImportOptions
from .jotting import JotOptions, JotReading, Supposed, Supposition, debriefs, recent_interview
from .present import Done
from .tracker import Tracker
from .transactions import Outcome
