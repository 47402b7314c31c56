"""What a table of somebody's applications says, and what it leaves open.

Owns what a row amounts to, and which rows are the same. Nothing is invented: a word without its day is
asked for and stays readable in a note. Must not know bytes, files or the store; ``standing`` are the
facts it is held against.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec

from followup_tui.facts import (
    Application,
    Contact,
    Facts,
    Id,
    Interview,
    Note,
    Opportunity,
    Person,
    Received,
    ReceivedKind,
    Record,
    Rejection,
)

from .cells import contacts_in, has_name, pay_in, people_in, tags_in
from .column_days import days_within
from .found import Ask, Found
from .standing import Standing
from .status_facts import is_backed, made_by_a_day, numbered
from .table_columns import NO, YES, Columns
from .table_rows import Entry, read_rows, spoken_pair
from .tables import Table
from .texts import email_address, no_address, one_line, plain_text
from .word_lists import columns, plain_word, word_list


def read_applications(table: Table, name: str, standing: Standing) -> Found:
    """The facts of a table called ``name``; what must be asked where no column names a company."""
    return _Applications(Columns(table, name, standing.options), standing).found()


class _Applications:
    """The applications of one table held against what stands; every part of the answer is gathered here."""

    def __init__(self, columns: Columns, standing: Standing) -> None:
        self.columns, self.standing = columns, standing
        self.so_far = columns.so_far
        self.people = standing.people
        self.opportunities: dict[Id, Opportunity] = {}
        self.known: dict[tuple[str, str], list[Opportunity]] = {}
        for one in self.standing.opportunities:
            self.known.setdefault(spoken_pair(one.company, one.role), []).append(one)

    def found(self) -> Found:
        for entry in self._distinct(read_rows(self.columns, self.standing)):
            self._take(entry)
        facts = Facts(
            settings=self.standing.facts.settings,
            contacts=tuple(self.people.met.values()),
            opportunities=tuple(self.opportunities.values()),
        )
        return self.so_far.found("csv", facts)

    def _ask_when_applied(self, entry: Entry, id_: Id) -> None:
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
        ask = Ask(entry.where, asked, makes=makes, opportunity=id_, number=number)
        self.so_far.asks.append(ask)

    def _distinct(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Each application once: the same row again is a duplicate, another day of one is asked."""
        seen: dict[tuple[str, str], list[Entry]] = {}
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

    def _known(self, entry: Entry) -> Opportunity | None:
        """What stands of the application already: of that day, else the first of company and role."""
        return self._known_of_that_day(entry) or next(iter(self.known.get(entry.pair, ())), None)

    def _known_of_that_day(self, entry: Entry) -> Opportunity | None:
        known = self.known.get(entry.pair, ())
        days = ((one, one.application.submitted_on) for one in known if one.application)
        return next((one for one, day in days if day == entry.applied), None)

    def _ask_whether_again(self, first: Entry, later: Entry) -> None:
        days = f"{first.applied or 'no day'} and {later.applied or 'no day'}"
        asked = f"{later.company}, {later.role}: two applications ({days}), or one?"
        way = f"--take {len(self.so_far.proposed) + 1} makes it two"
        self.so_far.asks.append(Ask(later.where, asked, flag=way))
        again = self._opportunity(later, self._new_id(later))
        self.so_far.propose(later.where, again, f"the same company and role, {days}")

    # --- facts ------------------------------------------------------------------------------------

    def _take(self, entry: Entry) -> None:
        known = self._known(entry)
        id_ = known.id if known else self._new_id(entry)
        opportunity = self._opportunity(entry, id_)
        self._ask_when_applied(entry, id_)
        people = list(self._people(entry, id_))
        notes = self._notes(entry, id_, known)
        self.opportunities[id_] = msgspec.structs.replace(
            opportunity, people=tuple(people), notes=notes, **self._outcome(entry, id_)
        )

    def _new_id(self, entry: Entry) -> Id:
        """An id that no other row gets."""
        id_ = self.standing.new_id(entry.company, entry.role)
        self.standing.ids.add(id_)
        return id_

    def _opportunity(self, entry: Entry, id_: Id) -> Opportunity:
        cells = entry.cells
        applied = entry.applied
        application = (
            None if applied is None else Application(applied, self.columns.day("closes", cells))
        )
        return Opportunity(
            id_,
            entry.company,
            entry.role,
            url=one_line(cells.get("url")),
            location=one_line(cells.get("location")),
            source=one_line(cells.get("source") or entry.via),
            salary=pay_in(cells),
            tags=tags_in(cells.get("tags", "")),
            application=application,
        )

    def _people(self, entry: Entry, id_: Id) -> Iterator[Person]:
        if self.columns.are_own_contacts:
            return
        names, beside = contacts_in(entry.cells.get("contact", ""))
        email = entry.cells.get("email") or beside
        self.so_far.told += no_address(entry.where, email)
        for name in names:
            is_theirs = len(names) == 1 or has_name(email or "", name)
            yield Person(
                self._contact(name, email if is_theirs else None, entry.company), "recruiter"
            )
        for one in people_in(entry.cells.get("notes", "")):
            who = self.people.id_of(one.name, one.email)
            contact = Contact(who, one.name, email=one.email, company=entry.company)
            self.so_far.propose(entry.where, contact, one.evidence)
            self.so_far.propose(entry.where, Person(who, one.relation), one.evidence, id_)

    def _contact(self, name: str, email: str | None, company: str) -> Id:
        address = email_address(email)
        id_ = self.people.id_of(name, address)
        self.people.meet(Contact(id_, name, email=address, company=company))
        return id_

    def _outcome(self, entry: Entry, id_: Id) -> dict[str, Record]:
        """What the status says, where a day backs it; else a question."""
        questions: Mapping[str, str] = word_list("table")["questions"]
        is_met = self._propose_interview(entry, id_) and entry.meaning == "interview"
        answered = entry.answered
        if entry.meaning == "rejected" and answered is not None:
            return {"rejection": Rejection(answered)}
        if entry.meaning in ("interview", "offer") and answered is not None:
            kind: ReceivedKind = "invite" if entry.meaning == "interview" else "offer"
            reply = Received(answered, kind, id=numbered(id_, "reply"))
            evidence = f"{entry.status}, answered {answered}"
            self.so_far.propose(entry.where, reply, evidence, id_)
            is_met = is_met or kind == "offer"
        is_met = is_met or is_backed(self._known(entry), entry.meaning)
        if entry.meaning in questions and not is_met:
            self._ask_for_its_day(entry, id_, questions[entry.meaning])
        elif entry.meaning == "unknown":
            self.so_far.told.append(
                f"{entry.where}: the status {entry.status!r} is not known; it stays in a note"
            )
        return {}

    def _ask_for_its_day(self, entry: Entry, id_: Id, question: str) -> None:
        """The fact of a status whose own cell names one day is proposed; else the day is asked for."""
        makes, order = made_by_a_day(entry, id_, self.standing.today), self.columns.order
        is_over = entry.meaning not in ("interview", "paused")
        noted = days_within(entry.cells.get("notes", ""), order)
        written = days_within(entry.status, order)
        days = [day for day in written if not is_over or day <= self.standing.today]
        if makes and len(days) == 1 and entry.meaning != "paused":
            self.so_far.propose(entry.where, makes(days[0]), entry.status, id_)
            return
        offered = f" The note names {', '.join(map(str, noted))}." if noted else ""
        near = [day for day in (*written, *noted) if not is_over or day <= self.standing.today]
        asked = f"{entry.company}, {entry.role}: {entry.status!r}: {question}{offered}"
        options = tuple(dict.fromkeys(map(str, near)))
        way = f"followup got {id_} rejected, or followup withdraw (or decline) {id_}"
        number = str(entry.row.line)
        ask = Ask(entry.where, asked, options, way, makes=makes, opportunity=id_, number=number)
        self.so_far.asks.append(ask)

    def _propose_interview(self, entry: Entry, id_: Id) -> bool:
        """The interviews of the days that their columns name; whether there is one."""
        is_met = False
        for number, (place, days) in enumerate(self.columns.meetings.items(), 1):
            cell = entry.row.cells[place]
            day = days.get(cell)
            if day is None or (entry.applied is not None and day < entry.applied):
                continue
            interview = Interview(numbered(id_, "met" if number == 1 else f"met{number}"), day)
            evidence = f"{self.columns.table.header[place]}: {cell}"
            self.so_far.propose(entry.where, interview, evidence, id_)
            is_met = True
        return is_met

    def _notes(self, entry: Entry, id_: Id, known: Opportunity | None) -> tuple[Note, ...]:
        lines = [plain_text(entry.cells["notes"])] if "notes" in entry.cells else []
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
        now, noon = self.standing.now, dt.time(12)
        return min(dt.datetime.combine(day, noon, self.standing.home), now) if day else now
