"""Any sequence of verbs, undos, restarts and changes by another program keeps to the model.

The model is the list of exported documents: each verb that changes something appends one, undo and
redo move along it.
"""

import datetime as dt
import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from followup_tui.exchange.document import read_document, write_document
from followup_tui.facts import Facts, Opportunity
from followup_tui.store import Store
from followup_tui.timeline import Status
from followup_tui.tracker import FactError, NothingToUndo, Outcome, TooEarly, Tracker
from tests.payloads import MARKUP
from tests.values import replace

from .helpers import PLAYBOOKS, MovableClock
from .test_sent import ACME, HUNT

TEXTS = st.sampled_from([*MARKUP, "", "- shorter", "\x1b[2J", "'; drop table note;--"])
VISITED: Counter[str] = Counter()


class Verbs(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "f.db"
        self.clock = MovableClock("2026-03-06T12:00-05:00")
        self.tracker = Tracker(Store.open(self.path), self.clock, PLAYBOOKS)
        self.tracker._store.begin(HUNT)
        self.states = [write_document(self.tracker.facts)]
        self.place = 0

    def did(self, name, verb):
        try:
            outcome = verb()
        except FactError as error:
            VISITED[type(error).__name__] += 1
            return
        assert outcome.board.facts == self.tracker.facts
        if outcome.changed:
            VISITED[name] += 1
            self.states[self.place + 1 :] = [write_document(self.tracker.facts)]
            self.place += 1

    def some(self, number):
        items = tuple(self.tracker.board().agenda)
        return items[number % len(items)].key if items else "acme/nudge"

    @rule(number=st.integers(0, 30), early=st.booleans(), note=st.none() | TEXTS)
    def sent(self, number, early, note):
        key = self.some(number)
        self.did("sent", lambda: self.tracker.mark_sent(key, early=early, note=note))

    @rule(early=st.booleans())
    def sent_too_early(self, early):
        waiting = [i for i in self.tracker.board().agenda if i.status is Status.PREMATURE]
        if waiting:
            self.did("early", lambda: self.tracker.mark_sent(waiting[0].key, early=early))

    @rule(number=st.integers(0, 30), days=st.integers(-1, 9))
    def snooze(self, number, days):
        until = self.tracker.now.date() + dt.timedelta(days=days)
        self.did("snooze", lambda: self.tracker.snooze(self.some(number), until))

    @rule(number=st.integers(0, 30), why=st.none() | TEXTS)
    def skip(self, number, why):
        self.did("skip", lambda: self.tracker.skip(self.some(number), why))

    @rule(kind=st.sampled_from(["reply", "invite", "offer", "rejection", "feedback"]), text=TEXTS)
    def got(self, kind, text):
        self.did("got", lambda: self.tracker.receive("acme", kind, text=text))

    @rule(body=TEXTS)
    def note(self, body):
        self.did("note", lambda: self.tracker.add_note("acme", body))

    @rule(body=TEXTS, number=st.integers(0, 9))
    def edit_note(self, body, number):
        notes = [(o.id, note) for o in self.tracker.facts.opportunities for note in o.notes]
        if notes:
            owner, note = notes[number % len(notes)]
            other = replace(note, body=body)
            self.did("edit note", lambda: self.tracker.record(owner, other, note))

    @rule(name=TEXTS)
    def add_opportunity(self, name):
        id_ = self.tracker.present.new_id(Opportunity, name)
        self.did("add", lambda: self.tracker.record(None, Opportunity(id_, name, "Engineer")))

    @rule(number=st.integers(0, 9))
    def remove_opportunity(self, number):
        standing = self.tracker.facts.opportunities
        if standing:
            chosen = standing[number % len(standing)]
            self.did("remove", lambda: self.tracker.remove(None, chosen))

    @rule()
    def import_again(self):
        document = Facts(HUNT.settings, HUNT.contacts, (ACME,))

        def take_in():
            done = self.tracker.import_facts(document, force=True)
            return Outcome(self.tracker.board(), done.said, done.changed)

        self.did("import", take_in)

    @rule()
    def export_and_take_in_anew(self):
        written = write_document(self.tracker.facts)
        document = read_document(json.loads(json.dumps(written)), playbooks=PLAYBOOKS)
        with (
            tempfile.TemporaryDirectory(dir=self.folder.name) as elsewhere,
            Store.open(Path(elsewhere) / "f.db") as store,
        ):
            other = Tracker(store, self.clock, PLAYBOOKS)
            other.import_facts(document, is_replacing=True)
            assert write_document(other.facts) == written
        VISITED["export"] += 1

    @rule(minutes=st.sampled_from([1, 60 * 9, 60 * 24 * 4]))
    def time_passes(self, minutes):
        at = dt.datetime.fromisoformat(self.clock.at) + dt.timedelta(minutes=minutes)
        self.clock.at = at.isoformat()
        VISITED["clock"] += 1

    @rule()
    def restart(self):
        self.tracker._store.close()
        self.tracker = Tracker(Store.open(self.path), self.clock, PLAYBOOKS)
        VISITED["restart"] += 1

    @rule(text=TEXTS)
    def another_program_writes(self, text):
        with Store.open(self.path) as store:
            other = Tracker(store, self.clock, PLAYBOOKS)
            if other.facts.opportunities:
                other.add_note(other.facts.opportunities[0].id, text)
                self.states[self.place + 1 :] = [write_document(other.facts)]
                self.place += 1
                VISITED["elsewhere"] += 1

    @rule(steps=st.integers(1, 4))
    def undo(self, steps):
        for _ in range(steps):
            if self.place == 0:
                with pytest.raises(NothingToUndo):
                    self.tracker.undo()
                return
            self.tracker.undo()
            self.place -= 1
            VISITED["undo"] += 1

    @rule(steps=st.integers(1, 4))
    def undo_and_redo(self, steps):
        back = min(steps, self.place)
        self.undo(back)
        self.redo(back)

    @rule(steps=st.integers(1, 4))
    def redo(self, steps):
        for _ in range(steps):
            if self.place == len(self.states) - 1:
                with pytest.raises(NothingToUndo):
                    self.tracker.redo()
                return
            self.tracker.redo()
            self.place += 1
            VISITED["redo"] += 1

    @invariant()
    def the_file_is_as_the_model(self):
        if hasattr(self, "tracker"):
            assert write_document(self.tracker.facts) == self.states[self.place]
            assert self.tracker.facts == self.tracker._store.facts()

    def teardown(self):
        if hasattr(self, "tracker"):
            found = self.tracker._store._file.reader.execute("PRAGMA integrity_check").fetchall()
            assert found == [("ok",)]
            self.tracker._store.close()
            self.folder.cleanup()


def test_any_sequence_of_verbs_keeps_to_the_model():
    VISITED.clear()
    settings_ = settings(
        max_examples=25,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    Verbs.TestCase.settings = settings_
    Verbs.TestCase("runTest").runTest()
    wanted = {
        *("sent", "snooze", "skip", "got", "note", "edit note", "add", "remove", "import"),
        *("export", "clock", "restart", "elsewhere", "undo", "redo", TooEarly.__name__),
    }
    assert wanted <= set(VISITED), wanted - set(VISITED)
