"""How the texts of fields are read: tables, and the law that what is written reads back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.capture.spans import Span
from followup_tui.facts import Contact, on_the_clock
from followup_tui.tui.fields import Context, Field, read, write
from followup_tui.tui.fields.people import labels, parse
from followup_tui.tui.fields.reading import KINDS, suggestions
from tests.payloads import PAYLOADS
from tests.tui_forms.host import CONTACTS, FORBIDDEN, TODAY, board, day

CONTEXT = Context.of(board(), "acme-engineer")
PICKED = (("thank_you", "thank you"), ("thank_you_card", "thank you card"), ("nudge", "nudge"))


def field(kind: str, **more: object) -> Field:
    return Field("x", "X", kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value", "says"),
    [
        ("day", "thu", day("2026-11-26"), "→ Thu 26 Nov 2026, in 4 days"),
        ("day", "2026-11-26", day("2026-11-26"), "→ Thu 26 Nov 2026, in 4 days"),
        ("day", "+3d", day("2026-11-25"), "→ Wed 25 Nov 2026, in 3 days"),
        ("day", "3bd", day("2026-11-25"), "→ Wed 25 Nov 2026, in 3 days"),
        ("day", "4bd", day("2026-11-27"), "→ Fri 27 Nov 2026, in 5 days"),
        ("day", "today", TODAY, "→ Sun 22 Nov 2026, today"),
        ("time", "2pm", dt.time(14), "→ 14:00, New York time"),
        ("time", "14:05", dt.time(14, 5), "→ 14:05, New York time"),
        ("time", "noon", dt.time(12), "→ 12:00, New York time"),
        ("span", "2 weeks", Span(2, None, "weeks"), "→ 2 weeks from that day"),
        ("span", "1-2 weeks", Span(1, 2, "weeks"), "→ 1 to 2 weeks from that day"),
        ("span", "3bd", Span(3, None, "business_days"), "→ 3 business days from that day"),
        ("weekend", "fri sat", (4, 5), "→ Friday and Saturday"),
        ("weekend", "none", (), "→ every day is a workday"),
        ("words", "#remote, data,,remote", ("remote", "data"), ""),
        ("line", "  Acme  ", "Acme", ""),
        ("days", "25 dec, 2026-12-24", (day("2026-12-24"), day("2026-12-25")), "→ 2 days, Thu 24 Dec 2026"),
        ("contact", "dana reyes", "hm", "→ Dana Reyes"),
        ("contact", "Sam Ode (Hooli)", "sam-2", "→ Sam Ode (Hooli)"),
        ("contact", "Reyes, Ana", "comma", "→ Reyes, Ana"),
        ("contacts", "Bo Chen, Reyes, Ana, dana reyes", ("bo", "comma", "hm"), "→ 3 contacts"),
        ("contacts", "Bo Chen; bo chen,", ("bo",), "→ 1 contact"),
        ("yesno", "yes", True, ""),
    ],
)  # fmt: skip
def test_reads(kind: str, text: str, value: object, says: str) -> None:
    reading = read(field(kind), text, CONTEXT)
    assert (reading.value, reading.says, reading.is_wrong) == (value, says, False)


@pytest.mark.parametrize(
    ("kind", "text", "tells"),
    [
        ("day", "blah", "not a date"),
        ("day", "7", "only a number"),
        ("day", "2026-02-30", "has no day 30"),
        ("day", "fri 3pm", "only a day"),
        ("time", "25:00", "no time of day"),
        ("time", "fri", "write 14:30"),
        ("time", "2", "write 14:30"),
        ("span", "2", "2 weeks"),
        ("span", "soon", "2 weeks"),
        ("weekend", "sat, blue", "'blue' is no weekday"),
        ("weekend", "mon tue wed thu fri sat sun", "must be a workday"),
        ("line", "x" * 501, "501 characters; 500 fit"),
        ("days", "25 dec, blah", "not a date"),
    ],
)
def test_tells_what_would_do(kind: str, text: str, tells: str) -> None:
    reading = read(field(kind), text, CONTEXT)
    assert reading.is_wrong
    assert tells in reading.says


def test_a_day_of_the_past_looks_back_and_never_lies_ahead() -> None:
    assert read(field("day", past=True), "thu", CONTEXT).value == day("2026-11-19")
    ahead = read(field("day", past=True), "2026-11-23", CONTEXT)
    assert ahead.is_wrong
    assert "still ahead" in ahead.says


def test_an_empty_field_is_its_empty_value_and_shows_the_hint() -> None:
    reading = read(field("contacts", empty=(), hint="names"), "  ", CONTEXT)
    assert (reading.value, reading.says, reading.tone) == ((), "names", "hint")


@pytest.mark.parametrize(
    ("text", "value"),
    [("thank you", "thank_you"), ("nud", "nudge"), ("NUDGE", "nudge"), ("thank_you", "thank_you")],
)
def test_a_pick_takes_the_words_the_name_or_a_clear_beginning(text: str, value: str) -> None:
    assert read(field("pick", options=PICKED), text, CONTEXT).value == value


def test_a_pick_out_of_the_list_names_one_that_would_do() -> None:
    assert "thank you" in read(field("pick", options=PICKED), "than", CONTEXT).says
    assert read(field("pick", options=PICKED), "than", CONTEXT).is_wrong
    assert read(field("pick", options=PICKED, free=True), "soonish", CONTEXT).value == "soonish"


@pytest.mark.parametrize("text", ["sx", "@acme.example", "ann@", "a b@acme.example", "a@b@c"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert read(field("address"), text, CONTEXT).is_wrong
    assert read(field("address"), " ann@acme.example ", CONTEXT).value == "ann@acme.example"


def test_a_pick_takes_what_only_one_holds() -> None:
    zones = (("Europe/Berlin",) * 2, ("Europe/Bern",) * 2, ("Asia/Tokyo",) * 2)
    assert read(field("pick", options=zones), "berlin", CONTEXT).value == "Europe/Berlin"
    assert read(field("pick", options=zones), "ber", CONTEXT).is_wrong


def test_unknown_names_become_new_contacts_with_free_ids() -> None:
    reading = read(field("contacts"), "Dan, Bo Chen, Zoë Ng, zoë ng", CONTEXT)
    assert reading.value == ("dan-2", "bo", "zoe-ng")
    assert [one.name for one in reading.new] == ["Dan", "Zoë Ng"]
    assert reading.tone == "new"
    assert "will be created" in reading.says


def test_where_only_known_people_do_a_new_name_is_refused() -> None:
    assert read(field("contact", known=True), "Zoë", CONTEXT).is_wrong


@pytest.mark.parametrize(
    ("text", "labels_", "first_text"),
    [
        ("", ["Dana Reyes", "Bo Chen", "Dan Levi", "Reyes, Ana", "Sam Ode (Acme)"], "Dana Reyes"),
        ("da", ["Dana Reyes", "Dan Levi"], "Dana Reyes"),
        ("ode", ["Sam Ode (Acme)", "Sam Ode (Hooli)"], "Sam Ode (Acme)"),
        ("bo chen, da", ["Dana Reyes", "Dan Levi"], "bo chen, Dana Reyes"),
        ("dana reyes", [], None),
        ("glob", ["Bo Chen"], "Bo Chen"),
        ("zz", [], None),
    ],
)
def test_suggests(text: str, labels_: list[str], first_text: str | None) -> None:
    found = suggestions(field("contacts"), text, CONTEXT)
    assert [one.label for one in found] == labels_
    assert next((one.text for one in found), None) == first_text


def test_labels_are_told_apart() -> None:
    told = labels(CONTEXT)
    assert len({label.casefold() for label in told.values()}) == len(CONTACTS)


@pytest.mark.parametrize(
    ("text", "taken", "id_"),
    [
        ("Dana Reyes", (), "dana-reyes"),
        ("Dana Reyes", ("dana-reyes", "dana-reyes-2"), "dana-reyes-3"),
        ("Ångström & Co.", (), "angstrom-co"),
        ("Bjørn O'Neil", (), "bjorn-oneil"),
        ("漢字", (), "contact1"),
        ("x" * 90, (), "x" * 48),
    ],
)
def test_a_name_makes_the_id_it_makes_elsewhere(
    text: str, taken: tuple[str, ...], id_: str
) -> None:
    others = tuple(Contact(one, f"Somebody with {one}") for one in taken)
    ids, _ = parse(text, Context(TODAY, contacts=others), several=False)
    assert ids == (id_,)


def test_a_time_the_clocks_skip_is_none() -> None:
    zone = CONTEXT.zone
    assert on_the_clock(day("2026-03-08"), dt.time(2, 30), zone) is None
    later = on_the_clock(day("2026-03-08"), dt.time(3, 30), zone)
    assert later is not None
    assert later.utcoffset() == dt.timedelta(hours=-4)
    assert on_the_clock(day("2026-11-01"), dt.time(1, 30), zone) is not None


DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2200, 12, 31))
VALUES = {
    "day": DAYS,
    "days": st.lists(DAYS, min_size=1, unique=True).map(lambda days: tuple(sorted(days))),
    "time": st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    "span": st.builds(
        lambda n, more, unit: Span(n, n + more if more else None, unit),
        st.integers(1, 400),
        st.integers(0, 9),
        st.sampled_from(["days", "weeks", "months", "business_days"]),
    ),
    "weekend": st.sets(st.integers(0, 6), max_size=6).map(lambda days: tuple(sorted(days))),
    "contact": st.sampled_from([one.id for one in CONTACTS]),
    "contacts": st.lists(st.sampled_from([one.id for one in CONTACTS]), min_size=1, unique=True).map(tuple),
    "pick": st.sampled_from([name for name, _ in PICKED]),
    "yesno": st.booleans(),
}  # fmt: skip


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_what_is_written_reads_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(VALUES)))
    value = data.draw(VALUES[kind])
    asked = field(kind, options=PICKED if kind == "pick" else (), limit=200_000)
    if kind == "yesno":
        asked = field(kind, empty=False)
    reading = read(asked, write(asked, value, CONTEXT), CONTEXT)
    assert not reading.is_wrong
    assert reading.value == value


@given(st.sampled_from(sorted(KINDS)), st.one_of(st.text(max_size=60), st.sampled_from(PAYLOADS)))
@settings(deadline=None, max_examples=400)
def test_no_text_is_too_odd_to_be_read(kind: str, text: str) -> None:
    asked = field(kind, options=PICKED)
    reading = read(asked, text, CONTEXT)
    assert isinstance(reading.says, str)
    suggestions(asked, text, CONTEXT)


@given(st.lists(st.text(min_size=1, max_size=20), max_size=4))
@settings(deadline=None, max_examples=200)
def test_new_ids_are_valid_and_distinct(names: list[str]) -> None:
    ids, new = parse(",".join(names), CONTEXT, several=True)
    assert len(set(ids)) == len(ids)
    known = {one.id for one in CONTACTS}
    assert not known & {one.id for one in new}
    assert all(id_ in known or id_[0].isalnum() for id_ in ids)


def test_written_text_is_clean() -> None:
    for payload in PAYLOADS:
        for kind in ("line", "text"):
            assert not FORBIDDEN & set(write(field(kind), payload, CONTEXT)) - {"\t"}
