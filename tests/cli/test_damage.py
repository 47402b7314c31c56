"""Whatever stands in one field of one row: it is named, the rest stands, and no command ends on it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.facts import fields_of
from followup_tui.store import Store
from followup_tui.store.row_readers import TABLES
from tests.cli.conftest import Shell

EDITION = Path(__file__).parents[1] / "store" / "v2.db"
"""A file with every kind of fact in it."""
BYTES, NO_UTF8 = "x'ff'", "CAST(x'61ff' AS TEXT)"
ANY = (BYTES, NO_UTF8, "''", "'no such'", "'[7]'", "-7", f"{2**62}", "1.5", "'a\x1b[2Jb'")
LATE = ("'9999-12-31'", "'0001-01-01'", "'9999-12-31T23:59:59+00:00'", "'2026-02-30'")
PLACES = [
    (name, column)
    for name, table in TABLES.items()
    for column in (*table.columns, *(("from_note", "from_line") if table.has_origin else ()))
]
DAYS = [
    (table.name, column)
    for table in TABLES.values()
    for field in fields_of(table.record).values()
    if (column := field.attribute) in table.columns
    and not field.is_list
    and field.kind.leaf in ("day", "instant")
]
FLAGS = [("statement", "anytime"), ("sent", "early"), ("received", "needs_reply")]
NUMBERS = [("statement", "n"), ("statement", "n_max"), ("offer", "wants_time"), *FLAGS]
COMMANDS = (("agenda", "--all"), ("show", "acme"), ("export",))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """That file as this edition holds it."""
    path = Path(shutil.copy(EDITION, tmp_path_factory.mktemp("whole") / "f.db"))
    Store.open(path).close()
    return path


def _spoil(path: Path, place: tuple[str, str], value: str) -> bool:
    """Whether the value could be put into that column of the table's first row."""
    table, column = place
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        try:
            connection.execute(
                f"UPDATE [{table}] SET [{column}] = {value}"
                f" WHERE pk = (SELECT min(pk) FROM [{table}])"
            )
        except sqlite3.IntegrityError:
            return False
        connection.commit()
    return True


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from(PLACES), value=st.sampled_from((*ANY, *LATE)))
def test_no_command_ends_on_a_damaged_value(shell: Shell, whole: Path, place, value):
    shell.home.mkdir(exist_ok=True)
    shutil.copy(whole, shell.db)
    if not _spoil(shell.db, place, value):
        return
    for command in COMMANDS:
        result = shell(*command)
        is_there = place[0] != "opportunity" or command[0] != "show"
        assert result.code == 0 or not is_there, (place, value, result.err)
        assert result.code in (0, 1, 2), (place, value, result.err)
        assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize(
    ("places", "values"),
    [
        (PLACES, (BYTES, NO_UTF8)),
        (DAYS, ("''", "'soon'", "-7", *LATE)),
        (NUMBERS, ("-7", f"{2**62}", "1.5", "'many'")),
    ],
    ids=["bytes", "days", "numbers"],
)
def test_a_value_that_cannot_be_is_named_whichever_field_it_stands_in(
    tmp_path, whole, places, values
):
    path, tried = tmp_path / "f.db", 0
    for place in places:
        for value in values:
            shutil.copy(whole, path)
            if _spoil(path, place, value):
                with Store.open(path) as store:
                    store.facts()
                    assert any(place[0] in line for line in store.file.damaged), (place, value)
                tried += 1
    assert tried >= len(places)


def test_the_named_row_is_said_on_standard_error_and_the_rest_is_shown(shell: Shell, whole: Path):
    shell.home.mkdir()
    shutil.copy(whole, shell.db)
    before = {item["key"] for item in shell.ok("agenda", "--all", "--json").json["items"]}
    assert _spoil(shell.db, ("offer", "deadline"), "'0001-01-01'")
    result = shell("agenda", "--all", "--json")
    assert result.code == 0
    assert "offer" in result.err
    assert "cannot be read" in result.err
    assert before & {item["key"] for item in result.json["items"]}


def test_a_row_that_cannot_be_read_is_named_where_it_is_asked_for(shell: Shell, whole: Path):
    shell.home.mkdir()
    shutil.copy(whole, shell.db)
    assert _spoil(shell.db, ("opportunity", "tags"), "'{}'")
    result = shell("show", "acme")
    assert result.code != 0
    assert "row 1 of opportunity of 'acme' cannot be read" in result.err
