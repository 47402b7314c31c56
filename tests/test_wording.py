"""What reaches a terminal, and how statuses, days and groups read."""

import datetime as dt
import re
import unicodedata
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_tui.facts import (
    Chat,
    Contact,
    Facts,
    Feedback,
    FollowUpKey,
    Interview,
    Opportunity,
    Received,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
    say_day,
    spoken,
)
from followup_tui.timeline import (
    TO_MIND,
    Agenda,
    Board,
    Flag,
    Item,
    Status,
    Window,
    load_playbooks,
    survey,
)
from followup_tui.wording import (
    STATUS_LOOK,
    People,
    certain_words,
    city_of_day,
    clean,
    coming,
    given_up,
    groups,
    hour_words,
    in_short,
    long_day,
    proposed_words,
    short_day,
    start_words,
    when,
    whose_day,
    window_words,
)
from tests.payloads import LONG, MARKUP, PAYLOADS
from tests.values import replace

DANGEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
    "\ud800-\udfff]"
)
TODAY = dt.date(2026, 11, 22)


def _marks_in_a_row(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


# --- clean ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
@pytest.mark.parametrize("multiline", [False, True])
def test_no_payload_reaches_a_terminal(text: str, multiline: bool) -> None:
    shown = clean(text, multiline=multiline)
    assert not DANGEROUS.search(shown)
    assert _marks_in_a_row(shown) <= 4
    if not multiline:
        assert "\n" not in shown
        assert "\t" not in shown


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(), max_size=60), st.booleans())
@example("a\r\nb\rc\x85d\u2029e", True)
@example("\udce9\x00\x1b\x9c", False)
def test_clean_holds_for_any_text(text: str, multiline: bool) -> None:
    shown = clean(text, multiline=multiline)
    assert not DANGEROUS.search(shown)
    assert _marks_in_a_row(shown) <= 4
    assert clean(shown, multiline=multiline) == shown


@pytest.mark.parametrize(
    "text", [*MARKUP, "", " ", "Zürich", "漢字", "👨‍👩‍👧‍👦", "נעמי", "a" + "\u0301" * 4]
)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "one", "many"),
    [
        ("a\nb", "a b", "a\nb"),
        ("a\r\nb\rc", "a b c", "a\nb\nc"),
        ("a\tb", "a b", "a\tb"),
        ("a\x85b\u2028c", "a b c", "a\nb\nc"),
        ("\x1b[2J\x00\x7f", "␛[2J␀␡", "␛[2J␀␡"),
        ("\x9b31m\u202e\ufeff", "\ufffd31m\ufffd\ufffd", "\ufffd31m\ufffd\ufffd"),
    ],
)
def test_clean_table(text: str, one: str, many: str) -> None:
    assert clean(text) == one
    assert clean(text, multiline=True) == many


def test_long_plain_text_is_not_copied() -> None:
    assert clean(LONG) is LONG


# --- statuses and days ----------------------------------------------------------------------------


def test_every_status_has_its_own_sign_and_word() -> None:
    assert set(STATUS_LOOK) == set(Status)
    for field in ("word", "symbol", "ascii"):
        assert len({getattr(look, field) for look in STATUS_LOOK.values()}) == len(Status)
    assert all(look.ascii.isascii() and len(look.ascii) == 1 for look in STATUS_LOOK.values())


@pytest.mark.parametrize(
    ("day", "short", "long", "full"),
    [
        (dt.date(2026, 11, 22), "today", "Sun 22 Nov", "Sun 22 Nov 2026"),
        (dt.date(2026, 11, 24), "tue 24", "Tue 24 Nov", "Tue 24 Nov 2026"),
        (dt.date(2026, 11, 9), "mon 9", "Mon 9 Nov", "Mon 9 Nov 2026"),
        (dt.date(2026, 12, 13), "13 dec", "Sun 13 Dec", "Sun 13 Dec 2026"),
        (dt.date(2027, 1, 31), "31 jan", "Sun 31 Jan 2027", "Sun 31 Jan 2027"),
        (dt.date(2027, 5, 30), "30 may 2027", "Sun 30 May 2027", "Sun 30 May 2027"),
    ],
)
def test_days(day: dt.date, short: str, long: str, full: str) -> None:
    assert (short_day(day, TODAY), long_day(day, TODAY), say_day(day)) == (short, long, full)


def _day(n: int) -> dt.date:
    return TODAY + dt.timedelta(days=n)


