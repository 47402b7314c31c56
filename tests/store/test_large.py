"""A document of thousands of opportunities: bounded in memory, and undone whole."""

import json
import subprocess
import sys

import pytest

from followup_tui.exchange import write_document
from tests.bench.data import hunt

MEASURED = """
import sys
from pathlib import Path

def measured(act):
    result, peak = act(), 0.0
    if sys.platform == "linux":  # its own: what getrusage tells begins with the parent's
        lines = Path("/proc/self/status").read_text().splitlines()
        peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    print(peak)
    return result
"""

TAKEN_BACK = """
import json
from followup_tui.exchange import write_document
from followup_tui.store import Store
from tests.bench.data import NOW
path, document = map(Path, sys.argv[1:])
store = Store.open(path)
store.undo(NOW)
taken_in = json.loads(document.read_text())["opportunities"]
assert write_document(store.facts())["opportunities"] == taken_in
measured(lambda: store.undo(NOW))
assert store.facts().opportunities == ()
"""

COMMAND = """
from followup_tui.cli.main import run
sys.exit(measured(lambda: run(sys.argv[1:], lambda session, is_demo: 70)))
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    """No copy of another file beside it is spoken of, none is left in the person's own folders."""
    monkeypatch.setenv("FOLLOWUP_HOME", str(tmp_path / "home"))


def test_a_document_of_thousands_is_imported_over_another_and_both_are_undone(tmp_path):
    data, documents = tmp_path / "f.db", []
    facts = write_document(hunt(2_500, 125))
    for turn, said in (("first", "2,500 opportunities added"), ("second", "2,500 changed")):
        for one in facts["opportunities"]:
            one["location"] = one["sent"][0]["note"] = turn
        documents.append(tmp_path / f"{turn}.json")
        documents[-1].write_text(json.dumps(facts))
        done = run(COMMAND, "import", documents[-1], "--db", data, told=turn == "second")
        assert said in done
        assert_within_bounds(done)
    assert_within_bounds(run(TAKEN_BACK, data, documents[0]))


def run(script, *words, told=False):
    """What is printed; where values gave way to others they are ``told`` on standard error."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED + script, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    news = [line for line in done.stderr.splitlines() if "A new data file" not in line]
    assert (bool(news), done.returncode) == (told, 0), done.stderr[:500]
    return done.stdout


def assert_within_bounds(printed):
    assert float(printed.splitlines()[-1]) < 128
