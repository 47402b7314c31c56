"""Whatever stands in the fields of a file, the app shows the rest, names it, and never ends on it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from followup_tui.store import Store
from followup_tui.store.row_readers import TABLES
from tests.cli.test_damage import ANY, EDITION, LATE, PLACES

from .conftest import Desktop, main, rest, text

SEED = 11
FOREIGN = ("'Mars/Olympus'", "'XX'", "'decide_in'", "'reply_new_date'", "'a/b c'", "'//'", "NULL", "'acme/nudge/x/y/z'")  # fmt: skip
"""Words that belong elsewhere, and keys that are none."""
WITH_IDS = [
    *PLACES,
    *((table.name, table.owner) for table in TABLES.values() if table.owner != "pk"),
]
FILES = int(os.environ.get("DAMAGED_FILES", "2"))
SPOILT = 28
"""Values in each file."""
WALK = (
    "enter",
    "escape",
    "e",
    "escape",
    "w",
    "escape",
    "d",
    "escape",
    "n",
    "escape",
    "r",
    "escape",
)
EVERYWHERE = ("E", "escape", "comma", "escape", "2", "3", "1", "M", "escape")


def spoil(path: Path, number: int) -> list[tuple[tuple[str, str], str]]:
    """Put values that cannot be, or do not belong, into random places of the file."""
    chance = random.Random(f"{SEED} {number}")
    done: list[tuple[tuple[str, str], str]] = []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        while len(done) < SPOILT:
            table, column = chance.choice(WITH_IDS)
            value = chance.choice((*ANY, *LATE, *FOREIGN))
            try:
                connection.execute(
                    f"UPDATE [{table}] SET [{column}] = {value} WHERE pk ="
                    f" (SELECT pk FROM [{table}] ORDER BY (pk * 7919) % 101 LIMIT 1)"
                )
            except sqlite3.IntegrityError:
                continue
            done.append(((table, column), value))
        connection.commit()
    return done


@pytest.mark.parametrize("number", range(FILES))
async def test_the_app_lives_on_a_damaged_file(tmp_path: Path, number: int) -> None:
    desktop = Desktop(tmp_path)
    shutil.copy(EDITION, desktop.db)
    Store.open(desktop.db).close()
    spoil(desktop.db, number)
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        await pilot.press(*EVERYWHERE)
        for _ in range(3):
            await pilot.press(*WALK, "j")
            while app.screen is not main(app):
                await pilot.press("escape", "n")
        await rest(pilot)
        assert text(app)
        assert any("cannot be read" in told for told in app.context.told)
    for store in desktop.stores:
        store.close()
