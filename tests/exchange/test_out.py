"""What goes out: tables, calendars, cards and reports, read back by the programs that read such files."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from followup_tui.exchange import Options, read_file
from followup_tui.exchange.csv_out import csv_table, csv_tables, shielded, table_names
from followup_tui.exchange.events import read_events
from followup_tui.exchange.folding import escaped, folded
from followup_tui.exchange.ics_out import calendar_text
from followup_tui.exchange.markdown_out import markdown_text
from followup_tui.exchange.report import (
    OFFICES,
    report_as_csv,
    report_as_html,
    report_as_markdown,
    work_report,
)
from followup_tui.exchange.vcf_out import cards_text
from followup_tui.facts import (
    Application,
    Chat,
    Contact,
    Facts,
    Interview,
    Note,
    Opportunity,
    Request,
    Sent,
)
from tests.exchange.bring import applied, texts
from tests.payloads import PAYLOADS

NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 23)
START = dt.datetime(2026, 12, 1, 15, 0, tzinfo=dt.UTC)
ACME = Opportunity(
    "acme",
    "Acme",
    "Engineer",
    application=Application(DAY),
    interviews=(
        Interview(
            "i1", dt.date(2026, 12, 1), START, START + dt.timedelta(hours=1), "onsite", ("dana",)
        ),
        Interview("i2", dt.date(2026, 12, 3)),
        Interview(
            "i3", dt.date(2026, 12, 4), status="cancelled", cancelled_on=DAY, cancelled_by="me"
        ),
    ),
    requests=(
        Request("q", "references", DAY, "email", "dana", delivered_on=dt.date(2026, 11, 24)),
    ),
    sent=(Sent(dt.date(2026, 11, 25), "status_check", to="dana", medium="email"),),
)
DANA = Contact("dana", "Dana Reyes", email="dana@acme.example", company="Acme")
HUNT = Facts(
    contacts=(DANA,), opportunities=(ACME,), networking=(Chat("n", "dana", dt.date(2026, 11, 26)),)
)


def test_each_kind_of_fact_has_a_table() -> None:
    tables = csv_tables(HUNT)
    assert {"opportunities", "contacts", "networking", "interviews", "requests", "sent"} <= set(
        tables
    )
    rows = list(csv.DictReader(io.StringIO(tables["interviews"], newline="")))
    assert [row["id"] for row in rows] == ["i1", "i2", "i3"]
    assert rows[0]["opportunity"] == "acme"
    assert rows[0]["with"] == "dana"
    assert set(table_names()) >= set(tables)


def test_our_own_table_comes_back() -> None:
    found = texts(csv_table(HUNT, "opportunities"))
    assert applied(found) == {"Acme / Engineer": "2026-11-23"}


@pytest.mark.parametrize("text", [*PAYLOADS, "=1+1", "+1", "-1", "@A1", "\tx", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert not shielded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    facts = Facts(opportunities=(Opportunity("o", text or "x", text or "x"),))
    (row,) = csv.DictReader(io.StringIO(csv_table(facts, "opportunities"), newline=""))
    assert row["company"].removeprefix("'") == (text or "x").removeprefix("'")


def test_a_calendar_program_reads_each_interview_once_and_an_update_in_its_place() -> None:
    text = calendar_text(HUNT, NOW, 3)
    first = icalendar.Calendar.from_ical(text)
    again = icalendar.Calendar.from_ical(calendar_text(HUNT, NOW, 4))
    events = {str(e["UID"]): e for e in first.walk("VEVENT")}
    assert len(events) == 3
    assert set(events) == {str(e["UID"]) for e in again.walk("VEVENT")}
    assert {str(e["SEQUENCE"]) for e in again.walk("VEVENT")} == {"4"}
    onsite = events["i1.acme@followup-tui"]
    assert onsite["DTSTART"].dt == START
    assert len(onsite.walk("VALARM")) == 1
    assert str(events["i3.acme@followup-tui"]["STATUS"]) == "CANCELLED"
    assert events["i2.acme@followup-tui"]["DTSTART"].dt == dt.date(2026, 12, 3)


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_text_begins_a_line_of_its_own(text: str) -> None:
    facts = Facts(
        contacts=(Contact("c", text[:400] or "x", notes=text),),
        opportunities=(
            Opportunity(
                "o", text[:400] or "x", "r", interviews=(Interview("i", DAY, location=text[:400]),)
            ),
        ),
    )
    calendar, cards = calendar_text(facts, NOW, 0), cards_text(facts)
    assert calendar.count("BEGIN:VEVENT\r\n") == 1
    assert cards.count("BEGIN:VCARD\r\n") == 1
    for written in (calendar, cards):
        assert all(len(line.encode("utf-8", "replace")) <= 75 for line in written.split("\r\n"))
        assert "\n" not in written.replace("\r\n", "")
    assert len(read_events(calendar.encode("utf-8", "replace"))[0]) == 1


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]),
    min_size=1,
    max_size=60,
)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(bool)


@given(LINES, st.none() | LINES, st.none() | LINES)
@settings(max_examples=60)
def test_a_card_comes_back(name: str, title: str | None, company: str | None) -> None:
    person = Contact("p", name, email="p@x.example", title=title, company=company)
    data = cards_text(Facts(contacts=(person,))).encode()
    (found,) = read_file(data, "x.vcf", NOW, Facts(), Options()).facts.contacts
    assert (found.name, found.title, found.company, found.email) == (
        name,
        title,
        company,
        "p@x.example",
    )


NAMES = (
    st.from_regex(r"[^\W\d_](?:[\w &.'\",;=+@<>#|\\-]{0,30}[\w!])?", fullmatch=True)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.casefold() not in ("na", "nil", "none", "null", "unknown"))
)


@given(
    st.lists(
        st.tuples(
            NAMES, NAMES, st.dates(dt.date(1990, 1, 1), dt.date(2026, 11, 29)), st.none() | NAMES
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda one: (one[0].casefold(), one[1].casefold()),
    )
)
@settings(max_examples=100)
def test_a_table_comes_back(rows: list[tuple[str, str, dt.date, str | None]]) -> None:
    facts = Facts(
        opportunities=tuple(
            Opportunity(
                f"o{number}",
                company,
                role,
                location=place,
                source=place,
                application=Application(day),
            )
            for number, (company, role, day, place) in enumerate(rows)
        )
    )
    data = csv_table(facts, "opportunities").encode()
    found = read_file(data, "opportunities.csv", NOW, Facts(), Options())
    assert (found.asks, found.proposed, found.refused, found.duplicates) == ((), (), (), ())
    assert [
        (one.company, one.role, one.application.submitted_on, one.location, one.source)
        for one in found.facts.opportunities
        if one.application
    ] == [(company, role, day, place, place) for company, role, day, place in rows]
    again = read_file(data, "opportunities.csv", NOW, found.facts, Options())
    assert again.facts.opportunities == found.facts.opportunities


@given(
    st.datetimes(dt.datetime.fromisoformat("1990-01-01"), dt.datetime.fromisoformat("2190-01-01")),
    LINES,
)
@settings(max_examples=60)
def test_an_interview_comes_back(start: dt.datetime, company: str) -> None:
    at = start.replace(microsecond=0, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    facts = Facts(
        opportunities=(Opportunity("o", company, "r", interviews=(Interview("i", at.date(), at),)),)
    )
    (event,), _ = read_events(calendar_text(facts, NOW, 0).encode())
    assert event.start == at


@given(st.text(max_size=300))
def test_folding_keeps_every_character(text: str) -> None:
    line = f"NOTE:{escaped(text)}"
    assert folded([line]).replace("\r\n ", "").removesuffix("\r\n") == line


@pytest.mark.parametrize("office", OFFICES)
def test_a_report_holds_what_was_done_and_nothing_planned(office: str) -> None:
    periods = work_report(
        HUNT, dt.date(2026, 11, 1), dt.date(2026, 11, 30), dt.date(2026, 11, 29), office
    )
    lines = [line for period in periods for line in period.lines]
    assert [(str(line.on), line.kind) for line in lines] == [
        ("2026-11-23", "application"),
        ("2026-11-24", "documents sent"),
        ("2026-11-25", "status check"),
        ("2026-11-26", "networking"),
    ]
    assert all("as of 2026-11-29" in line.outcome for line in lines[:3])
    for text in (
        report_as_csv(periods, office),
        report_as_markdown(periods, office),
        report_as_html(periods, office),
    ):
        assert "Dana Reyes, dana@acme.example" in text


def test_a_report_speaks_the_language_of_its_office_and_invents_no_way() -> None:
    days = dt.date(2026, 11, 1), dt.date(2026, 11, 30), dt.date(2026, 11, 29)
    said = report_as_csv(work_report(HUNT, *days, "de"), "de")
    for word in ("Bewerbung", "Unterlagen gesandt", "Nachfrage", "Stand 2026-11-29"):
        assert word in said
    assert "application" not in said
    assert "bis 2026-11-30" in report_as_markdown(work_report(HUNT, *days, "de"), "de")
    bare = Opportunity("a", "A", "b", application=Application(dt.date(2026, 11, 2)))
    (period,) = work_report(Facts(opportunities=(bare,)), *days, "de")
    assert [(line.how, line.person) for line in period.lines] == [("", "")]


@pytest.mark.parametrize(("office", "first"), [("us-ny", "2026-11-23"), ("us-wa", "2026-11-22")])
def test_each_office_has_its_own_week(office: str, first: str) -> None:
    periods = work_report(
        HUNT, dt.date(2026, 11, 9), dt.date(2026, 11, 28), dt.date(2026, 11, 29), office
    )
    assert str(periods[-1].first) == first
    assert all(a.last < b.first for a, b in pairwise(periods))


def test_contacts_as_a_table_come_back_as_they_were() -> None:
    held = Contact("ann-lee", "Ann Lee", email="a@x.example", phone="+1 555", postal="1 Road, Town", title="CTO",
                   company="X", url="https://x.example", call_as="Annie", notes="=1\ntwo")  # fmt: skip
    sheet = csv_table(Facts(contacts=(held,)), "contacts")
    assert texts(sheet).facts.contacts == (held,)


@pytest.mark.parametrize(
    "words",
    [
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "Dev `ops`, *now* and _soon_, ~~gone~~",
        "# no head",
        "1. no list",
        "A | B & C \\",
    ],
)
def test_a_page_in_markdown_shows_every_word_as_it_is(words: str) -> None:
    said = Note("n", NOW, f"+ went well\n- do better\n{words}")
    pursuit = Opportunity(
        "o", words, words, "https://e.example/?a=1&b=2", application=Application(DAY), notes=(said,)
    )
    facts = Facts(opportunities=(pursuit,))
    reported = work_report(facts, DAY, DAY, DAY, "us-ny")
    render = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render
    shown = html.escape(words)
    whole = render(markdown_text(facts, DAY))
    assert f"<h2>{shown}, {shown}</h2>" in whole
    assert f"+ went well<br />\n- do better<br />\n{shown}</p>" in whole
    table = render(report_as_markdown(reported, "us-ny"))
    assert f"<td>{shown}</td>" in table
    assert all('href="https://e.example/?a=1&amp;b=2"' in page for page in (whole, table))
