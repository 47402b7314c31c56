"""What recording, deleting and joining mean in facts: a record with whom it brings, the settings.

Owns where a record goes and what is said of it. Must not know the store or the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec
from msgspec.structs import fields, replace

from followup_tui.facts import (
    BadFact,
    Chat,
    Contact,
    Facts,
    FollowUpKey,
    Id,
    Interview,
    Kept,
    Offer,
    Opportunity,
    Person,
    Record,
    Settings,
    Skip,
    Snooze,
    Statement,
    editing,
    home_of,
    id_of,
    keeping,
    merged_contacts,
    say_day,
    spoken,
    top,
)
from followup_tui.wording import told_of


class Brought(msgspec.Struct, frozen=True):
    """What comes with a record, in the same entry."""

    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()
    keeps: Kept | None = None


class Recorded(msgspec.Struct, frozen=True):
    """A record that is to stand in an opportunity (None: by itself), in the place of ``old`` if any."""

    opportunity: Id | None
    fact: Record
    old: Record | None = None
    brought: Brought = Brought()

    @property
    def owner(self) -> Id | None:
        """The opportunity that holds it."""
        return None if type(self.fact) in top() else self.opportunity

    @property
    def home(self) -> Id | None:
        """The opportunity that it changes, itself included."""
        return self.fact.id if isinstance(self.fact, Opportunity) else self.opportunity

    @property
    def is_change(self) -> bool:
        """Whether it stands already, as a record of its type."""
        return type(self.old) is type(self.fact)

    def check_id(self) -> None:
        """BadFact where it would take the place of another record."""
        if self.is_change and id_of(self.old) not in (None, id_of(self.fact)):
            advice = "cannot take the place of another: a record keeps its id"
            raise BadFact("id", id_of(self.fact), advice)

    def within(self, fresh: Facts) -> Facts:
        """The facts with it and what it brings."""
        after = fresh
        for contact in self.brought.contacts:
            after = editing.added(after, None, contact)
        if self.is_change and self.old is not None:
            after = editing.replaced(after, self.owner, self.old, self.fact)
        else:
            if self.old is not None:
                after = editing.removed(after, self.owner, self.old)
            after = editing.added(after, self.owner, self.fact)
        for person in self.brought.people:
            after = editing.added(after, self.home, person)
        return keeping(fresh, after, self.brought.keeps) if self.brought.keeps else after


def about(facts: Facts, opportunity: Id | None, fact: Record, new: tuple[Contact, ...] = ()) -> str:
    """Whose record it is, for a sentence about it; ``new`` are contacts that come with it."""
    if isinstance(fact, Snooze | Skip) and opportunity is None:
        fact = editing.chat_of(facts, FollowUpKey.parse(fact.key))
    if isinstance(fact, Chat):
        names = {contact.id: contact.name for contact in (*facts.contacts, *new)}
        return names.get(fact.contact, fact.contact)
    if opportunity is not None and type(fact) not in top():
        return editing.opportunity_of(facts, opportunity).company
    named = "company" if isinstance(fact, Opportunity) else "name"
    return str(getattr(fact, named, id_of(fact)))


CALLED = {
    "email": "e-mail",
    "url": "link",
    "postal": "postal address",
    "call_as": "form of address",
    "employer_tz": "time zone",
    "with_": "people",
    "starts_at": "start",
    "ended_at": "end",
    "from_": "sender",
    "by": "person",
    "to": "recipient",
    "via": "way",
    "on": "day",
    "at": "time",
    "submitted_on": "day it was sent",
    "for_": "subject",
    "fit": "why you fit",
    "body": "words",
    "eta": "promised day",
    "eta_sent_on": "day you told them",
    "closes_on": "closing date",
    "contact_policy": "word on contact",
    "left_on": "last day",
    "debriefed_on": "day of the debrief",
    "cancelled_on": "day it was called off",
    "cancelled_by": "word on who called it off",
    "fulfilled_on": "day it came",
    "delivered_on": "day it went out",
    "given_on": "day they were named",
    "briefed_on": "day of the briefing",
    "thanked_on": "day of thanks",
    "replied_on": "day of your answer",
    "applied_on": "day it was taken in",
    "touched_on": "days in touch",
    "n": "time",
    "n_max": "time",
    "unit": "time",
}
"""Fields that are not called as they are named."""
TOLD_WHOLE = ("email", "phone", "name", "title", "company", "role", "location", "item", "call_as")
"""Fields whose new words are short enough to be said."""


def said_of_new(fact: Record) -> str:
    """What was recorded: an interview by its name and day, an offer by how long it is open, their words."""
    if isinstance(fact, Interview):
        return f"{fact.kind or 'interview'} on {say_day(fact.on)} added"
    if isinstance(fact, Offer) and fact.deadline is not None:
        return f"offer, open until {say_day(fact.deadline)}, added"
    if isinstance(fact, Statement):
        told = told_of(fact)
        return told if told.startswith("they ") else f"they said: {told}"
    if isinstance(fact, Person):
        return f"{spoken(fact.relation)} added"
    return f"{home_of(type(fact)).word} added"


def said_of_change(old: Record, fact: Record) -> str:
    """What of a record is another thing now: the one new value, or which fields."""
    changed = [
        one.name for one in fields(fact) if getattr(old, one.name) != getattr(fact, one.name)
    ]
    word = home_of(type(fact)).word
    whose = "" if type(fact) in top() else f"the {word}'s "
    if not changed:
        return f"{word} changed"
    first = getattr(fact, changed[0])
    if len(changed) == 1 and (isinstance(first, dt.date) or (changed[0] in TOLD_WHOLE and first)):
        new = say_day(first) if isinstance(first, dt.date) else first
        return f"{whose}{called(changed[0])} is now {new}"
    names = list(dict.fromkeys(map(called, changed)))
    before, after = (any(getattr(one, name) for name in changed) for one in (old, fact))
    done = "changed" if before and after else "added" if after else "taken away"
    return f"{whose}{' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))} {done}"


def called(field: str) -> str:
    """A field's name as a person says it."""
    return CALLED.get(field, field.strip("_").replace("_", " "))


def check_unnamed(facts: Facts, contact: Id) -> None:
    """BadFact where somebody is still named."""
    if places := list(editing.naming(facts, contact)):
        raise BadFact("contact", contact, f"is still named in {', '.join(places[:3])}")


def merging(before: Facts, kept: Id, gone: Id) -> tuple[set[Id], str]:
    """The opportunities that change where two contacts become one, and how to say it."""
    after = merged_contacts(before, kept, gone)
    both = zip(before.opportunities, after.opportunities, strict=True)
    names = {contact.id: contact.name for contact in before.contacts}
    said = f"{names[gone]} and {names[kept]} are one contact now"
    return {old.id for old, new in both if old is not new}, said


def changed_settings(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """The settings with these others, by name; BadFact where there is none of that name."""
    known = {field.name for field in fields(Settings)}
    for name in changes.keys() - known:
        advice = f"is no field that can be changed; those are {', '.join(sorted(known))}"
        raise BadFact(name, name, advice)
    return replace(settings, **changes)


def with_settings(facts: Facts, old: Settings, new: Settings, keeps: Kept | None) -> Facts:
    """The facts with what differs between the settings, and the times that another zone touches."""
    after = replace(facts, settings=editing.merged(facts.settings, old, new))
    return keeping(facts, after, keeps) if keeps else after
