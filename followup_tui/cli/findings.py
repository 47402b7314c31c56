"""How findings on a message read: in lines, and as JSON.

Must not decide what is wrong with a message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import asdict

from followup_tui.drafting import Finding

from .output import Output

_SEVERITY: Mapping[str, str] = MappingProxyType({"E": "error", "W": "warning", "I": "suggestion"})
_STYLE = {"E": "st-overdue", "W": "st-due", "I": "st-open"}
_SIGN = {"E": "!", "W": "*", "I": "~"}


def _place_of(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def finding_json(one: Finding, text: str) -> dict[str, object]:
    """One finding, with where it stands in the text."""
    line, column = _place_of(text, one.start)
    place: dict[str, int | None] = {
        "start": one.start,
        "end": one.end,
        "line": line,
        "column": column,
    }
    if not one.end:
        place = dict.fromkeys(place)
    told = {"severity": _SEVERITY[one.severity], "text": text[one.start : one.end]}
    return asdict(one) | place | told


def print_findings(out: Output, found: Sequence[Finding], text: str) -> None:
    """A finding a line, with what would do."""
    if not found:
        out.line("Nothing to remark.")
    for one in found:
        line, column = _place_of(text, one.start)
        place = f"{line}:{column} " if one.end > 0 else ""
        word = _SEVERITY[one.severity]
        out.item(f"{_SIGN[one.severity]} {word:<10} ", f"{place}{one.what}", _STYLE[one.severity])
        out.item(" " * 13, f"{one.suggestion} ({one.id}, {one.why})")
