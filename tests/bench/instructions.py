"""How many instructions a run takes, counted by valgrind: the same within a hundredth on any day.

Cachegrind simulates one processor without its caches. A screen counts up to the write that holds
its content; a command counts whole. Must not know which program runs.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.pty.terminal import Terminal, clean_env

UNTIL = """
import os, re, runpy, sys

class Ending:
    def find_spec(self, name, path=None, target=None):
        if name == "textual.app":
            sys.meta_path.remove(self)
            from textual.drivers import _writer_thread
            _writer_thread.WriterThread.write = write

def write(thread, data):
    os.write(1, data.encode())
    if wanted.search(data):
        os._exit(0)

wanted = re.compile(sys.argv[1])
sys.meta_path.insert(0, Ending())
sys.argv[:2] = []
module = sys.argv[0]
if module.endswith(".py"):
    runpy.run_path(module, run_name="__main__")
else:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
"""
"""Runs a module or a script, and ends once the app has written what matches a pattern."""


def can_count() -> bool:
    return shutil.which("valgrind") is not None


def until_content(python: str, module: str, words: Sequence[str], content: str, home: Path) -> int:
    """Instructions from exec to the content of a screen."""
    return _counted([python, "-c", UNTIL, content, module, *words], home)


def whole(argv: Sequence[str], home: Path) -> int:
    """Instructions of a command, from exec to its exit."""
    return _counted(argv, home)


def _counted(argv: Sequence[str], home: Path) -> int:
    valgrind = shutil.which("valgrind") or "valgrind"
    with tempfile.TemporaryDirectory(prefix="followup-count-") as folder:
        found = Path(folder, "counted")
        options = ["--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={found}", "-q"]
        env = clean_env(home, TZ="UTC", PYTHONHASHSEED="0")
        with Terminal([valgrind, *options, *argv], env=env) as terminal:
            terminal.wait_exit(600)
        counted = re.search(r"(?m)^summary: (\d+)", found.read_text(encoding="utf-8"))
    if counted is None:
        raise ValueError(f"valgrind counted nothing of {argv}")
    return int(counted[1])
