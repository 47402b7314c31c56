"""Paths, the settings file and the guesses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from followup_tui.config import SHARED, Config, ConfigError, Paths, find_paths, load_config
from followup_tui.desktop import guess_weekend, guess_zone


def _all(paths: Paths) -> list[Path]:
    return [paths.db, paths.config, paths.drafts, paths.backups, paths.log]


def test_followup_home_moves_everything(tmp_path: Path) -> None:
    paths = find_paths({"FOLLOWUP_HOME": str(tmp_path)})
    assert all(path.is_relative_to(tmp_path) for path in _all(paths))
    assert paths.db == tmp_path / "followup.db"
    assert paths.backups.parent != paths.db.parent


@pytest.mark.parametrize("name", ["x.db", "we?ird #%20'x.db", "line\nbreak.db", "~"])
def test_the_data_file_may_be_anywhere(tmp_path: Path, name: str) -> None:
    env = {"FOLLOWUP_HOME": str(tmp_path / "home"), "FOLLOWUP_DB": str(tmp_path / "env.db")}
    assert find_paths(env).db == tmp_path / "env.db"
    assert find_paths(env, db=str(tmp_path / name)).db == tmp_path / name
    assert find_paths(env, db=name).db == Path.cwd() / name
    assert find_paths(env, db=name).log == tmp_path / "home/state/followup.log"


def test_a_file_apart_shares_with_the_others_only_what_is_the_persons(tmp_path):
    usual = find_paths({"FOLLOWUP_HOME": str(tmp_path / "home")}, db=str(tmp_path / "my.db"))
    apart = usual.apart_in(tmp_path / "apart")
    places = {name: getattr(apart, name) for name in Paths.__struct_fields__}
    moved = {name for name, path in places.items() if path.is_relative_to(tmp_path / "apart")}
    assert set(places) - moved == SHARED
    assert all(places[name] == getattr(usual, name) for name in SHARED)
    assert len(set(places.values())) == len(places)


@pytest.mark.parametrize(
    ("env", "options"),
    [
        ({"FOLLOWUP_HOME": "relative"}, {}),
        ({"FOLLOWUP_HOME": "/x"}, {"db": ""}),
        ({"FOLLOWUP_HOME": "/x"}, {"config": ""}),
        ({"FOLLOWUP_HOME": "/x"}, {"db": "a\0b"}),
    ],
)
def test_impossible_paths_are_wrong_usage(env: dict[str, str], options: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as caught:
        find_paths(env, **options)
    assert caught.value.exit_code == 2


@pytest.mark.skipif(os.name != "posix", reason="elsewhere no folder in use can go")
@pytest.mark.parametrize("option", ["db", "config"])
def test_a_relative_path_from_a_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(ConfigError, match="the folder you are in is gone"):
        find_paths({"FOLLOWUP_HOME": "/x"}, **{option: "x"})


_WHERE = """
import os, platformdirs.unix, pwd, sys
from followup_tui.config import ConfigError, find_paths
if len(sys.argv) > 1:
    os.setuid(int(sys.argv[1]))
try:
    p = find_paths(os.environ)
    print(all(x.is_absolute() for x in (p.db, p.config, p.drafts, p.backups, p.log)))
except ConfigError as error:
    print("refused", error.exit_code)
