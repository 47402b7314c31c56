"""The verbs of every screen that shows a row: ask what must be asked, then put the wish on the desk.

Owns which dialog, composer or page precedes which verb. Must not know layout or storage: dialogs answer with values,
the desk brings the outcome back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import Screen

from followup_tui.timeline import (
    Board,
    Chat,
    Contact,
    FollowUpKey,
    Id,
    Interview,
    Item,
    Opportunity,
    Status,
)
from followup_tui.tracker import Outcome, TooEarly, Tracker
from followup_tui.tui.desk import Desk, Verb
from followup_tui.tui.keys import bindings
from followup_tui.tui.kit import Kit
from followup_tui.tui.widgets.agenda import Line
from followup_tui.wording import place

from .panel import Panel

if TYPE_CHECKING:
    from followup_tui.tui.dialogs import ReceivedChoice, SentChoice
    from followup_tui.tui.forms import Save
    from followup_tui.tui.page import About, Page
    from followup_tui.tui.written import Written

T = TypeVar("T")

TOO_EARLY = (Status.PREMATURE, Status.BLOCKED)
"""What is only marked as sent after a question."""


class VerbScreen(Screen[None]):
    """A screen whose keys change facts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("act")]
    board: Board
    desk: Desk
    kit: Kit

    @property
    def tracker(self) -> Tracker:
        return self.kit.tracker

    # what the screen answers ------------------------------------------------------------------

    @property
    def line(self) -> Line | None:
        """The row under the cursor."""
        raise NotImplementedError

    def say(self, text: str, *, bad: bool = False) -> None:
        raise NotImplementedError

    def go_to(self, opportunity: Id) -> None:
        """Put the cursor on the first row of an opportunity, if it has one."""
        raise NotImplementedError

    def done(self, outcome: Outcome) -> None:
        """A verb was done: show what became of it."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Another screen may have changed facts: show what stands now."""
        raise NotImplementedError

    # asking -----------------------------------------------------------------------------------

    def ask(self, dialog: Screen[T], then: Callable[[T], None]) -> None:
        """Show a dialog; ``then`` gets its answer unless it was left."""

        def answered(answer: T | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def _item(self) -> Item | None:
        """The follow-up under the cursor that may be changed now; says so where there is none."""
        line = self.line
        if not self._may_write():
            return None
        if not isinstance(line, Item):
            self.say("There is no follow-up under the cursor to change", bad=True)
            return None
        return line

    def _opportunity(self) -> Opportunity | None:
        """The opportunity of the row; says so where there is none."""
        line = self.line
        found = self.board.opportunities.get(line.opportunity or "") if line else None
        if found is None:
            self.say("Choose a row of an opportunity first, or press A to add one", bad=True)
        return found

    def _may_write(self) -> bool:
        if self.tracker.store.read_only:
            self.say("The file may only be read: nothing can be changed", bad=True)
        return not self.tracker.store.read_only

    # follow-ups -------------------------------------------------------------------------------

    def action_mark_sent(self) -> None:
        if self.marked:
            self._mark_many_sent()
            return
        item = self._item()
        if item is None:
            return
        if item.status in TOO_EARLY:
            self._ask_too_early(item, {})
        else:
            self._mark_sent(item.key, {})

    def action_sent_otherwise(self) -> None:
        from followup_tui.tui.dialogs import SentDialog

        item = self._item()
        if item is not None:
            dialog = SentDialog(self.board, item, self.kit.order)
            self.ask(dialog, partial(self._sent_otherwise, item.key))

    def _sent_otherwise(self, key: FollowUpKey, choice: SentChoice) -> None:
        details = {
            "on": choice.on,
            "at": choice.at,
            "medium": choice.medium,
            "note": choice.note,
        }
        self._mark_sent(key, details)

    def _mark_sent(self, key: FollowUpKey, details: dict[str, Any]) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, TooEarly):
                self._ask_too_early(error.item, details)
            else:
                self.say(str(error), bad=True)

        self.desk.submit(lambda tracker: tracker.mark_sent(key, **details), refused=refused)

    def _ask_too_early(self, item: Item, details: dict[str, Any]) -> None:
        from followup_tui.tui.dialogs import TooEarlyDialog

        def sent_anyway(reason: str) -> None:
            wish = {**details, "early": True, "override": reason or None}
            self._mark_sent(item.key, wish)

        self.ask(TooEarlyDialog(item), sent_anyway)

    def action_snooze(self) -> None:
        from followup_tui.tui.dialogs import ManySnoozeDialog, SnoozeDialog
        from followup_tui.tui.fields import Context

        context = Context.of(self.board, None, self.kit.order)
        if self.marked:
            keys = [one.key for one in self.marked]
            self.ask(
                ManySnoozeDialog(self.marked, context),
                lambda until: self._do_with_marked(lambda t: t.snooze_all(keys, until)),
            )
            return
        item = self._item()
        if item is not None:
            key = item.key
            self.ask(
                SnoozeDialog(item, context),
                lambda until: self.desk.submit(lambda tracker: tracker.snooze(key, until)),
            )

    def action_skip(self) -> None:
        from followup_tui.tui.dialogs import ManySkipDialog, SkipDialog
        from followup_tui.tui.fields import Context

        if self.marked:
            keys = [one.key for one in self.marked]
            self.ask(
                ManySkipDialog(self.marked, Context.of(self.board)),
                lambda why: self._do_with_marked(lambda t: t.skip_all(keys, why or None)),
            )
            return
        item = self._item()
        if item is not None:
            key = item.key
            self.ask(
                SkipDialog(item),
                lambda why: self.desk.submit(lambda tracker: tracker.skip(key, why or None)),
            )

    # many at once -----------------------------------------------------------------------------

    @property
    def marked(self) -> Sequence[Item]:
        """The rows that are marked, to be acted on together."""
        return ()

    def unmark(self) -> None:
        """Take all marks away."""

    def _mark_many_sent(self) -> None:
        from followup_tui.tui.dialogs import ManySentDialog

        fit = [one for one in self.marked if one.status not in TOO_EARLY]
        keys = [one.key for one in fit]
        left_out = [one for one in self.marked if one.status in TOO_EARLY]
        self.ask(
            ManySentDialog(fit, left_out, self.board.today),
            lambda sure: self._do_with_marked(lambda t: t.mark_all_sent(keys)) if sure else None,
        )

    def _do_with_marked(self, verb: Verb) -> None:
        self.unmark()
        self.desk.submit(verb)

    def action_undo(self) -> None:
        if self._may_write():
            self.desk.submit(lambda tracker: tracker.undo())

    def action_redo(self) -> None:
        if self._may_write():
            self.desk.submit(lambda tracker: tracker.redo())

    # words ------------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Jot about the row's opportunity; on a debrief, the debrief; on nothing, it is asked."""
        from followup_tui.tui.page import about

        line = self.line
        if isinstance(line, Item) and line.action == "debrief":
            self.open_by_enter(line)
            return
        found = self.board.opportunities.get(line.opportunity or "") if line else None
        self.write(about(self.board, found) if found else None)

    def action_note_elsewhere(self) -> None:
        self.write(None)

    def write(self, subject: About | None) -> None:
        """Open the composer on this subject; where there is none, it is asked for."""
        if self._may_write():
            self.write_on(self.kit.pages.open(subject))

    def write_on(self, page: Page) -> None:
        """Open the composer on this page."""
        from .composer import Composer

        def left(outcome: Outcome | None) -> None:
            self.kit.pages.left(page)
            if outcome is not None:
                self.done(outcome)
                if page.subject is not None:
                    self.go_to(page.subject.opportunity.id)
            else:
                self.look_again()
            self.after_note()

        self.app.push_screen(Composer(page, self.board, self.desk, self.kit), left)

    def after_note(self) -> None:
        """The composer is closed."""

    def action_draft(self) -> None:
        """Compose the message of the row, or go on with the one begun."""
        from followup_tui.drafting import NothingToWrite, can_write
        from followup_tui.tui.composing import Composing, others

        from .message import Message

        item = self.line
        if not isinstance(item, Item) or not can_write(item):
            self.say("There is no message to write for this row", bad=True)
            return
        letters = self.kit.stationery.letters
        if not letters.open(str(item.key)):
            self.say("Another window is writing this message", bad=True)
            return
        kept = letters.read(str(item.key))
        writer = self.kit.stationery.writer()
        try:
            message = Composing(self.board, item, writer, self.tracker.playbooks, kept)
        except NothingToWrite as error:
            letters.close()
            self.say(str(error), bad=True)
            return
        screen = Message(
            message,
            self.kit,
            others=others(self.board, item, letters.read),
            kept_at=kept.at if kept else "",
        )
        self.app.push_screen(screen, self._written)

    def _written(self, written: Written | None) -> None:
        if written is None:
            return

        def then(outcome: Outcome) -> None:
            self.kit.stationery.letters.forget(str(written.key))
            self.done(outcome)

        def refused(error: Exception) -> None:
            if isinstance(error, TooEarly):
                self._ask_written_early(error.item, written)
            else:
                self.say(str(error), bad=True)

        self.desk.submit(written.record, then, refused=refused)

    def _ask_written_early(self, item: Item, written: Written) -> None:
        from followup_tui.tui.dialogs import TooEarlyDialog

        self.ask(
            TooEarlyDialog(item),
            lambda reason: self._written(replace(written, early=True, override=reason or None)),
        )

    # seeing -----------------------------------------------------------------------------------

    def action_why(self) -> None:
        from .why import why_page

        line = self.line
        if isinstance(line, Item):
            page = why_page(self.board, line, ascii_only=self.kit.ascii_only)
            self.app.push_screen(Panel("Why", page, hint="esc back"))
        else:
            self.say("There is no follow-up under the cursor to explain", bad=True)

    def action_open(self) -> None:
        """Facts and history; a debrief or a checklist opens to be done."""
        line = self.line
        if not isinstance(line, Item) or not self.open_by_enter(line):
            self._open_detail()

    def _open_detail(self) -> None:
        from .detail import detail_page

        found = self._opportunity()
        if found is not None:
            history = self.tracker.history(found.id)
            page = detail_page(self.board, found, history, ascii_only=self.kit.ascii_only)
            self.app.push_screen(Panel(place(found.company, found.role), page))

    def open_by_enter(self, item: Item) -> bool:
        """Open what is done in the app itself; whether it is such an item."""
        found = self.board.opportunities.get(item.opportunity or "")
        interviews = found.interviews if found else ()
        interview = next((one for one in interviews if one.id == item.for_), None)
        if found is None or interview is None or not item.status.is_standing:
            return False
        if item.action == "debrief":
            from followup_tui.tui.page import debrief

            self.write(debrief(self.board, found, interview))
            return True
        if item.action == "interview_checklist":
            from .checklist import Checklist

            self.app.push_screen(Checklist(self.kit, self.board, item), lambda _: self.look_again())
            return True
        return False

    # facts ------------------------------------------------------------------------------------

    def action_received(self) -> None:
        from followup_tui.tui.dialogs import ReceivedDialog

        found = self._opportunity() if self._may_write() else None
        if found is not None:
            dialog = ReceivedDialog(self.board, found.id, self.kit.order)
            self.ask(dialog, partial(self._received, found.id))

    def _received(self, opportunity: Id, choice: ReceivedChoice) -> None:
        self.desk.submit(
            lambda tracker: tracker.receive(
                opportunity,
                choice.kind,
                on=choice.on,
                from_=choice.from_,
                date=choice.date,
                via=choice.via,
                needs_reply=choice.needs_reply,
                text=choice.text,
            )
        )

    def action_add_chat(self) -> None:
        if self._may_write():
            self._edit(None, Chat, None)

    def action_edit(self) -> None:
        """The row's opportunity, all it holds; of networking, the chat the row counts from."""
        chat = self._chat()
        if chat is None:
            self._edit_opportunity()
        elif self._may_write():
            self._edit(None, Chat, chat)

    def _chat(self) -> Chat | None:
        line = self.line
        if not isinstance(line, Item) or line.opportunity is not None:
            return None
        with_them = [one for one in self.board.facts.networking if one.contact == line.to]
        named = [one for one in with_them if one.id == line.for_]
        return max(named or with_them, key=lambda one: one.on, default=None)

    def _edit_opportunity(self) -> None:
        from followup_tui.tui.forms import Edit, FactsMenu

        def chosen(answer: Any) -> None:
            if isinstance(answer, Edit):
                self._edit(found, type(answer.fact), answer.fact)
            else:
                self._edit(found, answer.fact_type, None)

        opportunity = self._opportunity() if self._may_write() else None
        if opportunity is not None:
            found = opportunity
            self.ask(FactsMenu(self.board, found.id), chosen)

    def action_add_interview(self) -> None:
        found = self._opportunity() if self._may_write() else None
        if found is not None:
            self._edit(found, Interview, None)

    def action_add_opportunity(self) -> None:
        if self._may_write():
            self._edit(None, Opportunity, None)

    def action_add_contact(self) -> None:
        if self._may_write():
            line = self.line
            opportunity = self.board.opportunities.get(line.opportunity or "") if line else None
            self._edit(opportunity, Contact, None)

    def _edit(self, opportunity: Opportunity | None, kind: type[Any], fact: Any) -> None:
        """Open the form of one fact and do what it answers."""
        from followup_tui.tui.forms import FactForm, Save

        home = opportunity.id if opportunity is not None else None
        owner = None if kind in (Chat, Contact, Opportunity) else home

        def answered(answer: Any) -> None:
            if isinstance(answer, Save):
                self._save(home, owner, fact, answer)
            else:
                self.desk.submit(lambda tracker: tracker.remove(owner, fact))

        self.ask(FactForm(self.board, home, kind, fact, order=self.kit.order), answered)

    def _save(self, home: Id | None, owner: Id | None, old: Any, answer: Save) -> None:
        """New people first, then the fact, then the parts people take in the opportunity."""
        new = answer.fact
        for contact in answer.contacts:
            self._add(None, contact)
        if old is not None and type(old) is type(new):
            if old != new:
                self.desk.submit(lambda tracker: tracker.replace(owner, old, new))
        else:
            if old is not None:
                self.desk.submit(lambda tracker: tracker.remove(owner, old))
            self._add(owner, new)
        home = new.id if isinstance(new, Opportunity) else home
        for person in answer.people:
            self._add(home, person)
        if isinstance(new, Opportunity):
            self.go_to(new.id)

    def _add(self, owner: Id | None, fact: Any) -> None:
        self.desk.submit(lambda tracker: tracker.add(owner, fact))

    def action_settings(self) -> None:
        from followup_tui.tui.forms import SettingsForm

        if self._may_write():
            self.ask(SettingsForm(self.board, order=self.kit.order), self._set)

    def _set(self, answer: Save) -> None:
        from followup_tui.tui.forms import changes

        changed: dict[str, Any] = changes(self.board.facts.settings, answer.fact)
        if changed:
            self.desk.submit(lambda tracker: tracker.edit_settings(**changed))
