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

LOADED = """
import msgspec, os, sys
from pathlib import Path
from followup_tui.store import Store, writing
from followup_tui.facts import Contact, Note
from tests.store.helpers import NOW
path, turns = Path(sys.argv[1]), int(sys.argv[2])
for _ in range(turns):
    line = sys.stdin.readline()
    if not line:
        break
    pid = os.fork()  # what is loaded once is killed many times
    if pid == 0:
        break
    print(-pid, flush=True)
    os.waitpid(pid, 0)
    print("killed", flush=True)
else:
    sys.exit()
if not line:
    sys.exit()
store = Store.open(path)
n = int(line)
while True:
    def change(facts):
        acme, *others = facts.opportunities
        acme = msgspec.structs.replace(acme, notes=(*acme.notes, Note(f"k{n}", NOW, "x" * 5000)))
        contacts = (*facts.contacts, Contact(f"k{n}", ""))
        return msgspec.structs.replace(facts, contacts=contacts, opportunities=(acme, *others)), f"{n}"
    store.commit("note", NOW, change, only=["acme"])
    os.write(1, b"%d\\n" % n)  # whole or not at all, also where output is not buffered
    n += 1
"""


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path):
    path = stored(tmp_path / "f.db")
    chance = random.Random(7)
    acknowledged = -1
    with subprocess.Popen(
        [sys.executable, "-c", LOADED, str(path), "20"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        for _ in range(20):
            acknowledged = _kill(parent, acknowledged, chance)
            _check(path, acknowledged)
        parent.stdin.close()
    assert acknowledged > 20


def _kill(parent, acknowledged, chance):
    """Let a program write some entries and kill it; the last it acknowledged."""
    parent.stdin.write(f"{acknowledged + 2}\n")
    parent.stdin.flush()
    pid = -int(parent.stdout.readline())
    for _ in range(chance.randrange(1, 12)):
        acknowledged = int(parent.stdout.readline())
    time.sleep(chance.uniform(0, 0.01))
    os.kill(pid, signal.SIGKILL)
    while (line := parent.stdout.readline().strip()) != "killed":
        acknowledged = max(acknowledged, int(line))
    return acknowledged


def _check(path, acknowledged):
    with Store.open(path) as store:
        facts, entries = store.facts(), store.journal.entries(limit=10_000)
    notes = {note.id for note in facts.opportunities[0].notes} - {"n1"}
    contacts = {contact.id for contact in facts.contacts} - {"dana", "priya"}
    said = {f"k{entry.said}" for entry in entries} - {"kput"}
    assert notes == contacts == said
    assert f"k{acknowledged}" in notes
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
