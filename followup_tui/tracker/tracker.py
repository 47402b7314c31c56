"""The user's verbs: one method each, one transaction each, each answers with a fresh board.

Owns what every verb means in facts, and what it says it did. Must not know SQL, screens or the words
of the command line. Time comes from the clock that was handed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from msgspec.structs import fields, replace

from followup_tui.facts import (
    Decision,
    Facts,
    Feedback,
    Id,
    Medium,
    Note,
    Offer,
    Opportunity,
    Received,
    ReceivedKind,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
    free_id,
)

from . import records
from .checks import check_record, check_values, taken_ids
from .errors import BadFact, FutureDay, UnknownKey
from .importing import imported
from .jotting import Jotting
from .many import Many
from .present import Done, Outcome, zone_of
from .receiving import SAID, received

_HAPPENED = (Sent, Received, Statement, Request, Offer, Decision, Rejection, Feedback)
"""Kinds that tell of something past: their day cannot lie ahead."""
_KINDS: dict[str, type] = {
    kind.__name__.lower(): kind for kind in (*records.TOP, *records.INSIDE) if kind is not Feedback
} | {"feedback": Feedback}


class Tracker(Jotting, Many):
    """One store, one clock, the playbooks: everything the person can do."""

    def receive(
        self,
        opportunity: Id,
        kind: ReceivedKind,
        *,
        on: dt.date | None = None,
        from_: Id | None = None,
        date: dt.date | None = None,
        via: Medium | None = None,
        needs_reply: bool | None = None,
        text: str | None = None,
    ) -> Outcome:
        """Record that they answered: see ``receiving`` for what each kind amounts to.

        ``date`` is the new date of a reply_new_date (which must have one), the deadline of an offer.
        An invitation needs a reply unless ``needs_reply`` is False.
        """
        if kind == "reply_new_date" and date is None:
            raise BadFact("date", None, "will not do: a new date needs one")
        found = records.opportunity_of(self.facts, opportunity)
        owed = kind == "invite" if needs_reply is None else needs_reply
        message = Received(
            on or self._today(found),
            kind,
            id=self.new_id("received", kind, opportunity) if owed else None,
            from_=from_,
            via=via,
            date=date,
            needs_reply=owed,
            text=text,
        )
        feedback_id = self.new_id("feedback", "")
        self._check(message, opportunity, is_new=True)
        said = f"{found.company}: {SAID[kind]}"
        return self._change(
            "got",
            lambda fresh: received(fresh, opportunity, message, feedback_id),
            said,
            opportunity,
        )

    def add_note(
        self,
        opportunity: Id,
        body: str,
        *,
        interview: Id | None = None,
        contact: Id | None = None,
    ) -> Outcome:
        """Keep a note; the outcome's ``id`` is its id."""

        def add() -> Outcome:
            note = Note(self.new_id("note", ""), self.now, body, interview, contact)
            company = records.opportunity_of(self.facts, opportunity).company
            return self._add("note", opportunity, note, f"{company}: note saved")

        return self._retried(add)

    def edit_note(self, note_id: Id, body: str) -> Outcome:
        """Keep other words in the place of a note's."""
        for opportunity in self.facts.opportunities:
            for note in opportunity.notes:
                if note.id == note_id:
                    said = f"{opportunity.company}: note saved"
                    return self._replace(opportunity.id, note, replace(note, body=body), said)
        raise UnknownKey("note", note_id, taken_ids(Note, self.facts, None))

    def add(self, opportunity: Id | None, fact: Any) -> Outcome:
        """Record a fact of any kind; the list it goes to follows from its type.

        Contact, Chat and Opportunity stand by themselves: ``opportunity`` is None. BadFact where a
        value will not do, a name is of nobody, an id is taken, or only one such fact can stand.
        """
        word = records.home_of(fact).word
        return self._add(
            f"add {word}", opportunity, fact, f"{self._about(opportunity, fact)}: {word} added"
        )

    def replace(self, opportunity: Id | None, old: Any, new: Any) -> Outcome:
        """Record what differs between ``old`` and ``new``; fields changed elsewhere meanwhile stay.

        A record keeps its id. BadFact where the same field was changed elsewhere.
        """
        if getattr(old, "id", None) not in (None, getattr(new, "id", None)):
            raise BadFact("id", new.id, "cannot take the place of another: a record keeps its id")
        word = records.home_of(new).word
        return self._replace(
            opportunity, old, new, f"{self._about(opportunity, new)}: {word} changed"
        )

    def remove(self, opportunity: Id | None, fact: Any) -> Outcome:
        """Delete a record, which undo brings back; a person who is named somewhere stays."""
        word = records.home_of(fact).word
        said = f"{self._about(opportunity, fact)}: {word} deleted"

        def change(fresh: Facts) -> Facts:
            if records.home_of(fact).field == "contacts":
                places = list(records.naming(self._together(fresh), fact.id))
                if places:
                    listed = ", ".join(places[:3])
                    raise BadFact("contact", fact.id, f"is still named in {listed}")
            return records.removed(fresh, opportunity, fact)

        only = fact.id if isinstance(fact, Opportunity) else opportunity
        return self._change(f"delete {word}", change, said, only)

    def edit_opportunity(self, id_: Id, **changes: Any) -> Outcome:
        """Change fields of an opportunity itself, given by name."""
        old = records.opportunity_of(self.facts, id_)
        _check_names(Opportunity, changes)
        new = replace(old, **changes)
        return self._replace(None, old, new, f"{new.company}: changed")

    def edit_settings(self, **changes: Any) -> Outcome:
        """Change settings, given by name: playbook, home_tz, weekend, holidays, holiday_country."""
        _check_names(Settings, changes)
        new = replace(self.facts.settings, **changes)
        check_values(new)
        if new.playbook not in self._playbooks:
            known = ", ".join(sorted(self._playbooks))
            raise BadFact("playbook", new.playbook, f"is not one of {known}")
        if any(day not in range(7) for day in new.weekend) or len(set(new.weekend)) == 7:
            raise BadFact("weekend", new.weekend, "must be days 0 (Monday) to 6, and leave one")

        def change(fresh: Facts) -> Facts:
            return replace(fresh, settings=replace(fresh.settings, **changes))

        return self._change("settings", change, "settings changed")

    def import_facts(
        self, facts: Facts, *, force: bool = False, replace_settings: bool = False
    ) -> Done:
        """Take a whole document in, all or nothing: see ``importing``.

        ``said`` has a line for each opportunity that was replaced.
        """
        said = ""

        def change(fresh: Facts) -> tuple[Facts, str]:
            nonlocal said
            done = imported(fresh, facts, force=force, replace_settings=replace_settings)
            said = done.said
            return done.facts, said.partition("\n")[0]

        entry = self._commit("import", change, None)
        return Done(said, changed=entry is not None)

    def new_id(self, kind: str, text: str, opportunity: Id | None = None) -> Id:
        """A free id for a new record of a kind ("contact", "interview", ...), made from words."""
        taken = set(taken_ids(_KINDS[kind], self.facts, opportunity))
        return free_id(text, taken, kind[0] if kind != "note" else "note-")

    # --- how a verb is done ---

    def _add(self, verb: str, opportunity: Id | None, fact: Any, said: str) -> Outcome:
        self._check(fact, opportunity, is_new=True)
        only = fact.id if isinstance(fact, Opportunity) else opportunity
        outcome = self._change(
            verb, lambda fresh: records.added(fresh, opportunity, fact), said, only
        )
        return replace(outcome, id=getattr(fact, "id", None))

    def _replace(self, opportunity: Id | None, old: Any, new: Any, said: str) -> Outcome:
        self._check(new, opportunity, is_new=False)
        only = new.id if isinstance(new, Opportunity) else opportunity
        word = records.home_of(new).word
        return self._change(
            f"edit {word}", lambda fresh: records.replaced(fresh, opportunity, old, new), said, only
        )

    def _change(
        self, verb: str, change: Callable[[Facts], Facts], said: str, only: Id | None = None
    ) -> Outcome:
        touched: Collection[Id] = () if only is None else (only,)
        entry = self._commit(verb, lambda fresh: (change(fresh), said), touched)
        return self._outcome(said if entry else "nothing changed", entry)

    def _check(self, fact: Any, opportunity: Id | None, *, is_new: bool) -> None:
        check_values(fact)
        if isinstance(fact, _HAPPENED):
            latest = max(self.now.date(), self._today(opportunity))
            if fact.on > latest:
                raise FutureDay("on", fact.on, latest)
        check_record(fact, self.facts, opportunity, is_new=is_new)

    def _today(self, opportunity: Opportunity | Id | None) -> dt.date:
        """The employer's day."""
        now = self.now
        if isinstance(opportunity, str):
            opportunity = records.opportunity_of(self.facts, opportunity)
        name = opportunity.employer_tz if opportunity else None
        return now.astimezone(zone_of(name)).date() if name else now.date()

    def _about(self, opportunity: Id | None, fact: Any) -> str:
        if opportunity is not None:
            return records.opportunity_of(self.facts, opportunity).company
        return str(getattr(fact, "company" if isinstance(fact, Opportunity) else "name", fact.id))


def _check_names(kind: type, changes: dict[str, Any]) -> None:
    known = {field.name for field in fields(kind)} - {"id"}
    for name in changes:
        if name not in known:
            raise BadFact(
                name, name, f"is no field that can be changed; those are {', '.join(sorted(known))}"
            )
