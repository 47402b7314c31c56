"""A value is changed where it stands; comments, order and everything else stay as they were."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.config import ConfigError, change_settings, changed

HERE = Path("config.toml")
NAME, TONE, THEME = ("drafts", "name"), ("drafts", "tone"), ("theme",)


@pytest.mark.parametrize(
    ("text", "values", "after"),
    [
        ("", {THEME: "nord"}, 'theme = "nord"\n'),
        ("", {NAME: "Alex"}, '[drafts]\nname = "Alex"\n'),
        (
            '# mine\ntheme = "dracula"   # at night\n\n[keys]\n"a.b" = "s"\n',
            {THEME: "nord"},
            '# mine\ntheme = "nord"   # at night\n\n[keys]\n"a.b" = "s"\n',
        ),
        (
            "# mine\n\n[keys] # mine too\n",
            {THEME: "nord"},
            '# mine\ntheme = "nord"\n\n[keys] # mine too\n',
        ),
        (
            "[drafts]  # how I write\nname = 'A # B' # c\n\n[drafts.fit]\nany = 'x'\n",
            {NAME: 'Say "hi"', TONE: "plain"},
            '[drafts]  # how I write\nname = "Say \\"hi\\"" # c\ntone = "plain"\n\n[drafts.fit]\nany = \'x\'\n',
        ),
        (
            "[views]\n'my own' = 'is:due' # now\n\"x\" = \"y\"\n",
            {("views", "my own"): 'role:"a b"', ("views", "x"): None, ("views", "späte"): "é"},
            '[views]\n\'my own\' = "role:\\"a b\\"" # now\n"späte" = "é"\n',
        ),
        ("# none\n", {("views", "x"): None}, "# none\n"),
        ("[keys]\n", {TONE: "brief"}, '[keys]\n\n[drafts]\ntone = "brief"\n'),
        ("[keys]\r\n# a\r\n", {THEME: "nord"}, 'theme = "nord"\r\n[keys]\r\n# a\r\n'),
        (
            "[drafts.fit]\nany = 'x'",
            {NAME: "A"},
            "[drafts.fit]\nany = 'x'\n\n[drafts]\nname = \"A\"\n",
        ),
    ],
)
def test_a_value_is_put_where_it_belongs(text, values, after):
    assert changed(text, values, HERE) == after


@pytest.mark.parametrize(
    "text", ['drafts = { name = "A" }\n', 'drafts.name = "A"\n', 'theme = """\nnord"""\n']
)
def test_what_stands_there_in_another_way_is_left_alone(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match="only you can change"):
        change_settings(path, {NAME: "B", THEME: "x"})
    assert path.read_text() == text


KEYS = st.sampled_from(["theme", "symbols", "[keys]", "[drafts]", "name", "# note", "", "tone"])


@given(st.lists(KEYS, max_size=8, unique=True), st.text(max_size=20), st.text(max_size=20))
def test_whatever_stands_there_the_rest_stays(parts, theme, name):
    lines = [f'{part} = "old" # why' if part.isalpha() else part for part in parts]
    after = changed("\n".join(lines) + "\n", {THEME: theme, NAME: name}, HERE)
    assert tomllib.loads(after)["theme"] == theme
    assert tomllib.loads(after)["drafts"]["name"] == name
    kept = [line for line in lines if line and not line.startswith(("theme", "name"))]
    assert [line for line in after.split("\n") if line in kept] == kept
    assert after.count("# why") == sum("# why" in line for line in lines)


def test_a_file_is_made_for_its_owner_alone_and_read_again(tmp_path):
    path = tmp_path / "new" / "config.toml"
    config = change_settings(path, {NAME: "Alex", TONE: "plain", THEME: "nord"})
    assert (config.drafts.name, config.drafts.tone, config.theme) == ("Alex", "plain", "nord")
    assert path.stat().st_mode & 0o777 == 0o600
