"""What a table of somebody's applications says, and what it leaves open.

Owns the meaning of columns and statuses: which day is an application's, whose a contact is, which
rows are the same. Nothing is invented: a word without its day is asked for and stays readable in a
note. Must not know bytes, files or the store; ``standing`` are the facts it is held against.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from zoneinfo import ZoneInfo

import msgspec

from followup_tui.facts import (
    MAX_LINE,
    Application,
    Contact,
    Decision,
    Facts,
    Id,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Record,
    Rejection,
    Relation,
    Request,
    Statement,
    free_id,
)

from .column_days import Days, Order, days_within, order_of, read_days
from .directory import Directory
from .found import Ask, Found, Proposal, Refusal, UnreadableError
from .tables import Row, Table
from .word_lists import columns, plain_word, statuses, word_list

_VIA = re.compile(r"\s*\((?:via|through|über|par)\s+([^()]+)\)\s*$", re.IGNORECASE)
_LINKED = re.compile(r"\s*\(https?://[^)]*\)")
_TAG = re.compile(r"<[^>]{1,200}>")
_BREAK = re.compile(r"</(?:p|li|div|h\d)>\s*|<br\s*/?>", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?P<word>[Rr]ecruiter|[Rr]eferred by|[Rr]eferrer|[Hh]iring manager)\W{1,3})?"
    r"(?P<name>[^\W\d_][\w.'’-]+(?: (?:van|von|de|der|da|di|la|le)\b)*(?: [^\W\d_a-zß-ÿ][\w.'’-]+){1,3}),?"
    r" ?[<(]?(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_SPLIT = re.compile(r"\s+[–—|@]\s+|\s+-\s+|:\s+|\s+at\s+")
_UNKNOWN_COMPANY = frozenset({"?", "unknown", "unbekannt", "confidential"})
_RELATION: Mapping[str, Relation] = {
    "recruiter": "recruiter",
    "referred by": "referrer",
    "referrer": "referrer",
    "hiring manager": "hiring_manager",
}
_IN_THE_FILE = "fill the cell in and import the file again: nothing comes in twice"
_BACKED_BY: Mapping[str, str] = {
    "interview": "interviews",
    "request": "requests",
    "rejected": "rejection",
    "offer": "offers",
    "accepted": "decision",
    "withdrawn": "decision",
}
"""Where an opportunity holds what a status speaks of."""
_DAYS = ("applied", "day", "saved", "answered", "closes", "interview_on")
"""The fields that hold days."""


class Choices(msgspec.Struct, frozen=True):
    """What the person answered beforehand."""

    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Field by header, from ``--map FIELD=COLUMN``."""
    order: Order | None = None
    applied_from: str | None = None
    """A column whose day may stand for the application's."""
    splits_names: bool = False
    """Whether one cell of company and role may be split where it shows."""


def read_applications(
    table: Table,
    name: str,
    now: dt.datetime,
    standing: Facts | None = None,
    choices: Choices | None = None,
) -> Found:
    """The facts of a table called ``name``; what must be asked where no column names a company."""
    return _Reading(table, name, now, standing or Facts(), choices or Choices()).found()


def fields_of_header(header: Iterable[str], chosen: Mapping[str, str]) -> dict[str, int]:
    """By field the column that holds it: what was chosen, else the first header that is known."""
    names = [plain_word(cell) for cell in header]
    wanted = {field: plain_word(column) for field, column in chosen.items()}
    found: dict[str, int] = {}
    for chosen_field, column in wanted.items():
        if column not in names:
            raise UnreadableError(
                f"--map {chosen_field}={chosen[chosen_field]}: no such column; there are {_listed(header)}"
            )
        found[chosen_field] = names.index(column)
    for place, word in enumerate(names):
        field = columns().get(word)
        if field is not None and place not in found.values():
            found.setdefault(field, place)
    return found


def _listed(header: Iterable[str]) -> str:
    return ", ".join(repr(cell[:40]) for cell in header if cell)


class _Entry(msgspec.Struct):
    """One row on its way to facts."""

    row: Row
    where: str
    company: str
    role: str
    applied: dt.date | None
    meaning: str
    status: str
    source: str | None
    cells: Mapping[str, str]

    @property
    def pair(self) -> tuple[str, str]:
        return self.company.casefold(), self.role.casefold()