"""


def _run(env: dict[str, str], *args: str, cwd: Path) -> str:
    keep = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    code = [sys.executable, "-c", _WHERE, *args]
    return subprocess.run(
        code, env=keep | env, cwd=cwd, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"HOME": ""},
        {"HOME": "relative"},
        {"HOME": "/nonexistent", "XDG_DATA_HOME": "relative"},
        {"HOME": "/nonexistent", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": "x"},
    ],
)
def test_a_strange_home_never_means_the_current_folder(env: dict[str, str], tmp_path: Path) -> None:
    assert _run(env, cwd=tmp_path) in ("True", "refused 2")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may change its user")
def test_an_unknown_user_is_told(tmp_path: Path) -> None:
    assert _run({}, "54321", cwd=tmp_path) == "refused 2"


# --- the settings file ----------------------------------------------------------------------------


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config()
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path / "config.toml", must_exist=True)


def test_reads_every_key(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'date_order = "mdy"\nsymbols = "ascii"\ntheme = "nord"\n'
        '[keys]\n"followup.mark-sent" = "s,f2"\n'
    )
    assert load_config(path) == Config("mdy", "ascii", "nord", {"followup.mark-sent": "s,f2"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('date_order = "ymd"', "line 1: date_order = 'ymd' is not one of dmy, mdy; the nearest"),
        ("theme = 'nord'\nsymbols = 3", "line 2: symbols = 3 is not one of unicode, ascii"),
        ('theme = ""', "line 1: theme = '' is not a name"),
        ('them = "x"', "line 1: them is no known key; the nearest is theme"),
        ("zzz = 1", "zzz is no known key; known are date_order"),
        ("keys = 1", "keys = 1 is not a table"),
        ("[keys]\nundo = 3", "line 2: keys.undo = 3 is no key"),
        ('[keys]\nundo = "u,"', "keys.undo = 'u,' is no key"),
        ('[keys]\n"Undo it" = "u"', "line 2: keys.Undo it = 'u' is no binding id"),
        ("drafts = 3", "drafts = 3 is not a table"),
        ("[drafts]\nnane = 'x'", "line 2: drafts.nane is no known key; the nearest is name"),
        ("[drafts]\nname = 3", "drafts.name = 3 is not a name"),
        ('[drafts]\nname = "a\\nb"', "is not a name"),
        ("[drafts]\ntone = 'loud'", "drafts.tone = 'loud' is not one of warm, plain, brief"),
        ("[drafts]\nbanned = 'x'", "is not a list of words"),
        ("[drafts]\nallowed = ['']", "is not a list of words"),
        ("[drafts.limits]\nthank_you = 0", "line 2: drafts.limits.thank_you = 0 is no number"),
        ("[drafts]\nlimits = {thank_you = true}", "line 1: drafts.limits.thank_you = True is no"),
        ("[drafts]\nlimits = []", "drafts.limits = [] is not a table"),
    ],
)
def test_a_wrong_value_is_told_and_leaves_its_default(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8-sig")
    config = load_config(path)
    (problem,) = config.problems
    assert says in problem
    assert problem.startswith(f"{path}, line ")
    assert replace(config, problems=(), theme=None) == Config()


def test_what_is_right_beside_a_wrong_value_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = 3\r\nsymbols = "ascii"\r\n[drafts]\r\ntone = 1\r\nname = "Alex"\r\n')
    config = load_config(path)
    assert (config.symbols, config.drafts.name, len(config.problems)) == ("ascii", "Alex", 2)


def test_what_is_no_text_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b'theme = "caf\xe9"')
    (tmp_path / "cut").write_bytes(b"theme =")
    for path in (tmp_path, tmp_path / "latin", tmp_path / "latin" / "below", tmp_path / "cut"):
        with pytest.raises(ConfigError) as caught:
            load_config(path)
        assert "\n" not in str(caught.value)


# --- guesses --------------------------------------------------------------------------------------


def _system(tmp_path: Path, link: str | None, written: str | None) -> Path:
    (tmp_path / "etc").mkdir()
    if link is not None:
        (tmp_path / "etc/localtime").symlink_to(link)
    if written is not None:
        (tmp_path / "etc/timezone").write_text(written + "\n")
    return tmp_path


@pytest.mark.parametrize(
    ("tz", "link", "written", "zone"),
    [
        ("Europe/Berlin", "/usr/share/zoneinfo/Asia/Tokyo", None, "Europe/Berlin"),
        (":Europe/Berlin", None, None, "Europe/Berlin"),
        ("/usr/share/zoneinfo/Asia/Kolkata", None, None, "Asia/Kolkata"),
        ("garbage", "../usr/share/zoneinfo/Asia/Tokyo", None, "Asia/Tokyo"),
        ("", "/var/db/timezone/zoneinfo/America/Argentina/Ushuaia", "UTC",
         "America/Argentina/Ushuaia"),
        ("", "/elsewhere", "Europe/Paris", "Europe/Paris"),
        ("", None, "not a zone", "UTC"),
        ("../../etc/passwd", None, None, "UTC"),
        ("localtime", None, None, "UTC"),
        ("", None, None, "UTC"),
    ],
)  # fmt: skip
def test_guesses_the_zone(
    tmp_path: Path, tz: str, link: str | None, written: str | None, zone: str
) -> None:
    assert guess_zone({"TZ": tz}, _system(tmp_path, link, written)) == zone


@pytest.mark.parametrize(
    ("env", "zone", "weekend"),
    [
        ({}, "Europe/Berlin", (5, 6)),
        ({"LANG": "ar_EG.UTF-8"}, "Europe/Berlin", (5, 6)),
        ({"LANG": "en_US.UTF-8"}, "Africa/Cairo", (4, 5)),
        ({}, "Asia/Jerusalem", (4, 5)),
        ({}, "Asia/Dubai", (5, 6)),
        ({"LANG": "ar_EG.UTF-8"}, "UTC", (4, 5)),
        ({"LANG": "en_US", "LC_ALL": "he_IL.UTF-8"}, "UTC", (4, 5)),
        ({"LANG": "C"}, "UTC", (5, 6)),
    ],
)
def test_guesses_the_weekend(env: dict[str, str], zone: str, weekend: tuple[int, ...]) -> None:
    assert guess_weekend(env, zone) == weekend


# --- how to write ---------------------------------------------------------------------------------


def test_how_to_write(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '[drafts]\nname = "Alex Morgan"\ntone = "plain"\nbanned = ["rockstar"]\n'
        'allowed = ["touch base"]\n[drafts.limits]\nthank_you = 150\n'
    )
    drafts = load_config(path).drafts
    assert (drafts.name, drafts.tone, drafts.banned) == ("Alex Morgan", "plain", ("rockstar",))
    assert (drafts.allowed, dict(drafts.limits)) == (("touch base",), {"thank_you": 150})


def test_own_templates_stand_beside_the_settings(tmp_path: Path) -> None:
    home = {"FOLLOWUP_HOME": str(tmp_path)}
    assert find_paths(home).templates == tmp_path / "templates"
    assert find_paths(home, config="/x/mine.toml").templates == Path("/x/templates")
    assert find_paths(home).messages == tmp_path / "messages"