def _item(
    status: Status,
    days: tuple[int, int, int] = (0, 0, 0),
    key: str = "acme/debrief/i1",
    snoozed: int | None = None,
    decision: int | None = None,
    flags: tuple[Flag, ...] = (),
    optional: bool = False,
    last: int | None = None,
) -> Item:
    parsed = FollowUpKey.parse(key)
    first, ideal, due = map(_day, days)
    return Item(
        key=parsed,
        company="Acme",
        role="Engineer",
        action=parsed.action,
        to=parsed.to,
        for_=parsed.for_,
        status=status,
        window=Window(first, ideal, due, give_up=None if last is None else _day(last)),
        optional=optional,
        medium=None,
        flags=flags,
        snoozed_until=None if snoozed is None else _day(snoozed),
        decision_date=None if decision is None else _day(decision),
    )


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (_item(Status.OVERDUE, (-9, -8, -6)), "6d late"),
        (_item(Status.OVERDUE, (0, 0, 0)), "late now"),
        (_item(Status.DUE, (-1, 0, 0)), "today"),
        (_item(Status.DUE, (-1, 0, 2)), "by tue 24"),
        (_item(Status.OPEN, (-1, 2, 4)), "tue 24"),
        (_item(Status.PREMATURE, (3, 4, 5)), "opens wed 25"),
        (_item(Status.BLOCKED, (3, 4, 5)), "told to wait"),
        (_item(Status.DONE), "done"),
        (_item(Status.SKIPPED), "skipped"),
        (_item(Status.EXPIRED), "expired"),
        (_item(Status.DUE, snoozed=2), "until tue 24"),
        (_item(Status.DUE, (-9, -8, -6), optional=True, last=2), "until tue 24"),
        (_item(Status.DUE, (-9, -8, -6), optional=True, last=0), "last day"),
        (_item(Status.DUE, (-9, -8, -6), optional=True), "any day"),
    ],
)
def test_the_day_that_matters(item: Item, words: str) -> None:
    assert when(item, TODAY) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hiring_manager", "hiring manager"),
        ("email", "e-mail"),
        (None, ""),
    ],
)
def test_names_as_words(name: str | None, words: str) -> None:
    assert spoken(name) == words


@pytest.mark.parametrize(
    ("flag", "says", "never"),
    [
        # A thank-you after two days says sorry, once and shortly.
        ("apology", "one short clause of apology", "explain"),
        # The decision is named for the interview's own day.
        ("urgent_same_day", "decide on the day", "ask"),
        # Sent before its time it counts toward the total and starts the gap; it discharges nothing.
        ("sent_early", "too early; it counts, but does not replace", "question"),
        # An offer without a deadline: the acknowledgement asks for one.
        ("ask_deadline", "how long the offer stands", "decide"),
        # The playbook's deadline until they name theirs.
        ("assumed_deadline", "No deadline is known; one is assumed", "ask"),
        # A check-in never asks for the decision or its date.
        ("no_decision_date_question", "Do not ask about the decision", "ask when"),
        # One person, two opportunities, each ready or opening within the gap; it moves nothing.
        ("shared_recipient", "the same person is near, about another role", "due"),
        # The medium stays e-mail; a call is offered beside it.
        ("call_offered", "A call may take its place", "must"),
    ],
)
def test_each_flag_says_what_its_rule_says(flag: Flag, says: str, never: str) -> None:
    assert says in TO_MIND[flag]
    assert never not in TO_MIND[flag].removeprefix("Do not ask")


def test_every_flag_has_words() -> None:
    told = {"apology", "urgent_same_day", "sent_early", "ask_deadline", "assumed_deadline"}
    told |= {"no_decision_date_question", "shared_recipient", "call_offered"}
    assert TO_MIND.keys() == told


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (_item(Status.DUE, last=2), "after Tue 24 Nov 2026"),
        (_item(Status.DUE), "never: it stays owed"),
        (_item(Status.DUE, optional=True), "never: it is optional, and can wait"),
    ],
)
def test_when_an_item_is_given_up(item: Item, words: str) -> None:
    assert given_up(item) == words


# --- groups ---------------------------------------------------------------------------------------


