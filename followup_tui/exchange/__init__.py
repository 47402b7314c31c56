"""Documents in and out: the interchange document, the agenda object, and the files of other programs.

Builds and reads plain values; must not open files, write to the store, or know the screens. What
only some commands need is loaded when it is first named.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .agenda import agenda_json, item_json, why_json
from .document import named_outright, read_document, write_document, write_fact
from .jsontext import parse_json, to_json
from .leaves import DocumentError, read_leaf, storable, write_leaf
from .schema import json_schema

if TYPE_CHECKING:
    from .bringing import Options, accepted, answered, read_file, together
    from .csv_out import csv_rows, csv_table, csv_tables, table_names
    from .events import free_days
    from .found import Ask, Found, Proposal, Refusal, UnreadableError
    from .ics_out import calendar_text
    from .markdown_out import markdown_text
    from .report import OFFICES, report_as_csv, report_as_html, report_as_markdown, work_report
    from .vcf_out import cards_text

_LATER = {
    "Options": "bringing",
    "accepted": "bringing",
    "answered": "bringing",
    "read_file": "bringing",
    "together": "bringing",
    "free_days": "events",
    "Ask": "found",
    "Found": "found",
    "Proposal": "found",
    "Refusal": "found",
    "UnreadableError": "found",
    "csv_rows": "csv_out",
    "csv_table": "csv_out",
    "csv_tables": "csv_out",
    "table_names": "csv_out",
    "calendar_text": "ics_out",
    "markdown_text": "markdown_out",
    "OFFICES": "report",
    "report_as_csv": "report",
    "report_as_html": "report",
    "report_as_markdown": "report",
    "work_report": "report",
    "cards_text": "vcf_out",
}
"""The module of each name that is loaded late."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LATER[name]}", __name__), name)


__all__ = [
    "OFFICES",
    "Ask",
    "DocumentError",
    "Found",
    "Options",
    "Proposal",
    "Refusal",
    "UnreadableError",
    "accepted",
    "agenda_json",
    "answered",
    "calendar_text",
    "cards_text",
    "csv_rows",
    "csv_table",
    "csv_tables",
    "free_days",
    "item_json",
    "json_schema",
    "markdown_text",
    "named_outright",
    "parse_json",
    "read_document",
    "read_file",
    "read_leaf",
    "report_as_csv",
    "report_as_html",
    "report_as_markdown",
    "storable",
    "table_names",
    "to_json",
    "together",
    "why_json",
    "work_report",
    "write_document",
    "write_fact",
    "write_leaf",
]
