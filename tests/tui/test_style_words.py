"""The styles our texts name read as Textual reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.markup import parse_style

from followup_tui.tui.terminal.looks import ATTRIBUTES, plain_style

COLOURS = {"primary": "#0178D4", "quiet": "#a3adb8", "text": "auto 87%", "st-due": "ansi_yellow"}
WORDS = st.lists(
    st.sampled_from(["$primary", "$quiet", "on", "20%", "6%", *sorted(ATTRIBUTES)]), max_size=6
)


@given(WORDS)
def test_words_read_as_they_do_in_markup(words: list[str]) -> None:
    text = " ".join(words)
    plain = plain_style(text, COLOURS)
    assert plain is None or plain == parse_style(text, COLOURS)


@pytest.mark.parametrize("text", ["bold $primary", "$quiet", "", "reverse", "$primary 20%"])
def test_what_our_texts_say_is_read_in_few_steps(text: str) -> None:
    assert plain_style(text, COLOURS) == parse_style(text, COLOURS)


@pytest.mark.parametrize("text", ["not bold", "$text", "$st-due", "red", "@click=app.bell"])
def test_what_says_more_is_left_to_textual(text: str) -> None:
    assert plain_style(text, COLOURS) is None
