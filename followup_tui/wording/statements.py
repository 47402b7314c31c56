"""What an employer said about time or contact, as part of a sentence.

Owns the words of each kind. Must not know who said it.
"""

from __future__ import annotations

from followup_tui.facts import Statement, length, say_day, spoken


def told_of(statement: Statement) -> str:
    """``decision by Wed 25 Nov 2026``, with their own words where they are kept."""
    quote = f" “{statement.text}”" if statement.text else ""
    return f"{_said(statement)}{quote}"


def _said(statement: Statement) -> str:
    kind, date = statement.kind, statement.date
    if kind == "decide_by" and date:
        return f"decision by {say_day(date)}"
    if kind == "contact_after" and date:
        return f"get in touch after {say_day(date)}"
    if kind == "decide_in" and statement.n is not None:
        return f"decision in {length(statement.n, statement.n_max, statement.unit)}"
    if kind == "decide_phrase" and statement.phrase:
        return f"decision {statement.phrase}"
    if kind == "preferred_medium":
        return f"prefers {spoken(statement.medium)}"
    if kind == "contact_on" and date:
        return f"they get in touch on {say_day(date)}"
    if kind == "will_send" and statement.what:
        by = f" by {say_day(date)}" if date else ""
        return f"they will send {statement.what}{by}"
    return {
        "no_followup": "do not follow up"
        + (" at all" if statement.scope == "all" else " on the status"),
        "followup_ok": "you may follow up" + (" at any time" if statement.anytime else ""),
        "vague": "nothing definite about time",
    }.get(kind, spoken(kind))
