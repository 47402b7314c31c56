"""Whatever bytes a terminal sends, the reading goes on."""

from __future__ import annotations

import os
import random
import string
from collections.abc import Callable

import pytest
from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START

from followup_tui.tui.terminal.key_parser import MOST_CELLS, KeyParser

SEQUENCES = int(os.environ.get("FUZZ_SEQUENCES", "20000"))
SEED = int(os.environ.get("FUZZ_SEED", "11"))

NUMBERS = ("", "0", "1", "2", "5", "27", "48", "97", "200", "201", "55296", "57344", "1114112", "-1", "9" * 12, "٣")  # fmt: skip
SEPARATORS = (";", ";", ";", ":", "", ";;", "::", ":;")
PRIVATE = ("", "", "", "?", "<", ">", "=", "[", "[?")
INTERMEDIATE = ("", "", "", "$", " ", "'", '"', "!")


def numbers(chance: random.Random) -> str:
    return "".join(
        chance.choice(NUMBERS) + chance.choice(SEPARATORS) for _ in range(chance.randrange(6))
    )


def text(chance: random.Random) -> str:
    return "".join(
        chr(chance.choice((chance.randrange(32, 127), chance.randrange(0xD800), 0x1F600)))
        for _ in range(chance.randrange(40))
    )


def csi(chance: random.Random) -> str:
    final = chr(chance.randrange(0x40, 0x7F))
    return f"\x1b[{chance.choice(PRIVATE)}{numbers(chance)}{chance.choice(INTERMEDIATE)}{final}"


def kitty(chance: random.Random) -> str:
    return f"\x1b[{numbers(chance)}{chance.choice(NUMBERS)}{chance.choice('u~ABCDEFHPQRS')}"


def ss3(chance: random.Random) -> str:
    return f"\x1bO{numbers(chance)}{chr(chance.randrange(256))}"


def string_sequence(chance: random.Random) -> str:
    end = chance.choice(("\x1b\\", "\x07", "\x9c", ""))
    return f"\x1b{chance.choice(']P_^X')}{numbers(chance)}{text(chance)}{end}"


def mouse(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "\x1b[M" + "".join(chr(chance.randrange(256)) for _ in range(3))
    return f"\x1b[<{';'.join(chance.choice(NUMBERS) for _ in range(3))}{chance.choice('Mm')}"


def report(chance: random.Random) -> str:
    sizes = ";".join(chance.choice(NUMBERS) for _ in range(4))
    return chance.choice((f"\x1b[48;{sizes}t", f"\x1b[?{numbers(chance)}$y", "\x1b[I", "\x1b[O"))


def paste(chance: random.Random) -> str:
    return BRACKETED_PASTE_START + text(chance) + chance.choice((BRACKETED_PASTE_END, ""))


def damaged(chance: random.Random) -> str:
    whole = chance.choice(GRAMMAR[:-1])(chance)
    at = chance.randrange(len(whole) + 1)
    return chance.choice((whole[:at], whole[at:], whole[:at] + chr(chance.randrange(256)) + whole))


GRAMMAR: tuple[Callable[[random.Random], str], ...] = (
    csi, kitty, ss3, string_sequence, mouse, report, paste, text, damaged,
)  # fmt: skip


def assert_reads_on(parser: KeyParser) -> None:
    """What was begun is ended, and a key typed then is that key."""
    tuple(parser.feed(BRACKETED_PASTE_END))
    assert [key.key for key in parser.feed("k") if isinstance(key, events.Key)] == ["k"]


@pytest.mark.parametrize("kind", GRAMMAR, ids=lambda kind: kind.__name__)
def test_any_sequence_is_survived(kind: Callable[[random.Random], str]) -> None:
    chance = random.Random(f"{SEED} {kind.__name__}")
    parser = KeyParser()
    for _ in range(SEQUENCES // len(GRAMMAR) + 1):
        for message in (*parser.feed(kind(chance)), *parser.tick()):
            if isinstance(message, events.Key):
                (message.key + (message.character or "")).encode()
            if isinstance(message, events.Resize):
                assert max(message.size) <= MOST_CELLS
    assert_reads_on(parser)


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[97;5:3u",
        "\x1b[1;5:3A",
        "\x1b[:u",
        "\x1b[1114112u",
        "\x1b[97;1;55296u",
        "\x1b[48;0;0;0;0t",
        "\x1b[48;9999;9999;9;9t",
    ],
)
def test_a_sequence_that_cannot_be_taken_is_dropped_whole(sequence: str) -> None:
    found = list(KeyParser().feed(f"a{sequence}b"))
    assert [key.key for key in found if isinstance(key, events.Key)] == ["a", "b"]
    assert len(found) == 2


def test_the_lines_of_what_is_pasted_end_as_those_of_files() -> None:
    data = f"{BRACKETED_PASTE_START}a\rb\r\nc\n{BRACKETED_PASTE_END}"
    (paste,) = [one for one in KeyParser().feed(data) if isinstance(one, events.Paste)]
    assert paste.text == "a\nb\nc\n"


def test_keys_pastes_and_the_mouse_come_through() -> None:
    typed = f"{string.ascii_letters}\x1b[A\x1b[97;5u{BRACKETED_PASTE_START}a\x00b{BRACKETED_PASTE_END}\x1b[<0;3;4M"
    found = list(KeyParser().feed(typed))
    keys = [one.key for one in found if isinstance(one, events.Key)]
    assert keys == [*string.ascii_letters, "up", "ctrl+a"]
    assert [one.text for one in found if isinstance(one, events.Paste)] == ["ab"]
    assert [(one.x, one.y) for one in found if isinstance(one, events.MouseDown)] == [(2, 3)]


def test_a_paste_is_one_text_whatever_sequences_it_holds() -> None:
    parser = KeyParser()
    inside = "one\x1b[A two\x1bx \x1b[200~three\x1b\x1b[I four"
    found = []
    for piece in (f"a{BRACKETED_PASTE_START}{inside[:7]}", inside[7:], f"{BRACKETED_PASTE_END}b"):
        found += [*parser.feed(piece), *parser.tick()]
    kinds = [
        one.text if isinstance(one, events.Paste) else getattr(one, "key", "") for one in found
    ]
    assert kinds == ["a", inside, "b"]


@pytest.mark.parametrize("number", range(1, 10))
def test_alt_with_a_digit_is_that_key_whatever_a_mac_types_with_it(number: int) -> None:
    for data in (f"\x1b{number}", f"\x1b[{48 + number};3u"):
        parser = KeyParser()
        found = [*parser.feed(data), *parser.tick()]
        assert [one.key for one in found if isinstance(one, events.Key)] == [f"alt+{number}"]
