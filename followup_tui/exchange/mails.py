"""What a mail of an employer amounts to: never assumed, always with the phrase it rests on.

Owns what each kind of mail proposes, to whom and where it belongs. Automatic mails are never answers.
Must not know bytes, files or the store; ``standing`` are the facts a mail may belong to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from functools import partial
from zoneinfo import ZoneInfo

from followup_tui.facts import (
    Contact,
    Facts,
    Id,
    Interview,
    Offer,
    Opportunity,
    Received,
    ReceivedKind,
    Record,
    Rejection,
    Request,
    Statement,
    free_id,
)

from .column_days import days_within
from .directory import Directory, plain_name
from .found import Ask, Found, Proposal, Refusal
from .invitations import Answers
from .mail_kinds import Verdict, classify, is_machine
from .mail_text import Address, Mail
from .word_lists import MONTHS

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "montag"),
            ("tuesday", "dienstag"),
            ("wednesday", "mittwoch"),
            ("thursday", "donnerstag"),
            ("friday", "freitag"),
            ("saturday", "samstag"),
            ("sunday", "sonntag"),
        )
    )
    for name in names
}
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<m1>{'|'.join(MONTHS)})|(?P<m2>{'|'.join(MONTHS)})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|until|before|bis|no later than|answer by|back on|return(?:ing)? on)\b(.{0,60})",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:position of|role of|for the|as an?|the) (?P<a>[A-ZÄÖÜ][\w+#./&-]*(?: (?:[A-ZÄÖÜ][\w+#./&-]*|of|and|for)){0,5}?) (?:role|position|job|search)"
    r"|(?:position|role|stelle) (?:of|as|als) (?P<b>[A-ZÄÖÜ][\w+#./&-]*(?: [A-ZÄÖÜ][\w+#./&-]*){0,4})"
)
_ASKING = re.compile(
    r"^(?:(?:could|can|would|please|you|send|provide|share|forward|submit|e-?mail|me|us|complete|return|bitte"
    r"|könnten|sie|your|the)\s+)+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:re|fwd?|aw|wg):\s*)*(?:(?:next steps?|interview|(?:your )?application|invitation|update|status|einladung|bewerbung|candidature|entretien)\b[^:|]{0,30}?(?::| [-–|]) )?(?P<role>[A-ZÄÖÜ][\w+#./& -]{2,60}?) (?:at|@|bei|chez) (?P<company>[A-ZÀ-Ü][\w&'. -]{1,60})$",
    re.IGNORECASE,
)
_BEFORE_A_ROLE = re.compile(
    r"^(?:your |an? |the )?(?:(?:phone|video|first|second|final) )?"
    r"(?:interview|invitation|application|screen|call|offer)(?: invitation)? (?:for|to|as)(?: an?| the)? ",
    re.IGNORECASE,
)
"""What a subject says before the role it names."""
_SIGNATURE_TITLE = re.compile(r"^(?P<title>[A-Z][\w ,&/-]{3,60})$")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d ()./-]{7,20}\d")


def mail_found(mail: Mail, now: dt.datetime, standing: Facts, answers: Answers) -> Found:
    """What one mail proposes."""
    return _MailNews(mail, now, standing, answers).found()


class _MailNews:
    """One mail held against what stands."""

    def __init__(self, mail: Mail, now: dt.datetime, standing: Facts, answers: Answers) -> None:
        self.mail, self.now, self.standing, self.answers = mail, now, standing, answers
        self.home = ZoneInfo(standing.settings.home_tz)
        self.where = f"mail {mail.subject!r}"
        self.people = Directory(standing.contacts)
        self.proposed: list[Proposal] = []
        self.asks: list[Ask] = []
        self.refused: list[Refusal] = []
        self.told: list[str] = []

    @property
    def day(self) -> dt.date:
        return (self.mail.sent_at or self.now).astimezone(self.home).date()

    def found(self) -> Found:
        verdict = classify(self.mail)
        if verdict is None:
            self._propose_sender()
            self.refused.append(
                Refusal(self.where, "no phrase says for certain what it is: record it by hand")
            )
        elif verdict.kind == "alert":
            self.refused.append(Refusal(self.where, "a job alert or a notice of a program"))
        elif verdict.kind == "away":
            self._propose_absence()
        else:
            sender = self._propose_sender()
            self._propose(verdict, sender)
        for name in self.mail.attachments:
            self.told.append(f"{self.where}: the attachment {name!r} is left alone")
        named = {proposal.opportunity for proposal in self.proposed}
        return Found(
            "eml",
            Facts(settings=self.standing.settings),
            tuple(self.proposed),
            tuple(self.asks),
            tuple(self.refused),
            told=tuple(self.told),
            homes=tuple(one for one in self.standing.opportunities if one.id in named),
        )

    def _propose(self, verdict: Verdict, sender: Id | None) -> None:
        holder = self._meant(sender)
        if holder is None:
            holder_id, opportunity = self._new_opportunity()
            if opportunity is not None:
                self.proposed.append(Proposal(self.where, opportunity, self.mail.subject))
        else:
            holder_id = holder.id
        if holder_id is None:
            self.asks.append(
                Ask(
                    self.where,
                    "which opportunity is it about?",
                    (),
                    "--opportunity",
                    is_blocking=True,
                )
            )
        for record in self._records(verdict, sender, holder_id):
            self.proposed.append(Proposal(self.where, record, verdict.phrase, holder_id))
        if verdict.besides:
            asked = self._request(verdict.besides, sender, self._by_day_after(verdict.besides))
            self.proposed.append(Proposal(self.where, asked, verdict.besides, holder_id))

    def _records(self, verdict: Verdict, sender: Id | None, holder: Id | None) -> Iterator[Record]:
        kind = verdict.kind
        if kind == "rejection":
            yield Rejection(self.day)
        elif kind == "offer":
            deadline = self._by_day()
            if deadline is None:
                way = f"when it is taken in: followup edit offer {holder} 1 deadline=DAY"
                self.asks.append(Ask(self.where, "until when does the offer stand?", flag=way))
            yield Offer(self.day, deadline, "email")
        elif kind == "request":
            yield self._request(verdict.phrase, sender, self._by_day())
        else:
            yield self._received(kind, sender, holder)

    def _request(self, phrase: str, sender: Id | None, due: dt.date | None) -> Request:
        item = _ASKING.sub("", phrase).strip()
        return Request(self._id("q"), item[:500], self.day, "email", sender, due)

    def _received(self, kind: str, sender: Id | None, holder: Id | None) -> Received:
        by_kind: dict[str, ReceivedKind] = {
            "invite": "invite",
            "pause": "reply_no_date",
            "new_date": "reply_new_date",
            "confirmation": "auto_ack",
        }
        word = by_kind[kind]
        date = self._by_day() if word == "reply_new_date" else None
        if word == "reply_new_date" and date is None:
            word = "reply_no_date"
        if kind == "pause":
            asked = "from which day may you be in touch again?"
            makes = partial(_not_before, self.day, sender)
            self.asks.append(Ask(self.where, asked, makes=makes, opportunity=holder))
        if word == "invite":
            self._show_slots(sender, holder)
        is_owed = word == "invite"
        return Received(
            self.day,
            word,
            id=self._id("r"),
            from_=sender,
            via="email",
            date=date,
            needs_reply=is_owed,
            text=self.mail.text[:2000] or None,
        )

    def _show_slots(self, sender: Id | None, holder: Id | None) -> None:
        others = {self.day, *self._by_days()}
        found = self._days(self.mail.text)
        slots = [str(day) for day in found if day > self.day and day not in others]
        if slots:
            self.asks.append(
                Ask(
                    self.where,
                    "which of the days they offer did you agree on?",
                    tuple(slots),
                    makes=partial(Interview, self._id("i"), with_=(sender,) if sender else ()),
                    opportunity=holder,
                )
            )

    def _propose_absence(self) -> None:
        back = self._by_day()
        if back is not None and back > self.day:
            sender = self._propose_sender()
            holder = self._meant(sender)
            record = Received(
                self.day, "auto_ack", id=self._id("r"), from_=sender, via="email", date=back
            )
            self.proposed.append(
                Proposal(self.where, record, f"back {back}", holder.id if holder else None)
            )
        else:
            self.refused.append(Refusal(self.where, "an automatic reply: it is no answer"))
        for name, address in _named_addresses(self.mail.text):
            contact = Contact(self.people.id_of(name, address), name, email=address)
            self.proposed.append(Proposal(self.where, contact, f"{name}, {address}"))

    # --- who and where ----------------------------------------------------------------------------

    def _propose_sender(self) -> Id | None:
        sender = self.mail.sender
        is_me = sender.email.casefold() in self.answers.me
        if not sender.email or is_machine(sender) or is_me or _is_team(sender):
            return None
        name = plain_name(sender.name) or sender.email
        id_ = self.people.id_of(name, sender.email)
        if not self.people.knows(id_):
            title, phone = _signature(self.mail.text, name, sender.email)
            contact = Contact(id_, name, email=sender.email, phone=phone, title=title)
            self.proposed.append(Proposal(self.where, contact, f"From: {name} <{sender.email}>"))
        for other in self.mail.others:
            if (
                other.name
                and not is_machine(other)
                and other.email.casefold() not in self.answers.me
            ):
                called = plain_name(other.name) or other.email
                person = Contact(self.people.id_of(called, other.email), called, email=other.email)
                self.proposed.append(
                    Proposal(self.where, person, f"Cc: {other.name} <{other.email}>")
                )
        return id_

    def _id(self, stem: str) -> Id:
        """The same for the same mail, so that it comes in once."""
        named = self.mail.identity or f"{self.mail.subject}{self.mail.sent_at}"
        return f"{stem}-{hashlib.sha256(named.encode()).hexdigest()[:12]}"

    def _meant(self, sender: Id | None) -> Opportunity | None:
        """The opportunity named, else the one that the words or the sender leave no doubt of."""
        standing = self.standing.opportunities
        if self.answers.opportunity is not None:
            return next((o for o in standing if o.id == self.answers.opportunity), None)
        text = f"{self.mail.subject}\n{self.mail.text}"
        named = [
            o
            for o in standing
            if _names(o.company, text) or _names(o.company, self.mail.sender.name)
        ]
        exact = [o for o in named if o.role.casefold() in text.casefold()]
        with_sender = [o for o in standing if sender and any(p.contact == sender for p in o.people)]
        for found in (exact, named, with_sender):
            if len(found) == 1:
                return found[0]
        return None

    def _new_opportunity(self) -> tuple[Id | None, Opportunity | None]:
        company, role = company_and_role(self.mail)
        if company is None or role is None:
            return None, None
        taken = {one.id for one in self.standing.opportunities}
        id_ = free_id(f"{company} {role}", taken, "opportunity")
        return id_, Opportunity(id_, company, role)

    # --- days -------------------------------------------------------------------------------------

    def _days(self, text: str) -> list[dt.date]:
        return [
            *days_within(text),
            *(day for match in _DAY_MONTH.finditer(text) if (day := self._written(match))),
        ]

    def _by_day(self) -> dt.date | None:
        """The first day by which something is to be."""
        return next(self._by_days(), None)

    def _by_day_after(self, phrase: str) -> dt.date | None:
        """The day by which something is to be, in the sentence of its phrase."""
        flat = " ".join(self.mail.text.split())
        return next(self._by_days(flat.partition(phrase)[2].partition(". ")[0]), None)

    def _by_days(self, text: str | None = None) -> Iterator[dt.date]:
        """Each day named after a word like ``by``; with a weekday alone, its next one."""
        for match in _BY.finditer(self.mail.text if text is None else text):
            near = " ".join(match[1].split())
            days = self._days(near)
            if days:
                yield days[0]
            elif weekday := _NAMED_WEEKDAY.search(near):
                ahead = (_WEEKDAYS[weekday[1].casefold()] - self.day.weekday() - 1) % 7 + 1
                yield self.day + dt.timedelta(days=ahead)

    def _written(self, match: re.Match[str]) -> dt.date | None:
        """A day and a month; without a year the first such day from the mail on."""
        month = MONTHS[(match["m1"] or match["m2"]).casefold()]
        day = int(match["d1"] or match["d2"])
        years = [int(match["year"])] if match["year"] else [self.day.year, self.day.year + 1]
        for year in years:
            try:
                found = dt.date(year, month, day)
            except ValueError:
                continue
            if match["year"] or found >= self.day:
                return found
        return None


def _not_before(on: dt.date, by: Id | None, date: dt.date) -> Statement:
    return Statement(on, "contact_after", by, date=date)


def company_and_role(mail: Mail) -> tuple[str | None, str | None]:
    """What a mail says it is about; None where it does not say."""
    if match := _SUBJECT.match(mail.subject):
        return match["company"].strip(), _BEFORE_A_ROLE.sub("", match["role"].strip())
    text = " ".join(mail.text.split())
    match = _ROLE.search(text) or _ROLE.search(mail.subject)
    role = (match["a"] or match["b"]) if match else None
    company = next(iter(_companies(mail, text)), None)
    return company, role


def _companies(mail: Mail, text: str) -> Iterator[str]:
    patterns = (
        r"(?:applying to|application to|interest in|(?:position|role) (?:of [\w ]+? )?at) (?P<c>[A-ZÀ-Ü][\w&'.-]*(?: (?:&|[A-ZÀ-Ü][\w&'.-]*))*)",
        r" at (?P<c>[A-ZÀ-Ü][\w&'.-]*(?: (?:&|[A-ZÀ-Ü][\w&'.-]*))*)",
    )
    for source in (mail.subject, text):
        for pattern in patterns:
            for match in re.finditer(pattern, source):
                name = match["c"].rstrip(".,'")
                if not re.match(r"(the|our|this|your|us)\b", name, re.IGNORECASE):
                    yield name
    label = mail.sender.email.rpartition("@")[2].partition(".")[0].casefold()
    if not is_machine(mail.sender):
        for line in mail.text.splitlines():
            if label and len(line) < 60 and _squeezed(line).startswith(label):
                yield line.strip()
    trimmed = re.sub(
        r"\b(people|talent|recruiting|recruitment|hiring|careers|jobs|hr|team)\b",
        "",
        mail.sender.name,
        flags=re.IGNORECASE,
    )
    if _is_team(mail.sender) and trimmed.strip():
        yield trimmed.strip()


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _names(company: str, text: str) -> bool:
    plain = re.sub(r",? (?:inc|gmbh|ltd|llc|ag|se|co)\.?$", "", company, flags=re.IGNORECASE)
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text, re.IGNORECASE) is not None


def _is_team(sender: Address) -> bool:
    """Whether a sender is a department and no person."""
    return (
        re.search(
            r"\b(team|recruiting|recruitment|talent|careers|people team|hr|jobs)\b",
            sender.name,
            re.IGNORECASE,
        )
        is not None
    )


def _named_addresses(text: str) -> Iterator[tuple[str, str]]:
    pattern = r"([A-ZÀ-Ü][\w'’-]+(?: [A-ZÀ-Ü][\w'’-]+)+),?\s+[<(]?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    for match in re.finditer(pattern, text):
        yield match[1], match[2].rstrip(".")


def _signature(text: str, name: str, address: str) -> tuple[str | None, str | None]:
    """The title and the number below the sender's name at a mail's end."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    places = [n for n, line in enumerate(lines) if line.casefold() == name.casefold()]
    if not places:
        return None, None
    below = lines[places[-1] + 1 : places[-1] + 6]
    phone = next((match[0] for line in below if (match := _PHONE.search(line))), None)
    label = address.rpartition("@")[2].partition(".")[0].casefold()
    is_title = bool(below) and _SIGNATURE_TITLE.match(below[0]) is not None
    title = below[0] if is_title and not _squeezed(below[0]).startswith(label) else None
    return (title.partition(",")[0] if title else None), phone
