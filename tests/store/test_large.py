"""A document of ten thousand opportunities: bounded in time and memory, and undone whole."""

import subprocess
import sys

IMPORT = """
import datetime as dt, resource, sys, time
from pathlib import Path
from followup_tui.store import Store
from tests.bench.data import NOW, hunt
facts = hunt(10_000, 500)
store = Store.open(Path(sys.argv[1]))
began = time.perf_counter()
store.commit("import", NOW, lambda _: (facts, "imported"))
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
assert store.facts() == facts
store.undo(NOW)
assert store.facts().opportunities == ()
print(took, peak)
"""


def test_ten_thousand_opportunities_are_imported_and_undone(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(tmp_path / "f.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 15
    if sys.platform == "linux":
        assert megabytes < 300
