"""The confusion table over invented mails in many languages: misses are counted, falsehoods are none."""

from __future__ import annotations

from collections import Counter

import pytest

from followup_tui.exchange.mail_kinds import classify
from followup_tui.exchange.mail_text import own_words, read_mail
from tests.exchange.mailbag import mailbag

GRAVE = ("rejection", "offer", "invite")
MOST_MISSED = 6


@pytest.fixture(scope="module")
def table() -> Counter[tuple[str, str, str]]:
    """How many of each kind were taken for what, with their subjects."""
    found: Counter[tuple[str, str, str]] = Counter()
    for mail in mailbag():
        verdict = classify(read_mail(mail.data))
        found[mail.kind, verdict.kind if verdict else "none", mail.subject] += 1
    return found


def test_there_are_enough(table: Counter[tuple[str, str, str]]) -> None:
    assert table.total() >= 180
    assert len({kind for kind, _, _ in table}) == 10


def test_no_mail_is_falsely_a_no_an_offer_or_an_invitation(
    table: Counter[tuple[str, str, str]],
) -> None:
    assert [one for one in table if one[1] in GRAVE and one[0] != one[1]] == []


def test_few_are_missed(table: Counter[tuple[str, str, str]]) -> None:
    missed = [one for one in table if one[0] != one[1]]
    assert len(missed) <= MOST_MISSED, missed


@pytest.mark.parametrize(
    "head",
    [
        "On Mon, 16 Nov 2026 at 09:12, Robin Vale\n<robin.vale@mailbox.example> wrote:",
        "Am 16.11.2026 um 09:12 schrieb Robin Vale <robin.vale@mailbox.example>:",
        "El lun, 16 nov 2026 a las 9:12, Robin Vale (<r@m.example>) escribió:",
        "Il giorno lun 16 nov 2026 Robin Vale ha scritto:",
        "Op ma 16 nov. 2026 om 09:12 schreef Robin Vale:",
        "Von: Robin Vale\nGesendet: Montag, 16. November 2026",
        "________________________________\nFrom: Robin Vale\nSent: Monday",
    ],
)
def test_what_is_answered_is_cut_however_it_is_introduced(head: str) -> None:
    assert own_words(f"Thank you!\n\n{head}\nUnfortunately I decided") == "Thank you!"