def _board(
    *items: Item, opportunity: Opportunity | None = None, chats: tuple[Chat, ...] = ()
) -> Board:
    owner = opportunity or Opportunity("acme", "Acme", "Engineer")
    return Board(
        now=dt.datetime.combine(TODAY, dt.time(9), dt.UTC),
        playbook="balanced",
        facts=Facts(opportunities=(owner,), networking=chats),
        agenda=Agenda.given(items),
        contacts={},
        opportunities={owner.id: owner},
    )


def test_groups_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    board = _board(
        _item(Status.BLOCKED),
        _item(Status.PREMATURE, key="acme/status_check", decision=3),
        _item(Status.OPEN),
        _item(Status.DUE),
        _item(Status.OVERDUE),
        _item(Status.DUE, snoozed=4, key="acme/close_out"),
        _item(Status.SKIPPED, key="acme/nudge"),
    )
    assert [(g.heading, len(g)) for g in groups(board)] == [
        ("OVERDUE", 1),
        ("DUE", 1),
        ("OPEN", 1),
        ("COMING", 1),
        ("TOO EARLY", 1),
        ("TOLD TO WAIT", 1),
    ]
    assert [g.heading for g in groups(board, include_all=True)][-2:] == ["SNOOZED", "SKIPPED"]
    assert groups(_board()) == ()


@pytest.mark.parametrize(
    ("days", "status", "is_coming"),
    [
        (0, None, True),
        (7, "scheduled", True),
        (8, "scheduled", False),
        (-1, "scheduled", False),
        (0, "held", False),
        (3, "cancelled", False),
        (0, "no_show", False),
    ],
)
def test_coming_interviews(days: int, status: str | None, is_coming: bool) -> None:
    interview = Interview("i1", _day(days), kind="onsite", status=status)  # type: ignore[arg-type]
    board = _board(opportunity=Opportunity("acme", "Acme", "Engineer", interviews=(interview,)))
    assert [e.what for e in coming(board)] == (["Interview: onsite"] if is_coming else [])


def test_nothing_comes_of_what_is_over() -> None:
    over = Opportunity(
        "acme",
        "Acme",
        "Engineer",
        interviews=(Interview("i1", _day(2)),),
        rejection=Rejection(_day(-1)),
    )
    assert coming(_board(opportunity=over)) == ()


def test_coming_promises_and_deadlines_once_each_and_by_day() -> None:
    board = _board(
        _item(Status.PREMATURE, key="acme/decision_followup", decision=3),
        _item(Status.OPEN, key="acme/mid_timeline_note", decision=3),
        _item(Status.OPEN, (0, 1, 2), key="acme/offer_decide"),
        _item(Status.DONE, key="acme/offer_decide", decision=1),
        _item(Status.PREMATURE, key="acme/status_check", decision=9),
    )
    assert [(e.on, e.what) for e in coming(board)] == [
        (_day(2), "Offer deadline"),
        (_day(3), "Decision expected"),
    ]
    said = (
        Statement(_day(-3), "contact_on", date=_day(3)),
        Statement(_day(-3), "will_send", id="p1", what="contract", date=_day(4)),
    )
    contact = _board(
        _item(Status.PREMATURE, key="acme/decision_followup", decision=3),
        _item(Status.PREMATURE, key="acme/promise_followup/p1"),
        opportunity=Opportunity("acme", "Acme", "Engineer", statements=said),
    )
    assert [(e.on, e.what) for e in coming(contact)] == [
        (_day(3), "The day to be in touch"),
        (_day(4), "They send: contract"),
    ]
    assumed = _item(Status.OPEN, key="acme/offer_decide", flags=("assumed_deadline",))
    assert [e.what for e in coming(_board(assumed))] == ["Offer deadline (assumed)"]


BY, ON, AFTER = "Decision expected", "The day to be in touch", "They may be contacted from then"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ([("decide_by", -3), ("contact_after", -3)], BY),
        ([("contact_after", -3), ("contact_on", -3)], AFTER),
        ([("contact_on", -2), ("decide_by", -3)], ON),
        ([("contact_on", -3), ("decide_by", -2)], BY),
        ([("decide_by", -3), ("contact_on", 1)], BY),
    ],
)
def test_a_day_is_called_by_the_word_in_force(said: list[tuple[Any, int]], word: str) -> None:
    for some in (said, said[::-1]):
        told = tuple(Statement(_day(on), kind, date=_day(3)) for kind, on in some)
        board = _board(
            _item(Status.PREMATURE, key="acme/decision_followup", decision=3),
            opportunity=Opportunity("acme", "Acme", "Engineer", statements=told),
        )
        assert [e.what for e in coming(board)] == [word]
    wrote = Received(_day(0), "reply_new_date", date=_day(3))
    over = replace(board.facts.opportunities[0], received=(wrote,))
    later = _board(*board.agenda, opportunity=over)
    assert [e.what for e in coming(later)] == [BY]


