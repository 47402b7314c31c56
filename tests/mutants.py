"""Mutation testing that ends within the hour: ``python -m tests.mutants [PATTERN ...] [--take N]``.

The faults are mutmut's; the files and the tests are those of ``[tool.mutmut]``, of a room's faults those
of that room. The tests are collected and run once. Then, for each fault, a fork takes the code of the one
function it is in and runs what had called that function, until something fails. The faults go in an order
drawn by lot from a fixed seed: the first N of them are a fair sample of all.
"""

from __future__ import annotations
import __future__

import argparse
import ast
import difflib
import functools
import gc
import importlib
import os
import resource
import signal
import sys
import textwrap
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
SEED = 8
SLOWER, LONGEST = 20, 0.5
"""A test counts as endless after so many times its own time, and seconds on top."""
MEMORY = 2**31


class Fault(NamedTuple):
    """One function as it is, and as a fault would have it."""

    room: str
    module: str
    owner: str
    function: str
    before: str
    after: str


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("patterns", nargs="*", default=["*"], help="modules, such as timeline.*")
    parser.add_argument("--take", type=int, help="only the first N faults of the lot")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time")
    options = parser.parse_args()
    os.chdir(ROOT)
    faults = list(_faults(options.patterns))
    print(f"{len(faults)} faults", flush=True)
    Random(SEED).shuffle(faults)
    rooms = {fault.room for fault in faults}
    tests = SETTINGS["pytest_add_cli_args_test_selection"]
    tests = [test for test in tests if test.split("/")[1] in rooms]
    arguments = ["-q", "-s", "-x", "--assert=plain", *tests, *SETTINGS["pytest_add_cli_args"]]
    return int(pytest.main(arguments, plugins=[_Runner(faults[: options.take], options.jobs)]))


def _faults(patterns: list[str]) -> Iterator[Fault]:
    for path in sorted(ROOT.glob("followup_tui/**/*.py")):
        name = path.relative_to(ROOT).as_posix()
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        short = module.removeprefix("followup_tui.")
        if any(fnmatch(name, each) for each in SETTINGS["only_mutate"]) and any(
            fnmatch(short, each) for each in patterns
        ):
            yield from _faults_of(module, mutate_file_contents(name, path.read_text("utf-8")))


def _faults_of(module: str, made: MutatedFile) -> Iterator[Fault]:
    lines = made.code.splitlines(keepends=True)
    spans = made.line_span_by_function_name

    def source(name: str) -> str:
        return textwrap.dedent("".join(lines[spans[name].start - 1 : spans[name].end]))

    for name in made.mutant_names:
        mangled = name.rpartition("__mutmut_")[0]
        owner, _, function = mangled.removeprefix("x_").removeprefix("xǁ").rpartition("ǁ")
        room = module.split(".")[1]
        before, after = source(f"{mangled}__mutmut_orig"), source(name)
        yield Fault(room, module, owner, function, before, after)


class _Running(NamedTuple):
    """A fault that a fork is trying out."""

    fault: Fault
    tests: list[pytest.Item]
    pipe: int


