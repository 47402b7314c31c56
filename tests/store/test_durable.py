"""Nothing is acknowledged before it is on the disk: the order of the system's own calls."""

import re
import shutil
import subprocess
import sys

import pytest

from .helpers import stored

SAVING = """
import os, sys
from pathlib import Path
from followup_tui.store import Store
from tests.store.helpers import rename
with Store.open(Path(sys.argv[1])) as store:
    rename(store, "Acme 2")
    os.write(1, b"saved")
"""
CALL = re.compile(r"\b(pwrite64|write|fsync|fdatasync|unlink)\((.*)")


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_change_is_synced_before_it_is_acknowledged(tmp_path):
    path, traced = stored(tmp_path / "f.db"), tmp_path / "traced"
    calls = "trace=pwrite64,write,fsync,fdatasync,unlink"
    argv = ["strace", "-f", "-y", "-o", str(traced), "-e", calls, sys.executable, "-c", SAVING]
    subprocess.run([*argv, str(path)], check=True, capture_output=True)
    found = [match.groups() for match in map(CALL.search, traced.read_text().splitlines()) if match]
    saved = next(n for n, (_, rest) in enumerate(found) if '"saved"' in rest)
    before = found[:saved]
    last_write = _last(before, "pwrite64", f"{path}>")
    gone = _last(before, "unlink", f"{path}-journal")
    assert last_write < _last(before, "sync", f"{path}>") < gone, "the file, then its journal goes"
    assert gone < _last(before, "sync", f"{tmp_path}>"), "and the folder is synced after that"


def _last(calls, name, about):
    return max(n for n, (call, rest) in enumerate(calls) if call.endswith(name) and about in rest)