@pytest.mark.parametrize("days", [0, -1])
@pytest.mark.parametrize(
    ("key", "facts"),
    [
        (
            "acme/debrief/i1",
            lambda on: {"interviews": (Interview("i1", on, status="held", debriefed_on=on),)},
        ),
        (
            "acme/thank_you/dana/i1",
            lambda on: {
                "interviews": (Interview("i1", on, with_=("dana",), status="held"),),
                "sent": (Sent(on, "thank_you", to="dana"),),
            },
        ),
        (
            "acme/deliver_request/r1",
            lambda on: {"requests": (Request("r1", "x", on, delivered_on=on),)},
        ),
        ("acme/request_eta/r1", lambda on: {"requests": (Request("r1", "x", on, eta_sent_on=on),)}),
        (
            "acme/respond_to_employer/m1",
            lambda on: {
                "received": (Received(on, "reply", id="m1", needs_reply=True, replied_on=on),)
            },
        ),
    ],
)
def test_done_today(days: int, key: str, facts: object) -> None:
    assert callable(facts)
    opportunity = Opportunity("acme", "Acme", "Engineer", **facts(_day(days)))
    found = [str(item.key) for item in _surveyed(opportunity).done_today]
    assert (key in found) is (days == 0)


def test_a_lesson_used_today_is_done_today_wherever_it_was_learnt() -> None:
    learnt = Feedback("f1", _day(-9), applied_on=TODAY)
    then = Opportunity(
        "bolt", "Bolt", "Engineer", feedback=(learnt,), rejection=Rejection(_day(-9))
    )
    ahead = Opportunity("acme", "Acme", "Engineer", interviews=(Interview("i1", _day(3)),))
    found = _surveyed(then, ahead).done_today
    assert [str(item.key) for item in found] == ["acme/apply_lessons/f1"]


def test_networking_done_today() -> None:
    thanked = Chat("n1", "mentor", _day(-1), thanked_on=TODAY)
    before = Chat("n2", "peer", _day(-3), thanked_on=_day(-2))
    found = _surveyed(chats=(thanked, before)).done_today
    assert [str(item.key) for item in found] == ["-/networking_thank_you/mentor/n1"]


def _surveyed(*opportunities: Opportunity, chats: tuple[Chat, ...] = ()) -> Board:
    facts = Facts(opportunities=opportunities, networking=chats)
    return survey(facts, dt.datetime.combine(TODAY, dt.time(9), dt.UTC), load_playbooks())


@pytest.mark.parametrize(
    ("is_theirs", "row", "card"),
    [(True, "Tokyo day", "by their day, Fri 6 Mar in Tokyo"), (False, "", "")],
)
def test_a_row_says_whose_day_it_goes_by(is_theirs: bool, row: str, card: str) -> None:
    acme = Opportunity("acme", "Acme", "Engineer", employer_tz="Asia/Tokyo")
    now = dt.datetime(2026, 3, 5, 20, tzinfo=ZoneInfo("America/New_York"))
    board = Board(now, "balanced", Facts(), Agenda({}), {}, {"acme": acme})
    item = replace(_item(Status.DUE, (0, 0, 0)), day_of_employer=is_theirs)
    item = replace(item, key=replace(item.key, opportunity="acme"))
    assert (city_of_day(item, board), whose_day(item, board)) == (row, card)


TOKYO = Opportunity("acme", "Acme", "Dev", employer_tz="Asia/Tokyo")
MONDAY_TEN = Interview(
    "i1", dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
)


def test_an_hour_is_told_at_home_with_the_employers_beside_it() -> None:
    now = dt.datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("America/New_York"))
    held = replace(TOKYO, interviews=(MONDAY_TEN,))
    home = Settings(home_tz="America/New_York")
    board = survey(Facts(home, opportunities=(held,)), now, load_playbooks())
    assert hour_words(MONDAY_TEN.starts_at, MONDAY_TEN.on, held, board) == (
        "Sun 20:00 · Mon 10:00 Tokyo"
    )
    assert start_words(MONDAY_TEN, held, board) == "Sun 22 Nov, 20:00 · Mon 10:00 Tokyo"
    assert [event.on for event in coming(board)] == [TODAY]
    near = replace(held, employer_tz="America/New_York")
    at_home = replace(MONDAY_TEN, starts_at=now.replace(day=23))
    assert hour_words(at_home.starts_at, at_home.on, near, board) == "09:00"


