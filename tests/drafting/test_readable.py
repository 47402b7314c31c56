"""The texts of the twelve commonest situations, kept in one file that a person can read through.

``python -m tests.drafting.test_readable`` writes the file anew; read it aloud before it is committed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from followup_tui.drafting import TONES, Draft, Voice, Wish, candidates, compose, lint, names
from followup_tui.timeline import Board, Item, Status
from tests.drafting.steps import facts_for, step
from tests.drafting.world import ACME, BETA, NOW, board, facts_with, typed
from tests.values import replace

LETTERS = Path(__file__).with_name("letters.txt")
SENDER = "Alex Morgan"
LATER: dict[str, dict[str, object]] = {
    "status_check": {},
    "value_checkin": {},
    "decision_followup": {"decision_date": dt.date(2026, 11, 20)},
}
"""What is written two weeks after the interview."""
FIT = Voice(
    SENDER, fit={"data": "I have moved forty jobs from batch to streams in the last three years."}
)


def _situations() -> Iterator[tuple[str, Board, Item, tuple[int, ...]]]:
    """Name, board and item of each, and the lines taken of the notes."""
    for name, action, take in (
        ("a thank-you as it is made", "thank_you", ()),
        (
            "a thank-you with a detail, a forgotten point and an article taken",
            "thank_you",
            (1, 3, 4),
        ),
        ("a status check after an interview", "status_check", (1,)),
        ("a decision follow-up past the date they named", "decision_followup", ()),
        ("a nudge with something new", "nudge", (1,)),
        ("a follow-up on an application", "application_followup", ()),
        ("a check-in with an article", "value_checkin", (1,)),
        ("what they asked for", "deliver_request", ()),
        ("an answer to an invitation", "respond_to_employer", ()),
        ("a request for feedback", "feedback_request", ()),
        ("thanks for an offer", "offer_ack", ()),
    ):
        about = step(action, **LATER.get(action, {}))
        now = NOW + dt.timedelta(days=14) if action in LATER else NOW
        yield name, board(about, facts=facts_for(action), now=now), about, take
    late = step("thank_you", to="sam", status=Status.OVERDUE, flags=("apology",))
    delivery = step("deliver_request")
    ready = replace(ACME, requests=tuple(replace(r, eta=None) for r in ACME.requests))
    late = replace(late, merge_with=(str(delivery.key),))
    yield (
        "a late thank-you to a second interviewer, with documents",
        board(late, delivery, facts=facts_with(ready, BETA)),
        late,
        (1,),
    )


def _texts() -> Iterator[tuple[str, Board, Item, Draft]]:
    for name, on, about, take in _situations():
        for template in names(about.action, {}):
            form = template.rpartition(".")[2]
            draft = compose(
                on,
                about,
                FIT,
                Wish(
                    tone=form if form in TONES else "warm",
                    template=template,
                    take=take,
                ),
            )
            is_answer = about.action == "respond_to_employer"
            yield f"{name}, {form}", on, about, typed(draft) if is_answer else draft


def written() -> str:
    """All of them, one after the other."""
    parts = []
    for name, _, _, draft in _texts():
        head = f"Subject: {draft.subject}\n\n" if draft.subject else ""
        parts.append(f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{head}{draft.body}\n")
    return "\n".join(parts)


def test_the_letters_read_as_they_were_read_through() -> None:
    assert written() == LETTERS.read_text(encoding="utf-8")


def test_there_are_twelve_situations_and_none_is_remarked_upon() -> None:
    assert len(list(_situations())) == 12
    for name, on, about, draft in _texts():
        found = {f.id for f in lint(draft, on, about, is_untouched=True) if f.severity in "EW"}
        allowed = {"L20", "L24"} if not draft.marks or draft.medium != "email" else set()
        if draft.medium == "other":
            allowed |= {"L04", "L15"}
        assert found <= allowed, (name, found)


def test_something_is_there_to_take() -> None:
    for name, on, about, take in _situations():
        assert len(candidates(on, about).offered) >= max(take, default=0), name


if __name__ == "__main__":
    LETTERS.write_text(written(), encoding="utf-8")
