"""The budgets, and what is measured for each of them.

Owns the numbers. Must not know how a time is taken.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from followup_tui.exchange import to_json, write_document
from followup_tui.store import Store
from tests.bench import data, instructions, minimal
from tests.bench.data import TODAY, write_hunt
from tests.bench.measure import (
    NOTHING,
    REFERENCE,
    Answers,
    Program,
    alone,
    answers,
    beside,
    hurried,
    median,
    minimal_app,
    opening,
    p95,
    paired,
    paired_command,
    typing,
    walking,
)

NOISE: Final = 1.15
"""How far a figure may lie over its budget before it counts as a breach: two runs differ by less."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is, and how many times the minimal app's start ours may take.

    ``counted`` is the same in instructions, which tell no waiting: what it has come down to.
    """

    opportunities: int
    active: int
    start: float
    counted: float

    def __str__(self) -> str:
        return f"{self.opportunities:,} / {self.active}"


SIZES: Final = (
    Size(20, 20, 1.25, 1.3),
    Size(1_000, 150, 1.4, 1.55),
    Size(10_000, 500, 1.8, 2.25),
)
MIDDLE: Final = SIZES[1]
CURSOR, SETTLED, HURRIED, KEY_CPU, TYPED_CPU = 10.0, 120.0, 50.0, 30.0, 10.0
"""Milliseconds on the machine of the budgets: the cursor's row; the card, which follows 40 ms of rest
within 80; a key while the models load; the CPU of one key in the agenda, and of one in a note with
the reading that follows it."""
KEY_BYTES: Final = 6.0
"""Kilobytes that one key in the agenda may write to the terminal."""
ABOUT, COMMAND_AGENDA, COMMAND_SENT = 4.0, 30.0, 70.0
"""How many times a Python that does nothing: the commands about the program; the agenda; a write,
nine tenths of which is loading what writes, which takes 55."""
IMPORTED: Final = Size(10_000, 500, 0.0, 0.0)
"""What is taken in at once."""
IMPORT_SECONDS, IMPORT_MEMORY = 15.0, 300.0
"""Seconds on the machine of the budgets, and megabytes."""
COUNTED_ITEM: Final = 1.2
"""Millions of instructions to plan and judge one active opportunity."""
READY: Final = r"(?s)(?=.*Firm \d+ · Engineer)(?=.*because)"
NOTED: Final = Size(5_000, 150, 0.0, 0.0)
"""A hunt with 10,000 notes, in which words are looked for."""
FOUND: Final = 15.0
"""Milliseconds from a letter in the line that finds to the screen."""
NARROWED: Final = 20.0
"""Milliseconds from a letter of a filter to the screen."""
OPENED: Final = 80.0
"""Milliseconds from the key that opens the pipeline or the people to their first bytes."""
MOVED: Final = 300.0
"""Milliseconds of CPU that a key takes that moves the day of what if."""
LINES: Final = 50
"""How long the note is in which letters are typed."""
UNTIL_READ: Final = 0.4
"""Seconds without a byte after which a letter has also been read, which begins 150 ms after it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``found`` and ``budget`` in the same unit."""

    what: str
    found: float
    budget: float | None
    unit: str

    @property
    def share(self) -> float:
        """How much of the budget was used; 1 is all of it."""
        return self.found / self.budget if self.budget else 0.0

    @property
    def is_breach(self) -> bool:
        return self.share > NOISE

    def __str__(self) -> str:
        budget = "" if self.budget is None else f"{self.budget:>9.2f} {self.unit:<2}"
        mark = "  BREACH" if self.is_breach else "  over" if self.share > 1 else ""
        return f"{self.what:<58}{self.found:>9.2f} {self.unit:<2}{budget}{mark}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"share": self.share, "is_breach": self.is_breach}


@dataclass(frozen=True, slots=True)
class Hunt:
    """A job hunt of some size on the disk."""

    size: Size
    home: Path

    @property
    def db(self) -> Path:
        return self.home / "followup.db"

    def words(self, *words: str) -> list[str]:
        return [*words, "--db", str(self.db), "--now", TODAY.isoformat()]

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "followup_tui", *self.words(*words)]

    def app(self) -> Program:
        return Program(self.command(), READY, self.home)


def hunt(folder: Path, size: Size) -> Hunt:
    """A new file that holds a hunt of this size."""
    made = Hunt(size, folder / str(size.opportunities))
    made.home.mkdir()
    write_hunt(made.db, size.opportunities, size.active)
    return made


# What is measured ----------------------------------------------------------------------------------


def of_the_app(made: Hunt, runs: int, keys: int) -> Iterator[Row]:
    """The start and the keys of one size."""
    ratios, bases = paired(made.app(), minimal_app(made.home), runs)
    yield Row("the minimal app", median(bases) * 1000, None, "ms")
    yield Row(f"start to content, {made.size}", median(ratios), made.size.start, "x")
    found, base = beside(made.home, lambda: walking(made.app(), keys))
    yield _scaled(f"j and k, cursor's row, p95, {made.size}", p95(found.first), CURSOR, base)
    yield _scaled(f"j and k, whole screen, p95, {made.size}", p95(found.last), SETTLED, base)
    yield _scaled(f"j and k, CPU a key, {made.size}", median(found.cpu), KEY_CPU, base)
    yield Row(f"j and k, written a key, {made.size}", median(found.size) / 1000, KEY_BYTES, "kB")
    found, base = beside(made.home, lambda: hurried(made.app(), max(3, runs // 2)))
    yield _scaled(f"keys while the models load, p95, {made.size}", p95(found.first), HURRIED, base)
    if made.size is SIZES[-1]:
        yield from of_the_most(made)
    if made.size is MIDDLE:
        found, base = beside(made.home, lambda: _noting(made))
        yield _typed(found, base)
        yield of_finding(hunt(made.home, NOTED))


def of_the_most(made: Hunt) -> Iterator[Row]:
    """What goes through everything there is."""
    letter = f"a letter of a filter, median, {made.size}"
    found, base = beside(made.home, lambda: _filtering(made))
    yield _scaled(letter, median(found.first), NARROWED, base)
    for key, name in (("b", "pipeline"), ("p", "people")):
        found, base = beside(made.home, partial(opening, made.app(), key, 9))
        yield _scaled(f"open the {name}, median, {made.size}", median(found.first), OPENED, base)
    (opened, moved), base = beside(made.home, lambda: _supposing(made))
    yield _scaled(f"open what if, median, {made.size}", median(opened.first), OPENED, base)
    yield _scaled(f"what if, the day told, {made.size}", median(moved.first), HURRIED, base)
    yield _scaled(f"what if a day on, CPU, {made.size}", median(moved.cpu), MOVED, base)


def _filtering(made: Hunt) -> Answers:
    """A letter of a filter, to the screen, once what it asks of each row has been looked up."""
    with made.app().start() as terminal:
        terminal.wait_for(READY, 60)
        terminal.rest(2.0, 20)
        terminal.send("f")
        terminal.rest(5.0, 60)
        return answers(terminal, "firm 1234 engineer")


def _supposing(made: Hunt) -> tuple[Answers, Answers]:
    """What if, opened once verbs and screens are loaded, and its day moved: told at once, then shown."""
    opened, moved = Answers(), Answers()
    with made.app().start() as terminal:
        terminal.wait_for(READY, 60)
        terminal.rest(4.0, 30)
        for _ in range(4):
            opened += answers(terminal, ["\x1b[17~"], quiet=3.0)
            moved += answers(terminal, "]" * 3, quiet=2.0)
            terminal.send("\x1b")
            terminal.rest(2.0)
    return opened, moved


def of_finding(made: Hunt) -> Row:
    """A letter typed where words are looked for, to the screen."""
    with Store.open(made.db) as store:
        store.read_words()
    words = "project 4711 figure sooner"
    found, base = beside(made.home, lambda: typing(made.app(), "/", "Find", [], words))
    return _scaled(
        "a letter while finding in 10,000 notes, median", median(found.first), FOUND, base
    )


def _noting(made: Hunt) -> Answers:
    lines = [f"They told me about part {n} of the work" for n in range(LINES)]
    typed = "more words here " * 2
    return typing(made.app(), "n", "Read as you type", lines, typed, UNTIL_READ)


def _typed(found: Answers, base: float) -> Row:
    return _scaled(f"a letter in a note of {LINES} lines, CPU", median(found.cpu), TYPED_CPU, base)


def _scaled(what: str, seconds: float, budget: float, base: float) -> Row:
    """A time, as it would be where the minimal app takes the reference."""
    return Row(what, seconds * 1000 * REFERENCE / base, budget, "ms")


def of_commands(made: Hunt, runs: int) -> Iterator[Row]:
    """Commands, as multiples of a Python that does nothing."""
    for words in ("--version",), ("--help",):
        argv = [*made.command()[:3], *words]
        yield Row(words[0], median(paired_command(argv, made.home, runs)), ABOUT, "x")
    agenda = made.command("agenda", "--json")
    found = median(paired_command(agenda, made.home, runs))
    yield Row(f"agenda --json, {made.size}", found, COMMAND_AGENDA, "x")
    found = median(_sent(made, runs))
    yield Row(f"sent KEY, {made.size}", found, COMMAND_SENT, "x")
    yield from _importing(made)


def _importing(made: Hunt) -> Iterator[Row]:
    """A document taken into a new file."""
    document = made.home / "document.json"
    told = to_json(write_document(data.hunt(IMPORTED.opportunities, IMPORTED.active)))
    document.write_text(told, encoding="utf-8")
    argv = Hunt(IMPORTED, made.home / "new").command("import", str(document))
    (seconds, megabytes), base = beside(made.home, lambda: alone(argv, made.home))
    what = f"import of {IMPORTED}"
    yield Row(what, seconds * REFERENCE / base, IMPORT_SECONDS, "s")
    yield Row(f"{what}, memory", megabytes, IMPORT_MEMORY, "MB")


def _sent(made: Hunt, runs: int) -> list[float]:
    key = next(
        item["key"]
        for item in json.loads(subprocess.check_output(made.command("agenda", "--json")))["items"]
        if item["status"] in ("open", "due", "overdue") and item["to"]
    )
    kept = made.home / "kept.db"
    shutil.copyfile(made.db, kept)

    def back() -> None:
        shutil.copyfile(kept, made.db)

    try:
        return paired_command(made.command("sent", key), made.home, runs, back)
    finally:
        back()


def in_instructions(made: Hunt) -> Iterator[Row]:
    """What repeats within a hundredth, where valgrind is there to count."""
    python, home = sys.executable, made.home
    base = instructions.until_content(python, minimal.__file__, [], "READY 0", home)
    yield Row("the minimal app, instructions", base / 1e6, None, "M")
    count = instructions.until_content(python, "followup_tui", made.words(), "because", home)
    yield Row(f"start to content, instructions, {made.size}", count / 1e6, None, "M")
    yield Row(f"start to content, instructions, {made.size}", count / base, made.size.counted, "x")
    if made.size is SIZES[0]:
        nothing = instructions.whole(NOTHING, home)
        for words in ("--version",), ("--help",):
            count = instructions.whole([*made.command()[:3], *words], home)
            yield Row(f"{words[0]}, instructions", count / nothing, ABOUT, "x")
        yield Row(
            "survey, a further active opportunity", _survey_cost(home) / 1e6, COUNTED_ITEM, "M"
        )


SURVEY = """
import sys
from followup_tui.timeline import load_playbooks, survey
from tests.bench.data import NOW, hunt
facts, playbooks = hunt(60, 60), load_playbooks()
for _ in range(int(sys.argv[1])):
    survey(facts, NOW, playbooks)
"""


def _survey_cost(home: Path) -> float:
    """Instructions to plan and judge one active opportunity, everything loaded and once used."""
    few, many = (
        instructions.whole([sys.executable, "-c", SURVEY, str(times)], home) for times in (1, 3)
    )
    return (many - few) / 2 / 60
