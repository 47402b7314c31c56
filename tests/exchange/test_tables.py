"""Tables of other programs: what each sample gives, asks and refuses."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.exchange.bringing import accepted
from followup_tui.exchange.column_days import read_days
from followup_tui.exchange.found import UnreadableError
from followup_tui.exchange.tables import read_table
from followup_tui.facts import Contact, Opportunity, Person, Received
from tests.exchange.bring import applied, asked, bring, one, proposed, refused, texts


def test_linkedin_months_come_first_and_its_contacts_are_the_applicants_own() -> None:
    found = bring("linkedin-job-applications.csv")
    assert applied(found) == {
        "Larkspur Robotics, Inc. / Controls Engineer": "2026-11-03",
        "Northwind Tidal / Systems Test Engineer": "2026-10-12",
        "Quillfeather Labs / Data Engineer": "2026-09-14",
        "Halden & Sons / Analyst, Pricing": "2026-10-05",
    }
    assert one(found, "Northwind Tidal").url == "http://www.linkedin.example/jobs/view/4077276178"
    assert not found.facts.contacts
    assert "two applications (2026-09-14 and 2026-11-09), or one?" in asked(found)
    (again,) = proposed(found, Opportunity)
    assert again.application is not None
    assert str(again.application.submitted_on) == "2026-11-09"


def test_huntr_asks_before_a_saved_day_stands_for_the_application() -> None:
    found = bring("huntr-board.csv")
    assert set(applied(found).values()) == {"lead"}
    assert "Date Added" in asked(found)
    assert (
        "We keep the lights on & the grid honest." in one(found, "Saltmarsh Energy").notes[0].body
    )
    told = bring("huntr-board.csv", applied_from="Date Added")
    assert applied(told)["Saltmarsh Energy / Platform Engineer"] == "2026-10-28"
    assert applied(told)["Pinemoor / Site Reliability Engineer"] == "lead"


def test_teal_proposes_who_referred_and_asks_for_days() -> None:
    found = bring("teal-tracker.csv")
    assert applied(found) == {
        "Meadowlark Bank / Product Manager": "2026-10-29",
        "Corvid Analytics / Product Owner": "2026-10-14",
        "Fern & Flint / Product Lead": "2026-09-22",
        "Lowtide Games / Producer": "2026-09-02",
        "Umber Studios / Product Manager": "lead",
        "Slate & Sons / Product Manager": "2026-07-09",
    }
    assert [o.salary for o in found.facts.opportunities[:3]] == [
        "130000-155000",
        "from 120000",
        "up to 160000",
    ]
    (jo,) = proposed(found, Contact)
    assert (jo.name, jo.email) == ("Jo Lindqvist", "jo@meadowlark.example")
    assert [person.relation for person in proposed(found, Person)] == ["referrer"]
    assert not found.facts.contacts
    for word in ("Interviewing", "Negotiating", "Not Selected", "Archived"):
        assert f"{word!r}:" in asked(found)
    assert not any(o.rejection or o.interviews for o in found.facts.opportunities)


def test_jobsync_mixes_its_line_ends_and_says_nothing_in_words() -> None:
    found = bring("jobsync-jobs.csv")
    assert applied(found) == {
        "Hazel Freight / QA Engineer": "2026-10-02",
        "Marrow, Stone & Co. / Test Lead": "2026-10-19",
        "Juniper Dairy / QA Analyst": "lead",
        "Vellum Press / Release Manager": "lead",
        "Hazel Freight / SDET": "2026-09-06",
    }
    assert "Vellum Press: on which day did you apply" in asked(found)
    assert one(found, "Marrow, Stone & Co.").location is None


def test_a_german_sheet_of_excel() -> None:
    found = bring("excel-deutsch-semikolon.csv")
    assert next(iter(applied(found).items())) == (
        "Müller & Söhne GmbH / Bürokraft, Teilzeit",
        "2026-11-02",
    )
    assert (
        one(found, "Müller & Söhne GmbH").notes[0].body == "Gespräch mit Frau Weiß\nGehalt: 3.200 €"
    )
    assert "2026-11-06" in asked(found)
    assert "2026-12-04" in asked(found)
    assert any("'Datum' is taken as the day of the application" in line for line in found.told)


def test_a_column_is_day_first_where_one_of_its_cells_says_so() -> None:
    found = bring("sheet-day-first.csv")
    days = applied(found)
    assert days["Iglesia Insights / Data Engineer"] == "2026-10-05"
    assert days["Premier Orchard / Data Analyst"] == "2026-11-02"
    assert one(found, "Harbour Trust").source == "Keswick Recruitment"
    assert "'Before 2026-10-24' is no day" in asked(found)
    assert len(found.duplicates) == 1


def test_a_column_that_reads_both_ways_is_asked_about_before_anything() -> None:
    found = bring("sheet-undecidable.csv")
    assert not found.facts.opportunities
    (ask,) = found.blocking
    assert (ask.flag, ask.options) == ("--date-order", ("dmy", "mdy"))
    for order, days in (
        ("dmy", ["2026-09-03", "2026-10-04", "2026-08-07", "2026-11-11"]),
        ("mdy", ["2026-03-09", "2026-04-10", "2026-07-08", "2026-11-11"]),
    ):
        assert list(applied(bring("sheet-undecidable.csv", order=order)).values()) == days


def test_notion_writes_days_in_words_and_links_in_brackets() -> None:
    found = bring("notion-database_all.csv")
    amberley = one(found, "Amberley AI")
    assert amberley.application is not None
    assert str(amberley.application.closes_on) == "2026-11-30"
    assert [(c.name, c.email) for c in found.facts.contacts] == [
        ("Mara Quint", "mara.quint@amberley.example"),
        ("Kenji Abe", None),
    ]
    assert "Write to Mara" in amberley.notes[0].body
    assert applied(found)["Dovetail Robotics / ML Engineer"] == "lead"
    assert "December 15, 2026" in one(found, "Dovetail Robotics").notes[0].body


def test_a_markdown_tracker() -> None:
    found = bring("careerops-applications.md")
    assert set(applied(found).values()) == {"lead"}
    assert one(found, "Globeflower").source == "Hayes"
    assert one(found, "Starling Industries").notes[0].body == "a | b"
    assert "never applied for" in refused(found)
    assert "which company is it (via Keswick)?" in asked(found)
    told = applied(bring("careerops-applications.md", applied_from="Date"))
    assert told["Starling Industries / Infrastructure Engineer"] == "2026-10-30"
    assert told["Umbra Cloud / SRE"] == "lead"


def test_a_board_of_cards_asks_how_to_split() -> None:
    found = bring("trello-board.csv")
    assert not found.facts.opportunities
    assert found.blocking[0].options == (
        "Larkhall / Backend Engineer",
        "Mistral Foundry / Data Engineer",
    )
    assert "'Update CV'" in refused(found)
    split = bring("trello-board.csv", splits_names=True)
    assert set(applied(split)) == {"Larkhall / Backend Engineer", "Mistral Foundry / Data Engineer"}
    assert any(getattr(p.record, "email", None) == "nils@larkhall.example" for p in split.proposed)


def test_the_word_null_is_nothing() -> None:
    found = bring("null-words.csv")
    assert (
        str(one(found, "Vantage Point", "Senior Analytics Engineer").rejection.on) == "2026-10-20"
    )
    assert "Censer Labs: which role is it?" in asked(found)
    (invite,) = proposed(found, Received)
    assert (invite.kind, str(invite.on)) == ("invite", "2026-10-21")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Excel or Outlook"),
        (b"", "empty"),
        (b"one column\nof words\n", "no document, table"),
        (b"a,b\n\0\n", "no text"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        texts(data)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_columns_nobody_knows_are_asked_for() -> None:
    found = texts("colour,size\nred,1\n")
    assert [ask.flag for ask in found.blocking] == ["--map company=COLUMN", "--map role=COLUMN"]
    assert found.blocking[0].options == ("colour", "size")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_in_any_encoding(encoding: str, delimiter: str) -> None:
    rows = [["Company", "Role", "Date Applied"], ["Café Größe", "Bäcker", "2026-11-02"]] * 2
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows[:3])
    found = texts(text.getvalue().encode(encoding))
    assert applied(found)["Café Größe / Bäcker"] == "2026-11-02"


def test_a_shield_against_formulas_comes_off() -> None:
    found = texts("Company,Role,Notes\nAcme,Cook,'=1+1\n")
    assert one(found, "Acme").notes[0].body.startswith("=1+1")


def test_the_same_file_again_is_the_same() -> None:
    for name in ("teal-tracker.csv", "notion-database_all.csv", "null-words.csv"):
        once = bring(name).facts
        again = bring(name, once).facts
        assert again.opportunities == once.opportunities
        assert again.contacts == () or again.contacts == once.contacts


cells = st.text(
    st.characters(categories=["L", "N", "Zs", "Po"], exclude_characters="|'=+@"), max_size=20
)
"""No words for nothing, no shields, no bars of a Markdown table: those have tests of their own."""
WORDS_FOR_NOTHING = {"na", "null", "none", "nil", "n/a"}


@given(
    st.lists(
        st.lists(
            cells.filter(lambda c: c.strip().casefold() not in WORDS_FOR_NOTHING),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_a_csv_writer_wrote_is_read_back(rows: list[list[str]]) -> None:
    header = ["company", "role", "notes"]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    plain = [[cell.strip() for cell in row] for row in rows]
    kept = [list(row.cells) for row in read_table(text.getvalue()).rows]
    assert kept == [row for row in plain if any(row)]


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2200, 12, 31)), min_size=1, max_size=12))
def test_days_are_decided_over_the_whole_column_or_left_open(days: list[dt.date]) -> None:
    cells = [f"{day.day:02}/{day.month:02}/{day.year}" for day in days]
    found = read_days(cells)
    for cell, day in zip(cells, days, strict=True):
        assert found.by_cell[cell] in (day, None)
        if any(one.day > 12 for one in days):
            assert found.by_cell[cell] == day


def test_three_applications_for_one_role_can_all_be_taken() -> None:
    rows = "Company,Role,Date applied\nHooli,Chef,2026-10-01\nHooli,Chef,2026-10-12\n"
    found = texts(f"{rows}Hooli,Chef,2026-11-02\n")
    taken = accepted(found, {1, 2}).opportunities
    assert [one.id for one in taken] == ["hooli-chef", "hooli-chef-2", "hooli-chef-3"]
