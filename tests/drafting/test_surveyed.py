"""Drafts for boards as the timeline really makes them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup_tui.drafting import TONES, can_write, chips, compose, head, lint
from followup_tui.exchange.document import read_document
from followup_tui.timeline import Board, load_playbooks, survey

SCENARIOS = json.loads(
    (Path(__file__).parents[1] / "golden" / "scenarios.json").read_text(encoding="utf-8")
)
KNOWN_ONLY_TO_THE_WRITER = {
    "detail", "link", "news", "skills", "my_answer", "start_day", "new_day", "reason", "topic", "eta"
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
                draft = compose(on, item, tone=tone, sender_name="Alex Morgan")
                assert set(draft.missing) <= KNOWN_ONLY_TO_THE_WRITER
                assert ("{{" in draft.body + draft.subject) is bool(draft.missing)
            assert head(on, item)
            chips(on, item)
    assert len(seen) >= 24


def test_what_is_due_reads_without_a_remark_but_for_what_is_still_open(
    surveyed: list[Board],
) -> None:
    for on in surveyed:
        for item in on.agenda:
            if not can_write(item) or not item.status.is_actionable:
                continue
            draft = compose(on, item, tone="plain", sender_name="Alex Morgan")
            found = {f.id for f in lint(draft, on, item) if f.severity in "EW"}
            assert found <= ({"L06", "L22"} if draft.missing else set()), (item.key, found)


def test_what_is_too_early_or_forbidden_says_so_with_its_reason(surveyed: list[Board]) -> None:
    said = Counter[str]()
    for on in surveyed:
        for item in on.agenda:
            if can_write(item) and item.status in ("premature", "blocked"):
                draft = compose(on, item, sender_name="Alex Morgan")
                (found,) = (f for f in lint(draft, on, item) if f.id == "L21")
                assert found.why
                said[found.severity] += 1
    assert said["E"] > 2
    assert said["W"] > 10
