"""A file that somebody brings, whatever it is: found out by its bytes, read, and made ready to commit.

Owns which reader a file goes to, and the document of what was said yes to. Must not know paths, the
store, or how anything is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec

from followup_tui.facts import (
    MAX_TEXT,
    Contact,
    Facts,
    Opportunity,
    Record,
    home_of,
    records_of,
    with_field,
)

from .cards import is_cards, read_cards, whole_characters
from .document import named_outright, read_document
from .events import is_calendar
from .found import Found, Proposal, UnreadableError, each_once, joined, without_strangers
from .headings import ColumnUse, has_known_heading, under_groups, uses_of
from .invitations import read_invitations
from .jsontext import parse_json
from .mail_facts import mail_found
from .mail_kinds import classify
from .mail_text import is_mail, pasted_mail, read_mail
from .mailbox import mails_of, read_mails
from .standing import Options, Standing, framed
from .table_facts import read_applications
from .table_people import is_of_people, read_people
from .tables import is_table, read_table
from .texts import decode


def read_file(data: bytes, name: str, now: dt.datetime, standing: Facts, options: Options) -> Found:
    """What a file holds; UnreadableError or DocumentError in one sentence where it cannot be read."""
    if not data.strip():
        raise UnreadableError("the file is empty")
    mails = mails_of(data)
    if not mails:
        return _read_one(data, name, Standing(standing, now, options))
    return read_mails(
        mails, lambda one, known: _read_one(one, name, Standing(known, now, options)), standing
    )


def _read_one(data: bytes, name: str, held: Standing) -> Found:
    if is_calendar(data):
        return read_invitations(data, held)
    if is_mail(data):
        return _mail(data, held)
    text, encoding = decode(whole_characters(data), held.options.encoding)
    if is_document(text):
        return _document(text, held)
    if is_cards(text):
        return read_cards(text, held)
    table = under_groups(read_table(text, encoding)) if is_table(text) else None
    if table is None or not has_known_heading(table):
        mail = pasted_mail(text[:MAX_TEXT])
        if classify(mail) is not None:
            return mail_found(mail, held)
    if table is None:
        raise UnreadableError(
            "this is no document, table, invitation, mail or card that can be read"
        )
    if is_of_people(table) and not held.options.columns:
        return read_people(table, held)
    return read_applications(table, name, held)


def columns_of(data: bytes, options: Options) -> tuple[ColumnUse, ...]:
    """What each column of a sheet is read as; none where it is no sheet that can be read."""
    if is_calendar(data) or is_mail(data):
        return ()
    try:
        text, encoding = decode(data, options.encoding)
        if is_document(text) or is_cards(text) or not is_table(text):
            return ()
        return uses_of(under_groups(read_table(text, encoding)), options.columns)
    except UnreadableError:
        return ()


def is_document(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def accepted(found: Found, take: Collection[int]) -> Facts:
    """The document of what is certain and of the proposals taken, by number from 1.

    A new opportunity comes with whatever is taken that belongs to it.
    """
    facts, chosen = found.facts, set[str]()
    for number, proposal in enumerate(found.proposed, 1):
        if number in take and proposal.choice not in chosen:
            chosen |= {proposal.choice} - {""}
            facts = _with(_at_home(facts, proposal, found), proposal)
    return without_strangers(facts, found.proposed)


def answered(found: Found, number: str, day: dt.date) -> Found:
    """The same with a question answered: the fact that the day makes is one proposal more.

    ValueError where it is answered already, or no day answers it.
    """
    ask = next((ask for n, ask, _ in found.open() if n == number and ask.makes), None)
    if ask is None or ask.makes is None:
        raise ValueError(f"no day answers question {number}")
    fact = Proposal(ask.where, ask.makes(day), ask.question, ask.opportunity)
    return msgspec.structs.replace(
        found, proposed=(*found.proposed, fact), settled=found.settled | {number}
    )


def _document(text: str, standing: Standing) -> Found:
    data = parse_json(text.lstrip("\ufeff").encode())
    facts = read_document(
        data,
        base=standing.facts.settings,
        contacts=[contact.id for contact in standing.facts.contacts],
        playbooks=standing.options.playbooks,
        now=standing.now,
    )
    return Found("document", facts, given=tuple(named_outright(data)))


def _mail(data: bytes, standing: Standing) -> Found:
    """A mail, or the invitation it carries: the same calendar twice in one mail counts once."""
    try:
        mail = read_mail(data)
    except RecursionError:
        raise UnreadableError("the parts of this mail are nested too deep") from None
    if not mail.calendars:
        return mail_found(mail, standing)
    found = read_invitations(mail.calendars[0], standing)
    return msgspec.structs.replace(found, format="eml")


def _at_home(facts: Facts, proposal: Proposal, found: Found) -> Facts:
    """The facts with the opportunity the proposal belongs to, by its names alone where it stands already."""
    if any(one.id == proposal.opportunity for one in facts.opportunities):
        return facts
    new = (one.record for one in found.proposed if isinstance(one.record, Opportunity))
    for home in (*map(framed, found.homes), *new):
        if home.id == proposal.opportunity:
            return joined(facts, Facts(settings=facts.settings, opportunities=(home,)))
    return facts


def _with(facts: Facts, proposal: Proposal) -> Facts:
    record = proposal.record
    if isinstance(record, Contact):
        return joined(facts, Facts(facts.settings, (record,)))
    if isinstance(record, Opportunity):
        known = (one for one in facts.opportunities if one.id == record.id)
        more = next((_both(one, record) for one in known), record)
        return joined(facts, Facts(settings=facts.settings, opportunities=(more,)))
    held = [
        _holding(one, record) if one.id == proposal.opportunity else one
        for one in facts.opportunities
    ]
    return msgspec.structs.replace(facts, opportunities=tuple(held))


def _holding(opportunity: Opportunity, record: Record) -> Opportunity:
    home = home_of(type(record))
    value = (*records_of(opportunity, type(record)), record) if home.is_list else record
    return with_field(opportunity, home.field, value)


def _both(one: Opportunity, more: Opportunity) -> Opportunity:
    """An opportunity with the further people, interviews and notes of another part of the file."""
    people = {(p.contact, p.relation): p for p in (*one.people, *more.people)}
    return msgspec.structs.replace(
        one,
        people=tuple(people.values()),
        interviews=each_once(one.interviews, more.interviews),
        notes=each_once(one.notes, more.notes),
    )
