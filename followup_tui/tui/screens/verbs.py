"""The verbs of the main screen: ask what must be asked, then put the wish on the desk.

Owns which dialog precedes which verb. Must not know layout or storage: dialogs answer with values,
the desk brings the outcome back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from followup_tui.timeline import (
    Board,
    Contact,
    FollowUpKey,
    Id,
    Interview,
    Item,
    Opportunity,
    Status,
    make_calendar,
)
from followup_tui.tracker import TooEarly, Tracker
from followup_tui.tui.desk import Desk
from followup_tui.tui.widgets.agenda import Line

if TYPE_CHECKING:
    from followup_tui.tui.dialogs import ReceivedChoice, SentChoice
    from followup_tui.tui.forms import Save

T = TypeVar("T")


class VerbScreen(Screen[None]):
    """A screen whose keys change facts."""

    board: Board
    desk: Desk
    tracker: Tracker

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
            self.say("That comes by itself" if line else "Nothing is chosen", bad=True)
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
        item = self._item()
        if item is None:
            return
        if item.status in (Status.PREMATURE, Status.BLOCKED):
            self._ask_too_early(item, {})
        else:
            self._mark_sent(item.key, {})

    def action_sent_otherwise(self) -> None:
        from followup_tui.tui.dialogs import SentDialog

        item = self._item()
        if item is not None:
            self.ask(SentDialog(self.board, item), partial(self._sent_otherwise, item.key))

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
        from followup_tui.tui.dialogs import SnoozeDialog

        item = self._item()
        if item is not None:
            key, home = item.key, self.board.facts.settings
            calendar = make_calendar(home.weekend, home.holidays)
            self.ask(
                SnoozeDialog(item, self.board.today, calendar),
                lambda until: self.desk.submit(lambda tracker: tracker.snooze(key, until)),
            )

    def action_skip(self) -> None:
        from followup_tui.tui.dialogs import SkipDialog

        item = self._item()
        if item is not None:
            key = item.key
            self.ask(
                SkipDialog(item),
                lambda why: self.desk.submit(lambda tracker: tracker.skip(key, why or None)),
            )

    def action_undo(self) -> None:
        if self._may_write():
            self.desk.submit(lambda tracker: tracker.undo())

    def action_redo(self) -> None:
        if self._may_write():
            self.desk.submit(lambda tracker: tracker.redo())

    # facts ------------------------------------------------------------------------------------

    def action_received(self) -> None:
        from followup_tui.tui.dialogs import ReceivedDialog

        found = self._opportunity() if self._may_write() else None
        if found is not None:
            self.ask(ReceivedDialog(self.board, found.id), partial(self._received, found.id))

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

    def action_edit(self) -> None:
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
        owner = None if kind in (Contact, Opportunity) else home

        def answered(answer: Any) -> None:
            if isinstance(answer, Save):
                self._save(home, owner, fact, answer)
            else:
                self.desk.submit(lambda tracker: tracker.remove(owner, fact))

        self.ask(FactForm(self.board, home, kind, fact), answered)

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
            self.ask(SettingsForm(self.board), self._set)

    def _set(self, answer: Save) -> None:
        from followup_tui.tui.forms import changes

        changed: dict[str, Any] = changes(self.board.facts.settings, answer.fact)
        if changed:
            self.desk.submit(lambda tracker: tracker.edit_settings(**changed))
