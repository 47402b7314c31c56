"""The verbs on many follow-ups at once: one transaction, one journal entry, one undo.

Owns which of them can be done together: each is judged as all stand before. Must not know what doing
one means in facts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from followup_tui.facts import Facts, FollowUpKey, Id, Sent, Skip, Snooze, say_day
from followup_tui.timeline import Item, Status

from .checks import check_values
from .errors import BadFact
from .followups import FollowUps, parsed, wished
from .present import Outcome
from .sending import marked

_NAMED = 3
_BAR = (Status.PREMATURE, Status.BLOCKED)


class Many(FollowUps):
    """What can be done with several items of the agenda in one go."""

    def mark_all_sent(self, keys: Collection[FollowUpKey | str]) -> Outcome:
        """Record that these went out now; those done already, too early or unwelcome are left out."""

        def change(fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
            done = [item for item in items if item.status not in _BAR]
            for item in done:
                when = self._when(item.key, None, None)
                sent = Sent(when.day, item.action, when.at, item.key.to or item.to, item.key.for_)
                fresh = marked(fresh, item, sent)
            return fresh, done

        return self._together_do("sent", keys, change, "marked as sent")

    def snooze_all(self, keys: Collection[FollowUpKey | str], until: dt.date) -> Outcome:
        """Take these off the list until a day ahead."""
        today = self.now.date()
        if until <= today:
            raise BadFact("until", until, f"must lie after today, {say_day(today)}")

        def change(fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
            for item in items:
                fresh = wished(fresh, item.key, Snooze(str(item.key), today, until))
            return fresh, items

        return self._together_do("snooze", keys, change, f"snoozed until {say_day(until)}")

    def skip_all(self, keys: Collection[FollowUpKey | str], why: str | None = None) -> Outcome:
        """Decide against these, this time; ``why`` is kept with each."""
        today = self.now.date()
        for key in keys:
            check_values(Skip(str(key), today, why))

        def change(fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
            for item in items:
                fresh = wished(fresh, item.key, Skip(str(item.key), today, why))
            return fresh, items

        return self._together_do("skip", keys, change, "skipped")

    def _together_do(
        self,
        verb: str,
        keys: Iterable[FollowUpKey | str],
        change: Callable[[Facts, list[Item]], tuple[Facts, list[Item]]],
        word: str,
    ) -> Outcome:
        """Do it to every item that still stands; the sentence tells how many, and names some."""
        meant = list(dict.fromkeys(parsed(key) for key in keys))
        touched: set[Id] = {id_ for key in meant for id_ in self._touched(key)}
        said = ""

        def whole(fresh: Facts) -> tuple[Facts, str]:
            nonlocal said
            board = self._of_this_minute(self._together(fresh))
            items = [item for key in meant if (item := board.find(key)) and item.status.is_standing]
            after, done = change(fresh, items)
            said = _said(done, len(meant) - len(done), word)
            return after, said

        entry = self._commit(verb, whole, touched)
        return self._outcome(said, entry)


def _said(done: list[Item], left_out: int, word: str) -> str:
    named = "; ".join(item.title for item in done[:_NAMED])
    rest = f" and {len(done) - _NAMED} more" if len(done) > _NAMED else ""
    out = f" ({left_out} left out)" if left_out else ""
    return f"{len(done)} {word}{out}: {named}{rest}" if done else f"nothing {word}{out}"
