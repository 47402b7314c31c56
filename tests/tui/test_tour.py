"""The tour of the README, gone as it stands there."""

from __future__ import annotations

import re

from tests.readme import README

from .conftest import Desktop, main, rest, text, until

STEPS = dict(
    re.findall(
        r"(?m)^\| (.+?) \| (.+?) \|$",
        README.read_text(encoding="utf-8").partition("### A tour")[2].partition("\n## ")[0],
    )[2:]
)
ANSWERS = {
    "Why now": "In favour",
    "Who has": "heard > 21 days ago",
    "What if": "They decide by Fri 6 Mar 2026",
    "What will": "2 days on",
    "Which offers": "78,000",
    "When may": "Ask Nadia Okonkwo",
    "What was": "Range 72-80k",
    "What did": "Dear Rashid",
    "Which source": "Too early to tell",
    "What would": "What it would change",
}


def breaths(step: str) -> list[list[str]]:
    """The keys of a step: what stands in signs is pressed, or typed in a breath, and so are enter and down."""
    found = re.findall(r"`(.+?)`|(\b(?:enter|down)\b)", step)
    return [_keys(typed) if typed else [word] for typed, word in found]


def _keys(typed: str) -> list[str]:
    if typed.startswith("^"):
        return [f"ctrl+{typed[1:]}"]
    return ["f6"] if typed == "f6" else [*typed]


async def test_each_question_is_answered_by_its_keys_and_esc_leads_back(desktop: Desktop) -> None:
    assert len(STEPS) == len(ANSWERS) == 10
    async with desktop.opens() as (app, pilot):
        for (question, step), (start, answer) in zip(STEPS.items(), ANSWERS.items(), strict=True):
            assert question.startswith(start)
            for keys in breaths(step):
                for _ in range(12 if keys == ["down"] else 1):
                    if keys != ["down"] or answer not in text(app):
                        await pilot.press(*keys)
                        await rest(pilot)
            await until(pilot, lambda: answer in text(app))  # noqa: B023
            for _ in range(4):
                if app.screen is not main(app) or app.context.filter:
                    await pilot.press("escape")
                    await rest(pilot)
                if "Leave without saving?" in text(app):
                    await pilot.press("y")
                    await rest(pilot)
            assert app.screen is main(app)
