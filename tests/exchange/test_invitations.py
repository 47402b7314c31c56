"""Invitations, mails and cards: what each sample gives, asks and refuses."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from followup_tui.exchange import Options
from followup_tui.exchange.bringing import accepted, read_file
from followup_tui.exchange.found import Found, UnreadableError
from followup_tui.exchange.mail_days import days_in
from followup_tui.exchange.mailbox import mails_of
from followup_tui.facts import (
    Contact,
    Facts,
    FromNote,
    Interview,
    Offer,
    Opportunity,
    Person,
    Received,
    Rejection,
    Request,
    Statement,
)
from tests.exchange.bring import EMPTY, NOW, SAMPLES, asked, bring, proposed, refused, texts


def interview_of(found: Found) -> Interview:
    """The one interview, certain or proposed."""
    held = [i for o in found.facts.opportunities for i in o.interviews]
    for proposal in found.proposed:
        if isinstance(proposal.record, Opportunity):
            held += proposal.record.interviews
        if isinstance(proposal.record, Interview):
            held.append(proposal.record)
    (only,) = held
    return only


def standing_after(name: str, standing: Facts = EMPTY) -> Facts:
    """The facts once everything proposed was taken; what is there already stays."""
    found = bring(name, standing)
    taken = accepted(found, range(1, len(found.proposed) + 1))
    contacts = {c.id: c for c in (*standing.contacts, *taken.contacts)}
    return msgspec.structs.replace(taken, contacts=tuple(contacts.values()))


def test_an_invitation_of_google_reads_at_home() -> None:
    found = bring("google-1-request.ics")
    interview = interview_of(found)
    assert interview.starts_at is not None
    assert interview.ended_at is not None
    assert interview.starts_at.isoformat() == "2026-12-01T10:00:00-05:00"
    assert str(interview.on) == "2026-12-01"
    assert {c.name for c in found.facts.contacts} == {"Mara Quint", "Tomasz Bielski"}
    assert interview.location == "https://meet.google.example/abc-defg-hij"
    (opportunity,) = [p.record for p in found.proposed if isinstance(p.record, Opportunity)]
    assert (opportunity.company, opportunity.role) == ("Driftwood", "Platform Engineer")
    assert "-::~" not in opportunity.notes[0].body


def test_the_company_in_a_title_counts_before_what_its_people_are_known_from() -> None:
    """A recruiter who is known from one opportunity invites to another."""
    mara = Contact("mara", "Mara Quint", email="mara.quint@driftwood.example")
    known = Opportunity("hooli", "Hooli", "Chef", people=(Person("mara", "recruiter"),))
    titled = Opportunity("driftwood", "Driftwood", "Platform Engineer")
    found = bring(
        "google-1-request.ics",
        msgspec.structs.replace(EMPTY, contacts=(mara,), opportunities=(known, titled)),
    )
    assert [one.id for one in found.facts.opportunities] == ["driftwood"]


def test_an_update_moves_it_and_an_older_one_is_ignored() -> None:
    first = standing_after("google-1-request.ics")
    found = bring("google-2-update.ics", first)
    moved = interview_of(found)
    assert moved.id == first.opportunities[0].interviews[0].id
    assert moved.starts_at is not None
    assert moved.starts_at.isoformat() == "2026-12-02T13:30:00-05:00"
    assert set(moved.with_) == {"mara-quint", "ingrid-solheim"}
    second = standing_after("google-2-update.ics", first)
    older = bring("google-1-request.ics", second)
    assert not older.facts.opportunities
    assert any("older" in line for line in older.told)


def test_an_update_keeps_what_no_invitation_says() -> None:
    first = standing_after("google-1-request.ics")
    (holder,) = first.opportunities
    told = {"from_note": FromNote("n1", 2), "debriefed_on": dt.date(2026, 11, 28)}
    known = msgspec.structs.replace(holder.interviews[0], checklist=("ask",), **told)
    holder = msgspec.structs.replace(holder, interviews=(known,))
    standing = msgspec.structs.replace(first, opportunities=(holder,))
    moved = interview_of(bring("google-2-update.ics", standing))
    assert moved.starts_at != known.starts_at
    assert (moved.from_note, moved.debriefed_on) == (known.from_note, known.debriefed_on)
    assert moved.checklist == known.checklist


def test_a_cancellation_cancels_what_is_known_alone() -> None:
    second = standing_after("google-2-update.ics", standing_after("google-1-request.ics"))
    gone = interview_of(bring("google-3-cancel.ics", second))
    assert (gone.status, gone.cancelled_by) == ("cancelled", "employer")
    assert str(gone.cancelled_on) == "2026-11-25"
    assert "not recorded here" in refused(bring("google-3-cancel.ics"))


def test_a_windows_zone_and_names_the_other_way_round() -> None:
    found = bring("exchange-teams-windows-zone.ics")
    interview = interview_of(found)
    assert interview.starts_at is not None
    assert interview.starts_at.isoformat() == "2026-12-03T09:30:00+01:00"
    assert {c.name for c in found.facts.contacts} == {"Özlem Aydın", "Jonas Weiß"}
    assert str(interview.location).startswith("https://teams.")
    assert found.blocking[0].flag == "--opportunity"


def test_zoom_is_known_again_by_its_start_and_link() -> None:
    first = interview_of(bring("zoom-download.ics"))
    later = (
        (SAMPLES / "zoom-download.ics")
        .read_text("utf-8")
        .replace("20261120T163218Z-", "20261121T080000Z-")
    )
    assert interview_of(texts(later, "zoom.ics")).id == first.id
    assert "who will be there?" in asked(bring("zoom-download.ics"))


def test_a_series_is_refused_by_name() -> None:
    found = bring("recurring-weekly.ics")
    assert "Mock interview practice" in refused(found)
    assert "2026-11-24" in refused(found)
    assert not found.facts.opportunities


def test_whole_days_have_no_hour() -> None:
    interview = interview_of(bring("apple-allday-onsite.ics"))
    assert (str(interview.on), interview.starts_at) == ("2026-12-07", None)
    assert "from 2026-12-07 to 2026-12-08: one interview or two?" in asked(
        bring("apple-allday-onsite.ics")
    )


def test_a_floating_time_is_asked_about() -> None:
    found = bring("ats-floating.ics")
    assert found.blocking[0].flag == "--zone"
    told = bring("ats-floating.ics", zone="Europe/London")
    interview = interview_of(told)
    assert interview.starts_at is not None
    assert interview.starts_at.isoformat() == "2026-11-24T14:00:00+00:00"
    assert interview.kind == "phone"
    assert {c.name for c in told.facts.contacts} == {"Dana Pereira"}


def test_two_files_that_define_one_zone_differently_do_not_meet() -> None:
    def at(offset: str) -> str:
        return (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\n"
            "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
            f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Interview\r\nDTSTART;TZID=Customized Time Zone:20261201T090000\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        )

    for offset, expected in (("+0100", "+01:00"), ("-0500", "-05:00")):
        start = interview_of(texts(at(offset), "x.ics")).starts_at
        assert start is not None
        assert start.isoformat().endswith(expected)


MAILS = {
    "greenhouse-ack.eml": ("received", "auto_ack", "2026-11-16"),
    "lever-rejection.eml": ("rejection", None, "2026-11-20"),
    "recruiter-slots.eml": ("received", "invite", "2026-11-20"),
    "role-paused.eml": ("received", "reply_no_date", "2026-11-12"),
    "out-of-office.eml": ("received", "auto_ack", "2026-11-25"),
    "forwarded-inline.eml": ("request", None, "2026-11-18"),
    "offer.eml": ("offer", None, "2026-11-24"),
}


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_is_proposed_with_its_phrase_and_never_assumed(name: str) -> None:
    fact, kind, day = MAILS[name]
    found = bring(name)
    assert not found.facts.opportunities
    held = [p for p in found.proposed if p.fact not in ("contact", "opportunity", "person")]
    (proposal,) = held
    assert proposal.fact == fact
    assert getattr(proposal.record, "kind", None) == kind
    assert str(getattr(proposal.record, "on", None)) == day
    assert proposal.evidence
    assert not any(
        getattr(p.record, "email", None) == "robin.vale@mailbox.example" for p in found.proposed
    )


def test_the_days_of_mails() -> None:
    (offer,) = proposed(bring("offer.eml"), Offer)
    assert str(offer.deadline) == "2026-12-02"
    (request,) = proposed(bring("forwarded-inline.eml"), Request)
    assert (request.item, str(request.due)) == ("two references", "2026-11-24")
    (away,) = proposed(bring("out-of-office.eml"), Received)
    assert str(away.date) == "2026-11-30"
    assert "2026-11-24" in bring("recruiter-slots.eml").asks[0].options


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Would Monday the 30th or Tuesday the 1st suit you?", ["2026-11-30", "2026-12-01"]),
        ("Mon 30th at 10, Thurs 3rd at 3pm", ["2026-11-30", "2026-12-03"]),
        ("Montag, den 30. um 14 Uhr", ["2026-11-30"]),
        ("Monday 30th November", ["2026-11-30"]),
        ("Tuesday the 30th", []),
        ("Monday 10 am, or Tuesday the 2 pm slot", []),
    ],
)
def test_a_weekday_with_its_number_is_a_day(text: str, days: list[str]) -> None:
    assert [str(day) for day in days_in(text, dt.date(2026, 11, 24))] == days


@pytest.mark.parametrize("name", MAILS)
def test_what_a_mail_proposes_of_what_stands_already_is_taken_in(name: str) -> None:
    home = Opportunity("here", "Here", "Clerk")
    standing = msgspec.structs.replace(EMPTY, opportunities=(home,))
    found = bring(name, standing, opportunity="here")
    (proposal,) = [p for p in found.proposed if p.opportunity == "here"]
    (taken,) = accepted(found, range(1, len(found.proposed) + 1)).opportunities
    assert (taken.id, taken.company, taken.role) == ("here", "Here", "Clerk")
    held = (*taken.received, *taken.requests, taken.rejection, *taken.offers)
    assert any(type(one) is type(proposal.record) for one in held)


def test_a_day_by_which_something_is_to_be_is_none_that_they_offer() -> None:
    mail = (
        "From: Omar Haddad <omar@brightwell.example>\nTo: me@mailbox.example\nSubject: Clerk at Brightwell\n"
        "Date: Tue, 1 Dec 2026 10:12:00 -0500\n\nThank you for applying. We would like to invite you to a first call on "
        "9 December or 10 December. Please tell us by 8 December.\n"
    )
    (ask,) = [one for one in texts(mail, "x.eml").asks if "offer" in one.question]
    assert ask.options == ("2026-12-09", "2026-12-10")


def mail(text: str, subject: str = "Interview: Clerk at Nord", who: str = "Kai Nord") -> Found:
    """A mail of Friday, 13 March 2026."""
    head = f"From: {who} <kai@nord.example>\nTo: me@mailbox.example\nSubject: {subject}\n"
    sent = "Date: Fri, 13 Mar 2026 10:12:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n"
    return texts(f"{head}{sent}{text}\n", "x.eml")


INVITED = "We'd like to invite you to an interview on 24 March. "
EINGELADEN = "Wir laden Sie zu einem Gespräch am 24. März um 10 Uhr ein. "


@pytest.mark.parametrize(
    ("text", "decided", "answer_by"),
    [
        (
            f"{INVITED}Please let me know by Monday. We expect to make a decision by April 3.",
            ("decide_by", "2026-04-03", None, None),
            "2026-03-16",
        ),
        (
            f"{EINGELADEN}Bitte geben Sie uns bis zum 18. März Bescheid. Wir wollen bis Ende März entscheiden.",
            ("decide_by", "2026-03-31", None, None),
            "2026-03-18",
        ),
        (
            f"{INVITED}You will hear from us within two to three weeks.",
            ("decide_in", None, 2, "weeks"),
            None,
        ),
        (f"{INVITED}Pick a time by 17 March: https://calendly.com/x", None, "2026-03-17"),
        (INVITED, None, None),
    ],
)
def test_an_invitation_keeps_when_they_decide_and_want_the_answer(
    text: str, decided: tuple[object, ...] | None, answer_by: str | None
) -> None:
    found = mail(text)
    told = [
        (one.kind, str(one.date) if one.date else None, one.n, one.unit)
        for one in proposed(found, Statement)
    ]
    assert told == ([decided] if decided else [])
    (came,) = proposed(found, Received)
    assert came.kind == "invite"
    assert (f"answer by {answer_by}." in (came.text or "")) == (answer_by is not None)
    (ask,) = [one for one in found.asks if "offer" in one.question]
    assert ask.options == ("2026-03-24",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wir melden uns bis Ende nächster Woche.", "2026-03-20"),
        ("Die Entscheidung fällt bis Ende des Monats.", "2026-03-31"),
        ("Sie hören spätestens in zwei Wochen von uns.", "2026-03-27"),
        ("Wir melden uns bis zum 18.3. bei Ihnen.", "2026-03-18"),
        ("Nous reviendrons vers vous d'ici la fin de la semaine prochaine.", "2026-03-20"),
        ("We will get back to you by the end of next week.", "2026-03-20"),
        ("We will have an answer for you by Tuesday.", "2026-03-17"),
        ("We will let you know next week.", "2026-03-20"),
    ],
)
def test_the_day_they_decide_by_in_many_words(text: str, day: str) -> None:
    (came,) = proposed(mail(text), Received)
    assert (came.kind, str(came.date)) == ("reply_new_date", day)


@pytest.mark.parametrize(
    ("text", "item", "due"),
    [
        ("Bitte senden Sie uns noch Ihre Zeugnisse bis Montag.", "zeugnisse", "2026-03-16"),
        ("Könnten Sie uns bis Dienstag zwei Referenzen nennen?", "zwei referenzen", "2026-03-17"),
        (
            "Merci de nous envoyer vos diplômes et deux références avant le 20 mars.",
            "diplômes et deux références",
            "2026-03-20",
        ),
    ],
)
def test_what_is_asked_for_in_other_languages(text: str, item: str, due: str) -> None:
    (asked_for,) = proposed(mail(text), Request)
    assert (asked_for.item.lower(), str(asked_for.due)) == (item, due)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Ich bin bis 20. März abwesend.", "2026-03-20"),
        ("Ich bin bis einschließlich 20. März abwesend.", "2026-03-21"),
        ("Ich bin derzeit abwesend und ab dem 16.03.2026 wieder da.", "2026-03-16"),
        ("Je suis absente jusqu'au 20 mars.", "2026-03-20"),
        ("I am out of the office from 9 March until 16 March.", "2026-03-16"),
    ],
)
def test_when_somebody_is_back(text: str, back: str) -> None:
    (came,) = proposed(mail(text), Received)
    assert (came.kind, str(came.date)) == ("auto_ack", back)


@pytest.mark.parametrize("who", ["Personalabteilung", "Recrutement", "Nord Recruiting Team"])
def test_a_department_that_writes_is_no_contact(who: str) -> None:
    found = mail("Wir haben uns für einen anderen Bewerber entschieden.", "Ihre Stelle", who)
    assert proposed(found, Rejection)
    assert not proposed(found, Contact)
    assert all(one.company == "Nord" for one in proposed(found, Opportunity))


PASTED = {
    "We'd like to invite you to an interview on 1 December.": ("", "2026-11-29"),
    "Kai Nord <kai@nord.example>\nNov 23, 2026, 10:05 AM\nto me\n\nWe'd like to invite you to an interview.": (
        "kai@nord.example",
        "2026-11-23",
    ),
    "Von: Kai Nord <kai@nord.example>\nGesendet: Montag, 23. November 2026 10:05\nAn: Robin\nBetreff: Gespräch\n\n"
    "Wir laden Sie zu einem Gespräch am 1. Dezember ein.": ("kai@nord.example", "2026-11-23"),
}


@pytest.mark.parametrize("text", PASTED)
def test_the_pasted_words_of_a_mail_are_read(text: str) -> None:
    address, day = PASTED[text]
    found = texts(text, "pasted")
    (came,) = proposed(found, Received)
    assert (came.kind, str(came.on)) == ("invite", day)
    assert [one.email for one in proposed(found, Contact)] == ([address] if address else [])


def test_who_hosts_a_meeting_is_proposed_from_pasted_words_too() -> None:
    words = "Nils Ahlgren is inviting you to a scheduled Zoom meeting.\n\nTopic: Interview\nJoin: https://x.zoom.us/j/81234567890"
    assert [one.name for one in proposed(texts(words), Contact)] == ["Nils Ahlgren"]


@pytest.mark.parametrize("text", ["Shall we eat on Friday?\nKim", "a list\nof words", "x"])
def test_words_that_say_nothing_of_a_job_are_still_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        texts(text)


def test_pasted_words_come_in_once_whatever_day_it_is() -> None:
    words = "We'd like to invite you to an interview."
    home = msgspec.structs.replace(EMPTY, opportunities=(Opportunity("here", "Here", "Clerk"),))
    first = read_file(words.encode(), "x", NOW, home, Options(opportunity="here"))
    standing = accepted(first, range(1, len(first.proposed) + 1))
    later = NOW + dt.timedelta(days=3)
    again = read_file(words.encode(), "x", later, standing, Options(opportunity="here"))
    assert proposed(again, Received) == proposed(first, Received)


def test_a_job_alert_is_refused() -> None:
    found = bring("job-alert.eml")
    assert not found.proposed
    assert "job alert" in refused(found)


def test_cards_of_apple_and_google() -> None:
    (ada,) = bring("apple-contact.vcf").facts.contacts
    assert (ada.name, ada.company, ada.email) == (
        "Dr. Ada Okafor",
        "Larkspur Robotics, Inc.",
        "ada.okafor@larkspur.example",
    )
    assert ada.phone == "+1 (555) 010-0100"
    assert ada.postal == "1 Dock Street, Bldg 2, Boston, MA 02110, USA"
    assert ada.notes == "Met at the fair, likes\nshort mails; asks first"
    found = bring("google-two.vcf")
    assert [c.name for c in found.facts.contacts] == ["Bo Chen"]
    assert "card 2" in refused(found)


def test_a_card_of_outlook_2_1() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\r\n=F6rg\r\n"
        "TEL;WORK;FAX:+49 1\r\nTEL;WORK;VOICE:+49 30 1234\r\nEMAIL;PREF;INTERNET:j@m.example\r\nEND:VCARD\r\n"
    )
    (person,) = texts(card, "x.vcf").facts.contacts
    assert (person.name, person.phone, person.email) == (
        "Jörg Müller",
        "+49 30 1234",
        "j@m.example",
    )


@pytest.mark.parametrize(
    "data",
    [
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCARD\r\nFN:Nobody\r\n",
    ],
)
def test_what_breaks_off_is_refused_in_one_line(data: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        texts(data, "x")
    assert "\n" not in str(caught.value)


def test_a_mailbox_in_one_file_is_each_of_its_mails() -> None:
    begins = b"From - Mon Nov 16 10:00:00 2026\r\n"
    names = ("offer.eml", "job-alert.eml", "lever-rejection.eml")
    mails = [SAMPLES.joinpath(name).read_bytes().rstrip() for name in names]
    mails[0] += b"\n>From now on call me.\n\nFrom here it is 12 minutes."
    box = b"".join(begins + mail + b"\r\n\r\n" for mail in mails)
    assert [b"\nFrom now on" in mail for mail in mails_of(box)] == [True, False, False]
    found = texts(box, "jobs.mbox")
    held = [one.fact for one in found.proposed if one.fact not in ("contact", "opportunity")]
    assert held == ["offer", "rejection"]
    assert "1 other mail says nothing certain of an application" in found.told
    assert not mails_of(begins + mails[0])
