"""Stretches of days in words: ``24 dec to 1 jan: Christmas``, for the days on which nobody is asked.

Owns where a stretch begins, ends and is named. Must not know what it is for.
"""

from __future__ import annotations

import re

from followup_tui.facts import Quiet, say_day

from .dates import read_day
from .days import DayField
from .spans import WhenError

_STRETCH = re.compile(
    r"(?P<first>.+?)(?:\s+(?:to|until|till|-|–)\s+|\.\.|–)(?P<last>.+?)(?:\s*:\s*(?P<name>.+))?"
)
_ONE_DAY = re.compile(r"(?P<first>[^:]+)(?:\s*:\s*(?P<name>.+))?")


def read_stretch(text: str, field: DayField) -> Quiet:
    """One stretch, both ends included; WhenError says what would do."""
    found = _STRETCH.fullmatch(text.strip()) or _ONE_DAY.fullmatch(text.strip())
    if found is None:
        raise WhenError(f"{text!r} is no stretch of days: write 24 dec to 1 jan: Christmas")
    words = found.groupdict()
    first, last = (
        read_day(part, field) for part in (words["first"], words.get("last") or words["first"])
    )
    if last < first:
        raise WhenError(f"{say_day(last)} is before {say_day(first)}: write the first day first")
    return Quiet(first, last, (words["name"] or "").strip() or None)


def write_stretch(stretch: Quiet) -> str:
    """``2026-12-24 to 2027-01-01: Christmas``, as it is read back."""
    named = f": {stretch.name}" if stretch.name else ""
    return f"{stretch.from_} to {stretch.to}{named}"
