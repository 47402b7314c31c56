"""Documents in and out: the interchange document, the agenda object, and the files of other programs.

Builds and reads plain values; must not open files, write to the store, or know the screens. What
only some commands need is loaded when it is first named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

from .agenda import agenda_json, item_json, why_json
from .document import read_document, write_document, write_fact
from .jsontext import parse_json, to_json
from .leaves import DocumentError, read_leaf, storable, write_leaf
from .schema import json_schema

if TYPE_CHECKING:
    from .bringing import accepted, answered, columns_of, read_file
    from .checklist import checklist_json, checklist_page
    from .csv_out import csv_rows, csv_table, csv_tables, table_names
    from .events import free_days
    from .found import Ask, Found, Proposal, Refusal, UnreadableError
    from .headings import ColumnUse
    from .ics_out import calendar_text
    from .mail_out import MailError, as_file, eml, file_name, mailto, pasted, short_name, webmail
    from .mailbox import MOST_MAILS, read_mails
    from .markdown_out import markdown_text
    from .report import OFFICES, report_as_csv, report_as_html, report_as_markdown, work_report
    from .standing import Options
    from .vcf_out import cards_text
    from .word_lists import field_names

__getattr__ = loaded_late(__name__, __file__)
