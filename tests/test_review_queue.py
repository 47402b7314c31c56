"""The order of the review, and its memory of one day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from followup_tui.facts import FollowUpKey
from followup_tui.sidecars import ReviewQueue
from followup_tui.timeline import Agenda, Board, Item, Status
from tests.tui.boards import TODAY, board, item, opportunity, window
from tests.values import replace

ACME = opportunity()


def made(action: str, status: Status = Status.DUE) -> Item:
    return item(ACME, action, status, window(0, 0, 1), action)


def keys(items: list[Item]) -> list[str]:
    return [one.action for one in items]


HUNT = board(
    made("thank_you"), made("status_check"), made("nudge", Status.PREMATURE), made("debrief")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "review.json"


def key(action: str) -> str:
    return str(FollowUpKey(ACME.id, action))  # type: ignore[arg-type]


def test_only_what_can_be_done_and_debriefs_first(path: Path) -> None:
    assert keys(ReviewQueue(path, TODAY).queue(HUNT)) == ["debrief", "thank_you", "status_check"]


def test_what_is_put_off_comes_last_and_is_remembered(path: Path) -> None:
    queue = ReviewQueue(path, TODAY)
    queue.start(HUNT)
    queue.put_off(key("debrief"))
    assert keys(ReviewQueue(path, TODAY).queue(HUNT)) == ["thank_you", "status_check", "debrief"]
    queue.put_off(key("thank_you"))
    queue.put_off(key("debrief"))
    assert keys(queue.queue(HUNT)) == ["status_check", "thank_you", "debrief"]


def test_what_was_handled_stays_behind_today_but_not_tomorrow(path: Path) -> None:
    ReviewQueue(path, TODAY).handle(key("debrief"), "done")
    again = ReviewQueue(path, TODAY)
    assert again.handled == 1
    assert keys(again.queue(HUNT)) == ["thank_you", "status_check"]
    tomorrow = TODAY + dt.timedelta(days=1)
    assert ReviewQueue(path, tomorrow).handled == 0
    again.begin_day(TODAY)
    assert again.handled == 1
    again.begin_day(tomorrow)
    assert (again.handled, len(again.queue(HUNT))) == (0, 3)


def test_going_on_and_back(path: Path) -> None:
    queue = ReviewQueue(path, TODAY)
    assert queue.start(HUNT).action == "debrief"
    assert queue.back(HUNT) is None
    assert queue.step(HUNT).action == "thank_you"
    assert queue.back(HUNT).action == "debrief"


def test_back_reopens_what_was_handled(path: Path) -> None:
    queue = ReviewQueue(path, TODAY)
    queue.start(HUNT)
    queue.handle(key("debrief"), "sent")
    queue.step(HUNT)
    queue.back(HUNT)
    assert queue.handled == 0


def test_what_stands_again_is_looked_at_again_whoever_took_it_back(path: Path) -> None:
    ReviewQueue(path, TODAY).handle(key("debrief"), "done")
    resumed = ReviewQueue(path, TODAY)
    assert resumed.start(HUNT).action == "debrief"
    assert (resumed.handled, ReviewQueue(path, TODAY).handled) == (0, 0)
    resumed.handle(key("thank_you"), "sent")
    resumed.settle(HUNT)
    assert keys(resumed.queue(HUNT)) == ["debrief", "thank_you", "status_check"]


def test_the_end(path: Path) -> None:
    queue = ReviewQueue(path, TODAY)
    only = replace(HUNT, agenda=Agenda.given(HUNT.standing[:1]))
    queue.start(only)
    queue.handle(key("thank_you"), "sent")
    assert queue.step(only) is None
    assert queue.current(only) is None


@pytest.mark.parametrize("text", ["", "[]", '{"day": 3}', '{"day": "2026-03-05", "handled": 3}'])
def test_a_file_that_is_none_is_no_memory(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    assert ReviewQueue(path, TODAY).handled == 0


def test_the_memory_is_for_its_owner_alone(path: Path) -> None:
    ReviewQueue(path, TODAY).handle("a/nudge", "sent")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_memory_that_cannot_be_written_costs_only_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ReviewQueue(tmp_path / "file" / "review.json", TODAY).handle("a/nudge", "sent")


def test_nothing_to_walk_through(path: Path) -> None:
    empty: Board = replace(HUNT, agenda=Agenda({}))
    assert ReviewQueue(path, TODAY).start(empty) is None
