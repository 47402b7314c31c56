"""The timeline: facts in, follow-ups out. Pure: time is an argument.

Owns what ought to happen (follow-ups) and why. Must not know about storage,
screens, files or the clock.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

from .arithmetic import rule_words
from .board import Board, Clash
from .changes import Change, changes
from .ends import fate
from .event import Event
from .followup import Flag, Item, Status, Told, Window, first_good_day
from .ordering import Agenda
from .phrases import stated_day
from .playbook import Playbook, PlaybookError, Rule, load_playbooks, read_playbook
from .reasons import TO_MIND, credited
from .sides import side
from .stages import CLOSED_STAGES, NOT_REOPENED_BY_A_PLAN, Stage, last_dealing, last_heard, stage
from .survey import Surveyor, survey
from .talks import has_ended
from .why import Source, Why

if TYPE_CHECKING:
    from .figures import ENOUGH, WITHIN, Figure, Topic, insight

__getattr__ = loaded_late(__name__, __file__)
