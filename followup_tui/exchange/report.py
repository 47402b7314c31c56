"""The table of a work search that an office asks for: what was done, on which day, with whom.

Owns what counts, and the weeks of each office. Only what was done stands in it; nothing is invented for
an empty cell. Must not know files or the store.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from followup_tui.facts import OWN, TRAITS, Contact, Facts, Id, Opportunity
from followup_tui.timeline import stage

from .csv_out import csv_rows
from .markup import line_as_markdown
from .word_lists import word_list

_WEEK = dt.timedelta(days=7)


class Office(msgspec.Struct, frozen=True):
    """How an office counts: the first weekday of its week (Monday 0), weeks a period, its language."""

    starts_on: int
    weeks: int = 1
    is_monthly: bool = False
    language: str = "en"

    @property
    def columns(self) -> list[str]:
        columns: list[str] = word_list("report")[self.language]["columns"]
        return columns

    @property
    def says(self) -> Mapping[str, str]:
        """What a line says, by the English for it."""
        says: Mapping[str, str] = word_list("report")[self.language]["says"]
        return says

    def cells(self, line: ReportLine) -> list[str]:
        """A line in the words of the office."""
        says = self.says
        stage_, _, day = line.outcome.partition(" as of ")
        outcome = f"{says[stage_]}{says[' as of']} {day}" if day else line.outcome
        kind = line.kind if self.language == "en" else says.get(line.kind, says["message"])
        how = says.get(line.how, line.how)
        return [str(line.on), kind, line.employer, line.role, how, line.person, line.link, outcome]

    def heading(self, period: Period) -> str:
        between = self.says["to"]
        return f"{period.first} {between} {period.last}: {len(period.lines)}"


OFFICES: Mapping[str, Office] = MappingProxyType(
    {
        "us-tx": Office(6),
        "us-ny": Office(0),
        "us-wa": Office(6),
        "uk": Office(0),
        "de": Office(0, is_monthly=True, language="de"),
        "nl": Office(0, weeks=4, language="nl"),
        "fr": Office(0, is_monthly=True, language="fr"),
        "plain": Office(0),
    }
)


class ReportLine(msgspec.Struct, frozen=True, order=True):
    """One thing that was done."""

    on: dt.date
    kind: str
    employer: str
    role: str
    how: str
    person: str
    link: str
    outcome: str


class Period(msgspec.Struct, frozen=True):
    """The days an office counts together, both included, and what was done in them."""

    first: dt.date
    last: dt.date
    lines: tuple[ReportLine, ...]


def work_report(
    facts: Facts, first: dt.date, last: dt.date, today: dt.date, office: str = "plain"
) -> tuple[Period, ...]:
    """What was done from ``first`` to ``last``, by the office's periods; ``today`` dates the outcomes."""
    rule = OFFICES[office]
    lines = sorted(line for line in _lines(facts, today) if first <= line.on <= last)
    found = []
    for begins, ends in _periods(first, last, rule):
        held = tuple(line for line in lines if begins <= line.on <= ends)
        found.append(Period(max(begins, first), min(ends, last), held))
    return tuple(found)


def _periods(first: dt.date, last: dt.date, rule: Office) -> Iterator[tuple[dt.date, dt.date]]:
    begins = first - dt.timedelta(days=(first.weekday() - rule.starts_on) % 7)
    if rule.is_monthly:
        begins = first.replace(day=1)
    while begins <= last:
        next_month = (begins + dt.timedelta(days=32)).replace(day=1)
        after = next_month if rule.is_monthly else begins + _WEEK * rule.weeks
        yield begins, after - dt.timedelta(days=1)
        begins = after


def _lines(facts: Facts, today: dt.date) -> Iterator[ReportLine]:
    contacts = {contact.id: contact for contact in facts.contacts}
    for opportunity in facts.opportunities:
        outcome = f"{stage(opportunity, today, contacts)} as of {today}"
        for on, kind, how, person in _done(opportunity, today):
            yield ReportLine(
                on,
                kind,
                opportunity.company,
                opportunity.role,
                (how or "").replace("_", " "),
                _person(contacts.get(person or "")),
                opportunity.url or "",
                outcome,
            )
    for chat in facts.networking:
        person = _person(contacts.get(chat.contact))
        yield ReportLine(
            chat.on, "networking", _company(contacts.get(chat.contact)), "", "", person, "", ""
        )


def _done(
    opportunity: Opportunity, today: dt.date
) -> Iterator[tuple[dt.date, str, str | None, Id | None]]:
    if opportunity.application is not None:
        how = "online" if opportunity.url else None
        yield opportunity.application.submitted_on, "application", how, None
    for interview in opportunity.interviews:
        is_off = interview.is_off
        if not is_off and interview.on <= today:
            first = interview.with_[0] if interview.with_ else None
            yield interview.on, "interview", interview.kind, first
    for sent in opportunity.sent:
        if sent.action not in OWN and sent.on <= today:
            yield sent.on, TRAITS[sent.action].noun, sent.medium, sent.to
    for request in opportunity.requests:
        if request.delivered_on is not None and request.delivered_on <= today:
            yield request.delivered_on, "documents sent", request.via, request.by


def _person(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return ", ".join(part for part in (contact.name, contact.email, contact.phone) if part)


def _company(contact: Contact | None) -> str:
    return (contact.company or "") if contact else ""


def report_as_csv(periods: Sequence[Period], office: str) -> str:
    rule = OFFICES[office]
    lines = (rule.cells(line) for period in periods for line in period.lines)
    return csv_rows([rule.columns, *lines])


def report_as_markdown(periods: Sequence[Period], office: str) -> str:
    rule = OFFICES[office]
    columns = rule.columns
    parts = ["Name: ______________________   Number: ______________________"]
    for period in periods:
        parts += ["", f"## {rule.heading(period)}", ""]
        parts.append(f"| {' | '.join(columns)} |")
        parts.append(f"|{' --- |' * len(columns)}")
        parts += [
            f"| {' | '.join(line_as_markdown(cell) for cell in rule.cells(line))} |"
            for line in period.lines
        ]
    return "\n".join(parts) + "\n"


def report_as_html(periods: Sequence[Period], office: str) -> str:
    """A page to print: no script, nothing from elsewhere."""
    rule = OFFICES[office]
    columns = "".join(f"<th>{html.escape(name)}</th>" for name in rule.columns)
    parts = [_PAGE]
    for period in periods:
        parts.append(f"<h2>{rule.heading(period)}</h2>")
        parts.append(f"<table><tr>{columns}</tr>")
        for line in period.lines:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in rule.cells(line))
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>", ""])


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Work search</title><style>
body { font: 11pt sans-serif; margin: 2cm } table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: 3px 5px; text-align: left; vertical-align: top }
h2 { font-size: 12pt } @media print { h2 { break-after: avoid } tr { break-inside: avoid } }
</style></head><body>
<p>Name: ______________________ &nbsp; Number: ______________________</p>"""
