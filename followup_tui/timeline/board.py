"""The board: everything a screen or a command shows, as of one instant.

Owns what is asked of it. Must not know how it was found, how it is shown, or what day it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from followup_tui.facts import Calendar, Contact, Facts, FollowUpKey, Id, Opportunity

from .followup import Item
from .ordering import Agenda
from .playbook import Playbook
from .stages import Stage, stage


class Clash(msgspec.Struct, frozen=True):
    """An offer that has to be answered before another employer decides, by the day they named."""

    offer: Id
    """The opportunity with the offer."""
    deadline: dt.date
    other: Id
    decides_on: dt.date


class Board(msgspec.Struct, frozen=True, eq=False):
    """Everything as of one instant.

    ``agenda`` holds every item, done, skipped, expired and snoozed ones too, in their
    order; :meth:`listed` leaves those out.
    """

    now: dt.datetime
    """Aware, in the home zone."""
    playbook: str
    facts: Facts
    agenda: Agenda
    contacts: Mapping[Id, Contact]
    opportunities: Mapping[Id, Opportunity]
    clashes: tuple[Clash, ...] = ()
    """The offers that end before others decide, the first date first."""
    calendar: Calendar = Calendar()
    """The days worked, public holidays taken out."""
    playbooks: Mapping[str, Playbook] = {}
    """Those that can be chosen, by name."""
    stages: Mapping[Id, Stage] = {}
    """How far each opportunity has come, as far as that was looked up."""

    def __eq__(self, other: object) -> bool:
        """Whether all that follows from facts, rules and instant is equal; the rest is looked up in it."""
        return isinstance(other, Board) and self._shown() == other._shown()

    def _shown(self) -> tuple[object, ...]:
        return self.now, self.playbook, self.facts, self.agenda, self.clashes

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @property
    def standing(self) -> tuple[Item, ...]:
        """What still stands, put off or not."""
        return self.agenda.standing

    @property
    def done_today(self) -> tuple[Item, ...]:
        return self.agenda.done_on(self.today)

    def listed(self) -> tuple[Item, ...]:
        listed = [item for item in self.standing if item.snoozed_until is None]
        return tuple(listed)

    def find(self, key: FollowUpKey | str) -> Item | None:
        """The item with this key, whatever its status."""
        text = str(key)
        whose = text.partition("/")[0]
        own = self.of(None if whose == "-" else whose)
        return next((item for item in own if str(item.key) == text), None)

    def of(self, opportunity: Id | None) -> tuple[Item, ...]:
        """Every item of one opportunity (None: networking), in the agenda's order."""
        return self.agenda.of(opportunity)

    def stage(self, opportunity: Opportunity) -> Stage:
        """How far one of its opportunities has come."""
        known = self.stages.get(opportunity.id)
        return known or stage(opportunity, self.today, self.contacts)

    def name(self, contact: Id | None) -> str:
        """A contact's name, or the id where it is unknown, or nothing."""
        known = self.contacts.get(contact) if contact else None
        return known.name if known else contact or ""
