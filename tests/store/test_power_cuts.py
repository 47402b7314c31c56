"""The power goes at any moment: what was acknowledged is there, and nothing is there by halves.

What was written but not synced is done, left out or torn; a name removed or made without its folder
being synced may be there or not. So no kill can do what is tried here.
"""

import random
import sqlite3
from contextlib import closing

import pytest

from followup_tui.facts import Note
from followup_tui.store import Store, StoreError, connecting
from tests.values import replace

from .disk import Call, Disk, Platter, all_on
from .helpers import NOW, rename, stored

_ACKNOWLEDGED = Call("acknowledged")


def _note(store, number):
    """A long note, so that pages are added to the file."""

    def change(facts):
        acme, *others = facts.opportunities
        body = "".join(random.Random(number).choices("abcdefgh ", k=9_000))
        acme = replace(acme, notes=(*acme.notes, Note(f"p{number}", NOW, body)))
        return replace(facts, opportunities=(acme, *others)), f"wrote {number}"

    store.commit("note", NOW, change, only=["acme"])


def _use(store, number):
    verbs = (
        lambda: _note(store, number),
        lambda: rename(store, f"Acme {number}"),
        lambda: store.undo(NOW),
        lambda: store.redo(NOW),
    )
    verbs[number % len(verbs)]()


def _used(path):
    """What the file held before, each call since then, and the facts after each acknowledgement."""
    start = {path.name: stored(path).read_bytes()}
    disk = Disk("used")
    try:
        with all_on(disk), Store.open(path) as store:
            store.warm_up()
            states = [store.facts()]
            for number in range(16):
                _use(store, number)
                disk.calls.append(_ACKNOWLEDGED)
                states.append(store.facts())
    finally:
        disk.unregister()
    return start, disk.calls, states


def _harm(tmp_path, *, cuts):
    """What power cuts, spread over the use of a file, have done to it: one line for each."""
    start, calls, states = _used(tmp_path / "f.db")
    chance = random.Random(11)
    moments = sorted(chance.choices(range(len(calls) + 1), k=cuts))
    platter, acknowledged, taken, harm = Platter(start), 0, 0, []
    for number, moment in enumerate(moments):
        for call in calls[taken:moment]:
            platter.take(call)
            acknowledged += call is _ACKNOWLEDGED
        taken = moment
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in platter.after_a_cut(chance).items():
            (folder / name).write_bytes(data)
        harm += _found(folder / "f.db", states[acknowledged : acknowledged + 2])
    return harm


def _found(path, possible):
    """What is wrong with a file that must hold one of two states: acknowledged, or the one begun."""
    try:
        with Store.open(path, create=False) as store:
            facts, damaged = store.facts(), store.file.damaged
    except StoreError as error:
        return [str(error)]
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if damaged or not whole:
        return ["damaged"]
    return [] if facts in possible else ["lost"]


def test_three_hundred_power_cuts_lose_nothing_that_was_acknowledged(tmp_path):
    assert _harm(tmp_path, cuts=300) == []


@pytest.mark.parametrize("synchronous", ["OFF", "FULL"])
def test_a_weaker_setting_is_found_out(tmp_path, monkeypatch, synchronous):
    """The cuts above would show it: without a sync of the folder, a commit can be taken back."""
    weaker = (*connecting._PRAGMAS, f"synchronous = {synchronous}")
    monkeypatch.setattr(connecting, "_PRAGMAS", weaker)
    assert len(_harm(tmp_path, cuts=60)) >= 5