def test_what_is_dated_after_now_is_told_of_nobody_and_of_no_interview() -> None:
    later, told = TODAY + dt.timedelta(2), TODAY + dt.timedelta(3)
    acme = replace(
        TOKYO,
        employer_tz="UTC",
        interviews=(Interview("i1", told, status="cancelled", cancelled_on=later),),
        received=(Received(later, "auto_ack", from_="dana", date=told),),
        statements=(Statement(later, "preferred_medium", by="dana", medium="phone"),),
    )
    dana = Contact("dana", "Dana Reyes")
    facts = Facts(Settings(home_tz="UTC"), (dana,), (acme,))
    seen = {}
    for day in (TODAY, later):
        now = dt.datetime.combine(day, dt.time(12), ZoneInfo("UTC"))
        board = survey(facts, now, load_playbooks())
        known = People(board).of(dana)
        seen[day] = (known.medium, known.away_until, [event.on for event in coming(board)])
    assert seen == {TODAY: (None, None, [told]), later: ("phone", told, [])}


def test_whoever_gave_feedback_is_known_from_there() -> None:
    said = replace(TOKYO, feedback=(Feedback("f1", TODAY, "shorter answers", from_="dana"),))
    facts = Facts(Settings(home_tz="UTC"), (Contact("dana", "Dana Reyes"),), (said,))
    board = survey(facts, dt.datetime(2026, 12, 1, tzinfo=dt.UTC), load_playbooks())
    assert list(People(board).named("dana")) == [TOKYO.id]


def test_a_chain_of_reasons_names_its_day_once_and_this_year_nowhere() -> None:
    steps = (
        "You applied on Fri 20 Feb 2026 and nobody has answered.",
        "Not before Fri 27 Feb 2026: 7 days after Fri 20 Feb 2026.",
        "Due by Fri 1 Jan 2027: 2 business days after Fri 20 Feb 2026, not counting 2 weekend days.",
    )
    assert in_short(steps, dt.date(2026, 3, 2)) == (
        "You applied on Fri 20 Feb and nobody has answered. Not before Fri 27 Feb: 7 days later."
        " Due by Fri 1 Jan 2027: 2 business days later, not counting 2 weekend days."
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((1, 2, 3, 4), "from Sun 1 Nov, best Mon 2 Nov, by Tue 3 Nov, until Wed 4 Nov"),
        ((1, 1, 3, None), "best from Sun 1 Nov, by Tue 3 Nov"),
        ((1, 2, 2, 4), "from Sun 1 Nov, best by Mon 2 Nov, until Wed 4 Nov"),
        ((1, 1, 1, None), "on Sun 1 Nov"),
        ((1, 1, 1, 1), "only on Sun 1 Nov"),
        ((1, 2, 2, 2), "from Sun 1 Nov, by Mon 2 Nov"),
        ((1, 2, 3, 3), "from Sun 1 Nov, best Mon 2 Nov, by Tue 3 Nov"),
    ],
)
def test_bounds_of_one_day_are_told_in_one_word(
    days: tuple[int, int, int, int | None], words: str
) -> None:
    first, best, due = (dt.date(2026, 11, day) for day in days[:3])
    end = dt.date(2026, 11, days[3]) if days[3] else None
    assert window_words(Window(first, best, due, end), TODAY) == words


def test_what_was_found_of_somebody_and_of_a_place_is_said_in_full() -> None:
    found = Contact("bo", "Bo", "bo@a.example", "555 0100", "1 High St", url="https://bo.example")
    said = "Bo <bo@a.example>, 555 0100, 1 High St, https://bo.example"
    assert certain_words(found) == said
    assert proposed_words(found) == f"contact {said}"
    talk = Interview("i", dt.date(2026, 3, 9), location="Leeds office")
    assert proposed_words(talk) == "interview on Mon 9 Mar 2026 at Leeds office"
    opportunity = Opportunity("a", "Acme", "Clerk", url="https://acme.example/1", location="York")
    assert certain_words(opportunity) == "Acme · Clerk, in York, https://acme.example/1"
