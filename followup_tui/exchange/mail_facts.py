"""What a mail of an employer amounts to: never assumed, always with the phrase it rests on.

Owns what each kind of mail proposes, to whom and where it belongs. Automatic mails are never answers.
Must not know bytes, files or the store; ``standing`` are the facts a mail may belong to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from followup_tui.capture import is_role
from followup_tui.facts import (
    MAX_LINE,
    Application,
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
)

from .found import Ask, Found, Gathering
from .guesses import company_and_role
from .mail_days import day_back, day_told, days_by, days_in, span_end, span_told
from .mail_kinds import Verdict, asks_for_answer, classify, is_machine, sentences_of, without_asking
from .mail_text import Address, Mail
from .naming import hosts_in, is_department, is_me, named_addresses, plain_name, signature, squeezed
from .standing import Standing

_TEXT = 2000
_TITLE = 40
"""Characters that stand for a subject."""


_RECEIVED: Mapping[str, ReceivedKind] = {
    "invite": "invite",
    "pause": "reply_no_date",
    "new_date": "reply_new_date",
    "confirmation": "auto_ack",
}
"""What came in, by the kind of mail."""


def mail_found(mail: Mail, standing: Standing) -> Found:
    """What one mail proposes."""
    return _MailNews(mail, standing).found()


class _MailNews:
    """One mail held against what stands."""

    def __init__(self, mail: Mail, standing: Standing) -> None:
        self.mail, self.standing, self.me = mail, standing, standing.options.me
        self.where = f"mail {mail.subject or ' '.join(mail.text.split())[:_TITLE]!r}"
        self.people = standing.people
        self.so_far = Gathering()

    @cached_property
    def day(self) -> dt.date:
        """The day of the mail, none ahead; of one without a date the day on which it was taken in first."""
        sent_at = self.mail.sent_at
        if sent_at is not None:
            return min(sent_at, self.standing.now).astimezone(self.standing.home).date()
        for held in self.standing.opportunities:
            came = (one.on for one in held.received if one.id == self._id("r"))
            asked = (one.on for one in held.requests if one.id == self._id("q"))
            if first := next(came, None) or next(asked, None):
                return first
        return self.standing.today

    def found(self) -> Found:
        verdict = classify(self.mail)
        if verdict is None:
            self._propose_sender()
            self.so_far.refuse(
                self.where, "no phrase says for certain what it is: record it by hand"
            )
        elif verdict.kind == "alert":
            self.so_far.refuse(self.where, "a job alert or a notice of a program")
        elif verdict.kind == "away":
            self._propose_absence()
        else:
            sender = self._propose_sender()
            self._propose_hosts()
            self._propose(verdict, sender)
            self._tell_day()
        for name in self.mail.attachments:
            self.so_far.told.append(f"{self.where}: the attachment {name!r} is left alone")
        named = {proposal.opportunity for proposal in self.so_far.proposed}
        return self.so_far.found(
            "eml",
            Facts(settings=self.standing.facts.settings),
            homes=(one for one in self.standing.opportunities if one.id in named),
        )

    def _tell_day(self) -> None:
        """Say that the day of the mail is not the one it names, or that it names none."""
        sent_at = self.mail.sent_at
        if sent_at is None:
            self.so_far.told.append(f"{self.where}: it names no day: taken as of {self.day}")
        elif sent_at > self.standing.now:
            at = sent_at.astimezone(self.standing.home)
            dated = f"it is dated {at:%Y-%m-%d %H:%M}, still to come"
            self.so_far.told.append(f"{self.where}: {dated}: taken as of {self.day}")

    def _propose(self, verdict: Verdict, sender: Id | None) -> None:
        holder = self._meant(sender)
        if holder is None:
            holder_id, opportunity = self._new_opportunity()
            if opportunity is not None:
                self.so_far.propose(self.where, opportunity, self.mail.subject)
        else:
            holder_id = holder.id
        if holder_id is None:
            self.so_far.ask_where_it_belongs(self.where)
        for record in self._records(verdict, sender, holder_id):
            evidence = f"{verdict.phrase}{self._answer_words(verdict)}"
            self.so_far.propose(self.where, record, evidence, holder_id)
        if verdict.kind == "confirmation" and (holder is None or holder.application is None):
            self._ask_when_applied(holder_id)
        if verdict.besides:
            asked = self._request(verdict.besides, sender, self._by_day_of(verdict.besides))
            self.so_far.propose(self.where, asked, verdict.besides, holder_id)
        decision = self._decision(verdict, sender)
        if decision is not None and is_machine(self.mail.sender):
            self.so_far.told.append(
                f"{self.where}: they say {verdict.decides!r}: nothing is taken of it"
            )
        elif decision is not None:
            self.so_far.propose(self.where, decision, verdict.decides, holder_id)

    def _ask_when_applied(self, holder: Id | None) -> None:
        """What confirms an application tells of one: the plan counts from its day."""
        asked, near = "on which day did you apply?", (str(self.day),)
        self.so_far.asks.append(Ask(self.where, asked, near, makes=Application, opportunity=holder))

    def _answer_words(self, verdict: Verdict) -> str:
        day = self._answer_by(verdict.decides) if verdict.kind == "invite" else None
        return f"; answer by {day}" if day else ""

    def _records(self, verdict: Verdict, sender: Id | None, holder: Id | None) -> Iterator[Record]:
        kind = verdict.kind
        if kind == "rejection":
            yield Rejection(self.day)
        elif kind == "offer":
            deadline = self._answer_by(verdict.decides)
            if deadline is None:
                way = f"when it is taken in: followup edit offer {holder or 'OPPORTUNITY'} 1 deadline=DAY"
                asked = "until when does the offer stand?"
                self.so_far.asks.append(Ask(self.where, asked, flag=way))
            yield Offer(self.day, deadline, "email")
        elif kind == "request":
            due = self._by_day_of(verdict.phrase) or next(days_by(self.mail.text, self.day), None)
            yield self._request(verdict.phrase, sender, due)
        else:
            yield self._received(verdict, sender, holder)

    def _decision(self, verdict: Verdict, sender: Id | None) -> Statement | None:
        """When they decide, where a mail that is about something else says so besides."""
        if verdict.kind not in ("invite", "request", "confirmation") or not verdict.decides:
            return None
        by, text = sender, verdict.decides
        if day := day_told(text, self.day):
            said = Statement(self.day, "decide_by", by, text=text, date=day)
            return said if day >= self.day else None
        span = span_told(text)
        if span is None:
            return None
        return Statement(
            self.day, "decide_in", by, text=text, n=span.n, n_max=span.n_max, unit=span.unit
        )

    def _request(self, phrase: str, sender: Id | None, due: dt.date | None) -> Request:
        item = without_asking(phrase)
        return Request(self._id("q"), item[:MAX_LINE], self.day, "email", sender, due)

    def _received(self, verdict: Verdict, sender: Id | None, holder: Id | None) -> Received:
        kind = verdict.kind
        word, date = _RECEIVED[kind], None
        if kind == "new_date":
            date = day_told(verdict.decides, self.day) or next(
                days_by(self.mail.text, self.day), span_end(verdict.decides, self.day)
            )
            word = word if date else "reply_no_date"
        if kind == "pause":
            asked = "from which day may you be in touch again?"
            makes = partial(_not_before, self.day, sender)
            self.so_far.asks.append(Ask(self.where, asked, makes=makes, opportunity=holder))
        answer_by = self._answer_by(verdict.decides) if word == "invite" else None
        if word == "invite":
            self._show_slots(sender, holder, verdict)
        told = f"They want the answer by {answer_by}.\n\n" if answer_by else ""
        return Received(
            self.day,
            word,
            id=self._id("r"),
            from_=sender,
            via="email",
            date=date,
            needs_reply=word == "invite",
            text=f"{told}{self.mail.text}"[:_TEXT] or None,
        )

    def _show_slots(self, sender: Id | None, holder: Id | None, verdict: Verdict) -> None:
        others = {self.day, *days_by(self.mail.text, self.day), *days_in(verdict.decides, self.day)}
        found = dict.fromkeys(days_in(self.mail.text, self.day))
        slots = [str(day) for day in sorted(found) if day > self.day and day not in others]
        if slots:
            asked = "which of the days they offer did you agree on?"
            makes = partial(Interview, self._id("i"), with_=(sender,) if sender else ())
            ask = Ask(self.where, asked, tuple(slots), makes=makes, opportunity=holder)
            self.so_far.asks.append(ask)

    def _propose_absence(self) -> None:
        back = day_back(f"{self.mail.subject}\n{self.mail.text}", self.day)
        if back is not None and back > self.day:
            sender = self._propose_sender()
            self._propose_return(back, sender)
        else:
            self.so_far.refuse(self.where, "an automatic reply: it is no answer")
        for name, address in named_addresses(self.mail.text):
            contact = Contact(self.people.id_of(name, address), name, email=address)
            self.so_far.propose(self.where, contact, f"{name}, {address}")

    def _propose_return(self, back: dt.date, sender: Id | None) -> None:
        """The day they are back; of which opportunity is asked, for without one it is not taken in."""
        holder = self._meant(sender)
        if holder is None:
            more = "Without one it is not recorded when they are back"
            asked = f"which opportunity is it about? {more}"
            self.so_far.asks.append(Ask(self.where, asked, flag="--opportunity"))
        id_ = self._id("r")
        record = Received(self.day, "auto_ack", id=id_, from_=sender, via="email", date=back)
        self.so_far.propose(self.where, record, f"back {back}", holder.id if holder else None)

    # --- who and where ----------------------------------------------------------------------------

    def _propose_sender(self) -> Id | None:
        sender = self.mail.sender
        is_me = sender.email.casefold() in self.me
        if (
            not sender.email
            or is_machine(sender)
            or is_me
            or is_department(sender.name, sender.email)
        ):
            return None
        name = plain_name(sender.name) or sender.email
        id_ = self.people.id_of(name, sender.email)
        if not self.people.knows(id_):
            title, phone = signature(self.mail.text, name, sender.email)
            contact = Contact(id_, name, email=sender.email, phone=phone, title=title)
            self.so_far.propose(self.where, contact, f"From: {name} <{sender.email}>")
        for other in self.mail.others:
            if other.name and not is_machine(other) and other.email.casefold() not in self.me:
                called = plain_name(other.name) or other.email
                person = Contact(self.people.id_of(called, other.email), called, email=other.email)
                self.so_far.propose(self.where, person, f"Cc: {other.name} <{other.email}>")
        return id_

    def _propose_hosts(self) -> None:
        """Whom its words name as the host of a meeting."""
        for phrase, name in hosts_in(self.mail.text):
            contact = Contact(self.people.id_of(name, None), name)
            is_new = not self.people.knows(contact.id) and name != self.mail.sender.name
            if is_new and not is_me(name, self.me):
                self.so_far.propose(self.where, contact, phrase)

    def _id(self, stem: str) -> Id:
        """The same for the same mail, so that it comes in once."""
        named = self.mail.identity or f"{self.mail.subject}{self.mail.sent_at}"
        return f"{stem}-{hashlib.sha256(named.encode()).hexdigest()[:12]}"

    def _meant(self, sender: Id | None) -> Opportunity | None:
        """The opportunity named, else the one that the words or the sender leave no doubt of."""
        text = f"{self.mail.subject}\n{self.mail.text}\n{self.mail.sender.name}"
        role = company_and_role(self.mail)[1] or ""
        named = role if role and role in self.mail.subject and is_role(role) else ""
        people = (sender,) if sender else ()
        return self.standing.meant(text, people, self._firm_of_address(), named)

    def _firm_of_address(self) -> str:
        """What the sender's address calls the employer: before the @ where a program sends for many."""
        local, _, host = self.mail.sender.email.casefold().partition("@")
        is_for_many = is_machine(Address("", f"x@{host}"))
        return squeezed(local if is_for_many else host.rpartition(".")[0].rpartition(".")[2])

    def _new_opportunity(self) -> tuple[Id | None, Opportunity | None]:
        company, role = company_and_role(self.mail)
        if company is None or role is None:
            return None, None
        id_ = self.standing.new_id(company, role)
        return id_, Opportunity(id_, company, role)

    # --- days -------------------------------------------------------------------------------------

    def _by_day_of(self, phrase: str) -> dt.date | None:
        """The day by which something is to be, in the sentence of its phrase."""
        said = next((one for one in sentences_of(self.mail) if phrase in one), "")
        return next(days_by(said, self.day), None)

    def _answer_by(self, decides: str = "") -> dt.date | None:
        """The day by which they want to hear from the reader: where the words say so, else the first."""
        said = [one for one in sentences_of(self.mail) if one not in decides]
        said.sort(key=lambda one: not asks_for_answer(one))
        return next((day for one in said for day in days_by(one, self.day)), None)


def _not_before(on: dt.date, by: Id | None, date: dt.date) -> Statement:
    return Statement(on, "contact_after", by, date=date)
