"""A message the person says they sent, on its way to the tracker.

Owns which verbs that amounts to. Must not know widgets or files.
"""

from __future__ import annotations

import contextlib
from typing import cast

import msgspec
from msgspec.structs import replace

from followup_tui.facts import FollowUpKey, Medium
from followup_tui.tracker import FactError, Outcome, Tracker


class SentMessage(msgspec.Struct, frozen=True):
    """What went out, for which follow-up, and what else it took care of."""

    key: FollowUpKey
    covers: tuple[str, ...]
    medium: str
    text: str
    early: bool = False
    override: str | None = None

    def record(self, tracker: Tracker) -> Outcome:
        """The message with its text, then what it covered; TooEarly as ``mark_sent`` raises it.

        A chat outside any opportunity keeps the day alone. What the message covered may have gone
        with it: a promise is void once the thing is delivered.
        """
        has_text = self.key.opportunity is not None
        outcome = tracker.mark_sent(
            self.key,
            medium=cast("Medium", self.medium) if has_text else None,
            text=self.text if has_text else None,
            early=self.early,
            override=self.override if has_text else None,
        )
        settled = 0
        for cover in self.covers if outcome.changed else ():
            with contextlib.suppress(FactError):
                done = self._cover(tracker, FollowUpKey.parse(cover))
                settled += done.changed
                outcome = replace(outcome, board=done.board)
        more = f", and {settled} more with it" if settled else ""
        return replace(outcome, said=f"{outcome.said}{more}")

    def _cover(self, tracker: Tracker, key: FollowUpKey) -> Outcome:
        """Another pursuit's history shows the words as well; within one they stand once."""
        if key.opportunity == self.key.opportunity:
            return tracker.mark_sent(key)
        return tracker.mark_sent(key, medium=cast("Medium", self.medium), text=self.text)
