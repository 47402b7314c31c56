"""Every sentence the engine says in the scenarios and of random searches, each once, in one file.

``python -m tests.timeline.test_sentences`` writes the file anew; read it before it is committed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.oracle.histories import random_document

from .moments import board_of
from .test_golden import SCENARIOS

SENTENCES = Path(__file__).with_name("sentences.txt")
_DAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}\b")
_SEARCHES = 200


def written() -> str:
    """By action what is said of it, a day as ``<day>``, a name as ``<name>``."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    for document, now in _searches():
        names = [one["name"] for one in document.get("contacts", ())]
        names += [one["company"] for one in document.get("opportunities", ())]
        name = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len)[::-1]))})\b")
        for item in board_of(document, now).agenda:
            why = item.explain()
            for line in (item.title, *why.steps, why.rule, why.guard or "", *why.mind):
                line = _DAY.sub("<day>", line)
                said[item.action].add(name.sub("<name>", line) if names else line)
    parts = ["\n  ".join([action, *sorted(lines - {""})]) for action, lines in sorted(said.items())]
    return "\n\n".join(parts) + "\n"


def _searches() -> Iterator[tuple[dict[str, Any], str]]:
    for scenario in SCENARIOS:
        yield scenario["document"], scenario["now"]
    for seed in range(_SEARCHES):
        yield random_document(Random(seed))


def test_the_sentences_read_as_they_were_read_through() -> None:
    assert written() == SENTENCES.read_text(encoding="utf-8")


if __name__ == "__main__":
    SENTENCES.write_text(written(), encoding="utf-8")
