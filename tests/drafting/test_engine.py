"""The template language."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_tui.drafting.engine import TemplateError, render


@pytest.mark.parametrize(
    ("source", "values", "text", "missing"),
    [
        ("Dear {{name}},", {"name": "Dana"}, "Dear Dana,", ()),
        ("Dear {{ name }},", {}, "Dear {{name}},", ("name",)),
        ("{{a}} {{b}} {{a}}", {"b": "x"}, "{{a}} x {{a}}", ("a",)),
        ("{{a.is}}.", {"a.is": "is so"}, "is so.", ()),
        ("{{a.is}}.", {}, "{{a}}.", ("a",)),
        ("A{{#x}} and {{x}}{{/x}}.", {"x": "B"}, "A and B.", ()),
        ("A{{#x}} and {{x}}{{/x}}.", {}, "A.", ()),
        ("A{{^x}} alone{{/x}}.", {}, "A alone.", ()),
        ("A{{^x}} alone{{/x}}.", {"x": "y"}, "A.", ()),
        ("{{#x}}{{#y}}both{{/y}}{{/x}}", {"x": "1", "y": "1"}, "both", ()),
        ("One.\n{{#x}}\n Two.\n{{/x}}\n Three.", {"x": "1"}, "One. Two. Three.", ()),
        ("One.\n\n{{#x}}\nTwo.\n\n{{/x}}\nThree.", {}, "One.\n\nThree.", ()),
        ("One.\n\n{{#x}}\nTwo.\n{{/x}}\n Three.", {}, "One.\n\nThree.", ()),
        ("a   b \n\n\n\nc", {}, "a b\n\nc", ()),
        ("{{a\n^}} {{b}}", {}, "{ {a\n^} } {{b}}", ("b",)),
        ("{{ a  b }}", {}, "{{a b}}", ("a b",)),
    ],
)
def test_rendering(
    source: str, values: dict[str, str], text: str, missing: tuple[str, ...]
) -> None:
    found = render(source, values)
    assert (found.text, found.missing) == (text, missing)


def test_wordings_are_taken_in_turn() -> None:
    source = "{{%}}a {{x}}{{|}}b{{|}}{{#x}}c{{/x}}{{/%}}"
    said = [render(source, {"x": "y"}, turn).text for turn in range(5)]
    assert said == ["a y", "b", "c", "a y", "b"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{#x}}a", "never closed"),
        ("{{%}}a{{|}}b", "never closed"),
        ("{{#x}}{{#y}}{{/x}}{{/y}}", "closes nothing"),
        ("a{{/x}}", "closes nothing"),
        ("a{{|}}b", "closes nothing"),
    ],
)
def test_a_template_that_does_not_close_is_refused(source: str, says: str) -> None:
    with pytest.raises(TemplateError, match=says):
        render(source, {})


_PIECES = [
    *("{{", "}}", "{", "}", "{{a}}", "{{a.x}}", "{{.}}", "{{}}", "{{ b  c }}", "a", "#", "^", "/"),
    *("{{#a}}", "{{^a}}", "{{/a}}", "{{%}}", "{{|}}", "{{/%}}"),
    *("\n", "\r\n", "\t", " ", "\u2028", "\x00", "\x01", "\x0b"),
]


def _texts(size: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_PIECES), max_size=size).map("".join)


@settings(deadline=None, max_examples=400)
@given(_texts(14), _texts(5), st.integers(0, 3))
@example("{{a\n^}}", "", 0)
@example("{{a}}", "\x00", 0)
def test_any_text_renders_or_is_refused_and_every_open_slot_is_reported(
    source: str, value: str, turn: int
) -> None:
    try:
        found = render(source, {"a": value}, turn)
    except TemplateError:
        return
    opened = found.text.count("{{")
    assert opened == found.text.count("}}")
    assert (opened > 0) == bool(found.missing)
    assert all(f"{{{{{name}}}}}" in found.text for name in found.missing)
    assert not {"\x00", "\x01"} & set(found.text)
