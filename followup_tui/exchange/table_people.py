"""A sheet of people, not of applications: an address book or the connections of a network.

Owns telling one by its headings, and what a row of it says of a person. Must not know bytes, files or
the store; ``standing`` are the contacts a row may be the same person as.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from followup_tui.facts import Contact, Facts, fields_of

from .directory import Directory
from .found import Found, Gathering
from .headings import named_headings, unread
from .standing import Standing
from .tables import Table
from .texts import email_address, no_address, one_line
from .word_lists import columns, people_columns, plain_word

_OF_APPLICATIONS = frozenset({"applied", "saved", "status", "source", "closes", "next_step"})
"""What no sheet of people has a column for."""


def is_of_people(table: Table) -> bool:
    """Whether its headings are those of an address book: names with their parts or addresses."""
    words = [plain_word(cell) for cell in table.header]
    fields = set(_places(table))
    is_named = {"given", "family"} <= fields or ("name" in fields and {"email", "phone"} & fields)
    return bool(is_named) and not _OF_APPLICATIONS & {columns().get(word) for word in words}


def read_people(table: Table, standing: Standing) -> Found:
    """A contact for each row that names somebody."""
    people, so_far = standing.people, Gathering()
    so_far.told.append("this is a sheet of people: no application is made of it")
    places = _places(table)
    for row in table.rows:
        cells = {field: row.cells[place] for field, place in places.items() if row.cells[place]}
        contact = _contact(cells, people)
        if contact is None:
            so_far.refuse(row.where, "it names nobody", row.cells)
        elif people.meet(contact):
            so_far.told += no_address(row.where, cells.get("email"))
        else:
            so_far.duplicates.append(f"{row.where}: {contact.name} stands in this file already")
    if aside := unread(table, places.values()):
        so_far.told.append(f"not read: {named_headings(table, aside)}")
    facts = Facts(settings=standing.facts.settings, contacts=tuple(people.met.values()))
    return so_far.found("csv", facts)


def _places(table: Table) -> dict[str, int]:
    """By field the first column of it that holds anything, else the first."""
    found: dict[str, int] = {}
    for place, heading in enumerate(table.header):
        field = people_columns().get(plain_word(heading))
        is_better = (
            field in found and not any(table.column(found[field])) and any(table.column(place))
        )
        if field is not None and (field not in found or is_better):
            found[field] = place
    return found


def _contact(cells: Mapping[str, str], people: Directory) -> Contact | None:
    parts = (cells.get("given", ""), cells.get("family", ""))
    name = one_line(cells.get("name") or " ".join(parts))
    if not name:
        return None
    email = email_address(cells.get("email"))
    known = fields_of(Contact).keys() & cells.keys() - {"name", "email", "notes"}
    contact = Contact(people.id_of(name, email), name, email=email, notes=cells.get("notes", ""))
    return replace(contact, **{field: one_line(cells[field]) for field in known})
