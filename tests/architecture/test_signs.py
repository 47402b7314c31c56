"""Where terminals want plain signs, each sign that is drawn has one."""

from __future__ import annotations

from followup_tui.tui.terminal.ascii import TABLE

from .sources import ROOT


def test_every_sign_that_is_drawn_has_a_plain_one() -> None:
    files = [path for room in ("tui", "wording") for path in (ROOT / room).rglob("*.py")]
    drawn = set("".join(path.read_text(encoding="utf-8") for path in files))
    signs = {char for char in drawn if char > "\xa0" and not char.isalpha()}
    assert signs <= {*map(chr, TABLE)}
    assert all(chr(sign) != plain for sign, plain in TABLE.items())
