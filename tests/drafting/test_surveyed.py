"""Drafts for boards as the timeline really makes them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_tui.drafting import TONES, Voice, Wish, can_write, candidates, compose, head, lint
from followup_tui.exchange.document import read_document
from followup_tui.timeline import Board, load_playbooks, survey

SCENARIOS = json.loads(
    (Path(__file__).parents[1] / "golden" / "scenarios.json").read_text(encoding="utf-8")
)
KNOWN_ONLY_TO_THE_WRITER = {
    "link", "skills", "my_answer", "start_day", "new_day", "new_times", "reason", "lesson", "eta"
}  # fmt: skip


def boards() -> list[Board]:
    made = []
    for scenario in SCENARIOS:
        facts = read_document(scenario["document"])
        text = scenario["now"]
        now = dt.datetime.fromisoformat(text if "T" in text else f"{text}T12:00")
        now = now if now.tzinfo else now.replace(tzinfo=ZoneInfo(facts.settings.home_tz))
        made.append(survey(facts, now, load_playbooks()))
    return made


@pytest.fixture(scope="module")
def surveyed() -> list[Board]:
    return boards()


def test_every_message_step_gets_a_draft_that_only_the_writer_s_own_words_can_hold_up(
    surveyed: list[Board],
) -> None:
    seen: Counter[str] = Counter()
    for on in surveyed:
        for item in on.agenda:
            if not can_write(item):
                continue
            seen[item.action] += 1
            for tone in TONES:
                draft = compose(on, item, Voice("Alex Morgan"), Wish(tone=tone))
                assert set(draft.missing) <= KNOWN_ONLY_TO_THE_WRITER
                assert ("{{" in draft.body + draft.subject) is bool(draft.missing)
            assert head(on, item)
            candidates(on, item)
    assert len(seen) >= 24


def test_what_is_due_reads_without_a_remark_but_for_what_is_still_open(
    surveyed: list[Board],
) -> None:
    for on in surveyed:
        for item in on.agenda:
            if not can_write(item) or not item.status.is_actionable:
                continue
            draft = compose(on, item, Voice("Alex Morgan"), Wish(tone="plain"))
            read = lint(draft, on, item, is_untouched=True)
            found = {f.id for f in read if f.severity in "EW"}
            assert found <= ({"L06", "L22"} if draft.missing else set()), (item.key, found)


def _told(**facts: object) -> Board:
    """A board of 18 March, two weeks after an interview that left these facts."""
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": "America/New_York"},
        "contacts": [{"id": "dana", "name": "Dana Reyes", "email": "dana@acme.example"}],
        "opportunities": [
            {
                "id": "acme",
                "company": "Acme",
                "role": "Engineer",
                "people": [{"contact": "dana", "relation": "hiring_manager"}],
                "interviews": [
                    {"id": "i1", "on": "2026-03-02", "with": ["dana"], "status": "held"}
                ],
                **facts,
            }
        ],
    }
    now = dt.datetime(2026, 3, 18, 12, tzinfo=ZoneInfo("America/New_York"))
    return survey(read_document(document), now, load_playbooks())


def _body(on: Board, key: str, tone: str = "warm", take: tuple[int, ...] = ()) -> str:
    item = on.find(key)
    assert item is not None
    draft = compose(on, item, Voice("Alex Morgan"), Wish(tone=tone, take=take))
    assert not [f for f in lint(draft, on, item, is_untouched=True) if f.severity in "EW"]
    return draft.body


@pytest.mark.parametrize("tone", TONES)
def test_a_day_until_which_they_wanted_no_contact_is_no_day_for_a_decision(tone: str) -> None:
    said = {"on": "2026-03-02", "kind": "contact_after", "date": "2026-03-16"}
    asked = _body(_told(statements=[said]), "acme/decision_followup", tone)
    assert "asked me to" in asked
    assert "day for a decision" not in asked
    named = _body(_told(statements=[{**said, "kind": "decide_by"}]), "acme/decision_followup", tone)
    assert "Monday, March 16" in named
    assert "asked me to" not in named


def test_what_the_debrief_says_reads_on_in_the_sentence() -> None:
    body = "! that I mentor two juniors\n? Too few people led -> I have led six since May"
    note = {"id": "n1", "at": "2026-03-02T18:00:00-05:00", "interview": "i1", "body": body}
    sent = {"on": "2026-03-10", "action": "status_check", "to": "dana"}
    nudge = _body(_told(notes=[note], sent=[sent]), "acme/nudge", take=(1,))
    assert "One thing I would like to add: I mentor two juniors." in nudge
    assert "led six" not in nudge
    thanks = _body(_told(notes=[note]), "acme/thank_you/dana/i1", take=(1,))
    assert "One thing I would like to add: I mentor two juniors." in thanks


def test_what_they_asked_for_reads_on_in_the_sentence() -> None:
    request = {"id": "r1", "item": "Two work samples", "on": "2026-03-17", "by": "dana"}
    assert "I have attached two work samples for the Engineer position at Acme." in _body(
        _told(requests=[request]), "acme/deliver_request/r1"
    )


def test_a_deadline_that_came_with_the_offer_is_known() -> None:
    came = {"on": "2026-03-17", "kind": "offer", "from": "dana", "date": "2026-03-25"}
    assert "by Wednesday, March 25" in _body(_told(received=[came]), "acme/offer_ack")


def test_what_is_too_early_or_forbidden_says_so_with_its_reason(surveyed: list[Board]) -> None:
    said = Counter[str]()
    for on in surveyed:
        for item in on.agenda:
            if can_write(item) and item.status in ("premature", "blocked"):
                draft = compose(on, item, Voice("Alex Morgan"))
                (found,) = (f for f in lint(draft, on, item) if f.id == "L21")
                assert found.why
                said[found.severity] += 1
    assert said["E"] > 2
    assert said["W"] > 10
