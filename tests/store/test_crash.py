"""A kill at any moment: what was acknowledged is there, nothing is there by halves."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from followup_tui.store import Store

from .helpers import stored

LOOP = """
import msgspec, sys
from pathlib import Path
from followup_tui.store import Store
from followup_tui.facts import Contact, Note
from tests.store.helpers import NOW
store = Store.open(Path(sys.argv[1]))
store.warm_up()
n = int(sys.argv[2])
while True:
    def change(facts):
        acme, *others = facts.opportunities
        acme = msgspec.structs.replace(acme, notes=(*acme.notes, Note(f"k{n}", NOW, "x" * 5000)))
        contacts = (*facts.contacts, Contact(f"k{n}", ""))
        return msgspec.structs.replace(facts, contacts=contacts, opportunities=(acme, *others)), f"{n}"
    store.commit("note", NOW, change, only=["acme"])
    print(n, flush=True)
    n += 1
"""


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path):
    path = stored(tmp_path / "f.db")
    chance = random.Random(7)
    acknowledged = -1
    for _ in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(path), str(acknowledged + 2)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(chance.randrange(1, 12)):
            acknowledged = int(child.stdout.readline())
        time.sleep(chance.uniform(0, 0.01))
        child.send_signal(signal.SIGKILL)
        rest = child.communicate()[0].split("\n")
        acknowledged = max([acknowledged, *(int(line) for line in rest[:-1] if line)])
        _check(path, acknowledged)
    assert acknowledged > 20


def _check(path, acknowledged):
    with Store.open(path) as store:
        facts, entries = store.facts(), store.history(limit=10_000)
    notes = {note.id for note in facts.opportunities[0].notes} - {"n1"}
    contacts = {contact.id for contact in facts.contacts} - {"dana", "priya"}
    said = {f"k{entry.said}" for entry in entries} - {"kput"}
    assert notes == contacts == said
    assert f"k{acknowledged}" in notes
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
