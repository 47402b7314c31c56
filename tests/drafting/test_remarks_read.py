"""Every remark on the messages nobody should send, kept in one file that a person can read through.

``python -m tests.drafting.test_remarks_read`` writes the file anew; read it before it is committed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from followup_tui.drafting import Finding
from followup_tui.facts import Medium

from .bad import BAD
from .good import GOOD
from .steps import MESSAGES, step
from .test_lint import read

REMARKS = Path(__file__).with_name("remarks.txt")
_MEDIA = get_args(Medium)
_ALWAYS = "L17 I read aloud on a computer?"


def _line(found: Finding, text: str) -> str:
    marked = text[found.start : found.end].replace("\n", "⏎")
    place = f"{found.start} “{marked}” " if found.end else ""
    return f"{found.id} {found.severity} {place}{found.what} → {found.suggestion}"


def _in_short(found: Finding) -> str:
    """The same remark on whatever words and numbers."""
    said = re.sub("[0-9]+", "#", re.sub("“[^”]*”", "“…”", found.what))
    return f"{found.id} {found.severity} {said} → {found.suggestion}"


def _elsewhere() -> Iterator[Finding]:
    """What is said of the good and the bad messages by another medium, and as another step."""
    texts = [*GOOD, *((action, text) for action, _, text in BAD)]
    for number, (action, text) in enumerate(texts):
        for medium in (_MEDIA[number % len(_MEDIA)], _MEDIA[number // 2 % len(_MEDIA)]):
            yield from read(action, text, medium=medium)
        other = MESSAGES[number % len(MESSAGES)]
        yield from read(other, text, is_untouched=bool(number % 2))
        yield from read(other, text, step(other, to=None))


def written() -> str:
    parts = []
    for number, (action, check, text) in enumerate(BAD):
        lines = [_line(found, text) for found in read(action, text)]
        lines = [line for line in lines if not line.startswith(_ALWAYS)]
        parts.append("\n  ".join([f"{number}, {action}, {check}", *lines]))
    times = Counter(map(_in_short, _elsewhere()))
    counted = [f"{count} × {line}" for line, count in sorted(times.items())]
    parts.append("\n  ".join(["by other media, and as other steps", *counted]))
    return "\n\n".join(parts) + "\n"


def test_the_remarks_read_as_they_were_read_through() -> None:
    assert written() == REMARKS.read_text(encoding="utf-8")


if __name__ == "__main__":
    REMARKS.write_text(written(), encoding="utf-8")
