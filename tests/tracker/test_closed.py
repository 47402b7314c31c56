"""What the store leaves out of a start as closed, held to what the timeline makes of it."""

import datetime as dt
from random import Random

import pytest

from followup_tui.exchange import read_document
from followup_tui.store import Store
from followup_tui.store.closed import closed_on
from followup_tui.store.reading import is_ahead
from followup_tui.timeline import Status, load_playbooks, survey
from tests.oracle.histories import random_document
from tests.timeline.moments import instant
from tests.values import replace

RECENT = dt.timedelta(days=45)
LATER = {"brief_reference", "thank_reference", "keep_warm", "withdraw", "decline_offer"}
"""What may still be done about something closed: it joins the board after the first paint."""
SHOWN = (Status.OVERDUE, Status.DUE, Status.OPEN, Status.PREMATURE, Status.BLOCKED)


@pytest.mark.parametrize("seed", range(300))
def test_the_rest_of_the_board_does_not_need_what_is_closed(seed):
    facts, now = _history(seed)
    closed = {one.id for one in facts.opportunities if _is_closed(one, now.date() - RECENT)}
    if any(is_ahead(one, now.date() - dt.timedelta(days=1)) for one in facts.opportunities):
        closed -= {one.id for one in facts.opportunities if one.feedback or one.notes}
    active = replace(
        facts, opportunities=tuple(one for one in facts.opportunities if one.id not in closed)
    )
    whole = survey(facts, now, load_playbooks()).agenda
    some = survey(active, now, load_playbooks()).agenda
    assert [_bare(one) for one in some] == [
        _bare(one) for one in whole if one.opportunity not in closed
    ]
    left = {one.action for one in whole if one.opportunity in closed and one.status in SHOWN}
    assert left <= LATER


@pytest.mark.parametrize("seed", [*range(59), 320])
def test_a_follow_up_is_the_same_among_those_around_it(seed, tmp_path):
    facts, now = _history(seed)
    whole = survey(facts, now, load_playbooks())
    with Store.open(tmp_path / "f.db") as store:
        store.begin(facts)
        for one in facts.opportunities:
            around = survey(store.around(one.id), now, load_playbooks())
            assert [
                _bare(item) for item in around.of(one.id) if item.action != "apply_lessons"
            ] == [_bare(item) for item in whole.of(one.id) if item.action != "apply_lessons"]


def _history(seed):
    document, now = random_document(Random(seed))
    facts = read_document(document)
    return facts, instant(now, facts.settings.home_tz)


def _is_closed(opportunity, since):
    day = closed_on(opportunity)
    return day is not None and day < since


def _bare(item):
    """Without what another opportunity's follow-up to the same person adds."""
    return replace(item, flags=tuple(f for f in item.flags if f != "shared_recipient"))


def test_the_histories_have_closed_ones():
    found = 0
    for seed in range(300):
        facts, now = _history(seed)
        found += sum(_is_closed(one, now.date() - RECENT) for one in facts.opportunities)
    assert found > 20
