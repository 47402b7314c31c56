"""A document of ten thousand opportunities: bounded in memory, and undone whole."""

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

STORE = """
from followup_tui.store import Store
from tests.bench.data import NOW, hunt
facts = hunt(10_000, 500)
store = Store.open(Path(sys.argv[1]))
measured(lambda: store.commit("import", NOW, lambda _: (facts, "imported")))
assert store.facts() == facts
store.undo(NOW)
assert store.facts().opportunities == ()
"""

COMMAND = """
from followup_tui.cli.main import run
sys.exit(measured(lambda: run(sys.argv[1:], lambda session, is_demo: 70)))
"""


def test_ten_thousand_opportunities_are_written_and_undone(tmp_path):
    assert_within_bounds(run(STORE, tmp_path / "f.db"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    """No copy of another file beside it is spoken of, none is left in the person's own folders."""
    monkeypatch.setenv("FOLLOWUP_HOME", str(tmp_path / "home"))


def test_a_document_of_ten_thousand_opportunities_is_imported_over_another(tmp_path):
    for turn, said in (("first", "10,000 opportunities added"), ("second", "10,000 changed")):
        facts = write_document(hunt(10_000, 500))
        for one in facts["opportunities"]:
            one["location"] = one["sent"][0]["note"] = turn
        document = tmp_path / "document.json"
        document.write_text(json.dumps(facts))
        done = run(COMMAND, "import", document, "--db", tmp_path / "f.db", told=turn == "second")
        assert said in done
        assert_within_bounds(done)


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
    assert float(printed.splitlines()[-1]) < 300
