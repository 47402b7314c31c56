"""Names as they are written: which part stands first, and what is no part of them."""

from __future__ import annotations

import pytest

from followup_tui.exchange.naming import plain_name
from followup_tui.facts import name_parts, name_words


@pytest.mark.parametrize(
    ("written", "said", "suffixes"),
    [
        ("Dana Reyes", "Dana Reyes", ""),
        ("Reyes, Dana", "Dana Reyes", ""),
        ("Dana Reyes, PhD", "Dana Reyes", "PhD"),
        ("Reyes, Dana, PhD", "Dana Reyes", "PhD"),
        ("Acme, Inc.", "Acme", "Inc."),
        ("Reyes,", "Reyes", ""),
        ("", "", ""),
    ],
)
def test_the_given_name_stands_first_and_suffixes_last(
    written: str, said: str, suffixes: str
) -> None:
    assert name_parts(written) == (said, suffixes)


def test_a_contact_keeps_the_suffixes_of_their_name():
    assert plain_name('"Reyes, Dana, PhD (Talent)"') == "Dana Reyes, PhD"


def test_titles_and_suffixes_name_nobody():
    assert name_words("Prof. Dr. Maria J. Lindqvist, PhD") == ("Maria", "Lindqvist")
