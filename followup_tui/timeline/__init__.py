"""The timeline: facts in, follow-ups out. Pure: time is an argument.

Owns what ought to happen (follow-ups) and why. Must not know about storage,
screens, files or the clock.
"""

from .changes import Change, changes
from .ends import fate
from .followup import Board, Clash, Flag, Item, Status, Told, Window, first_good_day
from .lessons import is_do_better
from .playbook import Offset, Playbook, PlaybookError, Rule, load_playbooks, read_playbook
from .reasons import PUBLISHERS
from .sides import side
from .stages import NOT_REOPENED_BY_A_PLAN, Stage, stage
from .survey import Surveyor, survey
from .why import Source, Why

__all__ = [
    "NOT_REOPENED_BY_A_PLAN",
    "PUBLISHERS",
    "Board",
    "Change",
    "Clash",
    "Flag",
    "Item",
    "Offset",
    "Playbook",
    "PlaybookError",
    "Rule",
    "Source",
    "Stage",
    "Status",
    "Surveyor",
    "Told",
    "Why",
    "Window",
    "changes",
    "fate",
    "first_good_day",
    "is_do_better",
    "load_playbooks",
    "read_playbook",
    "side",
    "stage",
    "survey",
]
