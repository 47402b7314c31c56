"""What a file is held against: the facts that stand, and what the person said of it beforehand.

Owns who is known already, and which opportunity a text means. Must not know any format, files or the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from zoneinfo import ZoneInfo

import msgspec

from followup_tui.capture import Order
from followup_tui.facts import Facts, Id, Opportunity, as_spoken, free_id, words_of

from .directory import Directory
from .naming import names_firm, squeezed


class Options(msgspec.Struct, frozen=True):
    """What the person said about a file beforehand."""

    encoding: str | None = None
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Column by field, from ``--map FIELD=COLUMN``."""
    order: Order | None = None
    applied_from: str | None = None
    """A column whose day may stand for the application's."""
    splits_names: bool = False
    """Whether one cell of company and role may be split where it shows."""
    opportunity: Id | None = None
    zone: str | None = None
    """Whose hours are those that name no zone."""
    me: tuple[str, ...] = ()
    """Their own addresses, in lower case."""
    playbooks: Collection[str] | None = None


class Standing:
    """What stands as of now; people met on the way become known."""

    def __init__(self, facts: Facts, now: dt.datetime, options: Options) -> None:
        self.facts, self.now, self.options = facts, now, options
        self.home = ZoneInfo(facts.settings.home_tz)
        self.today = now.astimezone(self.home).date()
        """The day at home."""
        self.people = Directory(facts.contacts)
        self.ids = {one.id for one in facts.opportunities}

    @property
    def opportunities(self) -> tuple[Opportunity, ...]:
        return self.facts.opportunities

    def new_id(self, company: str, role: str) -> Id:
        """An id that no opportunity has."""
        return free_id(f"{company} {role}", self.ids, "opportunity")

    def meant(
        self, text: str, people: Collection[Id], firm: str = "", role: str = ""
    ) -> Opportunity | None:
        """The opportunity that was chosen, else the one that the words or the people leave no doubt of.

        ``firm`` is what an address calls the employer; people may have to do with a ``role`` that is another one.
        """
        known = self.opportunities
        if self.options.opportunity is not None:
            return next((one for one in known if one.id == self.options.opportunity), None)
        named = [
            one
            for one in known
            if names_firm(one.company, text) or squeezed(as_spoken(one.company)) == firm
        ]
        exact = [one for one in named if one.role.casefold() in text.casefold()]
        theirs = [one for one in known if any(p.contact in people for p in one.people)]
        theirs = [one for one in theirs if not role or _is_alike(role, one.role)]
        return next((found[0] for found in (exact, named, theirs) if len(found) == 1), None)


def _is_alike(role: str, other: str) -> bool:
    """Whether one says no more than the other: ``Data Engineer`` and ``Senior Data Engineer``."""
    words, others = ({*words_of(as_spoken(one))} for one in (role, other))
    return words <= others or others <= words


def framed(holder: Opportunity) -> Opportunity:
    """An opportunity by its names alone, for what is new in it to be added."""
    return Opportunity(holder.id, holder.company, holder.role)
