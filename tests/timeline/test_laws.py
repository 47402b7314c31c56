"""The laws of PLAYBOOK 4.6, on random histories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.exchange.document import read_document, write_document
from followup_tui.facts import ACTIONS, Facts
from followup_tui.timeline import Board, Item, Status, Surveyor, load_playbooks, survey
from tests.oracle.histories import histories, random_document
from tests.values import replace

from .moments import board_at, board_of, days, instant

Document = dict[str, Any]

SOLICITATIONS = {
    "mid_timeline_note",
    "decision_followup",
    "status_check",
    "nudge",
    "value_checkin",
    "application_followup",
    "promise_followup",
}
COUNTED_BACK = {
    "interview_checklist",
    "mid_timeline_note",
    "offer_decide",
    "offer_extension_request",
    "apply_lessons",
}
NOT_STANDING = {Status.PREMATURE, Status.BLOCKED, Status.SKIPPED, Status.EXPIRED}
AGE = {
    Status.PREMATURE: 0,
    Status.OPEN: 1,
    Status.DUE: 2,
    Status.OVERDUE: 3,
    Status.BLOCKED: 3,
    Status.EXPIRED: 4,
}


@settings(max_examples=150, deadline=None)
@given(histories)
def test_windows_do_not_go_back_and_keys_are_unique(history: tuple[Document, str]) -> None:
    board = board_of(*history)
    keys = [str(item.key) for item in board.agenda]
    assert len(keys) == len(set(keys))
    for item in board.agenda:
        window = item.window
        steps = [window.not_before, window.ideal, window.due_by, window.give_up or window.due_by]
        assert steps == sorted(steps), item


@settings(max_examples=150, deadline=None)
@given(histories)
def test_at_most_one_question_is_actionable_in_an_opportunity(
    history: tuple[Document, str],
) -> None:
    board = board_of(*history)
    asked = Counter(
        item.opportunity
        for item in board.agenda
        if item.action in SOLICITATIONS and item.status.is_actionable
    )
    assert not [opportunity for opportunity, n in asked.items() if n > 1]


def _settled(document: Document, now: str) -> tuple[Facts, dt.datetime]:
    """The facts so far and an instant after which nothing new is known: every interview is over."""
    at = instant(now, document["settings"]["home_tz"])
    facts = read_document(_forgotten(document, (at - dt.timedelta(days=2)).date().isoformat()))
    days_of_interviews = [i.on for o in facts.opportunities for i in o.interviews]
    at = max([at, *(at.replace(year=d.year, month=d.month, day=d.day) for d in days_of_interviews)])
    return facts, at + dt.timedelta(days=2)


@settings(max_examples=100, deadline=None)
@given(histories, st.integers(1, 20))
def test_time_alone_never_moves_a_status_backwards(
    history: tuple[Document, str], step: int
) -> None:
    facts, at = _settled(*history)
    before: dict[str, Item] = {}
    for n in range(6):
        board = board_at(facts, at + dt.timedelta(days=n * step))
        for item in board.agenda:
            then = before.get(str(item.key))
            if then is not None and then.decision_date == item.decision_date:
                earlier, later = AGE.get(then.status), AGE.get(item.status)
                assert earlier is None or later is None or earlier <= later, (then, item)
        before = {str(item.key): item for item in board.agenda}


@settings(max_examples=60, deadline=None)
@given(histories, st.integers(1, 20))
def test_time_alone_moves_a_window_only_while_something_else_comes_first(
    history: tuple[Document, str], step: int
) -> None:
    facts, at = _settled(*history)
    before: dict[str, Item] = {}
    for n in range(6):
        for item in board_at(facts, at + dt.timedelta(days=n * step)).agenda:
            then = before.setdefault(str(item.key), item)
            if then.done_on and then.done_on < item.window.not_before:
                continue  # it was about another matter, such as an offer that lapsed since
            if NOT_STANDING.isdisjoint((then.status, item.status)):
                assert (then.window, then.done_on) == (item.window, item.done_on)


@settings(max_examples=80, deadline=None)
@given(histories, st.integers(-40, 40))
def test_another_holiday_never_makes_a_date_earlier(
    history: tuple[Document, str], offset: int
) -> None:
    document, now = history
    if any(
        "month" in s.get("phrase", "")
        for o in document["opportunities"]
        for s in o.get("statements", [])
    ):
        return
    plain = board_of(document, now)
    holiday = (plain.today + dt.timedelta(days=offset)).isoformat()
    holidays = sorted({*document["settings"].get("holidays", []), holiday})
    stricter = board_of(
        {**document, "settings": {**document["settings"], "holidays": holidays}}, now
    )
    for item in plain.agenda:
        later = stricter.find(item.key)
        if later is None or item.action in COUNTED_BACK or _was_first(later, plain):
            continue
        assert later.window.not_before >= item.window.not_before
        assert later.window.ideal >= item.window.ideal
        assert later.window.due_by >= item.window.due_by


@settings(max_examples=80, deadline=None)
@given(histories, st.integers(-40, 40), st.integers(0, 12))
def test_another_quiet_time_never_makes_a_date_earlier(
    history: tuple[Document, str], offset: int, length: int
) -> None:
    document, now = history
    plain = board_of(document, now)
    first = plain.today + dt.timedelta(days=offset)
    time = {"from": first.isoformat(), "to": (first + dt.timedelta(days=length)).isoformat()}
    quiet = [*document["settings"].get("quiet", []), time]
    stiller = board_of({**document, "settings": {**document["settings"], "quiet": quiet}}, now)
    for item in plain.agenda:
        later = stiller.find(item.key)
        if later is None or item.action in COUNTED_BACK:
            continue
        if item.action not in SOLICITATIONS:
            assert later.window == item.window
        assert later.window.not_before >= item.window.not_before or _was_first(later, plain)
        assert later.window.due_by >= item.window.due_by or _was_first(later, plain)


def _was_first(item: Item, plain: Board) -> bool:
    """Whether another question that came first on the plain board has made room for it."""
    before = plain.find(item.key)
    return before is not None and "One question at a time" in (before.explain().guard or "")


@settings(max_examples=80, deadline=None)
@given(histories)
def test_the_assertive_open_no_later_than_the_balanced_than_the_patient(
    history: tuple[Document, str],
) -> None:
    document, now = _without_sent(history[0]), history[1]
    boards = [_under(name, document, now) for name in ("assertive", "balanced", "patient")]
    for item in boards[0].agenda:
        if item.action not in SOLICITATIONS - {"mid_timeline_note", "nudge"}:
            continue
        found = [one for board in boards if (one := board.find(item.key))]
        if any("One question at a time" in (one.explain().guard or "") for one in found):
            continue
        opens = [one.window.not_before for one in found]
        assert opens == sorted(opens), item.key


@settings(max_examples=100, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_decides_nothing(
    history: tuple[Document, str], random: Random
) -> None:
    document, now = history
    assert days(board_of(_shuffled(document, random), now)) == days(board_of(document, now))


@settings(max_examples=60, deadline=None)
@given(histories)
def test_a_second_import_changes_nothing(history: tuple[Document, str]) -> None:
    document, now = history
    again = write_document(read_document(document))
    assert days(board_of(again, now)) == days(board_of(document, now))


@settings(max_examples=100, deadline=None)
@given(histories, st.integers(0, 60))
def test_later_facts_do_not_change_an_earlier_agenda(
    history: tuple[Document, str], earlier: int
) -> None:
    document, now = history
    facts = read_document(document)
    at = instant(now, facts.settings.home_tz) - dt.timedelta(days=earlier)
    until = (at + dt.timedelta(days=2)).date().isoformat()
    then = read_document(_forgotten(document, until))
    assert days(board_at(then, at)) == days(board_at(facts, at))


@settings(max_examples=100, deadline=None)
@given(histories)
def test_every_item_says_why(history: tuple[Document, str]) -> None:
    for item in board_of(*history).agenda:
        why = item.explain()
        assert why.steps
        assert why.rule
        assert why.sources
        assert not {"{", "}"} & set(why.reason)
        assert item.title


def test_the_histories_reach_every_action_and_status() -> None:
    seen: Counter[str] = Counter()
    for seed in range(400):
        document, now = random_document(Random(seed))
        for item in board_of(document, now).agenda:
            seen[item.action] += 1
            seen[item.status] += 1
    assert not [action for action in ACTIONS if not seen[action]]
    assert not [status for status in Status if not seen[status]]


def _under(playbook: str, document: Document, now: str) -> Board:
    opportunities = [{**o, "playbook": playbook} for o in document["opportunities"]]
    return board_of({**document, "opportunities": opportunities}, now)


def _without_sent(document: Document) -> Document:
    opportunities = [{**o, "sent": []} for o in document["opportunities"]]
    return {**document, "opportunities": opportunities}


def _shuffled(value: Any, random: Random) -> Any:
    if isinstance(value, dict):
        return {key: _shuffled(each, random) for key, each in value.items()}
    if isinstance(value, list):
        mixed = [_shuffled(each, random) for each in value]
        random.shuffle(mixed)
        return mixed
    return value


STAMPS = (
    "left_on",
    "eta_sent_on",
    "delivered_on",
    "briefed_on",
    "thanked_on",
    "replied_on",
    "debriefed_on",
    "applied_on",
)


def _forgotten(document: Document, until: str) -> Document:
    """The document without any fact dated after a day."""

    def came(fact: dict[str, Any]) -> bool:
        dated = (
            fact.get("on") or fact.get("given_on") or fact.get("submitted_on") or fact.get("at", "")
        )
        return str(dated)[:10] <= until

    def unstamped(fact: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in fact.items() if k not in STAMPS or v is None or v <= until}

    def opportunity(o: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for key, value in o.items():
            if key == "interviews":
                kept[key] = [unstamped(i) for i in value]
            elif key == "people":
                kept[key] = [unstamped(person) for person in value]
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                kept[key] = [unstamped(fact) for fact in value if came(fact)]
            elif isinstance(value, dict):
                if came(value):
                    kept[key] = value
            else:
                kept[key] = value
        return kept

    chats = [
        {**unstamped(c), "touched_on": [d for d in c.get("touched_on", []) if d <= until]}
        for c in document.get("networking", [])
        if came(c)
    ]
    return {
        **document,
        "opportunities": [opportunity(o) for o in document["opportunities"]],
        "networking": chats,
    }


@settings(max_examples=60, deadline=None)
@given(histories, histories, st.lists(st.floats(-3, 12), min_size=2, max_size=6))
def test_a_surveyor_that_remembers_says_what_one_that_does_not_would(
    history: tuple[Document, str], other: tuple[Document, str], steps: list[float]
) -> None:
    document, now = history
    facts, others = read_document(document), read_document(other[0])
    surveyor = Surveyor(load_playbooks())
    at = instant(now, facts.settings.home_tz)
    for n, step in enumerate(steps):
        at += dt.timedelta(days=step)
        kept = facts.opportunities[: 1 + n % 4]
        some = replace(facts, opportunities=kept, contacts=(facts if n % 3 else others).contacts)
        assert days(surveyor.survey(some, at)) == days(survey(some, at, load_playbooks()))
