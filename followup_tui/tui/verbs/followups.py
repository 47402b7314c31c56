"""What is done with a follow-up, or with many: sent, snoozed, skipped, taken back.

Owns which dialog precedes which verb. Must not know layout or storage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from msgspec.structs import asdict

from followup_tui.facts import FollowUpKey
from followup_tui.timeline import Item, Status
from followup_tui.tracker import TooEarly
from followup_tui.tui.dialogs import (
    Choice,
    ChoiceDialog,
    Dialog,
    ManySentDialog,
    SkipDialog,
    SnoozeDialog,
    TooEarlyDialog,
    many_to_skip,
    many_to_snooze,
)
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.forms import SentChoice, SentDialog
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb

from .deciding import act_of
from .events import offer_keys

T = TypeVar("T")
TOO_EARLY = (Status.PREMATURE, Status.BLOCKED)
"""What is only marked as sent after a question."""


def follow_up(screen: RowScreen) -> Item | None:
    """The follow-up under the cursor that may be changed now; another row offers its own keys."""
    row = screen.row
    if not screen.may_write():
        return None
    if isinstance(row, Item):
        return row
    if row is not None:
        offer_keys(screen, row)
    else:
        screen.say("There is no row to act on: A adds an opportunity", bad=True)
    return None


def mark_sent(screen: RowScreen) -> None:
    """Sent, or done, today; what is too early asks first."""
    if screen.marked:
        _mark_many_sent(screen)
    elif (item := follow_up(screen)) is not None:
        if ask := act_of(item):
            ask(screen, item)
        elif item.status in TOO_EARLY:
            _ask_too_early(screen, item)
        elif others := travelling(screen, item):
            _ask_together(screen, item, others)
        else:
            _record_sent(screen, item.key)


def travelling(screen: RowScreen, item: Item) -> list[Item]:
    """What else can go now in the same message."""
    found = [screen.board.find(key) for key in item.merge_with]
    return [one for one in found if one is not None and one.status.is_actionable]


def _ask_together(screen: RowScreen, item: Item, others: Sequence[Item]) -> None:
    named = "; ".join(one.title for one in others)
    choices = (
        Choice("y", "All went out" if others[1:] else "Both went out", named),
        Choice("n", "This one alone"),
    )
    question = ChoiceDialog("Sent together?", (item.title,), choices)
    keys = tuple(str(one.key) for one in others)

    def answered(letter: str) -> None:
        _record_sent(screen, item.key, keys if letter == "y" else ())

    screen.ask(question, answered)


def sent_otherwise(screen: RowScreen) -> None:
    """Sent on another day, by another medium, with a remark."""
    item = follow_up(screen)
    if item is None:
        return
    key = item.key
    dialog = SentDialog(screen.board, item, screen.context.order)
    override: dict[str, Any] = {}

    def verb(choice: SentChoice) -> Verb:
        return lambda tracker: tracker.mark_sent(key, **asdict(choice), **override)

    def refused(error: Exception) -> None:
        if isinstance(error, TooEarly):
            screen.ask(TooEarlyDialog(error.item), sent_anyway)

    def sent_anyway(reason: str) -> None:
        override.update(early=True, override=reason or None)
        dialog.action_save()

    screen.save(
        dialog, verb, _on((item,)), FormPlace("sent-otherwise", row=str(key)), otherwise=refused
    )


def _record_sent(screen: RowScreen, key: FollowUpKey, together: Sequence[str] = ()) -> None:
    def refused(error: Exception) -> None:
        if isinstance(error, TooEarly):
            _ask_too_early(screen, error.item)
        else:
            screen.failed(error)

    act = Act(frozenset({str(key), *together}))
    screen.submit(lambda t: t.mark_sent(key, together=together), act, refused=refused)


def _ask_too_early(screen: RowScreen, item: Item) -> None:
    def verb(reason: str) -> Verb:
        return lambda t: t.mark_sent(item.key, early=True, override=reason or None)

    screen.save(TooEarlyDialog(item), verb, _on((item,)), FormPlace("mark-sent", row=str(item.key)))


def snooze(screen: RowScreen) -> None:
    """Off the list until a day."""
    context = screen.context_of()
    if marked := screen.marked:
        keys = [one.key for one in marked]
        dialog = many_to_snooze(marked, context)
        _save(screen, "snooze", dialog, marked, lambda day: lambda t: t.snooze_all(keys, day))
    elif (one := follow_up(screen)) is not None:
        key = one.key
        asked = SnoozeDialog(one, context)
        _save(screen, "snooze", asked, (one,), lambda day: lambda t: t.snooze(key, day))


def skip(screen: RowScreen) -> None:
    """Not this time, with a reason."""
    if marked := screen.marked:
        keys = [one.key for one in marked]
        dialog = many_to_skip(marked, screen.context_of())
        _save(screen, "skip", dialog, marked, lambda why: lambda t: t.skip_all(keys, why or None))
    elif (one := follow_up(screen)) is not None:
        key = one.key
        asked = SkipDialog(one)
        _save(screen, "skip", asked, (one,), lambda why: lambda t: t.skip(key, why or None))


def _save(
    screen: RowScreen,
    verb: str,
    dialog: Dialog[T],
    items: Sequence[Item],
    of: Callable[[T], Verb],
) -> None:
    """Ask, and do it to these rows; those that were marked are marked no more."""
    names = tuple(str(item.key) for item in items)
    is_marked = bool(screen.marked)
    place = FormPlace(verb, names=names) if is_marked else FormPlace(verb, row=names[0])
    after = (lambda _: screen.unmark(names)) if is_marked else None
    screen.save(dialog, of, _on(items), place, after=after)


def _mark_many_sent(screen: RowScreen) -> None:
    fit = [one for one in screen.marked if one.status not in TOO_EARLY and not act_of(one)]
    left_out = [one for one in screen.marked if one not in fit]
    keys = [one.key for one in fit]

    def answered(sure: bool) -> None:  # noqa: FBT001
        if sure:
            screen.unmark()
            screen.submit(lambda tracker: tracker.mark_all_sent(keys), _on(fit))

    screen.ask(ManySentDialog(fit, left_out, screen.board.today), answered)


def _on(items: Sequence[Item]) -> Act:
    return Act(frozenset(str(item.key) for item in items), is_many=len(items) > 1)
