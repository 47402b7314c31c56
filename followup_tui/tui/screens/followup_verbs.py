"""What is done with a follow-up, or with many: sent, snoozed, skipped, taken back.

Owns which dialog precedes which verb. Must not know layout or storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from followup_tui.facts import FollowUpKey
from followup_tui.timeline import Item, Status
from followup_tui.tracker import TooEarly
from followup_tui.tui.write_queue import Verb

from .row_screen import RowScreen

if TYPE_CHECKING:
    from followup_tui.tui.dialogs import SentChoice

TOO_EARLY = (Status.PREMATURE, Status.BLOCKED)
"""What is only marked as sent after a question."""


class FollowUpVerbs(RowScreen):
    """The keys that act on rows."""

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
            dialog = SentDialog(self.board, item, self.context.order)
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

        self.writes.submit(lambda tracker: tracker.mark_sent(key, **details), refused=refused)

    def _ask_too_early(self, item: Item, details: dict[str, Any]) -> None:
        from followup_tui.tui.dialogs import TooEarlyDialog

        def sent_anyway(reason: str) -> None:
            wish = {**details, "early": True, "override": reason or None}
            self._mark_sent(item.key, wish)

        self.ask(TooEarlyDialog(item), sent_anyway)

    def action_snooze(self) -> None:
        from followup_tui.tui.dialogs import ManySnoozeDialog, SnoozeDialog
        from followup_tui.tui.fields import Context

        context = Context.of(self.board, None, self.context.order)
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
                lambda until: self.writes.submit(lambda tracker: tracker.snooze(key, until)),
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
                lambda why: self.writes.submit(lambda tracker: tracker.skip(key, why or None)),
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
        self.writes.submit(verb)

    def action_undo(self) -> None:
        if self._may_write():
            self.writes.submit(lambda tracker: tracker.undo(), self.undone)

    def action_redo(self) -> None:
        if self._may_write():
            self.writes.submit(lambda tracker: tracker.redo())
