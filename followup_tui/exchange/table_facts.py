"""What a table of somebody's applications says, and what it leaves open.

Owns what a row amounts to: what its status means, who is named in it, which rows are the same.
Nothing is invented: a word without its day is asked for and stays readable in a note. Must not know
bytes, files or the store; ``standing`` are the facts it is held against.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

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
    ReceivedKind,
    Record,
    Rejection,
    Relation,
    Request,
    Statement,
    as_spoken,
    free_id,
)

from .column_days import days_within
from .found import Ask, Found
from .naming import plain_name
from .standing import Standing
from .table_columns import NO, SUMS, YES, Columns
from .tables import Row, Table
from .word_lists import columns, plain_word, statuses, word_list

_VIA = re.compile(r"\s*\((?:via|through|über|par)\s+([^()]+)\)\s*$", re.IGNORECASE)
_LINKED = re.compile(r"\s*\(https?://[^)]*\)")
_TAG = re.compile(r"<[^>]{1,200}>")
_BREAK = re.compile(r"</(?:p|li|div|h\d)>\s*|<br\s*/?>", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?P<word>[Rr]ecruiter|[Rr]eferred by|[Rr]eferrer|[Hh]iring manager)\W{1,3})?"
    r"(?!(?:Contact|Met|Emailed|Called|Spoke|Ask|Via|With|From|Referred|Recruiter)\b)(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]+(?: (?:van|von|de|der|da|di|la|le)\b)*(?: [^\W\d_a-zß-ÿ][\w.'’-]+){1,3}),?"
    r" ?[<(]?(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
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


def read_applications(table: Table, name: str, standing: Standing) -> Found:
    """The facts of a table called ``name``; what must be asked where no column names a company."""
    return _Rows(Columns(table, name, standing.options), standing).found()


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
        return _spoken_pair(self.company, self.role)


class _Rows:
    """The rows of one table being read; every part of the answer is gathered here."""

    def __init__(self, columns: Columns, standing: Standing) -> None:
        self.columns, self.standing = columns, standing
        self.so_far = columns.so_far
        self.contacts: dict[Id, Contact] = {}
        self.people = standing.people
        self.opportunities: dict[Id, Opportunity] = {}
        self.known: dict[tuple[str, str], list[Opportunity]] = {}
        for one in self.standing.opportunities:
            self.known.setdefault(_pair(one), []).append(one)

    def found(self) -> Found:
        entries: Iterable[_Entry] = ()
        if self.columns.are_joint:
            entries = self._entries_split()
        elif self.columns.are_settled:
            self.columns.tell()
            entries = self._distinct(self._entries())
        for entry in entries:
            self._take(entry)
        return self._answer()

    def _answer(self) -> Found:
        facts = Facts(
            settings=self.standing.facts.settings,
            contacts=tuple(self.contacts.values()),
            opportunities=tuple(self.opportunities.values()),
        )
        return self.so_far.found("csv", facts)

    # --- rows -------------------------------------------------------------------------------------

    def _entries(self) -> Iterator[_Entry]:
        for row in self.columns.table.rows:
            cells = self.columns.cells(row)
            where = f"line {row.line}"
            if _is_sum(row):
                self.so_far.refuse(where, "a sum of the sheet", row.cells)
                continue
            company, source = _without_via(cells.get("company", ""))
            role = cells.get("role", "")
            if not self._is_named(where, company, role, row, cells):
                continue
            status = cells.get("status", "")
            meaning = self._meaning(status, cells)
            if meaning == "left_out":
                self.so_far.refuse(where, f"{status!r}: never applied for", row.cells)
                continue
            applied = self._applied_on(cells, meaning)
            yield _Entry(row, where, company, role, applied, meaning, status, source, cells)

    def _is_named(
        self, where: str, company: str, role: str, row: Row, cells: Mapping[str, str]
    ) -> bool:
        if not company or company.casefold() in _UNKNOWN_COMPANY:
            via = cells.get("source")
            hint = f" (via {via})" if via else ""
            said = f"says {company!r}" if company else "names none"
            self.so_far.asks.append(
                Ask(
                    where,
                    f"which company is it{hint}? The row {said}",
                    flag=_IN_THE_FILE,
                    raw=row.cells,
                )
            )
        elif not role:
            asked = f"{company}: which role is it? The row names none"
            self.so_far.asks.append(Ask(where, asked, flag=_IN_THE_FILE, raw=row.cells))
        elif max(len(company), len(role)) > MAX_LINE:
            self.so_far.refuse(where, f"a name of more than {MAX_LINE} characters", row.cells)
        else:
            return True
        return False

    def _meaning(self, status: str, cells: Mapping[str, str]) -> str:
        if cells.get("is_applied", "").casefold() in NO:
            return "lead"
        words = [plain_word(word) for word in [status, *reversed(status.split(","))]]
        known = next((statuses()[word] for word in words if word in statuses()), None)
        known = known or _begun(words[0])
        if known is None and status:
            return "unknown"
        return known or ("applied" if self.columns.applied_field else "lead")

    def _applied_on(self, cells: Mapping[str, str], meaning: str) -> dt.date | None:
        field = self.columns.applied_field
        if field is None or (meaning == "lead" and field != "applied"):
            return None
        return self._past(field, cells)

    def _past(self, field: str, cells: Mapping[str, str]) -> dt.date | None:
        """The day of something that was done: one still ahead is none."""
        day = self.columns.day(field, cells)
        return day if day is not None and day <= self.standing.today else None

    def _ask_when_applied(self, entry: _Entry, id_: Id) -> None:
        """Where the file says that they applied, and no day of it."""
        field = self.columns.applied_field
        known = self._known(entry)
        is_known = entry.meaning == "lead" or entry.applied or (known and known.application)
        if is_known or (field is None and "is_applied" not in entry.cells):
            return
        text = entry.cells.get(field, "") if field else ""
        is_ahead = field is not None and self.columns.day(field, entry.cells) is not None
        said = f"; {text!r} is {'still ahead' if is_ahead else 'no day'}" if text else ""
        asked = f"{entry.company}: on which day did you apply{said}?"
        makes = partial(Application, closes_on=self.columns.day("closes", entry.cells))
        number = f"{entry.row.line}a"
        self.so_far.asks.append(
            Ask(entry.where, asked, makes=makes, opportunity=id_, number=number)
        )

    def _distinct(self, entries: Iterable[_Entry]) -> Iterator[_Entry]:
        """Each application once: the same row again is a duplicate, another day of one is asked."""
        seen: dict[tuple[str, str], list[_Entry]] = {}
        for entry in entries:
            before = seen.setdefault(entry.pair, [])
            if any(one.applied == entry.applied for one in before):
                self.so_far.duplicates.append(
                    f"{entry.where}: {entry.company}, {entry.role} stands already"
                )
                continue
            before.append(entry)
        for same in seen.values():
            same.sort(key=lambda one: (one.applied or dt.date.max, one.row.line))
            yield same[0]
            for later in same[1:]:
                if self._known_of_that_day(later):
                    yield later
                else:
                    self._ask_whether_again(same[0], later)

    def _known(self, entry: _Entry) -> Opportunity | None:
        """What stands of the application already: of that day, else the first of company and role."""
        return self._known_of_that_day(entry) or next(iter(self.known.get(entry.pair, ())), None)

    def _known_of_that_day(self, entry: _Entry) -> Opportunity | None:
        known = self.known.get(entry.pair, ())
        days = ((one, one.application.submitted_on) for one in known if one.application)
        return next((one for one, day in days if day == entry.applied), None)

    def _ask_whether_again(self, first: _Entry, later: _Entry) -> None:
        days = f"{first.applied or 'no day'} and {later.applied or 'no day'}"
        self.so_far.asks.append(
            Ask(
                later.where,
                f"{later.company}, {later.role}: two applications ({days}), or one?",
                flag=f"--take {len(self.so_far.proposed) + 1} makes it two",
            )
        )
        taken = {*self.standing.ids, free_id(f"{first.company} {first.role}", set(), "opportunity")}
        id_ = free_id(f"{later.company} {later.role}", taken, "opportunity")
        again = self._opportunity(later, id_)
        self.so_far.propose(later.where, again, f"the same company and role, {days}")

    # --- facts ------------------------------------------------------------------------------------

    def _take(self, entry: _Entry) -> None:
        known = self._known(entry)
        id_ = known.id if known else self.standing.new_id(entry.company, entry.role)
        self.standing.ids.add(id_)
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
        application = (
            None if applied is None else Application(applied, self.columns.day("closes", cells))
        )
        return Opportunity(
            id_,
            entry.company,
            entry.role,
            url=_line(cells.get("url")),
            location=_line(cells.get("location")),
            source=_line(cells.get("source") or entry.source),
            salary=_salary(cells),
            tags=_tags(cells.get("tags", "")),
            application=application,
        )

    def _people(self, entry: _Entry, id_: Id) -> Iterator[Person]:
        if self.columns.are_own_contacts:
            return
        cell = _LINKED.sub("", entry.cells.get("contact", ""))
        written = _ADDRESS.search(cell)
        email = entry.cells.get("email") or (written[0] if written else None)
        names = _names(_ADDRESS.sub("", cell).strip(" <>[],;:-|"))
        for name in names:
            is_theirs = len(names) == 1 or _has_name(email or "", name)
            yield Person(
                self._contact(name, email if is_theirs else None, entry.company), "recruiter"
            )
        for match in _PERSON.finditer(_text(entry.cells.get("notes", ""))):
            relation = _RELATION.get((match["word"] or "").casefold(), "recruiter")
            contact = Contact(
                self.people.id_of(match["name"], match["email"]),
                match["name"],
                email=match["email"],
                company=entry.company,
            )
            evidence = match[0].strip(" (")
            evidence += ">" if "<" in evidence else ")" if "(" in evidence else ""
            self.so_far.propose(entry.where, contact, evidence)
            self.so_far.propose(entry.where, Person(contact.id, relation), evidence, id_)

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
        is_met = self._propose_interview(entry, id_) and entry.meaning == "interview"
        answered = self._past("answered", entry.cells)
        if entry.meaning == "rejected" and answered is not None:
            return {"rejection": Rejection(answered)}
        if entry.meaning in ("interview", "offer") and answered is not None:
            kind: ReceivedKind = "invite" if entry.meaning == "interview" else "offer"
            reply = Received(answered, kind, id=_numbered(id_, "reply"))
            evidence = f"{entry.status}, answered {answered}"
            self.so_far.propose(entry.where, reply, evidence, id_)
            is_met = is_met or kind == "offer"
        known = self._known(entry)
        is_met = is_met or bool(known and getattr(known, _BACKED_BY.get(entry.meaning, ""), None))
        if entry.meaning in questions and not is_met:
            self._ask_for_its_day(entry, id_, questions[entry.meaning])
        elif entry.meaning == "unknown":
            self.so_far.told.append(
                f"{entry.where}: the status {entry.status!r} is not known; it stays in a note"
            )
        return {}

    def _ask_for_its_day(self, entry: _Entry, id_: Id, question: str) -> None:
        """The fact of a status whose own cell names one day is proposed; else the day is asked for."""
        makes, order = self._made_by_a_day(entry, id_), self.columns.order
        is_over = entry.meaning not in ("interview", "paused")
        noted = days_within(entry.cells.get("notes", ""), order)
        written = days_within(entry.status, order)
        days = [day for day in written if not is_over or day <= self.standing.today]
        if makes and len(days) == 1 and entry.meaning != "paused":
            self.so_far.propose(entry.where, makes(days[0]), entry.status, id_)
            return
        offered = f" The note names {', '.join(map(str, noted))}." if noted else ""
        near = [day for day in (*written, *noted) if not is_over or day <= self.standing.today]
        self.so_far.asks.append(
            Ask(
                entry.where,
                f"{entry.company}, {entry.role}: {entry.status!r}: {question}{offered}",
                tuple(dict.fromkeys(map(str, near))),
                f"followup got {id_} rejected, or followup withdraw (or decline) {id_}",
                makes=makes,
                opportunity=id_,
                number=str(entry.row.line),
            )
        )

    def _made_by_a_day(self, entry: _Entry, id_: Id) -> Callable[[dt.date], Record] | None:
        """The fact that a day makes of a status; None where it takes more than a day."""
        makes: Mapping[str, Callable[[dt.date], Record]] = {
            "interview": lambda day: Interview(_numbered(id_, "met"), day),
            "request": lambda day: Request(_numbered(id_, "asked"), entry.status, day),
            "rejected": Rejection,
            "offer": Offer,
            "accepted": partial(Decision, "accepted"),
            "withdrawn": partial(Decision, "withdrawn"),
            "paused": lambda day: Statement(self.standing.today, "contact_after", date=day),
        }
        return makes.get(entry.meaning)

    def _propose_interview(self, entry: _Entry, id_: Id) -> bool:
        """The interviews of the days that their columns name; whether there is one."""
        is_met = False
        for number, (place, days) in enumerate(self.columns.meetings.items(), 1):
            cell = entry.row.cells[place]
            day = days.get(cell)
            if day is None or (entry.applied is not None and day < entry.applied):
                continue
            interview = Interview(_numbered(id_, "met" if number == 1 else f"met{number}"), day)
            evidence = f"{self.columns.table.header[place]}: {cell}"
            self.so_far.propose(entry.where, interview, evidence, id_)
            is_met = True
        return is_met

    def _notes(self, entry: _Entry, id_: Id, known: Opportunity | None) -> tuple[Note, ...]:
        lines = [_text(entry.cells["notes"])] if "notes" in entry.cells else []
        if entry.status and entry.meaning != "applied":
            lines.append(f"Status in {self.columns.name}: {entry.status}")
        if entry.applied is None and "closes" in entry.cells:
            lines.append(f"Closes: {entry.cells['closes']}")
        lines += [
            f"{header}: {cell}"
            for header, cell in zip(self.columns.table.header, entry.row.cells, strict=True)
            if cell.casefold() not in YES | NO | {""}
            and columns().get(plain_word(header)) in ("next_step", "interview_on")
        ]
        if not lines:
            return ()
        body = "\n".join(lines)
        note_id = f"n-{id_}"[:64]
        same = next((note for note in known.notes if note.id == note_id), None) if known else None
        return (Note(note_id, same.at if same else self._noon(entry.applied), body),)

    def _noon(self, day: dt.date | None) -> dt.datetime:
        now = self.standing.now
        return (
            now
            if day is None
            else min(dt.datetime.combine(day, dt.time(12), self.standing.home), now)
        )

    # --- company and role in one cell -------------------------------------------------------------

    def _entries_split(self) -> list[_Entry]:
        """Cards whose name holds company and role: shown as they would be split, taken on a yes."""
        split: list[tuple[Row, str, str]] = []
        for row, cell in self.columns.table.column(self.columns.fields["both"]):
            company, *role = _SPLIT.split(cell, maxsplit=1)
            if role:
                split.append((row, company, role[0]))
            else:
                self._leave_out_unsplit(row, cell)
        if self.standing.options.splits_names:
            return [self._entry_split(row, one.strip(), two.strip()) for row, one, two in split]
        shown = tuple(f"{company} / {role}" for _, company, role in split)
        question = "company and role share a cell; split them so? " + "; ".join(shown)
        where = f"column {self.columns.header('both')!r}"
        self.so_far.asks.insert(0, Ask(where, question, shown, "--split", is_blocking=True))
        return []

    def _leave_out_unsplit(self, row: Row, cell: str) -> None:
        where = f"line {row.line}"
        meaning = statuses().get(plain_word(self.columns.cells(row).get("status", "")))
        if meaning in (None, "lead"):
            why = f"{cell!r}: no company and role: a task?"
            self.so_far.refuse(where, why, row.cells)
        else:
            asked = f"{cell!r}: which role is it? The card names none"
            self.so_far.asks.append(Ask(where, asked, flag=_IN_THE_FILE, raw=row.cells))

    def _entry_split(self, row: Row, company: str, role: str) -> _Entry:
        cells = self.columns.cells(row)
        status = cells.get("status", "")
        meaning = self._meaning(status, cells)
        return _Entry(row, f"line {row.line}", company, role, None, meaning, status, None, cells)


def _is_sum(row: Row) -> bool:
    """Whether a row counts the others."""
    filled = [cell for cell in row.cells if cell]
    return filled[0].casefold().strip(" :") in SUMS and all(
        cell.replace(".", "").replace(",", "").isdecimal() for cell in filled[1:]
    )


def _names(cell: str) -> list[str]:
    """The people of a cell: several where each of its parts is a whole name."""
    parts = [
        part.strip() for part in re.split(r"[,;/\n]|\s&\s|\sand\s|\sund\s", cell) if part.strip()
    ]
    are_whole = len(parts) > 1 and all(" " in part for part in parts)
    named = list(dict.fromkeys(map(plain_name, parts if are_whole else [cell])))
    return [name for name in named if name]


def _has_name(email: str, name: str) -> bool:
    """Whether an address is made of a name."""
    local = email.casefold().partition("@")[0]
    return any(len(word) > 2 and word in local for word in name.casefold().split())


def _begun(words: str) -> str | None:
    """The meaning of a status that begins with a known one: ``Phone Screen 11/3``."""
    parts = re.split(r"[\s:,;(/]+", words)
    for count in range(len(parts) - 1, 0, -1):
        if found := statuses().get(" ".join(parts[:count])):
            return found
    return None


def _pair(opportunity: Opportunity) -> tuple[str, str]:
    return _spoken_pair(opportunity.company, opportunity.role)


def _spoken_pair(company: str, role: str) -> tuple[str, str]:
    """Company and role as they are compared: ``Foo GmbH`` is Foo."""
    return as_spoken(company).casefold(), as_spoken(role).casefold()


def _without_via(company: str) -> tuple[str, str | None]:
    match = _VIA.search(company)
    return (company[: match.start()], match[1].strip()) if match else (company, None)


def _numbered(id_: Id, stem: str) -> Id:
    return f"{stem}-{id_}"[:64].rstrip("-._")


def _line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())[:MAX_LINE]


def _tags(cell: str) -> tuple[str, ...]:
    """The tags of a cell, each as it is written."""
    parts = (" ".join(part.split()).strip("# ") for part in re.split(r"[,;|\n]", cell))
    return tuple(dict.fromkeys(part[:MAX_LINE] for part in parts if part))


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
