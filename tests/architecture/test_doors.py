"""Some things are done in one place only: reading the clock, guessing at dates, writing markup."""

import ast

import pytest

from tests.architecture.sources import modules, reads

CLOCKS = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.asctime",
    "time.strftime",
}


def _readers(tree: ast.Module, wanted: set[str]) -> list[int]:
    return [line for line, name in reads(tree) if name in wanted]


def test_only_the_clock_reads_the_time() -> None:
    found = [
        f"{path}:{line}"
        for path, tree in modules()
        if path != "clock.py"
        for line in _readers(tree, CLOCKS)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime as dt\nx = dt.datetime.now()",
        "from datetime import datetime\nfield(default_factory=datetime.utcnow)",
        "from datetime import date as day\nday.today()",
        "import time\ntime.time()",
        "from time import time as t\nt()",
    ],
)
def test_every_way_to_read_the_time_is_seen(source: str) -> None:
    assert _readers(ast.parse(source), CLOCKS)


def test_a_board_s_own_now_and_a_stopwatch_are_no_clock() -> None:
    assert not _readers(
        ast.parse("import time\nboard.now\nself.clock.now(z)\ntime.monotonic()"), CLOCKS
    )


def test_only_capture_guesses_at_dates() -> None:
    found = [
        f"{path}:{line}"
        for path, tree in modules()
        if not path.startswith("capture/")
        for line, name in reads(tree)
        if name.startswith("dateutil.parser")
    ]
    assert found == []
