"""The timeline and an independent, naive reading of the playbook agree on random job searches.

The calculator of ``tests/oracle`` shares no code with the package. Each history is looked at as
``agenda --all --json`` shows it: every item, every field, in the same order.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from functools import cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followup_tui.exchange.agenda import agenda_json
from followup_tui.exchange.document import read_document
from followup_tui.facts import (
    Facts,
    Interview,
    Opportunity,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
)
from followup_tui.timeline import Surveyor, load_playbooks, planning
from followup_tui.timeline.known import Known
from followup_tui.timeline.lessons import lessons
from followup_tui.timeline.planning import plan_pending
from tests.bench.data import NOW, hunt
from tests.oracle.calculator import agenda
from tests.oracle.histories import random_document
from tests.oracle.known import read_now
from tests.values import replace

Items = list[dict[str, Any]]

PLAYBOOKS = load_playbooks()
HISTORIES = 600
BATCH = 10
CROWDED = 300
DAYS_TOGETHER = 5
IN_WORDS = {"company", "role", "title", "reason", "sources"}
_HOURS = ("starts_at", "ended_at")
_BARE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LIVE = {"premature", "open", "due", "overdue"}


def shown_by_the_app(document: dict[str, Any], now: str, remembered: int = 0) -> Items:
    """What one surveyor shows that has looked that many days before, with one opportunity less."""
    facts = read_document(document)
    at = read_now(now, ZoneInfo(facts.settings.home_tz))
    surveyor = Surveyor(PLAYBOOKS)
    if remembered:
        fewer = replace(facts, opportunities=facts.opportunities[1:])
        surveyor.survey(fewer, at - dt.timedelta(days=remembered))
        surveyor.survey(facts, at - dt.timedelta(days=1))
    board = surveyor.survey(facts, at)
    items: Items = agenda_json(board, include_all=True)["items"]
    return [{k: v for k, v in item.items() if k not in IN_WORDS} for item in items]


def plain(item: dict[str, Any]) -> dict[str, Any]:
    """Instants to the minute in UTC (the end of a day has more than one spelling)."""
    shown = dict(item)
    for name in ("not_before_at", "due_by_at", "apology_after_at"):
        if shown[name]:
            at = dt.datetime.fromisoformat(shown[name]).astimezone(dt.UTC)
            shown[name] = (at + dt.timedelta(seconds=1)).replace(second=0, microsecond=0)
    shown["flags"] = sorted(shown["flags"]) if shown["status"] in LIVE else []
    return shown


@cache
def calculated(seed: int) -> tuple[dict[str, Any], str, Items]:
    """A history, the instant it is looked at, and what is to be shown then."""
    document, now = random_document(Random(seed))
    return document, now, [plain(item) for item in agenda(document, now)]


@pytest.mark.parametrize("first", range(0, HISTORIES, BATCH))
def test_the_timeline_agrees_with_the_calculator(first: int) -> None:
    for seed in range(first, first + BATCH):
        document, now, expected = calculated(seed)
        found = [plain(item) for item in shown_by_the_app(document, now, seed % 3)]
        by_key = {item["key"]: item for item in found}
        for item in expected:
            assert by_key.get(item["key"]) == item, f"seed {seed}, {now}"
        keys = [item["key"] for item in found]
        assert keys == [item["key"] for item in expected], f"seed {seed}, {now}"


def crowded(value: Any) -> Any:
    """The same facts without hours, those of a few days moved onto one: it meets the edges of rules."""
    if isinstance(value, dict):
        return {key: crowded(each) for key, each in value.items() if key not in _HOURS}
    if isinstance(value, list):
        return [crowded(each) for each in value]
    if isinstance(value, str) and _BARE_DAY.fullmatch(value):
        day = dt.date.fromisoformat(value)
        return (day - dt.timedelta(days=day.toordinal() % DAYS_TOGETHER)).isoformat()
    return value


@pytest.mark.parametrize("first", range(0, CROWDED, BATCH))
def test_they_agree_where_much_falls_on_one_day(first: int) -> None:
    for seed in range(first, first + BATCH):
        document, now = random_document(Random(seed))
        document = crowded(document)
        expected = [plain(item) for item in agenda(document, now)]
        found = [plain(item) for item in shown_by_the_app(document, now)]
        assert found == expected, f"seed {seed}, {now}"


@pytest.mark.parametrize("first", range(0, 60, BATCH))
def test_all_that_may_stand_is_planned_of_what_has_ended(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(first, first + BATCH):
        document, now = random_document(Random(seed))
        for told in (document, crowded(document)):
            shorter = shown_by_the_app(told, now)
            with monkeypatch.context() as patch:
                patch.setattr(planning, "plan_ended", planning.plan)
                assert shown_by_the_app(told, now) == shorter, f"seed {seed}, {now}"


STEPS = (1, 1, 1, -1, 2, 7, -7, 30, 90, 200)


@pytest.mark.parametrize("first", range(0, 120, BATCH))
def test_a_surveyor_that_has_looked_on_other_days_says_the_same(first: int) -> None:
    for seed in range(first, first + BATCH):
        document, now = random_document(Random(seed))
        facts, chance = read_document(document), Random(seed)
        at, surveyor = read_now(now, ZoneInfo(facts.settings.home_tz)), Surveyor(PLAYBOOKS)
        for _ in range(7):
            at += dt.timedelta(days=chance.choice(STEPS) + chance.random())
            found, anew = surveyor.survey(facts, at), Surveyor(PLAYBOOKS).survey(facts, at)
            assert agenda_json(found, include_all=True) == agenda_json(anew, include_all=True), seed
            assert found.stages == anew.stages, seed


@pytest.mark.parametrize("seed", [111985])
def test_what_was_seen_on_an_earlier_day_does_not_stand_still(seed: int) -> None:
    """A question about an accepted opportunity moves on with the day."""
    document, now, expected = calculated(seed)
    assert [plain(item) for item in shown_by_the_app(document, now, remembered=3)] == expected


def test_what_has_ended_is_not_planned_again_for_another_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    planned: list[str] = []

    def counted(known: Known, *rests_on: Any) -> Any:
        planned.append(known.id)
        return plan_pending(known, *rests_on)

    monkeypatch.setattr(sys.modules[Surveyor.__module__], "plan_pending", counted)
    facts, surveyor = hunt(40, 10), Surveyor(PLAYBOOKS)
    surveyor.survey(facts, NOW)
    planned.clear()
    surveyor.copy().survey(facts, NOW + dt.timedelta(days=1))
    assert 10 <= len(planned) <= 12
    planned.clear()
    surveyor.survey(facts, NOW)
    assert planned == []


TODAY, BEFORE = NOW.date(), NOW.date() - dt.timedelta(days=20)
DONE: dict[str, dict[str, Any]] = {
    "a message": {
        "interviews": (Interview("i", BEFORE, status="held"),),
        "sent": (Sent(TODAY, "feedback_request"),),
    },
    "a debrief": {"interviews": (Interview("i", BEFORE, status="held", debriefed_on=TODAY),)},
    "an answer": {
        "received": (Received(BEFORE, "reply", id="r", needs_reply=True, replied_on=TODAY),)
    },
    "a delivery": {"requests": (Request("q", "a sample", BEFORE, delivered_on=TODAY),)},
    "a word when": {"requests": (Request("q", "a sample", BEFORE, eta_sent_on=TODAY),)},
    "a briefing": {"references": (Reference("c", BEFORE, briefed_on=TODAY),)},
    "thanks": {"references": (Reference("c", BEFORE, thanked_on=TODAY),)},
}


@pytest.mark.parametrize("what", DONE)
def test_what_was_done_after_an_end_is_found_by_its_day(what: str) -> None:
    ended = Opportunity("a", "Acme", "", rejection=Rejection(BEFORE), **DONE[what])
    found = Surveyor(PLAYBOOKS).survey(Facts(opportunities=(ended,)), NOW).done_today
    assert [item.done_on for item in found] == [TODAY]


@pytest.mark.parametrize("looks_like_a_day", ["9999-12-31", "9999-99-99", "2026-13-45"])
def test_a_text_that_looks_like_a_day_ends_nothing(looks_like_a_day: str) -> None:
    facts = hunt(4, 1)
    named = [replace(one, role=looks_like_a_day) for one in facts.opportunities]
    facts, surveyor = replace(facts, opportunities=tuple(named)), Surveyor(PLAYBOOKS)
    surveyor.survey(facts, NOW)
    surveyor.look_ahead()
    later = NOW + dt.timedelta(days=1)
    found, anew = surveyor.survey(facts, later), Surveyor(PLAYBOOKS).survey(facts, later)
    assert agenda_json(found, include_all=True) == agenda_json(anew, include_all=True)


def test_lessons_are_looked_up_only_where_an_interview_lies_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(known: Known) -> Any:
        asked.append(known.id)
        return lessons(known)

    monkeypatch.setattr(sys.modules[Surveyor.__module__], "lessons", counted)
    facts, surveyor = hunt(8, 4), Surveyor(PLAYBOOKS)
    board = surveyor.survey(facts, NOW)
    assert asked == []
    assert all(item.action != "apply_lessons" for item in board.agenda)
    *others, last = facts.opportunities
    ahead = Interview("i3", NOW.date() + dt.timedelta(days=3))
    last = replace(last, interviews=(*last.interviews, ahead))
    board = surveyor.survey(replace(facts, opportunities=(*others, last)), NOW)
    assert sorted(asked) == sorted(one.id for one in facts.opportunities)
    assert sum(item.action == "apply_lessons" for item in board.agenda) == 16
    surveyor.survey(replace(facts, opportunities=(*others, last)), NOW)
    assert len(asked) == 8
