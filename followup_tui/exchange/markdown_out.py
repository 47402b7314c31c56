"""Everything recorded, as a text to read or print.

Owns the layout of that text. Must not know files or the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from followup_tui.facts import Facts, Opportunity, Record, fields_of
from followup_tui.timeline import stage

from .markup import as_markdown, line_as_markdown


def markdown_text(facts: Facts, today: dt.date) -> str:
    """One section an opportunity, its facts by kind, then the people."""
    lines = [f"# Job search, {today}"]
    contacts = {contact.id: contact for contact in facts.contacts}
    names = {id_: contact.name for id_, contact in contacts.items()}
    for opportunity in facts.opportunities:
        lines += [
            "",
            f"## {line_as_markdown(opportunity.company)}, {line_as_markdown(opportunity.role)}",
            "",
        ]
        lines.append(f"- Stage: {stage(opportunity, today, contacts)}")
        lines += _sections(opportunity, names)
    if facts.contacts:
        lines += ["", "## People", ""]
        lines += [f"- {_record(contact, names, skip=('id',))}" for contact in facts.contacts]
    return "\n".join(lines) + "\n"


def _sections(opportunity: Opportunity, names: dict[str, str]) -> Iterator[str]:
    for field in fields_of(Opportunity).values():
        value = getattr(opportunity, field.attribute)
        if not value or field.key in ("id", "company", "role", "snoozes", "skips", "notes"):
            continue
        if field.kind.record is None:
            yield f"- {field.key.replace('_', ' ').capitalize()}: {_value(value, names)}"
            continue
        yield from ("", f"### {field.key.capitalize()}", "")
        for record in value if field.is_list else (value,):
            yield f"- {_record(record, names, skip=('id', 'from_note'))}"
    if opportunity.notes:
        yield from ("", "### Notes")
    for note in opportunity.notes:
        yield from ("", f"{note.at:%Y-%m-%d %H:%M}", "")
        yield from (f"> {line}" for line in as_markdown(note.body).splitlines())


def _record(record: Record, names: dict[str, str], skip: tuple[str, ...]) -> str:
    parts = []
    for field in fields_of(type(record)).values():
        value = getattr(record, field.attribute)
        if field.key in skip or value in (None, "", (), False) or field.kind.record is not None:
            continue
        parts.append(f"{field.key.replace('_', ' ')} {_value(value, names)}")
    return ", ".join(parts)


def _value(value: object, names: dict[str, str]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(one, names) for one in value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M} ({value.tzname()})"
    text = str(value)
    return line_as_markdown(names.get(text, text))
