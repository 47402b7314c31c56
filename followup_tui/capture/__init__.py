"""What a person types, read: days in words, filters and jots. Pure: text and a day in, values out.

Days in words are ``spans`` and ``days``, which ``dates`` puts together and ``stretches`` pairs. ``filter_grammar``
reads what narrows a list, a filter of ``filters``, and ``scenes`` is what it may ask of a row. The room ``jot`` reads the lines of a
note; ``debrief`` holds the questions it answers. ``pursuits`` reads the names of a new one. ``twins`` and ``likeness`` tell who or what may stand there
twice.

Must not know about storage, screens or the clock. What only some need is loaded when it is first named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

if TYPE_CHECKING:
    from .dates import When, echo, read_any_day, read_day, read_span, read_when
    from .days import FULL_DAYS, WEEKDAY, DayField, Order
    from .debrief import CHECKLIST, QUESTIONS, Check, Question, answered
    from .filter_grammar import FilterError, read_filter
    from .filters import Filter, with_ids, with_person, with_tag
    from .jot.cards import is_role
    from .jot.keyed import has_key
    from .jot.proposals import Add, Attend, Change, Edit, Jot, JotContext, Problem, Proposal, Tag
    from .jot.reading import JotReader, read_jot
    from .jot.saving import apply_proposals
    from .jot.standing import new_only
    from .pursuits import named_opportunity, parts_of_named
    from .scenes import Row, Scene, Scenes
    from .spans import Span, WhenError
    from .stretches import read_stretch, write_stretch
    from .twins import Twins, like_contact, like_opportunity

__getattr__ = loaded_late(__name__, __file__)
