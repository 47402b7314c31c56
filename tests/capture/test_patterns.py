"""Patterns of English words: any case, either apostrophe, brackets that keep nothing."""

from __future__ import annotations

import pytest

from followup_tui.capture.jot.patterns import pattern


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("they (will|'ll) call", "They WILL call"),
        ("they( will|'ll) call", "they’ll call"),
        ("they( will|'ll) call", "they'll call"),
        (r"\(by them\)", "(by them)"),
        (r"[('] x", "( x"),
    ],
)
def test_what_a_pattern_takes(text: str, said: str) -> None:
    assert pattern(text).fullmatch(said)


def test_only_what_has_a_name_is_kept() -> None:
    found = pattern("(a|b) (?P<thing>c)").fullmatch("A c")
    assert found
    assert found.groups() == ("c",)
