"""A message the person says they sent, on its way to the tracker.

Owns which verbs that amounts to. Must not know widgets or files.
"""

from __future__ import annotations

from typing import cast

import msgspec

from followup_tui.facts import FollowUpKey, Medium
from followup_tui.tracker import Outcome, Tracker


class SentMessage(msgspec.Struct, frozen=True):
    """What went out, for which follow-up, and what else it took care of."""

    key: FollowUpKey
    covers: tuple[str, ...]
    medium: str
    text: str
    early: bool = False
    override: str | None = None

    def record(self, tracker: Tracker) -> Outcome:
        """The message with its text, and what it covered; TooEarly as ``mark_sent`` raises it.

        A chat outside any opportunity keeps the day alone.
        """
        has_text = self.key.opportunity is not None
        return tracker.mark_sent(
            self.key,
            medium=cast("Medium", self.medium) if has_text else None,
            text=self.text if has_text else None,
            early=self.early,
            override=self.override if has_text else None,
            together=self.covers,
        )
