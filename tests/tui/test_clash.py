"""An offer that ends before another process decides shows both, and the rows that help."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.facts import Facts, Interview, Offer, Opportunity, Statement
from followup_tui.timeline import load_playbooks, survey
from followup_tui.wording import clashing

from .conftest import MORNING, Desktop, choose, main, rest, text

MORE = "quillmere-lead/offer_extension_request"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_card_of_an_offer_shows_who_decides_later(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        choose(app, MORE)
        await rest(pilot)
        shown = " ".join(" ".join(line.plain for line in main(app)._card._lines).split())
        assert "clash" in text(app)
        assert "wants an answer by Wed 11 Mar, Lanternfold decides on Fri 13 Mar" in shown
        assert "Tell Nadia Okonkwo about the other" in shown


@pytest.mark.parametrize(
    ("deadline", "decides", "said"),
    [
        (9, 12, ["Acme wants an answer by Mon 9 Mar, Wren decides on Thu 12 Mar"]),
        (12, 12, []),
        (12, 10, []),
        (4, 12, []),
        (None, 12, []),
        (9, None, []),
    ],
)
def test_only_a_named_deadline_before_a_named_day_clashes(
    deadline: int | None, decides: int | None, said: list[str]
) -> None:
    day = dt.date(2026, 3, 5)
    until = dt.date(2026, 3, deadline) if deadline else None
    told = Statement(day, "decide_by", date=dt.date(2026, 3, decides)) if decides else None
    interview = (Interview("i1", dt.date(2026, 3, 3), status="held"),)
    hunt = Facts(
        opportunities=(
            Opportunity("acme", "Acme", "X", offers=(Offer(dt.date(2026, 3, 3), deadline=until),)),
            Opportunity(
                "wren", "Wren", "Y", interviews=interview, statements=(told,) if told else ()
            ),
        )
    )
    board = survey(hunt, MORNING, load_playbooks())
    for one in ("acme", "wren"):
        assert [clash.said for clash in clashing(board, one)] == said
