"""What happened, told by hand: answers, and every kind of fact added, corrected or deleted.

Owns which form a key opens, and in which order its answer is carried out. Must not know what a form
asks, layout or storage.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from followup_tui.facts import Chat, Contact, Id, Interview, Opportunity
from followup_tui.timeline import Item

from .row_screen import RowScreen

if TYPE_CHECKING:
    from followup_tui.tui.dialogs import ReceivedChoice
    from followup_tui.tui.forms import Save


class FactVerbs(RowScreen):
    """The keys that open forms."""

    def action_received(self) -> None:
        from followup_tui.tui.dialogs import ReceivedDialog

        found = self._opportunity() if self._may_write() else None
        if found is not None:
            dialog = ReceivedDialog(self.board, found.id, self.context.order)
            self.ask(dialog, partial(self._received, found.id))

    def _received(self, opportunity: Id, choice: ReceivedChoice) -> None:
        self.writes.submit(
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
        found = self._opportunity() if self._may_write() else None
        if found is not None:
            self._choose_fact(found)

    def action_edit_all(self) -> None:
        """What stands by itself: people, networking chats, opportunities."""
        if self._may_write():
            self._choose_fact(None)

    def _choose_fact(self, opportunity: Opportunity | None) -> None:
        """Open the menu of facts, and the form of what is chosen there."""
        from followup_tui.tui.forms import Edit, FactsMenu

        def chosen(answer: Any) -> None:
            if isinstance(answer, Edit):
                self._edit(opportunity, type(answer.fact), answer.fact)
            else:
                self._edit(opportunity, answer.fact_type, None)

        self.ask(FactsMenu(self.board, opportunity.id if opportunity else None), chosen)

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
                self.writes.submit(lambda tracker: tracker.remove(owner, fact))

        self.ask(FactForm(self.board, home, kind, fact, order=self.context.order), answered)

    def _save(self, home: Id | None, owner: Id | None, old: Any, answer: Save) -> None:
        """New people first, then the fact, then the parts people take in the opportunity."""
        new = answer.fact
        for contact in answer.contacts:
            self._add(None, contact)
        if old is not None and type(old) is type(new):
            if old != new:
                self.writes.submit(lambda tracker: tracker.replace(owner, old, new))
        else:
            if old is not None:
                self.writes.submit(lambda tracker: tracker.remove(owner, old))
            self._add(owner, new)
        home = new.id if isinstance(new, Opportunity) else home
        for person in answer.people:
            self._add(home, person)
        if isinstance(new, Opportunity):
            self.go_to(new.id)

    def _add(self, owner: Id | None, fact: Any) -> None:
        self.writes.submit(lambda tracker: tracker.add(owner, fact))

    def action_settings(self) -> None:
        from followup_tui.tui.forms import SettingsForm

        if self._may_write():
            self.ask(SettingsForm(self.board, order=self.context.order), self._set)

    def _set(self, answer: Save) -> None:
        from followup_tui.tui.forms import changes

        changed: dict[str, Any] = changes(self.board.facts.settings, answer.fact)
        if changed:
            self.writes.submit(lambda tracker: tracker.edit_settings(**changed))
