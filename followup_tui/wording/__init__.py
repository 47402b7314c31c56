"""How values of the timeline read for people: words, symbols, style classes, previews, what comes next.

Owns the words of statuses, days and changes, and :func:`clean` for any text that reaches a terminal.
Must not know Textual, Rich, files or the clock. What only some screens need is loaded when it is first
named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

from .clean import clean
from .excerpts import excerpt, matching, titled, told
from .groups import Group, coming, day_of, groups, waiting_for
from .outlook import ahead, clashing, idle, idle_row, without_next_step
from .preparing import preparation, taught
from .preview import joined, sentences
from .records import certain_words, proposed_words
from .statements import told_of
from .words import (
    COMING_LOOK,
    IDLE_LOOK,
    STATUS_LOOK,
    Look,
    city_of_day,
    counted_by,
    given_up,
    hour_words,
    in_short,
    last_words,
    long_day,
    place,
    short_day,
    start_words,
    to_mind,
    when,
    whose_day,
    window_words,
)
from .zones import touched_times

if TYPE_CHECKING:
    from .insight import Row, bar, insight_sections
    from .people import Acquaintance, People, where, whose
    from .pipeline import CLOSED, COLUMNS, Card, Pipeline

__getattr__ = loaded_late(__name__, __file__)