class _Runner:
    """The loop of a pytest session that runs its tests again for each fault."""

    def __init__(self, faults: list[Fault], jobs: int) -> None:
        self.faults, self.jobs = faults, jobs
        self.seconds: dict[pytest.Item, float] = {}
        self.callers: defaultdict[CodeType, list[pytest.Item]] = defaultdict(list)
        self.lately: defaultdict[tuple[str, ...], dict[pytest.Item, None]] = defaultdict(dict)
        self.verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.running: dict[int, _Running] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            self._run_once(item, following)
        print(f"{len(session.items)} tests", flush=True)
        gc.collect()
        _caches.cache_clear()
        _caches()
        gc.freeze()
        for fault in self.faults:
            while len(self.running) >= self.jobs:
                self._await_one()
            self._try(fault)
        while self.running:
            self._await_one()
        for room in self.verdicts:
            print(self._score(room))
        return True

    def _run_once(self, item: pytest.Item, following: pytest.Item | None) -> None:
        called: set[CodeType] = set()
        _forget()

        def note(frame: Any, event: str, _: object) -> None:
            if event == "call":
                called.add(frame.f_code)

        started = time.process_time()
        sys.setprofile(note)
        try:
            _run(item, following)
        finally:
            sys.setprofile(None)
        self.seconds[item] = time.process_time() - started
        for code in called:
            if "/followup_tui/" in code.co_filename:
                self.callers[code].append(item)

    def _try(self, fault: Fault) -> None:
        function, broken = _loaded(fault)
        tests = self.callers.get(function.__code__, [])
        lately = [t for key in _keys(fault) for t in self.lately[key] if t in set(tests)]
        tests = list(dict.fromkeys([*lately, *sorted(tests, key=self.seconds.__getitem__)]))
        if not tests:
            self._note(fault, "untested")
            return
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            _become(function, broken)
            self._run_until_failing(tests, writer)
        os.close(writer)
        self.running[child] = _Running(fault, tests, reader)

    def _run_until_failing(self, tests: list[pytest.Item], writer: int) -> None:
        """In the fork, which ends here."""
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        for number, (item, following) in enumerate(zip(tests, [*tests[1:], None], strict=True)):
            signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST + SLOWER * self.seconds[item])
            try:
                _run(item, following)
            except pytest.skip.Exception:
                continue
            except BaseException:  # noqa: BLE001 - whatever it raises, the fault was noticed
                os.write(writer, str(number).encode())
                break
        os._exit(0)

    def _await_one(self) -> None:
        child, status = os.wait()
        fault, tests, pipe = self.running.pop(child)
        number = os.read(pipe, 10)
        os.close(pipe)
        if not number:
            self._note(fault, "endless" if status else "survived")
            return
        for key in _keys(fault):
            by = tests[int(number)]
            self.lately[key] = {by: None, **self.lately[key]}
        self._note(fault, "killed")

    def _note(self, fault: Fault, verdict: str) -> None:
        counted = self.verdicts[fault.room]
        counted[verdict] += 1
        if verdict in ("survived", "untested"):
            print(f"\n{verdict}: {fault.module} {fault.owner} {fault.function}")
            print(_difference(fault), flush=True)
        if counted.total() % 100 == 0:
            print(self._score(fault.room), flush=True)

    def _score(self, room: str) -> str:
        counted = self.verdicts[room]
        noticed = counted["killed"] + counted["endless"]
        score = f"{noticed} of {counted.total()} noticed, {noticed / counted.total():.1%}"
        return f"{room}: {score} {dict(counted)}"


def _keys(fault: Fault) -> list[tuple[str, ...]]:
    return [fault[:4], fault[:2]]


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    """The test, without the report of it."""
    assert isinstance(item, pytest.Function)
    item._initrequest()
    state = item.session._setupstate
    state.setup(item)
    item.runtest()
    state.teardown_exact(following)
    item.funcargs = {}


def _loaded(fault: Fault) -> tuple[FunctionType, FunctionType]:
    """The function of the package, and the same one with its fault."""
    home: Any = importlib.import_module(fault.module)
    space = dict(vars(home))
    for part in filter(None, fault.owner.split("ǁ")):
        home = getattr(home, part)
    function = vars(home)[fault.function]
    function = getattr(function, "__func__", function)
    tree = ast.parse(fault.after)
    (made,) = tree.body
    assert isinstance(made, ast.FunctionDef)
    made.name, made.decorator_list = fault.function, []
    flags = __future__.annotations.compiler_flag
    exec(compile(tree, function.__code__.co_filename, "exec", flags, dont_inherit=True), space)
    return function, space[fault.function]


def _become(function: FunctionType, broken: FunctionType) -> None:
    function.__code__ = broken.__code__
    function.__defaults__, function.__kwdefaults__ = broken.__defaults__, broken.__kwdefaults__
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _forget()


def _forget() -> None:
    """Let every test call what it rests on itself, whatever another one has left behind."""
    for cached in _caches():
        cached.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    """What the package remembers of what its functions said."""
    kind = functools._lru_cache_wrapper
    found = (each for each in gc.get_objects() if isinstance(each, kind))
    return [each for each in found if each.__module__.startswith("followup_tui")]


def _difference(fault: Fault) -> str:
    lines = difflib.unified_diff(fault.before.splitlines(), fault.after.splitlines(), n=1)
    return "\n".join(line for line in list(lines)[3:] if "__mutmut_" not in line)


if __name__ == "__main__":
    sys.exit(main())
