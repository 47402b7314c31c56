"""Every remark on the messages nobody should send, kept in one file that a person can read through.

``python -m tests.drafting.test_remarks_read`` writes the file anew; read it before it is committed.
"""

from __future__ import annotations

from pathlib import Path

from followup_tui.drafting import Finding

from .bad import BAD
from .test_lint import read

REMARKS = Path(__file__).with_name("remarks.txt")


def _line(found: Finding, text: str) -> str:
    marked = text[found.start : found.end].replace("\n", "⏎")
    place = f"{found.start} “{marked}” " if found.end else ""
    return f"  {found.id} {found.severity} {place}{found.what} → {found.suggestion}"


def written() -> str:
    parts = [
        "\n".join(
            [f"{number}, {action}, {check}", *(_line(one, text) for one in read(action, text))]
        )
        for number, (action, check, text) in enumerate(BAD)
    ]
    return "\n\n".join(parts) + "\n"


def test_the_remarks_read_as_they_were_read_through() -> None:
    assert written() == REMARKS.read_text(encoding="utf-8")


if __name__ == "__main__":
    REMARKS.write_text(written(), encoding="utf-8")