class _Reading:
    """One table being read; every part of the answer is gathered here."""

    def __init__(
        self, table: Table, name: str, now: dt.datetime, standing: Facts, choices: Choices
    ) -> None:
        self.table, self.name, self.now = table, name, now
        self.standing, self.choices = standing, choices
        self.fields = fields_of_header(table.header, choices.columns)
        self.asks: list[Ask] = []
        self.refused: list[Refusal] = []
        self.proposed: list[Proposal] = []
        self.duplicates: list[str] = []
        self.told: list[str] = []
        self.contacts: dict[Id, Contact] = {}
        self.people = Directory(self.standing.contacts)
        self.opportunities: dict[Id, Opportunity] = {}
        self.known = {_pair(one): one for one in reversed(self.standing.opportunities)}
        self.ids = {one.id for one in self.standing.opportunities}

    def found(self) -> Found:
        if "both" in self.fields and not {"company", "role"} <= self.fields.keys():
            return self._found_split()
        if not self._columns_are_settled() or not self._days_are_settled():
            return self._answer()
        self._ask_about_a_stand_in()
        self._tell_whose_contacts()
        for entry in self._distinct(self._entries()):
            self._take(entry)
        return self._answer()

    def _columns_are_settled(self) -> bool:
        """Whether company and role have their columns; else it is asked which those are."""
        headings = tuple(cell for cell in self.table.header if cell)
        for field in ("company", "role"):
            if field not in self.fields:
                asked, flag = f"no column for the {field}: which is it?", f"--map {field}=COLUMN"
                self.asks.append(Ask(self.name, asked, headings, flag, is_blocking=True))
        return not self.asks

    def _answer(self) -> Found:
        facts = Facts(
            settings=self.standing.settings,
            contacts=tuple(self.contacts.values()),
            opportunities=tuple(self.opportunities.values()),
        )
        return Found(
            "csv",
            facts,
            tuple(self.proposed),
            tuple(self.asks),
            tuple(self.refused),
            tuple(self.duplicates),
            tuple(self.told),
        )

    # --- columns ----------------------------------------------------------------------------------

    @cached_property
    def days(self) -> Mapping[str, Days]:
        """The days of each column of days, by field."""
        columns_of_days = {
            field: [cell for _, cell in self.table.column(self.fields[field])]
            for field in _DAYS
            if field in self.fields
        }
        orders = {order for cells in columns_of_days.values() if (order := order_of(cells))}
        hint = orders.pop() if len(orders) == 1 else None
        order = self.choices.order
        return {name: read_days(cells, order, hint) for name, cells in columns_of_days.items()}

    @cached_property
    def _met_days(self) -> Mapping[str, dt.date | None]:
        """The days of the interview column by cell; none where it holds one day in every row."""
        if "interview_on" not in self.days:
            return {}
        cells = [cell for _, cell in self.table.column(self.fields["interview_on"])]
        if len(cells) > 2 and len(set(cells)) == 1:
            self.told.append(f"the interview column holds {cells[0]!r} in every row: not taken")
            return {}
        return self.days["interview_on"].by_cell

    @cached_property
    def applied_field(self) -> str | None:
        """The field whose day is the application's."""
        if self.choices.applied_from is not None:
            chosen = plain_word(self.choices.applied_from)
            for field, place in self.fields.items():
                if plain_word(self.table.header[place]) == chosen and field in self.days:
                    return field
            raise UnreadableError(
                f"--applied-from {self.choices.applied_from}: no column of days is called so;"
                f" there are {_listed(self.table.header)}"
            )
        return "applied" if "applied" in self.days and not self._is_yes_or_no else None

    @cached_property
    def _is_yes_or_no(self) -> bool:
        words = {cell.casefold() for _, cell in self.table.column(self.fields["applied"])}
        return bool(words) and words <= {"yes", "no", "true", "false"}

    def _days_are_settled(self) -> bool:
        if "applied" in self.fields and self._is_yes_or_no:
            self.fields["is_applied"] = self.fields.pop("applied")
            self._find_another_applied_column()
        for field, days in self.days.items():
            if days.is_open:
                header = self.table.header[self.fields[field]]
                example = next(text for text, day in days.by_cell.items() if day is None)
                self.asks.append(
                    Ask(
                        f"column {header!r}",
                        f"day first or month first? {example!r} reads both ways",
                        ("dmy", "mdy"),
                        "--date-order",
                        is_blocking=True,
                    )
                )
        return not self.asks

    def _find_another_applied_column(self) -> None:
        """``applied`` says yes or no in some files, and another column holds the day."""
        for place, cell in enumerate(self.table.header):
            if columns().get(plain_word(cell)) == "applied" and place != self.fields["is_applied"]:
                self.fields["applied"] = place
        self.__dict__.pop("days", None)
        self.__dict__.pop("_is_yes_or_no", None)

    def _ask_about_a_stand_in(self) -> None:
        """A day that was saved, or that stands in a row, is not surely the application's."""
        if self.applied_field is not None:
            header = self.table.header[self.fields[self.applied_field]]
            if plain_word(header) == "datum":
                self.told.append(f"column {header!r} is taken as the day of the application")
            return
        for field in ("day", "saved"):
            if field in self.days:
                header = self.table.header[self.fields[field]]
                why = "the day it was saved" if field == "saved" else "the day of the row"
                self.asks.append(
                    Ask(
                        f"column {header!r}",
                        f"may it stand for the day of the application? It may only be {why}",
                        (header,),
                        f"--applied-from {shlex.quote(header)}",
                    )
                )
                return

    @cached_property
    def _are_own_contacts(self) -> bool:
        """Whether the contact columns are the applicant's own: the same address in every row."""
        markers = word_list("table")["own_columns"]["markers"]
        if any(plain_word(cell) in markers for cell in self.table.header):
            return True
        if "email" not in self.fields:
            return False
        addresses = Counter(cell.casefold() for _, cell in self.table.column(self.fields["email"]))
        return len(addresses) == 1 and addresses.total() > 2

    def _tell_whose_contacts(self) -> None:
        if self._are_own_contacts:
            self.told.append(
                "the contact columns hold your own address: no contact is made of them"
            )

    # --- rows -------------------------------------------------------------------------------------

    def _cells(self, row: Row) -> dict[str, str]:
        return {field: row.cells[place] for field, place in self.fields.items() if row.cells[place]}

    def _entries(self) -> Iterator[_Entry]:
        for row in self.table.rows:
            cells = self._cells(row)
            where = f"line {row.line}"
            company, source = _without_via(cells.get("company", ""))
            role = cells.get("role", "")
            if not self._is_named(where, company, role, row, cells):
                continue
            status = cells.get("status", "")
            meaning = self._meaning(status, cells)
            if meaning == "left_out":
                self.refused.append(Refusal(where, f"{status!r}: never applied for", row.cells))
                continue
            applied = self._applied_on(cells, meaning)
            yield _Entry(row, where, company, role, applied, meaning, status, source, cells)

    def _is_named(
        self, where: str, company: str, role: str, row: Row, cells: Mapping[str, str]
    ) -> bool:
        if not company or company.casefold() in _UNKNOWN_COMPANY:
            via = cells.get("source")
            hint = f" (via {via})" if via else ""
            self.asks.append(
                Ask(
                    where,
                    f"which company is it{hint}? The row says {company or 'nothing'!r}",
                    flag=_IN_THE_FILE,
                )
            )
        elif not role:
            asked = f"{company}: which role is it? The row names none"
            self.asks.append(Ask(where, asked, flag=_IN_THE_FILE))
        elif max(len(company), len(role)) > MAX_LINE:
            self.refused.append(
                Refusal(where, f"a name of more than {MAX_LINE} characters", row.cells)
            )
            return False
        else:
            return True
        self.refused.append(Refusal(where, "company or role is not named", row.cells))
        return False

    def _meaning(self, status: str, cells: Mapping[str, str]) -> str:
        if cells.get("is_applied", "").casefold() in ("no", "false"):
            return "lead"
        words = [plain_word(word) for word in [status, *reversed(status.split(","))]]
        known = next((statuses()[word] for word in words if word in statuses()), None)
        known = known or _begun(words[0])
        if known is None and status:
            return "unknown"
        return known or ("applied" if self.applied_field else "lead")

    def _applied_on(self, cells: Mapping[str, str], meaning: str) -> dt.date | None:
        field = self.applied_field
        text = cells.get(field, "") if field else ""
        day = self.days[field].by_cell.get(text) if field and text else None
        if meaning == "lead":
            return day if field == "applied" and text else None
        return day

    def _ask_when_applied(self, entry: _Entry, id_: Id) -> None:
        """Where the file says that they applied, and no day of it."""
        field = self.applied_field
        known = self.known.get(entry.pair)
        is_known = entry.meaning == "lead" or entry.applied or (known and known.application)
        if is_known or (field is None and "is_applied" not in entry.cells):
            return
        text = entry.cells.get(field, "") if field else ""
        said = f"; {text!r} is no day" if text else ""
        asked = f"{entry.company}: on which day did you apply{said}?"
        makes = partial(Application, closes_on=self._closes(entry.cells))
        self.asks.append(Ask(entry.where, asked, makes=makes, opportunity=id_))

    def _closes(self, cells: Mapping[str, str]) -> dt.date | None:
        return self.days["closes"].by_cell.get(cells["closes"]) if "closes" in cells else None

    def _distinct(self, entries: Iterable[_Entry]) -> Iterator[_Entry]:
        """Each application once: the same row again is a duplicate, another day of one is asked."""
        seen: dict[tuple[str, str], list[_Entry]] = {}
        for entry in entries:
            before = seen.setdefault(entry.pair, [])
            if any(one.applied == entry.applied for one in before):
                self.duplicates.append(
                    f"{entry.where}: {entry.company}, {entry.role} stands already"
                )
                continue
            before.append(entry)
        for same in seen.values():
            same.sort(key=lambda one: (one.applied or dt.date.max, one.row.line))
            yield same[0]
            for later in same[1:]:
                self._ask_whether_again(same[0], later)

    def _ask_whether_again(self, first: _Entry, later: _Entry) -> None:
        days = f"{first.applied or 'no day'} and {later.applied or 'no day'}"
        self.asks.append(
            Ask(
                later.where,
                f"{later.company}, {later.role}: two applications ({days}), or one?",
                flag=f"--take {len(self.proposed) + 1} makes it two",
            )
        )
        taken = {*self.ids, free_id(f"{first.company} {first.role}", set(), "opportunity")}
        id_ = free_id(f"{later.company} {later.role}", taken, "opportunity")
        again = self._opportunity(later, id_)
        self.proposed.append(Proposal(later.where, again, f"the same company and role, {days}"))

    # --- facts ------------------------------------------------------------------------------------

    def _take(self, entry: _Entry) -> None:
        known = self.known.get(entry.pair)
        named = f"{entry.company} {entry.role}"
        id_ = known.id if known else free_id(named, self.ids, "opportunity")
        self.ids.add(id_)
        opportunity = self._opportunity(entry, id_)
        self._ask_when_applied(entry, id_)
        people = list(self._people(entry, id_))
        notes = self._notes(entry, id_, known)
        self.opportunities[id_] = msgspec.structs.replace(
            opportunity, people=tuple(people), notes=notes, **self._outcome(entry, id_)
        )

    def _opportunity(self, entry: _Entry, id_: Id) -> Opportunity:
        cells = entry.cells
        applied = entry.applied
        application = None if applied is None else Application(applied, self._closes(cells))
        return Opportunity(
            id_,
            entry.company,
            entry.role,
            url=_line(cells.get("url")),
            location=_line(cells.get("location")),
            source=_line(cells.get("source") or entry.source),
            salary=_salary(cells),
            application=application,
        )

    def _people(self, entry: _Entry, id_: Id) -> Iterator[Person]:
        if self._are_own_contacts:
            return
        name = _LINKED.sub("", entry.cells.get("contact", "")).strip()
        email = entry.cells.get("email")
        if name:
            yield Person(self._contact(name, email, entry.company), "recruiter")
        for match in _PERSON.finditer(_text(entry.cells.get("notes", ""))):
            relation = _RELATION.get((match["word"] or "").casefold(), "recruiter")
            contact = Contact(
                self.people.id_of(match["name"], match["email"]),
                match["name"],
                email=match["email"],
                company=entry.company,
            )
            evidence = match[0].strip(" (") + (">" if "<" in match[0] else "")
            self.proposed.append(Proposal(entry.where, contact, evidence))
            self.proposed.append(Proposal(entry.where, Person(contact.id, relation), evidence, id_))

    def _contact(self, name: str, email: str | None, company: str) -> Id:
        address = email if email and "@" in email else None
        id_ = self.people.id_of(name, address)
        if id_ not in self.contacts:
            self.contacts[id_] = Contact(id_, name, email=address, company=company)
            self.people.add(self.contacts[id_])
        return id_

    def _outcome(self, entry: _Entry, id_: Id) -> dict[str, Record]:
        """What the status says, where a day backs it; else a question."""
        questions: Mapping[str, str] = word_list("table")["questions"]
        is_met = self._propose_interview(entry, id_)
        answered = None
        if "answered" in self.days and "answered" in entry.cells:
            answered = self.days["answered"].by_cell.get(entry.cells["answered"])
        if entry.meaning == "rejected" and answered is not None:
            return {"rejection": Rejection(answered)}
        if entry.meaning in ("interview", "offer") and answered is not None:
            kind = "invite" if entry.meaning == "interview" else "offer"
            reply = Received(answered, kind, id=_numbered(id_, "reply"))  # type: ignore[arg-type]
            evidence = f"{entry.status}, answered {answered}"
            self.proposed.append(Proposal(entry.where, reply, evidence, id_))
            is_met = is_met or kind == "offer"
        known = self.known.get(entry.pair)
        is_met = is_met or bool(known and getattr(known, _BACKED_BY.get(entry.meaning, ""), None))
        if entry.meaning in questions and not is_met:
            near = ", ".join(str(day) for day in days_within(entry.cells.get("notes", "")))
            offered = f" The note names {near}." if near else ""
            self.asks.append(
                Ask(
                    entry.where,
                    f"{entry.company}, {entry.role}: {entry.status!r}: {questions[entry.meaning]}{offered}",
                    tuple(near.split(", ")) if near else (),
                    f"followup got {id_} rejected, or followup withdraw {id_}",
                    makes=self._made_by_a_day(entry, id_),
                    opportunity=id_,
                )
            )
        elif entry.meaning == "unknown":
            self.told.append(
                f"{entry.where}: the status {entry.status!r} is not known; it stays in a note"
            )
        return {}

    def _made_by_a_day(self, entry: _Entry, id_: Id) -> Callable[[dt.date], Record] | None:
        """The fact that a day makes of a status; None where it takes more than a day."""
        makes: Mapping[str, Callable[[dt.date], Record]] = {
            "interview": lambda day: Interview(_numbered(id_, "met"), day),
            "request": lambda day: Request(_numbered(id_, "asked"), entry.status, day),
            "rejected": Rejection,
            "offer": Offer,
            "accepted": partial(Decision, "accepted"),
            "withdrawn": partial(Decision, "withdrawn"),
            "paused": lambda day: Statement(self.today, "contact_after", date=day),
        }
        return makes.get(entry.meaning)

    def _propose_interview(self, entry: _Entry, id_: Id) -> bool:
        """The interview of the day that its column names; whether there is one."""
        cell = entry.cells.get("interview_on", "")
        day = self._met_days.get(cell) if cell else None
        if day is None or (entry.applied is not None and day < entry.applied):
            return False
        header = self.table.header[self.fields["interview_on"]]
        interview = Interview(_numbered(id_, "met"), day)
        self.proposed.append(Proposal(entry.where, interview, f"{header}: {cell}", id_))
        return True

    def _notes(self, entry: _Entry, id_: Id, known: Opportunity | None) -> tuple[Note, ...]:
        lines = [_text(entry.cells["notes"])] if "notes" in entry.cells else []
        if entry.status and entry.meaning != "applied":
            lines.append(f"Status in {self.name}: {entry.status}")
        if entry.applied is None and "closes" in entry.cells:
            lines.append(f"Closes: {entry.cells['closes']}")
        if "next_step" in entry.cells or "interview_on" in entry.cells:
            lines += [
                f"{header}: {cell}"
                for header, cell in zip(self.table.header, entry.row.cells, strict=True)
                if cell and columns().get(plain_word(header)) in ("next_step", "interview_on")
            ]
        if not lines:
            return ()
        body = "\n".join(lines)
        note_id = f"n-{id_}"[:64]
        same = next((note for note in known.notes if note.id == note_id), None) if known else None
        return (Note(note_id, same.at if same else self._noon(entry.applied), body),)

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(ZoneInfo(self.standing.settings.home_tz)).date()

    def _noon(self, day: dt.date | None) -> dt.datetime:
        if day is None:
            return self.now
        home = ZoneInfo(self.standing.settings.home_tz)
        return min(dt.datetime.combine(day, dt.time(12), home), self.now)

    # --- company and role in one cell -------------------------------------------------------------

    def _found_split(self) -> Found:
        """Cards whose name holds company and role: shown as they would be split, taken on a yes."""
        header = self.table.header[self.fields["both"]]
        shown, rows = [], []
        for row, cell in self.table.column(self.fields["both"]):
            parts = _SPLIT.split(cell, maxsplit=1)
            meaning = statuses().get(plain_word(self._cells(row).get("status", "")))
            if len(parts) == 2:
                shown.append(f"{parts[0]} / {parts[1]}")
                rows.append((row, parts[0].strip(), parts[1].strip()))
            elif meaning in (None, "lead"):
                self.refused.append(
                    Refusal(
                        f"line {row.line}", f"{cell!r}: no company and role: a task?", row.cells
                    )
                )
            else:
                self.asks.append(
                    Ask(
                        f"line {row.line}",
                        f"{cell!r}: which role is it? The card names none",
                        flag=_IN_THE_FILE,
                    )
                )
                self.refused.append(Refusal(f"line {row.line}", "the role is not named", row.cells))
        if not self.choices.splits_names:
            question = "company and role share a cell; split them so? " + "; ".join(shown)
            ask = Ask(f"column {header!r}", question, tuple(shown), "--split", is_blocking=True)
            self.asks.insert(0, ask)
            return self._answer()
        for row, company, role in rows:
            cells = self._cells(row)
            status = cells.get("status", "")
            entry = _Entry(
                row,
                f"line {row.line}",
                company,
                role,
                None,
                self._meaning(status, cells),
                status,
                None,
                cells,
            )
            self._take(entry)
        return self._answer()


