"""The user's verbs: one method each, one transaction each, each answers with a fresh board.

Owns which verbs there are and how far each may reach; what one means in facts stands beside it
(``sending``, ``receiving``, ``jotting``, ``importing``). Must not know SQL, screens or the words of the
command line. Time comes from the clock that was handed in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Unpack

from msgspec.structs import replace

from followup_tui.clock import Clock
from followup_tui.facts import (
    Canceller,
    Contact,
    Decision,
    DecisionKind,
    Facts,
    Feedback,
    Id,
    Kept,
    Medium,
    Note,
    Opportunity,
    Person,
    Received,
    ReceivedKind,
    Record,
    Sent,
    Settings,
    Skip,
    Snooze,
    editing,
    home_of,
    merged_contacts,
    refuse,
    say_day,
    settings_faults,
    value_faults,
    with_renamed_tag,
)
from followup_tui.store import Locked, Store, Watch, unwatched
from followup_tui.timeline import Playbook

from . import jotting, recording, sending, turning, weighing
from .finding import Finder
from .importing import ImportOptions, imported
from .jotting import JotOptions
from .present import Done, Present
from .previewing import Previews
from .receiving import received, said_by
from .recording import Recorded
from .transactions import Key, Outcome, Transactions, or_nothing


class Tracker:
    """One store, one clock, the playbooks: everything the person can do."""

    def __init__(self, store: Store, clock: Clock, playbooks: Mapping[str, Playbook]) -> None:
        self._store = store
        self.file, self.journal = store.file, store.journal
        self.playbooks = playbooks
        """The rules that can be chosen, by name."""
        self.present = Present(store, clock, playbooks)
        self.previews = Previews(self.present)
        self.board, self.find = self.present.board, Finder(store.search).find
        self._do = Transactions(self.present)

    @property
    def now(self) -> dt.datetime:
        """The clock's now, in the home zone."""
        return self.present.now

    @property
    def facts(self) -> Facts:
        """Everything recorded, another program's latest change included."""
        return self.present.facts

    def warm_up(self) -> None:
        """In a thread after the first paint: the rest of the board, then what writing needs."""
        with contextlib.suppress(Locked):
            self.present.complete()
        self._store.warm_up()

    def undo(self, entry: int | None = None) -> Outcome:
        """Take the last verb back, exactly; the store's NothingToUndo or ChangedElsewhere.

        Where ``entry`` is given, only if the last verb is that one.
        """
        return self._do.told(self.present.turn(back=True, only=entry))

    def redo(self, entry: int | None = None) -> Outcome:
        """Do again what was undone last; where ``entry`` is given, only if it is that one."""
        return self._do.told(self.present.turn(back=False, only=entry))

    # --- follow-ups ---

    def mark_sent(
        self,
        key: Key,
        *,
        on: dt.date | None = None,
        at: dt.datetime | None = None,
        medium: Medium | None = None,
        note: str | None = None,
        text: str | None = None,
        early: bool = False,
        override: str | None = None,
        together: Collection[Key] = (),
    ) -> Outcome:
        """Record that this went out (or, of your own affairs, was done), now or on a day gone by.

        It is judged as of that day, or of the instant ``at``. Premature or against their wish raises
        TooEarly and records nothing, unless ``early``: then it is kept as an override, with the
        reason given. What is done already changes nothing. A day ahead raises FutureDay. What went
        ``together`` with it is recorded too, as far as it then still stands: one journal entry.
        """
        key, others = sending.parsed(key), [sending.parsed(one) for one in together]
        when = sending.when_of(self.now, self.present.zone(key), on, at)
        sent = Sent(
            when.day, key.action, when.at, key.to, key.for_, medium, note, text, override=override
        )
        refuse(value_faults(sent))

        def change(fresh: Facts) -> tuple[Facts, str]:
            return weighing.marked(self.present, fresh, key, sent, when, others, early=early)

        facts = self.facts
        touched = {id_ for one in (key, *others) for id_ in sending.touched(facts, one)}
        return self._do.commit("sent", change, touched)

    def mark_all_sent(self, keys: Collection[Key]) -> Outcome:
        """Record that these went out now; those done already, too early or unwelcome are left out."""
        change = partial(weighing.all_marked, self.present)
        return self._do.change_all("sent", keys, change, "marked as sent")

    def snooze(self, key: Key, until: dt.date, *, is_forced: bool = False) -> Outcome:
        """Take an item off the list until a day ahead; a newer snooze replaces the older one.

        Past its due day it is accepted, and said; past its give-up only where ``is_forced``.
        """
        item = sending.standing(self.board(), sending.parsed(key))
        sending.check_ahead(until, self.now)
        said = sending.snoozed(item, until, is_forced=is_forced)
        return self._do.wish("snooze", item, Snooze(str(item.key), self.now.date(), until), said)

    def snooze_all(self, keys: Collection[Key], until: dt.date) -> Outcome:
        """Take these off the list until a day ahead; those that would be past and gone stay."""
        sending.check_ahead(until, self.now)
        word = f"snoozed until {say_day(until)}"
        return self._do.wish_all("snooze", keys, Snooze("", self.now.date(), until), word)

    def skip(self, key: Key, why: str | None = None) -> Outcome:
        """Decide against it, this time; ``why`` is kept."""
        item = sending.standing(self.board(), sending.parsed(key))
        wish = Skip(str(item.key), self.now.date(), why)
        return self._do.wish("skip", item, wish, f"{item.title}: skipped")

    def skip_all(self, keys: Collection[Key], why: str | None = None) -> Outcome:
        """Decide against these, this time; ``why`` is kept with each."""
        return self._do.wish_all("skip", keys, Skip("", self.now.date(), why), "skipped")

    # --- what came in, and words ---

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
        found = editing.opportunity_of(self.facts, opportunity)
        owed = kind == "invite" if needs_reply is None else needs_reply
        message = Received(
            on or self.present.today(found),
            kind,
            id=self.present.new_id(Received, kind, opportunity) if owed else None,
            from_=from_,
            via=via,
            date=date,
            needs_reply=owed,
            text=text,
        )
        feedback_id = self.present.new_id(Feedback, "")
        weighing.check(self.present, message, opportunity, is_new=True)
        return self._do.change(
            "got",
            lambda fresh: received(fresh, opportunity, message, feedback_id),
            f"{found.company}: {said_by(self.facts, found, message)}",
            opportunity,
        )

    def jot(
        self,
        opportunity: Id | Opportunity,
        text: str,
        *,
        chosen: Collection[int] | None = None,
        **options: Unpack[JotOptions],
    ) -> Outcome:
        """Keep the note as typed and every fact chosen, each with its line: one journal entry.

        ``chosen`` as for :meth:`Previews.jotted`; the outcome's ``id`` is the note's.
        """
        found = jotting.read(self.facts, self.now, opportunity, text, **options)
        picked = found.picked(chosen)
        jotting.check(picked)

        def save() -> Outcome:
            note = jotting.with_free_id(found, self.facts)

            def change(fresh: Facts) -> tuple[Facts, str]:
                return jotting.kept(self.present, fresh, self.facts, note, picked)

            done = self.present.commit("jot", change, (found.opportunity.id,))
            return self._do.told(or_nothing(done), note.note.id)

        return self.present.retried(save)

    def add_note(self, opportunity: Id, body: str, *, interview: Id | None = None) -> Outcome:
        """Keep a note; the outcome's ``id`` is its id."""
        company = editing.opportunity_of(self.facts, opportunity).company

        def add() -> Outcome:
            note = Note(self.present.new_id(Note, ""), self.now, body, interview)
            return self._do.record("note", Recorded(opportunity, note), f"{company}: note saved")

        return self.present.retried(add)

    # --- how it turns ---

    def move_interview(
        self,
        opportunity: Id,
        interview: Id,
        on: dt.date,
        *,
        starts_at: dt.datetime | None = None,
        ended_at: dt.datetime | None = None,
    ) -> Outcome:
        """Set an interview for another day; its record stays, so its notes and people do."""
        turn = turning.moved(self._of(opportunity), interview, on, starts_at, ended_at)
        return self._turn("move interview", opportunity, turn)

    def cancel_interview(
        self,
        opportunity: Id,
        interview: Id,
        *,
        by: Canceller | None = None,
        on: dt.date | None = None,
        is_for_good: bool = False,
    ) -> Outcome:
        """Record that an interview was called off, by them or by you, today or on a day gone by.

        ``is_for_good``: no new times are offered for it.
        """
        found = self._of(opportunity)
        turn = turning.cancelled(found, interview, by, on or self.present.today(found))

        def for_good(after: Facts) -> Facts:
            board = self.present.imagined(self.present.together(after))
            return turning.without_asking_anew(after, board, opportunity, interview)

        return self._turn("cancel interview", opportunity, turn, for_good if is_for_good else None)

    def decide(
        self,
        opportunity: Id,
        kind: DecisionKind,
        *,
        on: dt.date | None = None,
        keeps_interviews: bool = False,
    ) -> Outcome:
        """Accept, decline or withdraw; a decision that stands gives way to it.

        Interviews still ahead are called off by you, unless ``keeps_interviews``.
        """
        decision = Decision(kind, on or self.present.today(self._of(opportunity)))
        weighing.check(self.present, decision, opportunity, is_new=False)

        def change(fresh: Facts) -> tuple[Facts, str]:
            after, said = turning.decided(fresh, opportunity, decision)
            if keeps_interviews:
                return after, said
            return weighing.with_ends_met(self.present, fresh, after, said)

        return self._do.commit("decide", change, (opportunity,))

    def reopen(
        self,
        opportunity: Id,
        kind: ReceivedKind = "invite",
        *,
        on: dt.date | None = None,
        from_: Id | None = None,
        date: dt.date | None = None,
    ) -> Outcome:
        """Go on with what had ended: take back your decision, or record the message that says so.

        Your decision is taken back where nobody was told of it. Else a message of theirs of a later
        day is what reopens it: an invitation, an offer or a new date.
        """
        found = self._of(opportunity)
        message = Received(on or self.present.today(found), kind, from_=from_, date=date)
        if (again := turning.reopened(found, message)) is None:
            return self.receive(opportunity, kind, on=on, from_=from_, date=date)
        going_on, word = again
        return self._do.change(
            "reopen",
            lambda fresh: editing.with_opportunity(fresh, going_on),
            f"{found.company}: {word}",
            opportunity,
        )

    def fulfil(self, opportunity: Id, promise: Id, *, on: dt.date | None = None) -> Outcome:
        """Record that what they had promised came, today or on a day gone by."""
        found = self._of(opportunity)
        turn = turning.fulfilled(found, promise, on or self.present.today(found))
        return self._turn("promise", opportunity, turn)

    def mark_left(self, opportunity: Id, contact: Id, *, on: dt.date | None = None) -> Outcome:
        """Record that somebody left the employer."""
        found = self._of(opportunity)
        day = on or self.present.today(found)

        def change(fresh: Facts) -> Facts:
            gone = turning.without(editing.opportunity_of(fresh, opportunity), contact, day)
            return editing.with_opportunity(fresh, gone)

        who = self.board().name(contact)
        return self._do.change("left", change, f"{who} left {found.company}", opportunity)

    def _turn(
        self,
        verb: str,
        opportunity: Id,
        turn: turning.Turn,
        then: Callable[[Facts], Facts] | None = None,
    ) -> Outcome:
        weighing.check(self.present, turn.new, opportunity, is_new=False)

        def change(fresh: Facts) -> Facts:
            after = editing.replaced(fresh, opportunity, turn.old, turn.new)
            return then(after) if then else after

        said = f"{self._of(opportunity).company}: {turn.word}"
        return self._do.change(verb, change, said, opportunity)

    def _of(self, opportunity: Id) -> Opportunity:
        return editing.opportunity_of(self.facts, opportunity)

    # --- records ---

    def record(
        self,
        opportunity: Id | None,
        fact: Record,
        old: Record | None = None,
        *,
        contacts: tuple[Contact, ...] = (),
        people: tuple[Person, ...] = (),
        keeps: Kept | None = None,
    ) -> Outcome:
        """Record a fact, new or in the place of ``old``, with the people it brings: one entry.

        Which list it goes to follows from its type; Contact, Chat and Opportunity stand by themselves
        (``opportunity`` is None). Of an ``old`` of its type what differs is changed: a record keeps its
        id, and fields changed elsewhere meanwhile stay. ``contacts`` are new and may be named by the
        fact; ``people`` are parts in the opportunity, or in the one the fact is. ``keeps`` is of the
        times another zone touches, as in :meth:`edit_settings`. BadFact where a value will not do, a
        name is of nobody, an id is taken, only one such fact can stand, or a field changed elsewhere.
        """
        word = home_of(type(fact)).word
        brought = recording.Brought(contacts, people, keeps)
        recorded = Recorded(opportunity, fact, old, brought)
        verb, done = "add", recording.said_of_new(fact)
        if old is not None and recorded.is_change:
            verb, done = "edit", recording.said_of_change(old, fact)
        said = f"{recording.about(self.facts, opportunity, fact, contacts)}: {done}"
        return self._do.record(f"{verb} {word}", recorded, said)

    def remove(self, opportunity: Id | None, fact: Record) -> Outcome:
        """Delete a record, which undo brings back; a person who is named somewhere stays."""
        word = home_of(type(fact)).word

        def change(fresh: Facts) -> Facts:
            if isinstance(fact, Contact):
                recording.check_unnamed(self.present.together(fresh), fact.id)
            return editing.removed(fresh, opportunity, fact)

        said = f"{recording.about(self.facts, opportunity, fact)}: {word} deleted"
        only = fact.id if isinstance(fact, Opportunity) else opportunity
        return self._do.change(f"delete {word}", change, said, only)

    def merge_contacts(self, kept: Id, gone: Id) -> Outcome:
        """Make two contacts one: whatever names ``gone`` names ``kept`` from now on, in one entry.

        What of ``gone`` is missing in ``kept`` is taken over, the rest is kept in its notes. UnknownKey,
        or BadFact where both are one already.
        """
        touched, said = recording.merging(self.facts, kept, gone)

        def change(fresh: Facts) -> tuple[Facts, str]:
            return merged_contacts(fresh, kept, gone), said

        return self._do.commit("merge", change, touched)

    def edit_settings(
        self, before: Settings | None = None, keeps: Kept | None = None, /, **changes: object
    ) -> Outcome:
        """Change settings, given by name: playbook, home_tz, weekend, holidays, holiday_country, quiet.

        ``keeps`` moves the recorded times that another home zone touches, so that this of them stays.
        BadFact where one of the settings is no longer as it stood in ``before``.
        """
        new = recording.changed_settings(self.facts.settings, changes)
        refuse(value_faults(new))
        refuse(settings_faults(new, weighing.ground(self.present)))

        def change(fresh: Facts) -> Facts:
            old = before or fresh.settings
            return recording.with_settings(fresh, old, replace(old, **changes), keeps)

        if keeps is None:
            return self._do.change("settings", change, "settings changed")
        said = "settings changed, with the times they touch"
        return self._do.commit("settings", lambda fresh: (change(fresh), said))

    def rename_tag(self, old: str, new: str) -> Outcome:
        """Give a tag another name wherever it stands; BadFact where it does not, or the name is taken."""

        def change(fresh: Facts) -> tuple[Facts, str]:
            return with_renamed_tag(fresh, old, new), f"#{old} is #{new} now"

        touched = {one.id for one in self.facts.opportunities if old in one.tags}
        return self._do.commit("tag", change, touched)

    def import_facts(
        self,
        facts: Facts,
        watch: Watch = unwatched,
        *,
        is_aside: bool = False,
        **options: Unpack[ImportOptions],
    ) -> Done:
        """Take a whole document in, all or nothing: see ``importing``, also for the options.

        ``said`` has a line for each record that changed, ``lost`` one for each value that gave way.
        ``watch`` hears how far it is, and what it raises leaves nothing written; ``is_aside`` in a
        thread, with the board that it makes.
        """
        lost: tuple[str, ...] = ()

        def change(fresh: Facts) -> tuple[Facts, str]:
            nonlocal lost
            done = imported(fresh, facts, weighing.ground(self.present), **options)
            lost = done.lost
            return done.facts, done.said

        done = self.present.commit("import", change, watch=watch, is_aside=is_aside)
        return replace(or_nothing(done), lost=lost)
