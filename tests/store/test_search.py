"""Words are found where they stand, whatever was done to the file in between."""

import os
import signal
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.facts import Facts, Note, Opportunity, Sent
from followup_tui.store import Store, care, search
from tests.values import replace

from .helpers import DAY, NOW, put, stored

WORDS = st.sampled_from(
    [
        "café",
        "Cafe\u0301",
        "CAFES",
        "caf",
        "Ünal",
        "unalloyed",
        "zzz",
        "x1",
        "1x",
        "naïve",
        "пара",
        "日本",
    ]
)
TEXT = st.lists(WORDS | st.sampled_from([",", "_", "\n", "-", "»", "'"]), max_size=6).map(" ".join)
DEED = st.tuples(
    st.sampled_from(["note", "sent", "change", "delete", "undo", "redo", "replace"]), TEXT
)


def hunt(notes=(), sent=()) -> Facts:
    one = Opportunity(
        "acme",
        "Acme",
        "Engineer",
        notes=tuple(Note(f"n{n}", NOW, body) for n, body in enumerate(notes)),
        sent=tuple(Sent(DAY, "nudge", text=text) for text in sent),
    )
    return Facts(opportunities=(one,))


def plain(text: str) -> list[str]:
    apart = unicodedata.normalize("NFD", text.lower())
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in letters).split()


def scan(facts: Facts, text: str) -> list[str]:
    bodies = [n.body for o in facts.opportunities for n in o.notes]
    bodies += [s.text or "" for o in facts.opportunities for s in o.sent]
    sought = plain(text)
    return sorted(
        body.strip("\n")
        for body in bodies
        if sought and all(any(w.startswith(s) for w in plain(body)) for s in sought)
    )


def found(store: Store, text: str) -> list[str]:
    return sorted(hit.text.strip("\n") for hit in store.search(text, 1000))


def do(store: Store, deed: str, text: str) -> None:
    facts = store.facts()
    (one,) = facts.opportunities
    if deed in ("undo", "redo"):
        if any(
            entry.state == ("done" if deed == "undo" else "undone")
            for entry in store.journal.entries()
        ):
            getattr(store, deed)(NOW)
        one = (
            store.facts().opportunities[0]
            if store.facts().opportunities
            else hunt().opportunities[0]
        )
    elif deed == "note":
        one = replace(one, notes=(*one.notes, Note(f"k{len(store.journal.entries())}", NOW, text)))
    elif deed == "sent":
        one = replace(one, sent=(*one.sent, Sent(DAY, "nudge", text=text)))
    elif deed == "change" and one.notes:
        one = replace(one, notes=(replace(one.notes[0], body=text), *one.notes[1:]))
    elif deed == "delete":
        one = replace(one, notes=one.notes[1:], sent=one.sent[1:])
    elif deed == "replace":
        one = hunt([text]).opportunities[0]
    put(store, replace(store.facts(), opportunities=(one,)))


@settings(max_examples=25, deadline=None)
@given(st.lists(DEED, max_size=8), st.lists(TEXT, min_size=1, max_size=3), st.integers(0, 8))
def test_what_is_found_is_what_a_plain_scan_finds(tmp_path_factory, deeds, asked, at):
    with Store.open(tmp_path_factory.mktemp("s") / "f.db") as store:
        put(store, hunt(["the café", "naïve x1"], ["Cafes"]))
        for n, (deed, text) in enumerate(deeds):
            if n == at:
                store.warm_up()
            do(store, deed, text)
            for words in (*asked, "caf", "u", text):
                assert found(store, words) == scan(store.facts(), words), (deed, words)
        store.warm_up()
        with closing(sqlite3.connect(store.file.path)) as raw:
            for name in ("note", "sent"):
                raw.execute(
                    f"INSERT INTO {name}_words ({name}_words, rank) VALUES ('integrity-check', 1)"
                )
                assert raw.execute(f"SELECT count(*) FROM {name}_unread").fetchone() == (0,)


def test_the_newest_come_first_and_no_more_than_asked_for(tmp_path):
    with Store.open(stored(tmp_path / "f.db", hunt([f"word {n}" for n in range(30)]))) as store:
        before = store.search("wor", 10)
        store.warm_up()
        assert store.search("wor", 10) == before
        assert [hit.text for hit in before] == [f"word {n}" for n in range(29, 19, -1)]


def test_words_are_found_while_the_index_is_being_made(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "STEP", 7)
    with Store.open(stored(tmp_path / "f.db", hunt([f"word{n}" for n in range(40)]))) as store:
        for left in (33, 26):
            store._reads_on()
            rows = store._file.reader.execute("SELECT count(*) FROM note_unread").fetchone()
            assert rows == (left,)
            assert len(store.search("word", 100)) == 40


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM note_words_data WHERE id > 10",
        "UPDATE note_words_data SET block = x'00' WHERE id = 10",
        "DROP TRIGGER note_added",
        "INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', 1, 'the café')",
        "DROP TABLE note_words",
    ],
)
def test_a_broken_index_hinders_no_verb_and_is_made_anew(tmp_path, harm):
    path = stored(tmp_path / "f.db", hunt(["the café"]))
    with Store.open(path) as store:
        store.warm_up()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(harm)
        raw.commit()
    if "TRIGGER" not in harm:
        assert any("index" in fault or "words" in fault for fault in care.faults(path))
    with Store.open(path) as store:
        do(store, "note", "later words")
        store.warm_up()
        assert not list(care.faults(path))
        assert found(store, "cafe") == ["the café"]
        assert found(store, "later") == ["later words"]
    with Store.open(path, read_only=True) as store:
        assert found(store, "cafe wor") == []
        assert found(store, "WORDS lat") == ["later words"]


def test_what_is_forgotten_is_in_no_index(tmp_path):
    path = stored(tmp_path / "f.db", hunt(["the secretive word"], ["another secretive"]))
    with Store.open(path) as store:
        store.warm_up()
        do(store, "delete", "")
        store.warm_up()
    assert b"secretive" in path.read_bytes()
    care.forget(path)
    assert b"secretiv" not in path.read_bytes()


def test_where_there_is_no_index_to_be_had_everything_is_scanned(tmp_path):
    with Store.open(stored(tmp_path / "f.db", hunt(["the café"])), read_only=True) as store:
        store.warm_up()
        assert found(store, "cafe") == ["the café"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kill -9")
def test_fifty_kills_between_a_note_and_its_words_leave_both_or_neither(tmp_path):
    path = stored(tmp_path / "f.db", hunt(["word zero"]))
    with Store.open(path) as store:
        store.warm_up()
    for step in range(50):
        child = os.fork()
        if not child:
            _write_until_killed(path, step)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (0, -signal.SIGKILL)
        with Store.open(path) as store:
            facts = store.facts()
            assert found(store, "word") == scan(facts, "word")
            assert len(found(store, "word")) == len(facts.opportunities[0].notes)
    with Store.open(path) as store:
        store.warm_up()
        assert found(store, "word") == scan(store.facts(), "word")
        assert len(store.facts().opportunities[0].notes) > 1


def _write_until_killed(path, step):
    """In a child: write, until a statement of that number is reached."""
    left = iter(range(step, -1, -1))

    def count(statement):
        if statement.startswith(("INSERT", "DELETE", "COMMIT")) and next(left, 0) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with Store.open(path) as store:
        store._file.writer.set_trace_callback(count)
        for _ in range(6):
            do(store, "note", "word more")
            do(store, "change", "word changed")
            store.read_words()
    os._exit(0)
