"""Tables and invitations of the shapes that programs write, invented beside the samples."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.exchange import Options, calendar_text, read_document, write_document
from followup_tui.exchange.bringing import accepted, read_file
from followup_tui.exchange.found import Found, UnreadableError
from followup_tui.facts import (
    Contact,
    Facts,
    Interview,
    Offer,
    Opportunity,
    Person,
    Received,
    Rejection,
)
from tests.exchange.bring import NOW, applied, asked, proposed, refused, texts

TABLES: dict[str, tuple[str | bytes, dict[str, str], str]] = {
    "a sheet that writes 3-Oct-26": (
        "Company,Role,Applied,Status\nAcme,Dev,3-Oct-26,Applied\nBravo,QA,13-Oct-26,Phone Screen 11/3\n",
        {"Acme / Dev": "2026-10-03", "Bravo / QA": "2026-10-13"},
        "on which day is or was the interview",
    ),
    "days with their weekday, and in Spanish": (
        'Empresa,Cargo,Fecha de postulación\nOlmo,Dev,"Friday, October 2, 2026"\nEncina,QA,2 de noviembre de 2026\n',
        {"Olmo / Dev": "2026-10-02", "Encina / QA": "2026-11-02"},
        "",
    ),
    "days as a spreadsheet counts them": (
        "Company,Role,Date Applied\nAcme,Dev,46297\nBravo,QA,46300\n",
        {"Acme / Dev": "2026-10-02", "Bravo / QA": "2026-10-05"},
        "",
    ),
    "another column tells day or month first": (
        "Company,Role,Date Applied,Deadline\nAcme,Dev,02/10/2026,13/12/2026\n",
        {"Acme / Dev": "2026-10-02"},
        "",
    ),
    "German Excel": (
        "Firma;Stelle;Bewerbungsdatum;Status\r\nMüller;Buchhalter;02.10.2026;Absage\r\n".encode("cp1252"),
        {"Müller / Buchhalter": "2026-10-02"},
        "on which day did the no come",
    ),
    "French Excel": (
        "Entreprise;Poste;Date d'envoi;Statut\nÉtoile;Développeur;13/10/2026;Candidature envoyée\n".encode("cp1252"),
        {"Étoile / Développeur": "2026-10-13"},
        "",
    ),
    "Unicode text": (
        "Employer\tJob Title\tDate Applied\nØst\tTester\t13/10/2026\n".encode("utf-16"),
        {"Øst / Tester": "2026-10-13"},
        "",
    ),
    "the newest Simplify": (
        "Job Title,Company Name,Status,Applied Date\nQA,Delta,Screening,10/20/2026\n",
        {"Delta / QA": "2026-10-20"},
        "on which day is or was the interview",
    ),
    "headings of one word with capitals inside": (
        "companyName,title,appliedDate,listName\nAcme,Dev,2026-10-02,Rejected\n",
        {"Acme / Dev": "2026-10-02"},
        "on which day did the no come",
    ),
    "a heading that says how its days are written": (
        "Company,Role,Date Applied (DD/MM/YYYY)\nAcme,Dev,02/10/2026\n",
        {"Acme / Dev": "2026-10-02"},
        "",
    ),
    "links of a Markdown table": (
        "| Company | Role | Applied |\n|---|---|---|\n| Acme | [Dev](https://x.example/1) | 2026-10-02 |\n",
        {"Acme / Dev": "2026-10-02"},
        "",
    ),
    "a column of yes and no is no status": (
        "Company,Role,Date Applied,Response?,Interview?\nAcme,Dev,2026-10-02,N,Y\n",
        {"Acme / Dev": "2026-10-02"},
        "",
    ),
    "a name beside a company may be the role": (
        "Name,Company,Date Applied\nDev,Acme,2026-10-02\n",
        {},
        "no column for the role",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_another_program(name: str) -> None:
    text, days, question = TABLES[name]
    found = texts(text)
    assert applied(found) == days
    assert question in asked(found) if question else asked(found) == ""


def test_an_interview_column_is_proposed_and_a_filler_is_not() -> None:
    head = "Company,Role,Date Applied,Interview Date,Status\n"
    (met,) = proposed(texts(f"{head}A,B,2026-10-02,2026-10-10,Interview\n"), Interview)
    assert str(met.on) == "2026-10-10"
    same = "".join(f"{one},Dev,2026-10-02,2026-12-01,Applied\n" for one in "ABC")
    filler = texts(head + same)
    assert proposed(filler, Interview) == []
    assert "in every row" in filler.told[0]


def test_each_column_of_an_interview_is_proposed() -> None:
    head = "Company,Role,Applied,Phone Screen,Onsite,Outcome\n"
    found = texts(f"{head}A,B,2026-10-02,2026-10-08,2026-10-15,Rejected on 2026-10-20\n")
    assert [str(one.on) for one in proposed(found, Interview)] == ["2026-10-08", "2026-10-15"]
    assert [str(one.on) for one in proposed(found, Rejection)] == ["2026-10-20"]
    assert found.asks == ()


def test_a_day_in_the_cell_of_a_status_is_read_as_the_sheet_writes_days() -> None:
    head = "Company,Role,Date Applied,Status\n"
    found = texts(
        f"{head}A,B,9/14/2026,Rejected (10/8/2026)\nC,D,9/2/2026,Interview set for 12/3/2026\n"
        "E,F,9/3/2026,On hold since 10/1/2026\nG,H,9/4/2026,Rejected 12/3/2026\n"
    )
    assert [str(one.on) for one in proposed(found, Rejection)] == ["2026-10-08"]
    assert [str(one.on) for one in proposed(found, Interview)] == ["2026-12-03"]
    assert [one.where for one in found.asks] == ["line 4", "line 5"]


@pytest.mark.parametrize(
    "sheet",
    [
        (
            'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
            "Ann,Lee,https://l.example/a,ann@acme.example,Acme,Recruiter,14 Nov 2026\n,,,,,,02 Nov 2026\n"
        ),
        "Name,Email,Company,Title,Phone\nAnn Lee,ann@acme.example,Acme,Recruiter,555\n,x@acme.example,,,\n",
        (
            "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value\n"
            "Ann,Lee,Acme,Recruiter,ann@acme.example\n,,Acme,,\n"
        ),
    ],
)
def test_a_sheet_of_people_makes_contacts_and_no_application(sheet: str) -> None:
    found = texts(sheet)
    assert found.facts.opportunities == ()
    people = [(one.name, one.email, one.company, one.title) for one in found.facts.contacts]
    assert people == [("Ann Lee", "ann@acme.example", "Acme", "Recruiter")]
    assert "it names nobody" in refused(found)


def test_an_offer_with_its_day_is_not_asked_for_again() -> None:
    found = texts("Company,Role,Status,Response Date\nA,B,Offer,2026-10-20\n")
    assert [one.kind for one in proposed(found, Received)] == ["offer"]
    assert "on which day did the offer" not in asked(found)


# --- calendars ------------------------------------------------------------------------------------


def _calendar(event: str, method: str = "REQUEST", zone: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *zone.split("|"), "BEGIN:VEVENT"]
    lines += ["DTSTAMP:20261120T100000Z", *event.split("|"), "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(line for line in lines if line or line == lines[-1]).encode()


ORGANIZER = "ORGANIZER;CN=Kai Nord:mailto:kai@nord.example"


def _starts(found: Found) -> list[str]:
    met = proposed(found, Interview) + [
        i for o in proposed(found, Opportunity) for i in o.interviews
    ]
    return [one.starts_at.isoformat() for one in met if one.starts_at]


CUSTOM = (
    "BEGIN:VTIMEZONE|TZID:Customized Time Zone|BEGIN:STANDARD|DTSTART:16010101T000000|"
    "TZOFFSETFROM:+0530|TZOFFSETTO:+0530|END:STANDARD|END:VTIMEZONE"
)


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ('"Pacific Standard Time"', "-08:00"),
        ("W. Europe Standard Time", "+01:00"),
        ("GMT Standard Time", "+00:00"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "+01:00"),
        ("Customized Time Zone", "+05:30"),
        ("America/New_York", "-05:00"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"', "+01:00"),
        ('"(UTC-05:00) Eastern Time (US & Canada)"', "-05:00"),
        ('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', "+05:30"),
        ('"(UTC) Dublin, Edinburgh, Lisbon, London"', "+00:00"),
    ],
)
def test_odd_zones_keep_their_hours(zone: str, offset: str) -> None:
    event = (
        f"UID:1|SUMMARY:Phone screen|DTSTART;TZID={zone}:20261205T110000|DURATION:PT45M|{ORGANIZER}"
    )
    found = texts(_calendar(event, zone=CUSTOM), "x.ics")
    assert _starts(found) == [f"2026-12-05T11:00:00{offset}"]


def test_a_zone_that_no_table_knows_is_asked_for() -> None:
    for zone in ("Customised", "(UTC+05:00) Amsterdam, Berlin", "tzone://Microsoft/Custom"):
        event = f'UID:1|SUMMARY:Onsite|DTSTART;TZID="{zone}":20261205T110000|{ORGANIZER}'
        assert texts(_calendar(event), "x.ics").blocking[0].flag == "--zone"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Join here\\nHost: Ana Silva\\nMeeting number: 2", "Ana Silva"),
        ("Organizer: Weiß, Jonas (Talent)\\n", "Jonas Weiß"),
        ("Gastgeber: Jörg van der Meer", "Jörg van der Meer"),
        ("Ines Marlow is inviting you to a video call", "Ines Marlow"),
        ("Ines Marlow lädt Sie zu einem geplanten Zoom-Meeting ein.", "Ines Marlow"),
        ("Ines Marlow vous invite à une réunion Zoom planifiée.", "Ines Marlow"),
        ("Host: ana@silva.example", None),
        ("Robin Vale is inviting you to a scheduled Zoom meeting.", None),
        ("Host: 2 people of the team", None),
        ("Larkhall is inviting you to a talk", None),
        ("Larkhall Talent Team is inviting you to a scheduled Zoom meeting.", None),
    ],
)
def test_who_hosts_a_meeting_is_proposed(words: str, name: str | None) -> None:
    event = f"UID:1|SUMMARY:Talk|DTSTART:20261205T110000Z|DESCRIPTION:{words}"
    found = texts(_calendar(event), "x.ics")
    assert [one.name for one in proposed(found, Contact)] == ([name] if name else [])


def test_one_bad_event_costs_only_itself() -> None:
    good = f"UID:1|SUMMARY:Phone screen|SEQUENCE:x|DTSTART:20261205T110000Z|{ORGANIZER}"
    found = texts(_calendar(f"{good}|END:VEVENT|BEGIN:VEVENT|UID:2|SUMMARY:No start"), "x.ics")
    assert len(_starts(found)) == 1
    assert "no start that can be read" in refused(found)


def test_a_day_of_a_refused_series_is_refused_with_it() -> None:
    day = "DTSTART:20261208T180000Z"
    series = f"UID:s|SUMMARY:Job club|RRULE:FREQ=WEEKLY|{day}|END:VEVENT|BEGIN:VEVENT"
    found = texts(_calendar(f"{series}|UID:s|RECURRENCE-ID:20261208T180000Z|{day}"), "x.ics")
    assert (len(found.refused), found.proposed, found.asks) == (2, (), ())
    alone = texts(_calendar(f"UID:s|RECURRENCE-ID:20261208T180000Z|{day}|{ORGANIZER}"), "x.ics")
    assert len(_starts(alone)) == 1


def test_an_empty_description_gives_way_to_the_page() -> None:
    page = "DESCRIPTION:\\n|X-ALT-DESC:<html><body><p>Call https://acme.zoom.us/j/98765432109</p></body></html>"
    found = texts(
        _calendar(f"UID:1|SUMMARY:Talk|DTSTART:20261208T180000Z|{page}|{ORGANIZER}"), "x.ics"
    )
    (met,) = proposed(found, Interview)
    assert met.location == "https://acme.zoom.us/j/98765432109"


def test_an_answer_is_no_invitation() -> None:
    with pytest.raises(UnreadableError, match="answer to an invitation"):
        texts(_calendar(f"UID:1|SUMMARY:x|DTSTART:20261205T110000Z|{ORGANIZER}", "REPLY"), "x.ics")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Interview - Analyst - Nord", ("Nord", "Analyst")),
        (
            "Greenhouse: Interview with Larkhall for Backend Engineer",
            ("Larkhall", "Backend Engineer"),
        ),
        ("Nord Technical Interview: Robin Vale <> Kai Nord", None),
        ("Kai Nord and Robin Vale", None),
    ],
)
def test_what_a_title_names(title: str, place: tuple[str, str] | None) -> None:
    me = "ATTENDEE;CN=Robin Vale:mailto:robin.vale@mailbox.example"
    event = f"UID:1|SUMMARY:{title}|DTSTART:20261205T110000Z|{ORGANIZER}|{me}"
    found = proposed(texts(_calendar(event), "x.ics"), Opportunity)
    assert [(one.company, one.role) for one in found] == ([place] if place else [])


def test_a_department_is_nobody() -> None:
    organizer = "ORGANIZER;CN=talent@nord.example:mailto:talent@nord.example"
    found = texts(_calendar(f"UID:1|SUMMARY:x|DTSTART:20261205T110000Z|{organizer}"), "x.ics")
    assert found.facts.contacts == ()


# --- what comes twice -----------------------------------------------------------------------------


def test_our_own_calendar_adds_nothing() -> None:
    met = Interview("i1", dt.date(2026, 12, 5), dt.datetime(2026, 12, 5, 11, tzinfo=dt.UTC))
    standing = Facts(opportunities=(Opportunity("acme", "Acme", "Dev", interviews=(met,)),))
    text = calendar_text(standing, NOW, 3)
    found = read_file(text.encode(), "x.ics", NOW, standing, Options())
    assert (found.facts.opportunities, found.proposed, len(found.duplicates)) == ((), (), 1)


def test_characters_that_a_fold_parts_are_whole() -> None:
    event = (
        "UID:1|SUMMARY:Gespräch|DTSTART:20261205T100000Z|ORGANIZER;CN=Jörg:mailto:j@nord.example"
    )
    found = texts(_calendar(event).replace(b"\xc3\xb6", b"\xc3\r\n \xb6"), "x.ics")
    assert [one.name for one in found.facts.contacts] == ["Jörg"]
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jörg Nord\r\nEND:VCARD\r\n".encode()
    found = texts(card.replace(b"\xc3\xb6", b"\xc3\r\n \xb6"), "x.vcf")
    assert [one.name for one in found.facts.contacts] == ["Jörg Nord"]


def test_an_end_before_the_start_is_none() -> None:
    for end in ("20261205T090000Z", "20261206", "20261205T110000"):
        event = f"UID:1|SUMMARY:Call|DTSTART:20261205T100000Z|DTEND:{end}|{ORGANIZER}"
        (interview,) = proposed(texts(_calendar(event), "x.ics"), Interview)
        assert interview.ended_at is None


def test_in_a_calendar_of_many_only_what_names_an_opportunity_is_taken() -> None:
    events = (
        "UID:1|SUMMARY:Dentist",
        "UID:2|SUMMARY:Nord - phone screen",
        "UID:3|SUMMARY:Nordic walk",
    )
    begun = [f"{one}|DTSTART:2026120{n}T100000Z" for n, one in enumerate(events, 1)]
    data = _calendar("|END:VEVENT|BEGIN:VEVENT|".join(begun))
    standing = Facts(opportunities=(Opportunity("nord", "Nord", "Engineer"),))
    found = read_file(data, "x.ics", NOW, standing, Options(me=("r@m.example",)))
    assert [str(i.on) for i in found.facts.opportunities[0].interviews] == ["2026-12-02"]
    assert found.blocking == ()
    assert len(found.refused) == 2


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("FN;PREF=2:Bob\nFN;PREF=1:Robert Chen", "Robert Chen"),
        ("FN:Okafor, Ada\nN:Okafor;Ada;;;", "Ada Okafor"),
        ("FN:Ada Okafor, PhD\nN:Okafor;Ada;;;PhD", "Ada Okafor, PhD"),
    ],
)
def test_the_name_on_a_card_is_the_preferred_and_not_turned(lines: str, name: str) -> None:
    found = texts(f"BEGIN:VCARD\nVERSION:4.0\n{lines}\nEND:VCARD\n", "x.vcf")
    assert [one.name for one in found.facts.contacts] == [name]


def test_a_card_twice_and_a_header_in_the_middle_count_once() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Okafor\nEMAIL:a@x.example\nEND:VCARD\n"
    found = texts(card * 3, "x.vcf")
    assert (len(found.facts.contacts), len(found.duplicates)) == (1, 2)
    table = "Company,Role,Date Applied\nA,B,2026-10-02\nCompany,Role,Date Applied\nC,D,2026-10-03\n"
    assert applied(texts(table)) == {"A / B": "2026-10-02", "C / D": "2026-10-03"}


def test_ten_thousand_rows_are_read_without_looking_at_everybody_for_each() -> None:
    rows = "".join(f"F{n},Dev,2026-10-02,Jo {n},jo{n}@f{n}.example\n" for n in range(10_000))
    found = texts(f"Company,Role,Date Applied,Contact,Contact Email\n{rows}")
    assert len(found.facts.contacts) == 10_000


def test_a_role_with_its_genders_and_a_legal_form_are_the_same_application() -> None:
    rows = (
        "Acme GmbH,Analyst (m/w/d),2026-10-02\nAcme,Analyst,2026-10-05\nAcme,Analyst,2026-10-02\n"
    )
    found = texts(f"Company,Role,Date Applied\n{rows}")
    assert applied(found) == {"Acme GmbH / Analyst (m/w/d)": "2026-10-02"}
    assert len(found.duplicates) == 1
    assert [one.role for one in proposed(found, Opportunity)] == ["Analyst"]


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Next steps - Backend Engineer at Acme", ("Acme", "Backend Engineer")),
        ("Re: Interview: Data Analyst at Foo", ("Foo", "Data Analyst")),
        ("Full-stack Developer at Foo", ("Foo", "Full-stack Developer")),
        ("Engineer - Backend at Foo", ("Foo", "Engineer - Backend")),
        ("AW: Einladung | Pflegefachkraft bei Rosenhof", ("Rosenhof", "Pflegefachkraft")),
    ],
)
def test_what_a_subject_is_about(subject: str, named: tuple[str, str]) -> None:
    mail = f'From: "Holm, Petra" <p@foo.example>\nSubject: {subject}\nDate: Thu, 1 Oct 2026 16:20:00 +0000\n\nWe would like to invite you to an interview. When could you come?\n'
    found = texts(mail, "x.eml")
    (opportunity,) = proposed(found, Opportunity)
    assert (opportunity.company, opportunity.role) == named
    assert [one.name for one in proposed(found, Contact)] == ["Petra Holm"]


ACME = Facts(opportunities=(Opportunity("acme", "Acme", "Engineer"),))


def _invited(*lines: str) -> Found:
    event = ("UID:u1", "DTSTART:20261210T170000Z", "DTEND:20261210T180000Z", *lines)
    calendar = ("VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", *event, "END:VEVENT")
    data = "\r\n".join(("BEGIN:VCALENDAR", *calendar, "END:VCALENDAR", ""))
    return read_file(
        data.encode(), "invitation.ics", NOW, ACME, Options(me=("robin@mailbox.example",))
    )


@pytest.mark.parametrize(
    "organizer",
    ["c_1889@group.calendar.google.com", "messenger@webex.com", "no-reply@scheduler.example"],
)
def test_a_service_that_invites_is_nobody_and_a_page_is_read_as_words(organizer: str) -> None:
    found = _invited(
        "SUMMARY:Recruiter screen (Acme)",
        f"ORGANIZER;CN=Acme Recruiting:mailto:{organizer}",
        "ATTENDEE;CN=Mika Sato:mailto:mika@acme.example",
        "ATTENDEE;CN=Robin:mailto:robin@mailbox.example",
        "DESCRIPTION:<b>Recruiter call</b><br>bring a &lt;5 minute&gt; story",
    )
    assert [one.name for one in found.facts.contacts] == ["Mika Sato"]
    (note,) = found.facts.opportunities[0].notes
    assert "Recruiter call\nbring a <5 minute> story" in note.body
    assert "<b>" not in note.body


def test_the_link_of_a_meeting_at_proton_makes_it_a_video_call() -> None:
    found = _invited(
        "SUMMARY:Second interview with Acme",
        "ORGANIZER;CN=Ada Vos:mailto:ada@acme.example",
        "X-PM-CONFERENCE-ID;X-PM-PROVIDER=2:abc",
        "X-PM-CONFERENCE-URL:https://meet.proton.me/join/id-XYZ#pwd-abc",
    )
    (interview,) = found.facts.opportunities[0].interviews
    assert interview.location == "https://meet.proton.me/join/id-XYZ#pwd-abc"
    assert interview.kind == "video"


# --- sheets of people -----------------------------------------------------------------------------

HUNT = (
    "MY JOB HUNT 2026,,,,,,\n,,,,,,\n"
    "Applied?,Company,Role,When,How did it go,Who I talked to,Link\n"
    "yes,Saltbox,Editor,10/14/26,no :(,Sue (HR),https://s.example\n"
    "no,Thistle,Writer,,,,\n"
    "yes,Umberton,Lead,2026-11-01,waiting,Jo Hall jo@umberton.example,\n"
    "Total,3,,,,,\n"
)
GROUPED = (
    "Application,,,Interview,,Result,\nCompany,Role,Applied on,Date,With,Status,Notes\n,,,,,,\n"
    "Aldgate,Nurse,01/10/2026,14/10/2026,Kay Orr,🎉 Offer,great team\n"
    "Camden,Manager,13/10/2026,02/12/2026,Lou Pike,🟡 Interview,\n"
)


def test_a_title_above_and_a_sum_below_are_no_rows() -> None:
    found = texts(HUNT, applied_from="When")
    days = {"Saltbox / Editor": "2026-10-14", "Umberton / Lead": "2026-11-01"}
    assert applied(found) == days | {"Thistle / Writer": "lead"}
    people = {(one.name, one.email) for one in found.facts.contacts}
    assert people == {("Sue", None), ("Jo Hall", "jo@umberton.example")}
    assert "a sum" in refused(found)
    assert "may it stand for the day of the application" in asked(texts(HUNT))


def test_names_of_groups_above_the_header_belong_to_their_columns() -> None:
    found = texts(GROUPED)
    assert applied(found) == {"Aldgate / Nurse": "2026-10-01", "Camden / Manager": "2026-10-13"}
    assert [str(one.on) for one in proposed(found, Interview)] == ["2026-10-14", "2026-12-02"]
    assert {one.name for one in found.facts.contacts} == {"Kay Orr", "Lou Pike"}
    assert "on which day did the offer come?" in asked(found)
    assert "on which day is or was the interview?" not in asked(found)


def test_several_people_in_a_cell_and_a_name_in_a_note() -> None:
    found = texts(
        "Company,Role,Contact Person,Contact Email,Notes\n"
        'Nord,Dev,"Tom Ash (https://n.example/t), Uma Rey (https://n.example/u)",uma.rey@nord.example,'
        "Spoke with Alex Kim (alex@nord.example)\n"
        'Sued,Dev,"Weiß, Jonas",,Contact Ann Lee <ann@sued.example>\n'
    )
    people = {(one.name, one.email) for one in found.facts.contacts}
    assert people == {("Tom Ash", None), ("Uma Rey", "uma.rey@nord.example"), ("Jonas Weiß", None)}
    assert [one.name for one in proposed(found, Contact)] == ["Alex Kim", "Ann Lee"]
    assert found.proposed[0].evidence == "Alex Kim (alex@nord.example)"


def test_a_day_ahead_is_none_on_which_something_came() -> None:
    found = texts("Company,Role,Status,Notes\nNord,Dev,Offer,until 4 Dec 2026 since 20 Nov 2026\n")
    assert found.asks[0].options == ("2026-11-20",)


def test_a_second_application_is_known_the_next_time() -> None:
    sheet = "Company,Role,Date Applied\nGannet,PM,2026-08-13\nGannet,PM,2026-11-10\n"
    first = texts(sheet)
    standing = accepted(first, [1])
    assert len(standing.opportunities) == 2
    again = read_file(sheet.encode(), "x.csv", NOW, standing, Options())
    assert (again.proposed, again.asks) == ((), ())
    days = {one.id: one.application for one in standing.opportunities}
    assert {one.id: one.application for one in again.facts.opportunities} == days


# --- mails that others pass on --------------------------------------------------------------------

HEAD = "From: Dana Park <dana@tealbay.example>\nDate: Fri, 20 Nov 2026 10:05:00 -0500\n"
NO = "we have decided to move forward with other candidates for the role.\n"


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        (
            "Kim Lee",
            (
                "Subject: FW: Analyst\n\nFYI\n\n-----Original Message-----\nFrom: Kim Lee <kim@oak.example>\n"
                f"Sent: Thursday, November 19, 2026 4:00 PM\nTo: Dana\nSubject: Analyst\n\nRobin, {NO}"
            ),
        ),
        (
            "Claire Roux",
            (
                "Subject: TR: Poste\nContent-Type: text/plain; charset=utf-8\n\nDe : Claire Roux <claire@marais.example>\n"
                "Envoyé : jeudi 19 novembre 2026 16:00\nObjet : Poste\n\nVotre candidature n'a pas été retenue.\n"
            ),
        ),
        (
            "Kim Lee",
            (
                "Subject: Fwd: Analyst\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhere\n"
                "--b\nContent-Type: message/rfc822\n\nFrom: Kim Lee <kim@oak.example>\n"
                f"Date: Thu, 19 Nov 2026 23:30:00 -0500\nSubject: Analyst\n\nRobin, {NO}--b--\n"
            ),
        ),
    ],
)
def test_a_mail_that_was_passed_on_is_of_whom_wrote_it_and_of_its_day(name: str, mail: str) -> None:
    found = texts(HEAD + mail, "x.eml")
    assert [one.name for one in proposed(found, Contact)] == [name]
    assert [str(one.on) for one in proposed(found, Rejection)] == ["2026-11-19"]


def test_a_passed_on_answer_without_headers_is_read_as_it_stands() -> None:
    below = "\nOn Mon, 16 Nov 2026, Robin Vale <robin.vale@mailbox.example> wrote:\n> hi\n"
    found = texts(f"{HEAD}Subject: Fwd: Re: Analyst\n\nRobin, {NO}{below}", "x.eml")
    assert [str(one.on) for one in proposed(found, Rejection)] == ["2026-11-20"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_mail_that_names_no_encoding_is_read_by_evidence(encoding: str) -> None:
    words = "Wir haben uns für einen anderen Bewerber entschieden, mit Grüßen"
    found = texts(f"{HEAD}Subject: Bewerbung\n\n{words}\n".encode(encoding), "x.eml")
    assert [one.evidence for one in found.proposed[-1:]] == [
        "für einen anderen Bewerber entschieden"
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("from Nov 23 to Nov 27, returning Monday, November 30th.", "2026-11-30"),
        ("from Nov 23 to Nov 27.", "2026-11-28"),
        ("until December 4 and will get back to you then.", "2026-12-04"),
        ("bis einschliesslich 27.11.2026 abwesend.", "2026-11-28"),
        ("vom 23.11. bis 27.11. im Urlaub und ab 30.11. wieder erreichbar.", "2026-11-30"),
    ],
)
def test_who_is_away_is_back_on_the_day_after(words: str, day: str) -> None:
    found = texts(f"{HEAD}Subject: Automatic reply: x\n\nI am out of the office {words}\n", "x.eml")
    assert [str(one.date) for one in proposed(found, Received)] == [day]


def test_the_address_of_a_sender_names_the_employer() -> None:
    standing = Facts(opportunities=(Opportunity("a", "Tealbay GmbH", "Analyst"),))
    for sender in ("dana@tealbay.example", "tealbay@myworkday.com"):
        mail = f"From: {sender}\nSubject: Update\n\nRobin, {NO}"
        found = read_file(mail.encode(), "x.eml", NOW, standing, Options())
        assert found.proposed[-1].opportunity == "a"


@pytest.mark.parametrize(
    ("subject", "about"),
    [
        ("Data Analyst at Globex", "globex-data-analyst"),
        ("Senior Backend Engineer at a client", "a"),
        ("Interview tomorrow at our office", "a"),
        ("Next steps", "a"),
    ],
)
def test_a_mail_of_an_agency_is_about_the_role_its_subject_names(subject: str, about: str) -> None:
    mara = Contact("mara", "Mara Holt", email="mara@hays.example")
    known = Opportunity("a", "Acme", "Backend Engineer", people=(Person("mara", "recruiter"),))
    standing = Facts(contacts=(mara,), opportunities=(known,))
    mail = f"From: Mara Holt <mara@hays.example>\nSubject: {subject}\n\nRobin, {NO}"
    found = read_file(mail.encode(), "x.eml", NOW, standing, Options())
    assert found.proposed[-1].opportunity == about


def test_a_firm_that_invites_to_a_task_is_nobody() -> None:
    words = "Hello Robin, Kite has invited you to take a coding test for the role.\n"
    found = texts(f"From: no-reply@codility.example\nSubject: Test\n\n{words}", "x.eml")
    assert proposed(found, Contact) == []


def _nested(depth: int) -> str:
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{HEAD}MIME-Version: 1.0\n{''.join(heads)}\nhi\n"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (_nested(1_200), "x.eml", "nested too deep"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * 3_000, "x.ics", "more than 2,000"),
    ],
    ids=["nested", "many"],
)
def test_what_is_too_much_is_refused_before_it_is_read(data: str, name: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        texts(data, name)


def test_a_header_without_end_costs_little() -> None:
    found = texts(f"{HEAD}Subject: {'x ' * 500_000}\n\nhi\n", "x.eml")
    assert [one.name for one in proposed(found, Contact)] == ["Dana Park"]


def test_the_tags_of_a_sheet_are_tags_with_their_spaces() -> None:
    found = texts("Company,Role,Tags\nAcme,Dev,remote first; #green\n")
    assert found.facts.opportunities[0].tags == ("remote first", "green")


def test_nothing_that_was_done_is_still_ahead() -> None:
    head = "Company,Role,Applied,Status,Response Date\n"
    found = texts(f"{head}A,B,2027-10-01,Applied,\nC,D,2026-10-02,Rejected,2027-01-01\n")
    assert applied(found) == {"A / B": "lead", "C / D": "2026-10-02"}
    assert [one.rejection for one in found.facts.opportunities] == [None, None]
    assert "'2027-10-01' is still ahead?" in asked(found)
    assert "on which day did the no come?" in asked(found)
    mail = f"From: a@b.example\nDate: Fri, 20 Nov 2037 10:00:00 +0000\nSubject: x\n\nRobin, {NO}"
    dated = texts(mail, "x.eml")
    assert [str(one.on) for one in proposed(dated, Rejection)] == ["2026-11-29"]
    assert "it is dated 2037-11-20 05:00, still to come: taken as of 2026-11-29" in dated.told[0]


def test_a_second_column_of_a_known_kind_is_told_and_declined_is_asked_by_whom() -> None:
    found = texts(
        "Company,Role,Applied,Recruiter,Hiring Manager,Status\nA,B,2026-10-01,Ann Lee,Bo Chen,Declined\n"
    )
    assert "not read: 'Hiring Manager'" in found.told[0]
    assert "how did it end" in asked(found)


def test_a_zone_the_file_defines_under_a_plain_name_is_its_own() -> None:
    rule = "RRULE:FREQ=YEARLY;BYMONTH={};BYDAY=-1SU|TZOFFSETFROM:{}|TZOFFSETTO:{}|END:{}"
    zone = (
        f"BEGIN:VTIMEZONE|TZID:GMT|BEGIN:STANDARD|DTSTART:19701025T020000|{rule.format(10, '+0100', '+0000', 'STANDARD')}"
        f"|BEGIN:DAYLIGHT|DTSTART:19700329T010000|{rule.format(3, '+0000', '+0100', 'DAYLIGHT')}|END:VTIMEZONE"
    )
    for month, offset in (("07", "+01:00"), ("12", "+00:00")):
        event = f"UID:1|SUMMARY:Call|DTSTART;TZID=GMT:2026{month}05T090000|{ORGANIZER}"
        found = texts(_calendar(event, zone=zone), "x.ics")
        assert _starts(found) == [f"2026-{month}-05T09:00:00{offset}"]


def test_an_event_of_no_time_that_can_be_planned_is_left_out_and_a_mailbox_is_nobody() -> None:
    for year in ("1969", "9999"):
        event = f"UID:1|SUMMARY:Call|DTSTART:{year}0705T090000Z|{ORGANIZER}"
        with pytest.raises(UnreadableError, match="no event with a start"):
            texts(_calendar(event), "x.ics")
    event = (
        "UID:1|SUMMARY:Call|DTSTART:20261205T090000Z|ORGANIZER;CN=Interviews:mailto:i@nord.example"
    )
    assert texts(_calendar(event), "x.ics").facts.contacts == ()


def test_an_offer_that_expires_has_its_deadline() -> None:
    words = "we are delighted to offer you the position. This offer expires on December 4."
    found = texts(f"{HEAD}Subject: x\n\nRobin, {words}\n", "x.eml")
    assert [str(one.deadline) for one in proposed(found, Offer)] == ["2026-12-04"]


def test_a_note_of_a_card_that_is_cut_is_told() -> None:
    found = texts(f"BEGIN:VCARD\nFN:Ann Lee\nNOTE:{'x' * 200_001}\nEND:VCARD\n", "x.vcf")
    assert found.told == ("card 1: the note is cut after 200,000 characters",)


def test_the_same_card_twice_is_one_application() -> None:
    sheet = "Card Name,List Name\nHooli - Chef,Applied\nHooli - Chef,Applied\nAcme - Cook,Applied\n"
    found = texts(sheet, splits_names=True)
    assert [one.company for one in found.facts.opportunities] == ["Hooli", "Acme"]
    assert [line.partition(":")[0] for line in found.duplicates] == ["line 3"]


def test_a_sheet_in_its_owners_own_words_is_read() -> None:
    found = texts(
        "Firm name,Position applied for,Date I applied,How I found it,Odd?!\n"
        "Nord,Dev,2026-10-02,a friend,x\n"
    )
    assert applied(found) == {"Nord / Dev": "2026-10-02"}
    assert [one.source for one in found.facts.opportunities] == ["a friend"]


# --- addresses that are none ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nEMAIL:ask at reception\nEND:VCARD\n"),
        ("x.csv", "First Name,Last Name,Email Address,Company\nAnn,Lee,ask at reception,Acme\n"),
        (
            "x.csv",
            "Company,Role,Applied,Contact,Email\nAcme,Nurse,2026-10-01,Ann Lee,ask at reception\n",
        ),
    ],
    ids=["card", "people", "applications"],
)
def test_an_address_that_is_none_is_told_and_keeps_nobody_out(name: str, data: str) -> None:
    found = texts(data, name)
    assert [(one.name, one.email) for one in found.facts.contacts] == [("Ann Lee", None)]
    assert any("'ask at reception' is no e-mail address: left out" in told for told in found.told)
    assert read_document(write_document(found.facts)) == found.facts


def test_a_link_to_an_address_is_the_address() -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nEMAIL:MAILTO:ann@acme.example\nEND:VCARD\n"
    assert texts(card, "x.vcf").facts.contacts[0].email == "ann@acme.example"
    assert texts(card, "x.vcf").told == ()
