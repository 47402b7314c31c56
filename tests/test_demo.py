"""The demo is alive on any day: each status stands on the board, and the document is valid."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from followup_tui.demo import demo_facts
from followup_tui.exchange.document import read_document, write_document
from followup_tui.timeline import Board, Status, load_playbooks, survey

HOME = "America/New_York"
DAY = dt.timedelta(days=1)
START = dt.date(2026, 1, 1)
WEEK = dt.timedelta(days=7)


def _board(day: dt.date, clock: str = "12:00", zone: str = HOME) -> Board:
    now = dt.datetime.combine(day, dt.time.fromisoformat(clock), ZoneInfo(zone))
    return survey(demo_facts(day, zone), now, load_playbooks())


def _coming(board: Board) -> int:
    """Interviews and offer deadlines of the next seven days."""
    days = [i.on for o in board.facts.opportunities for i in o.interviews]
    days += [
        offer.deadline for o in board.facts.opportunities for offer in o.offers if offer.deadline
    ]
    return sum(board.today < day <= board.today + WEEK for day in days)


@pytest.mark.parametrize("month", range(24))
def test_on_every_day_of_two_years_each_status_is_on_the_board(month: int) -> None:
    first = dt.date(2026 + month // 12, month % 12 + 1, 1)
    for n in range(31):
        board = _board(first + n * DAY)
        found = Counter(item.status for item in board.listed())
        for status in Status:
            if status.is_standing:
                assert found[status] >= 1, (board.today, status)
        done = [item for item in board.agenda if item.status is Status.DONE]
        assert done, board.today
        assert _coming(board) >= 2, board.today


@pytest.mark.parametrize("clock", ["00:00", "06:30", "23:59"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata"])
def test_it_is_alive_at_any_hour_and_place(clock: str, zone: str) -> None:
    for n in range(7):
        found = {item.status for item in _board(START + n * DAY, clock, zone).listed()}
        assert {Status.OVERDUE, Status.DUE, Status.PREMATURE, Status.BLOCKED} <= found


def test_no_single_group_drowns_the_others() -> None:
    for n in range(28):
        found = Counter(item.status for item in _board(START + n * DAY).listed())
        assert 15 <= found.total() <= 32
        assert max(found.values()) <= 14


@pytest.mark.parametrize("day", [dt.date(2026, 3, 5), dt.date(2028, 2, 29), dt.date(2026, 11, 1)])
def test_it_is_a_valid_document(day: dt.date) -> None:
    facts = demo_facts(day, HOME)
    assert read_document(write_document(facts)) == facts


def test_every_address_and_link_is_invented() -> None:
    facts = demo_facts(START, HOME)
    addresses = [c.email for c in facts.contacts if c.email]
    links = [o.url for o in facts.opportunities if o.url]
    assert {address.rpartition(".")[2] for address in addresses} == {"example"}
    assert {link.split("/")[2].rpartition(".")[2] for link in links} == {"example"}


def test_the_notes_hold_every_mark_of_a_reflection() -> None:
    lines = [
        line
        for o in demo_facts(START, HOME).opportunities
        for n in o.notes
        for line in n.body.splitlines()
    ]
    assert {line[0] for line in lines if line[1:2] == " "} >= set("+-!?~^*")
