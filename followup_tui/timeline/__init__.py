"""The timeline: facts in, follow-ups out. Pure: time is an argument.

Owns what happened (facts), what ought to happen (follow-ups) and why. Must not know about storage,
screens, files or the clock.
"""

from .facts import *  # noqa: F403
from .followup import Board, FollowUpKey, Item, Status, Window
from .why import Source, Why
