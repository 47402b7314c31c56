"""The user's verbs: one method each, one transaction each, each answers with a fresh board.

Owns which verbs there are and how far each may reach; what one means in facts stands beside it
(``sending``, ``receiving``, ``jotting``, ``importing``). Must not know SQL, screens or the words of the
command line. Time comes from the clock that was handed in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Unpack

import msgspec
from msgspec.structs import fields, replace

from followup_tui.clock import Clock
from followup_tui.config import DateOrder
from followup_tui.facts import (
    BadFact,
    Canceller,
    Chat,
    Contact,
    Decision,
    DecisionKind,
    Facts,
    FollowUpKey,
    Id,
    Interview,
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
    free_id,
    home_of,
    id_of,
    inside,
    keeping,
    merged_contacts,
    refuse,
    say_day,
    settings_faults,
    top,
    value_faults,
    with_renamed_tag,
)
from followup_tui.store import EarlierNote, Locked, Store, StoreError
from followup_tui.timeline import Board, Item, Playbook, Status, side

from . import jotting, sending, turning, weighing
from .finding import Finder, Found
from .importing import ImportOptions, imported
from .jotting import JotOptions, JotReading, Supposed, Supposition, recent_interview
from .present import Change, Done, Present
from .receiving import received, said_of

if TYPE_CHECKING:  # the grammar is loaded with the first jot, not with the first screen
    from followup_tui.capture.jot import Jot, Proposal


Key: TypeAlias = FollowUpKey | str
_KEPT = dt.timedelta(days=90)
_ALL = 1_000_000_000
"""More entries than any history has."""


class Outcome(msgspec.Struct, frozen=True):
    """What a verb did: everything as it stands now, one sentence, and whether anything changed."""

    board: Board
    said: str
    changed: bool
    id: Id | None = None
    """The id of what was added, where it has one."""
    entry: int | None = None
    """The number of the journal entry it made."""


class Tracker:
    """One store, one clock, the playbooks: everything the person can do."""

    def __init__(self, store: Store, clock: Clock, playbooks: Mapping[str, Playbook]) -> None:
        self._store = store
        self.playbooks = playbooks
        """The rules that can be chosen, by name."""
        self._present = Present(store, clock, playbooks)
        self.board = self._present.board
        self.board_active = self._present.board_active
        self.refresh = self._present.refresh
        self.narrow = self._present.narrow
        self.history = store.history
        self.next_turn = store.next_turn
        self.made = self._present.made
        self._finder = Finder()

    @property
    def now(self) -> dt.datetime:
        """The clock's now, in the home zone."""
        return self._present.now

    @property
    def facts(self) -> Facts:
        """Everything recorded, another program's latest change included."""
        return self._present.facts

    @property
    def holds_until(self) -> dt.datetime:
        """Until when the last board stands where nothing is recorded: time alone changes nothing."""
        return self._present.holds_until

    def find(self, words: str, facts: Facts) -> tuple[Found, ...]:
        """Everything that holds the words, the best first: names of ``facts``, notes and messages.

        Names alone while another program keeps the file locked.
        """
        try:
            return self._finder.find(words, facts, self._store.search)
        except Locked:
            return self._finder.find(words, facts, lambda *_: [])

    def warm_up(self) -> None:
        """In a thread after the first paint: the rest of the board, then what writing needs."""
        with contextlib.suppress(Locked):
            self._present.complete()
        self._store.warm_up()

    @property
    def is_warm(self) -> bool:
        """Whether what writes is loaded, so that a verb takes milliseconds."""
        return self._store.is_warm

    def earlier_notes(self, opportunity: Id) -> tuple[EarlierNote, ...]:
        """What its notes said before they were changed or deleted in the last 90 days."""
        return self._store.earlier_notes(opportunity, self.now - _KEPT)

    def is_free(self) -> bool:
        """Whether no other program keeps the file locked."""
        return self._store.is_free()

    def wait_at_most(self, seconds: float) -> None:
        """How long a locked file is waited for from now on: an app must answer keys."""
        self._store.wait_at_most(seconds)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._store.path

    @property
    def dangers(self) -> tuple[str, ...]:
        """One sentence for each thing beside the file that may damage it or split it in two."""
        return self._store.dangers

    @property
    def identity(self) -> str:
        """The file's own name, which stays where it is moved and goes with every copy."""
        return self._store.identity

    def has_twin(self, path: Path) -> bool:
        """Whether a copy of the file stands there."""
        return self._store.has_twin(path)

    @property
    def damaged(self) -> tuple[str, ...]:
        """One line for each row of the file that could not be read; the others are there."""
        return self._store.damaged

    @property
    def read_only(self) -> bool:
        """Whether the file can only be looked at."""
        return self._store.read_only

    def version(self) -> int:
        """How often anything was changed or taken back: a number that grows with each."""
        return sum(1 + (entry.state != "done") for entry in self.history(None, _ALL))

    def back_up(self, folder: Path) -> str:
        """Keep a copy of the file in ``folder`` where one is due; answers why it cannot be, or nothing."""
        try:
            self._store.back_up(folder, self.now)
        except (StoreError, OSError) as error:
            return f"no copy of the data file was kept: {error}"
        return ""

    def gone_interviews(self) -> tuple[tuple[Id, Interview], ...]:
        """Each interview deleted or taken back since, with its opportunity, as it was last."""
        return self._store.gone_interviews(self.facts)

    def undo(self, entry: int | None = None) -> Outcome:
        """Take the last verb back, exactly; the store's NothingToUndo or ChangedElsewhere.

        Where ``entry`` is given, only if the last verb is that one.
        """
        return self._told(self._present.turn(back=True, only=entry))

    def redo(self, entry: int | None = None) -> Outcome:
        """Do again what was undone last; where ``entry`` is given, only if it is that one."""
        return self._told(self._present.turn(back=False, only=entry))

    def new_id(self, kind: str, text: str, opportunity: Id | None = None) -> Id:
        """A free id for a new record of a kind ("contact", "interview", ...), made from words."""
        found = next(one for one in (*top(), *inside()) if one.__name__.lower() == kind)
        taken = set(editing.taken_ids(found, self.facts, opportunity))
        return free_id(text, taken, kind[0] if kind != "note" else "note-")

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
        when = sending.when_of(self.now, self._present.zone(key), on, at)
        sent = Sent(
            when.day, key.action, when.at, key.to, key.for_, medium, note, text, override=override
        )
        refuse(value_faults(sent))

        def change(fresh: Facts) -> tuple[Facts, str]:
            whole = self._present.together(fresh)
            item, is_done = weighing.item_then(self._present, key, whole, when)
            if is_done:
                return fresh, f"{item.title}: {sending.ENDED[Status.DONE]}"
            after, said = sending.recorded(fresh, item, sent, when, early=early)
            after, more = weighing.with_others(
                self._present, after, sent, key.opportunity, others, when
            )
            return weighing.with_ends_met(self._present, fresh, after, said + more)

        facts = self.facts
        touched = {id_ for one in (key, *others) for id_ in sending.touched(facts, one)}
        return self._do("sent", change, touched)

    def mark_all_sent(self, keys: Collection[Key]) -> Outcome:
        """Record that these went out now; those done already, too early or unwelcome are left out."""

        def change(fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
            timed = [
                (item, sending.when_of(self.now, self._present.zone(item.key), None, None))
                for item in items
            ]
            after, done = sending.all_recorded(fresh, timed)
            return weighing.with_ends_met(self._present, fresh, after)[0], done

        return self._do_all("sent", keys, change, "marked as sent")

    def snooze(self, key: Key, until: dt.date, *, is_forced: bool = False) -> Outcome:
        """Take an item off the list until a day ahead; a newer snooze replaces the older one.

        Past its due day it is accepted, and said; past its give-up only where ``is_forced``.
        """
        item = sending.standing(self.board(), sending.parsed(key))
        sending.check_ahead(until, self.now)
        said = sending.snoozed(item, until, is_forced=is_forced)
        return self._wish("snooze", item, Snooze(str(item.key), self.now.date(), until), said)

    def snooze_all(self, keys: Collection[Key], until: dt.date) -> Outcome:
        """Take these off the list until a day ahead; those that would be past and gone stay."""
        sending.check_ahead(until, self.now)
        word = f"snoozed until {say_day(until)}"
        return self._wish_all("snooze", keys, Snooze("", self.now.date(), until), word)

    def skip(self, key: Key, why: str | None = None) -> Outcome:
        """Decide against it, this time; ``why`` is kept."""
        item = sending.standing(self.board(), sending.parsed(key))
        wish = Skip(str(item.key), self.now.date(), why)
        return self._wish("skip", item, wish, f"{item.title}: skipped")

    def skip_all(self, keys: Collection[Key], why: str | None = None) -> Outcome:
        """Decide against these, this time; ``why`` is kept with each."""
        return self._wish_all("skip", keys, Skip("", self.now.date(), why), "skipped")

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
            on or self._present.today(found),
            kind,
            id=self.new_id("received", kind, opportunity) if owed else None,
            from_=from_,
            via=via,
            date=date,
            needs_reply=owed,
            text=text,
        )
        feedback_id = self.new_id("feedback", "")
        weighing.check(self._present, message, opportunity, is_new=True)
        return self._change(
            "got",
            lambda fresh: received(fresh, opportunity, message, feedback_id),
            f"{found.company}: {self._said_by(found, message)}",
            opportunity,
        )

    def _said_by(self, found: Opportunity, message: Received) -> str:
        who, contacts = message.from_, {contact.id: contact for contact in self.facts.contacts}
        if who is None or side(found, contacts, who, message.on) != "outside":
            return said_of(message)
        return f"{contacts[who].name} wrote, who does not speak for them"

    def preview_jot(
        self,
        opportunity: Id | Opportunity,
        text: str,
        *,
        chosen: Collection[int] | None = None,
        **options: Unpack[JotOptions],
    ) -> tuple[Jot, Board]:
        """What the text says and the board it would give; nothing is written.

        The jot's proposals are only those that are new. ``opportunity`` may be one that is to be
        recorded with the jot; ``chosen`` are the places in the jot's proposals of what to take (None:
        the certain ones).
        """
        found = jotting.read(self.facts, self.now, opportunity, text, **options)
        return found.jot, self.imagine(self._jotted(self.facts, found, found.picked(chosen)))

    def suppose(self, wishes: Collection[Supposition], order: DateOrder = "dmy") -> Supposed:
        """The facts if these lines were jotted now, one after the other; nothing is written.

        Of a line everything certain is taken, else whatever it may mean. BadFact where it says nothing
        the plan depends on, or what the rules refuse.
        """
        facts, reads = self.facts, []
        for wish in wishes:
            about = recent_interview(editing.opportunity_of(facts, wish.opportunity), self.now)
            options: JotOptions = {"interview": about.id if about else None, "order": order}
            found = jotting.read(facts, self.now, wish.opportunity, wish.line, **options)
            picked = jotting.to_suppose(found)
            facts = self._jotted(facts, found, picked)
            reads.append(tuple(proposal.reads for proposal in picked))
        return Supposed(facts, tuple(wishes), tuple(reads))

    def imagine(self, facts: Facts, at: dt.datetime | None = None) -> Board:
        """The board that other facts, or another moment, would give; nothing is written."""
        return self._present.imagined(facts, at)

    def _jotted(self, facts: Facts, found: JotReading, picked: Collection[Proposal]) -> Facts:
        kept = jotting.saved(facts, facts, found, picked, self.now.date())
        return weighing.weighed(self._present, facts, *kept, found.opportunity.id)[0]

    def jot(
        self,
        opportunity: Id | Opportunity,
        text: str,
        *,
        chosen: Collection[int] | None = None,
        **options: Unpack[JotOptions],
    ) -> Outcome:
        """Keep the note as typed and every fact chosen, each with its line: one journal entry.

        Arguments as for :meth:`preview_jot`; the outcome's ``id`` is the note's.
        """
        found = jotting.read(self.facts, self.now, opportunity, text, **options)
        picked = found.picked(chosen)
        jotting.check(picked)

        def save() -> Outcome:
            kept = jotting.with_free_id(found, self.facts) if found.is_new else found

            def change(fresh: Facts) -> tuple[Facts, str]:
                after = jotting.saved(fresh, self.facts, kept, picked, self.now.date())
                return weighing.weighed(self._present, fresh, *after, kept.opportunity.id)

            done = self._present.commit("jot", change, (found.opportunity.id,))
            return self._told(_or_nothing(done), kept.note.id)

        return self._present.retried(save)

    def add_note(
        self,
        opportunity: Id,
        body: str,
        *,
        interview: Id | None = None,
        contact: Id | None = None,
    ) -> Outcome:
        """Keep a note; the outcome's ``id`` is its id."""
        company = editing.opportunity_of(self.facts, opportunity).company

        def add() -> Outcome:
            note = Note(self.new_id("note", ""), self.now, body, interview, contact)
            return self._add("note", opportunity, note, f"{company}: note saved")

        return self._present.retried(add)

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
        old = turning.interview_of(self._of(opportunity), interview)
        new = turning.moved(old, on, starts_at, ended_at)
        hour = f", {new.starts_at:%H:%M}" if new.starts_at else ""
        word = f"{old.kind or 'interview'} moved to {say_day(on)}{hour}"
        return self._turn("move interview", opportunity, old, new, word)

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
        old = turning.interview_of(found, interview)
        new = turning.called_off(old, by, on or self._present.today(found))
        who = {"employer": " by them", "me": " by you", None: ""}[by]
        word = f"{old.kind or 'interview'} of {say_day(old.on)} called off{who}"
        weighing.check(self._present, new, opportunity, is_new=False)

        def change(fresh: Facts) -> Facts:
            after = editing.replaced(fresh, opportunity, old, new)
            if is_for_good:
                board = self._present.imagined(self._present.together(after))
                for item in turning.asking_anew(board, opportunity, interview):
                    wish = Skip(str(item.key), self.now.date(), "no new date is wanted")
                    after = editing.with_wish(after, item.key, wish)
            return after

        return self._change("cancel interview", change, f"{found.company}: {word}", opportunity)

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
        day = on or self._present.today(self._of(opportunity))
        weighing.check(self._present, Decision(kind, day), opportunity, is_new=False)

        def change(fresh: Facts) -> tuple[Facts, str]:
            found = editing.opportunity_of(fresh, opportunity)
            decided = replace(found, decision=Decision(kind, day))
            after = editing.with_opportunity(fresh, decided)
            said = f"{found.company}: {turning.SAID[kind]}"
            if keeps_interviews:
                return after, said
            return weighing.with_ends_met(self._present, fresh, after, said)

        return self._do("decide", change, (opportunity,))

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
        if (again := turning.undecided(found)) is not None:
            return self._change(
                "reopen",
                lambda fresh: editing.with_opportunity(fresh, again),
                f"{found.company}: your decision is taken back",
                opportunity,
            )
        day = on or self._present.today(found)
        if (reopened := turning.without_no_of(found, day)) != found:
            turning.check_is_open_or_ended_before(reopened, day)
            return self._change(
                "reopen",
                lambda fresh: editing.added(
                    editing.with_opportunity(fresh, reopened),
                    opportunity,
                    Received(day, kind, from_=from_, date=date, text=turning.told_no(found, day)),
                ),
                f"{found.company}: it goes on, the no of {say_day(day)} is kept with their message",
                opportunity,
            )
        turning.check_comes_after_the_end(found, day)
        return self.receive(opportunity, kind, on=on, from_=from_, date=date)

    def fulfil(self, opportunity: Id, promise: Id, *, on: dt.date | None = None) -> Outcome:
        """Record that what they had promised came, today or on a day gone by."""
        found = self._of(opportunity)
        old = turning.promise_of(found, promise)
        new = replace(old, fulfilled_on=on or self._present.today(found))
        return self._turn("promise", opportunity, old, new, f"{old.what} came")

    def mark_left(self, opportunity: Id, contact: Id, *, on: dt.date | None = None) -> Outcome:
        """Record that somebody left the employer."""
        found = self._of(opportunity)
        day = on or self._present.today(found)

        def change(fresh: Facts) -> Facts:
            gone = turning.without(editing.opportunity_of(fresh, opportunity), contact, day)
            return editing.with_opportunity(fresh, gone)

        who = self.board().name(contact)
        return self._change("left", change, f"{who} left {found.company}", opportunity)

    def _turn(self, verb: str, opportunity: Id, old: Record, new: Record, word: str) -> Outcome:
        weighing.check(self._present, new, opportunity, is_new=False)
        return self._change(
            verb,
            lambda fresh: editing.replaced(fresh, opportunity, old, new),
            f"{self._of(opportunity).company}: {word}",
            opportunity,
        )

    def _of(self, opportunity: Id) -> Opportunity:
        return editing.opportunity_of(self.facts, opportunity)

    # --- records ---

    def add(self, opportunity: Id | None, fact: Record) -> Outcome:
        """Record a fact of any kind; the list it goes to follows from its type.

        Contact, Chat and Opportunity stand by themselves: ``opportunity`` is None. BadFact where a
        value will not do, a name is of nobody, an id is taken, or only one such fact can stand.
        """
        word = home_of(type(fact)).word
        said = f"{_about(self.facts, opportunity, fact)}: {word} added"
        return self._add(f"add {word}", opportunity, fact, said)

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

        ``contacts`` are new and may be named by the fact; ``people`` are parts in the opportunity, or
        in the one the fact is. ``keeps`` is of the times another zone touches, as in
        :meth:`edit_settings`. Refuses as :meth:`add` and :meth:`replace` do.
        """
        home = fact.id if isinstance(fact, Opportunity) else opportunity
        owner = None if isinstance(fact, Contact | Chat | Opportunity) else opportunity
        is_same = type(old) is type(fact)
        for contact in contacts:
            weighing.check(self._present, contact, None, is_new=True)
        brought = frozenset(one.id for one in contacts)
        weighing.check(self._present, fact, owner, is_new=not is_same, brought=brought)

        def change(fresh: Facts) -> Facts:
            before = fresh
            for contact in contacts:
                fresh = editing.added(fresh, None, contact)
            if is_same and old is not None:
                fresh = editing.replaced(fresh, owner, old, fact) if old != fact else fresh
            else:
                fresh = editing.removed(fresh, owner, old) if old is not None else fresh
                fresh = editing.added(fresh, owner, fact)
            for person in people:
                fresh = editing.added(fresh, home, person)
            return keeping(before, fresh, keeps) if keeps else fresh

        word = home_of(type(fact)).word
        verb, done = ("edit", "changed") if is_same else ("add", "added")
        said = f"{_about(self.facts, owner, fact)}: {word} {done}"
        outcome = self._change(f"{verb} {word}", change, said, home)
        return replace(outcome, id=id_of(fact))

    def replace(self, opportunity: Id | None, old: Record, new: Record) -> Outcome:
        """Record what differs between ``old`` and ``new``; fields changed elsewhere meanwhile stay.

        A record keeps its id. BadFact where the same field was changed elsewhere.
        """
        if id_of(old) not in (None, id_of(new)):
            advice = "cannot take the place of another: a record keeps its id"
            raise BadFact("id", id_of(new), advice)
        word = home_of(type(new)).word
        said = f"{_about(self.facts, opportunity, new)}: {word} changed"
        weighing.check(self._present, new, opportunity, is_new=False)
        return self._change(
            f"edit {word}",
            lambda fresh: editing.replaced(fresh, opportunity, old, new),
            said,
            new.id if isinstance(new, Opportunity) else opportunity,
        )

    def remove(self, opportunity: Id | None, fact: Record) -> Outcome:
        """Delete a record, which undo brings back; a person who is named somewhere stays."""
        word = home_of(type(fact)).word
        said = f"{_about(self.facts, opportunity, fact)}: {word} deleted"

        def change(fresh: Facts) -> Facts:
            if isinstance(fact, Contact):
                places = list(editing.naming(self._present.together(fresh), fact.id))
                if places:
                    listed = ", ".join(places[:3])
                    raise BadFact("contact", fact.id, f"is still named in {listed}")
            return editing.removed(fresh, opportunity, fact)

        only = fact.id if isinstance(fact, Opportunity) else opportunity
        return self._change(f"delete {word}", change, said, only)

    def merge_contacts(self, kept: Id, gone: Id) -> Outcome:
        """Make two contacts one: whatever names ``gone`` names ``kept`` from now on, in one entry.

        What of ``gone`` is missing in ``kept`` is taken over, the rest is kept in its notes. UnknownKey,
        or BadFact where both are one already.
        """
        before = self.facts
        after = merged_contacts(before, kept, gone)
        both = zip(before.opportunities, after.opportunities, strict=True)
        touched = {old.id for old, new in both if old is not new}
        names = {contact.id: contact.name for contact in before.contacts}
        said = f"{names[gone]} and {names[kept]} are one contact now"
        return self._do("merge", lambda fresh: (merged_contacts(fresh, kept, gone), said), touched)

    def edit_settings(
        self, before: Settings | None = None, keeps: Kept | None = None, /, **changes: object
    ) -> Outcome:
        """Change settings, given by name: playbook, home_tz, weekend, holidays, holiday_country, quiet.

        ``keeps`` moves the recorded times that another home zone touches, so that this of them stays.
        BadFact where one of the settings is no longer as it stood in ``before``.
        """
        known = {field.name for field in fields(Settings)}
        for name in changes.keys() - known:
            advice = f"is no field that can be changed; those are {', '.join(sorted(known))}"
            raise BadFact(name, name, advice)
        new = replace(self.facts.settings, **changes)
        refuse(value_faults(new))
        refuse(settings_faults(new, weighing.ground(self._present)))

        def change(fresh: Facts) -> Facts:
            old = before or fresh.settings
            merged = editing.merged(fresh.settings, old, replace(old, **changes))
            after = replace(fresh, settings=merged)
            return keeping(fresh, after, keeps) if keeps else after

        if keeps is None:
            return self._change("settings", change, "settings changed")
        said = "settings changed, with the times they touch"
        return self._told(self._present.commit("settings", lambda fresh: (change(fresh), said)))

    def rename_tag(self, old: str, new: str) -> Outcome:
        """Give a tag another name wherever it stands; BadFact where it does not, or the name is taken."""

        def change(fresh: Facts) -> tuple[Facts, str]:
            return with_renamed_tag(fresh, old, new), f"#{old} is #{new} now"

        touched = {one.id for one in self.facts.opportunities if old in one.tags}
        return self._do("tag", change, touched)

    def preview_import(self, facts: Facts, exact: Collection[Id] = ()) -> Board:
        """The board as it would be with this document taken in; nothing is written."""
        after = imported(self.facts, facts, weighing.ground(self._present), exact=exact).facts
        return self.imagine(after)

    def import_facts(self, facts: Facts, **options: Unpack[ImportOptions]) -> Done:
        """Take a whole document in, all or nothing: see ``importing``, also for the options.

        ``said`` has a line for each record that changed, ``lost`` one for each value that gave way.
        """
        lost: tuple[str, ...] = ()

        def change(fresh: Facts) -> tuple[Facts, str]:
            nonlocal lost
            done = imported(fresh, facts, weighing.ground(self._present), **options)
            lost = done.lost
            return done.facts, done.said

        done = self._present.commit("import", change)
        return replace(_or_nothing(done), lost=lost)

    # --- how a verb is done ---

    def _do(self, verb: str, change: Change, only: Collection[Id] | None) -> Outcome:
        return self._told(self._present.commit(verb, change, only))

    def _do_all(
        self,
        verb: str,
        keys: Collection[Key],
        change: Callable[[Facts, list[Item]], tuple[Facts, list[Item]]],
        word: str,
    ) -> Outcome:
        """Do it to every item that still stands: one transaction, one journal entry, one undo."""
        meant = list(dict.fromkeys(sending.parsed(key) for key in keys))

        def whole(fresh: Facts) -> tuple[Facts, str]:
            board = self._present.of_this_minute(self._present.together(fresh))
            items = [item for key in meant if (item := board.find(key)) and item.status.is_standing]
            after, done = change(fresh, items)
            return after, sending.say_all(done, len(meant) - len(done), word)

        facts = self.facts
        return self._do(verb, whole, {id_ for key in meant for id_ in sending.touched(facts, key)})

    def _wish(self, verb: str, item: Item, wish: Snooze | Skip, said: str) -> Outcome:
        """Keep a decision of the person's about one item that has not ended."""
        if item.status in sending.ENDED:
            done = Done(f"{item.title}: {sending.ENDED[item.status]}", changed=False)
            return self._told(done)
        refuse(value_faults(wish))
        key = item.key
        return self._do(
            verb,
            lambda fresh: (editing.with_wish(fresh, key, wish), said),
            sending.touched(self.facts, key),
        )

    def _wish_all(
        self,
        verb: str,
        keys: Collection[Key],
        wish: Snooze | Skip,
        word: str,
    ) -> Outcome:
        for key in keys:
            refuse(value_faults(replace(wish, key=str(key))))

        def change(fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
            done = [item for item in items if sending.is_useful(item, wish)]
            for item in done:
                fresh = editing.with_wish(fresh, item.key, replace(wish, key=str(item.key)))
            return fresh, done

        return self._do_all(verb, keys, change, word)

    def _add(self, verb: str, opportunity: Id | None, fact: Record, said: str) -> Outcome:
        weighing.check(self._present, fact, opportunity, is_new=True)
        only = fact.id if isinstance(fact, Opportunity) else opportunity
        outcome = self._change(
            verb, lambda fresh: editing.added(fresh, opportunity, fact), said, only
        )
        return replace(outcome, id=id_of(fact))

    def _change(
        self, verb: str, change: Callable[[Facts], Facts], said: str, only: Id | None = None
    ) -> Outcome:
        touched: Collection[Id] = () if only is None else (only,)

        def weighed(fresh: Facts) -> tuple[Facts, str]:
            return weighing.weighed(self._present, fresh, change(fresh), said, only)

        return self._told(_or_nothing(self._present.commit(verb, weighed, touched)))

    def _told(self, done: Done, id_: Id | None = None) -> Outcome:
        return Outcome(self.board(), done.said, done.changed, id_, done.entry)


def _about(facts: Facts, opportunity: Id | None, fact: Record) -> str:
    """Whose record it is, for a sentence about it."""
    if opportunity is not None:
        return editing.opportunity_of(facts, opportunity).company
    named = "company" if isinstance(fact, Opportunity) else "name"
    return str(getattr(fact, named, id_of(fact)))


def _or_nothing(done: Done) -> Done:
    return done if done.changed else Done("nothing changed", changed=False)
