"""What new facts do to the plan, and how that reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from followup_tui.facts import (
    ACTIONS,
    TRAITS,
    Contact,
    Decision,
    Facts,
    FollowUpKey,
    Interview,
    Opportunity,
    Received,
    Request,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
)
from followup_tui.timeline import Change, Surveyor, Told, changes, load_playbooks
from followup_tui.wording import joined, sentences
from tests.oracle.histories import histories
from tests.timeline.moments import board_at, board_of, instant
from tests.values import replace

ZONE = "America/New_York"
NOW = instant("2026-11-19T16:00", ZONE)
DAY = NOW.date()
PEOPLE = tuple(
    Contact(name.split()[0].lower(), name, email=f"{name[:2].lower()}@acme.example")
    for name in ("Ana Ruiz", "Bo Lindqvist", "Chidi Obi", "Dana Reyes")
)
MET = Interview(
    "i1",
    DAY,
    NOW - dt.timedelta(hours=2),
    NOW - dt.timedelta(hours=1),
    with_=("ana", "bo", "chidi"),
    status="held",
    debriefed_on=DAY,
)
ACME = Opportunity("acme", "Acme", "Engineer", interviews=(MET,))
LATER = replace(ACME, statements=(Statement(DAY, "decide_by", date=dt.date(2026, 12, 3)),))


def facts(*opportunities: Opportunity) -> Facts:
    return Facts(Settings(home_tz=ZONE), PEOPLE, opportunities)


def difference(before: Facts, after: Facts) -> list[tuple[str, str]]:
    """Kind and key of every change."""
    found = changes(board_at(before, NOW), board_at(after, NOW))
    return [(change.kind, str(change.item.key)) for change in found]


def said(before: Opportunity, after: Opportunity, about: str | None = "acme") -> list[str]:
    board = board_at(facts(after), NOW)
    return list(sentences(changes(board_at(facts(before), NOW), board), board, about=about))


def test_people_of_one_action_stand_together() -> None:
    bare = replace(ACME, interviews=())
    assert "+ thank-you to Ana Ruiz, Bo Lindqvist and Chidi Obi, due tomorrow 15:00" in said(
        bare, ACME
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (ACME, ACME, []),
        (
            ACME,
            LATER,
            [
                "+ question about the decision, from Fri 4 Dec",
                "- status check no longer applies",
            ],
        ),
        (
            LATER,
            replace(LATER, statements=(Statement(DAY, "decide_by", date=dt.date(2026, 12, 10)),)),
            ["question about the decision moves to Fri 11 Dec"],
        ),
        (
            ACME,
            replace(ACME, sent=(Sent(DAY, "thank_you", to="ana", for_="i1"),)),
            ["thank-you to Ana Ruiz is done"],
        ),
        (
            ACME,
            replace(ACME, requests=(Request("r1", "references", DAY, due=DAY),)),
            ["+ references to send, due today"],
        ),
        (
            ACME,
            replace(ACME, skips=(Skip("acme/status_check", DAY),)),
            ["- status check no longer applies"],
        ),
        (
            ACME,
            replace(ACME, snoozes=(Snooze("acme/status_check", DAY, dt.date(2026, 12, 1)),)),
            ["status check is snoozed until Tue 1 Dec"],
        ),
        (
            ACME,
            replace(ACME, statements=(Statement(DAY, "no_followup", scope="all"),)),
            [
                "thank-you to Ana Ruiz, Bo Lindqvist and Chidi Obi must wait: they asked you to",
            ],
        ),
    ],
)  # fmt: skip
def test_sentences(before: Opportunity, after: Opportunity, expected: list[str]) -> None:
    found = said(before, after)
    assert [sentence for sentence in expected if sentence not in found] == []
    assert bool(found) == bool(expected)


def test_another_medium_is_told() -> None:
    phone = replace(ACME, statements=(Statement(DAY, "preferred_medium", medium="phone"),))
    found = difference(facts(ACME), facts(phone))
    assert {kind for kind, _ in found} == {"redirected"}
    assert all(sentence.endswith(" goes by phone") for sentence in said(ACME, phone))


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (
            replace(ACME, snoozes=(Snooze("acme/status_check", DAY, dt.date(2026, 12, 1)),)),
            "turned",
        ),
        (replace(ACME, statements=(Statement(DAY, "no_followup"),)), "turned"),
        (replace(ACME, skips=(Skip("acme/status_check", DAY),)), "went"),
        (LATER, "went"),
    ],
)
def test_a_change_is_of_one_kind(after: Opportunity, kind: str) -> None:
    assert (kind, "acme/status_check") in difference(facts(ACME), facts(after))


def test_a_wait_that_moves_has_moved_and_one_that_begins_has_turned() -> None:
    asked_not_to = Statement(DAY, "no_followup")
    waiting = replace(ACME, statements=(asked_not_to,))
    answered = replace(ACME, received=(Received(DAY + dt.timedelta(1), "reply"),))
    later = NOW + dt.timedelta(days=1)
    for before, after, kind in (
        (waiting, replace(answered, statements=(asked_not_to,)), "moved"),
        (ACME, replace(answered, statements=(asked_not_to,)), "turned"),
    ):
        found = changes(board_at(facts(before), later), board_at(facts(after), later))
        assert {c.kind for c in found if c.item.action == "status_check"} == {kind}


def test_an_item_is_what_is_shown_of_it() -> None:
    item = next(i for i in board_at(facts(ACME), NOW).agenda if i.action == "status_check")
    assert item == replace(item)
    assert hash(item) == hash(replace(item, medium="phone")) != hash(FollowUpKey("acme", "nudge"))
    assert len({item, replace(item)}) == 1
    assert item != replace(item, merge_with=("acme/thank_you/ana/i1",))
    assert item != replace(item, telling=Told("another title"))
    assert item == replace(item, telling=Told(item.title))


def test_what_stayed_as_it_was_is_no_change() -> None:
    surveyor, other = Surveyor(load_playbooks()), replace(ACME, id="bolt", company="Bolt")
    before = surveyor.survey(facts(ACME, other), NOW)
    after = surveyor.survey(facts(ACME, replace(other, interviews=())), NOW)
    assert {change.item.opportunity for change in changes(before, after)} == {"bolt"}


def test_what_ends_it_all_takes_it_all_away() -> None:
    over = replace(ACME, decision=Decision("withdrawn", DAY))
    kinds = {kind for kind, key in difference(facts(ACME), facts(over)) if "/thank_you/" in key}
    assert kinds == {"went"}


def test_another_opportunity_is_named() -> None:
    other = replace(
        ACME,
        id="bolt",
        company="Bolt",
        received=(Received(DAY, "invite", id="m1", needs_reply=True),),
    )
    before = board_at(facts(ACME, replace(other, received=())), NOW)
    after = board_at(facts(ACME, other), NOW)
    found = sentences(changes(before, after), after, about="acme")
    assert any(sentence.startswith("+ answer to ") and "(Bolt · Engineer)" in sentence for sentence in found)  # fmt: skip


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana"], "Ana"),
        (["Ana", "Bo"], "Ana and Bo"),
        (["Ana", "Bo", "Cy"], "Ana, Bo and Cy"),
        (["Ana", "Bo", "Cy", "Di"], "Ana, Bo and 2 others"),
    ],
)
def test_names_are_joined(names: list[str], expected: str) -> None:
    assert joined(names) == expected


def test_every_action_has_a_short_name() -> None:
    assert set(TRAITS) == set(ACTIONS)


@given(histories, histories)
@settings(deadline=None, max_examples=40)
def test_changes_are_what_differs(one: tuple[Any, str], other: tuple[Any, str]) -> None:
    before, after = board_of(*one), board_of(*other)
    found = changes(before, after)
    _check_sound(found)
    gone = {c.item.key for c in found if c.kind == "went"}
    new = {c.item.key for c in found if c.kind == "appeared"}
    stood = {i.key for i in before.agenda if i.status.is_standing}
    stands = {i.key for i in after.agenda if i.status.is_standing}
    assert new == stands - stood
    assert gone <= stood - stands
    assert changes(after, after) == ()
    assert len(sentences(found, after)) <= len(found)


def _check_sound(found: tuple[Change, ...]) -> None:
    keys = [change.item.key for change in found]
    assert len(keys) == len(set(keys))
    for change in found:
        assert change.before is None or change.after is None or change.before != change.after
