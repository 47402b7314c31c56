"""Hostile and odd texts: the one list every layer is tried with."""

MARKUP = [
    "[bold",
    "[/]",
    "[/",
    "[/bold]",
    "[@click=app.quit]x[/]",
    "[link=https://e]x[/link]",
    "[#zzz]a[/]",
    '{"a": [true]}',
    "$x [$y]z[/]",
    r"\[b]",
    "[1] (was [/opt])",
]
CONTROL = [
    "\x1b]52;c;UFdO\x07",
    "\x1b[2J",
    "\x1b]0;P\x07",
    '\x1bP$q"p\x1b\\',
    "\x1b[6n",
    "\x9b31m",
    "\x9d0;P\x9c",
    "\x00",
    "\x7f",
    "\x0e",
    "\t",
    "\r",
    "\r\n",
    "\x0b\x0c",
    "\x85",
    "\u2028",
]
ODD = [
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "e" + 3000 * "\u0301",
    "👨‍👩‍👧‍👦",
    "漢字" * 500,
    "caf\udce9",
]
INJECTION = [
    "=cmd|' /C calc'!A0",
    "+1",
    "@SUM(1)",
    "'; drop table x;--",
    "%_",
    "C++",
    "a AND",
    '"',
    "a@b.c?bcc=x@y",
    "x\r\nBcc: e@x",
    "x\r\nEND:VEVENT",
    "",
    " ",
    "../../x",
    "-rf",
    "~",
]
LONG = "x" * 200_000

PAYLOADS = [*MARKUP, *CONTROL, *ODD, *INJECTION]
"""Everything but the longest text."""
