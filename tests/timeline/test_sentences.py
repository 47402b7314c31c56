"""Every sentence the engine says in the scenarios, each once, in one file that a person can read.

``python -m tests.timeline.test_sentences`` writes the file anew; read it before it is committed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from .moments import board_of
from .test_golden import SCENARIOS

SENTENCES = Path(__file__).with_name("sentences.txt")
_DAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}\b")


def written() -> str:
    """By action what is said of it, a day in words as ``<day>``."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for scenario in SCENARIOS:
        for item in board_of(scenario["document"], scenario["now"]).agenda:
            why = item.explain()
            lines = (item.title, *why.steps, *([why.guard] if why.guard else []))
            said[item.action] |= {_DAY.sub("<day>", line) for line in lines}
    parts = ["\n  ".join([action, *sorted(lines)]) for action, lines in sorted(said.items())]
    return "\n\n".join(parts) + "\n"


def test_the_sentences_read_as_they_were_read_through() -> None:
    assert written() == SENTENCES.read_text(encoding="utf-8")


if __name__ == "__main__":
    SENTENCES.write_text(written(), encoding="utf-8")