def _begun(words: str) -> str | None:
    """The meaning of a status that begins with a known one: ``Phone Screen 11/3``."""
    parts = re.split(r"[\s:,;(/]+", words)
    for count in range(len(parts) - 1, 0, -1):
        if found := statuses().get(" ".join(parts[:count])):
            return found
    return None


def _pair(opportunity: Opportunity) -> tuple[str, str]:
    return opportunity.company.casefold(), opportunity.role.casefold()


def _without_via(company: str) -> tuple[str, str | None]:
    match = _VIA.search(company)
    return (company[: match.start()], match[1].strip()) if match else (company, None)


def _numbered(id_: Id, stem: str) -> Id:
    return f"{stem}-{id_}"[:64].rstrip("-._")


def _line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())[:MAX_LINE]


def _salary(cells: Mapping[str, str]) -> str | None:
    low, high = cells.get("salary_from"), cells.get("salary_to")
    if low and high:
        return f"{low}-{high}"
    if low:
        return f"from {low}"
    return f"up to {high}" if high else _line(cells.get("salary"))


def _text(cell: str) -> str:
    """A cell without the tags of a web page, its lines ended alike."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in cell or not _TAG.search(cell):
        return html.unescape(cell)
    plain = _TAG.sub("", _BREAK.sub("\n", cell)) if re.search(r"</\w+>|<br|<p|<li", cell) else cell
    return re.sub(r"\n{3,}", "\n\n", html.unescape(plain)).strip()
