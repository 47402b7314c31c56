"""Bytes and pages to plain text: encodings, what a page shows, whole lines.

Owns what is no text at all, and how a text without a named encoding is read. Must not know formats.
"""

from __future__ import annotations

import codecs
import html
import re
from html.parser import HTMLParser

from followup_tui.facts import MAX_LINE, is_address, shown

from .found import UnreadableError

MAX_BYTES = 50_000_000
_SIGNATURES = (
    (
        b"PK\x03\x04",
        "an Excel workbook or another archive; save it as CSV (UTF-8), or unpack it first",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Outlook file; save it as CSV or as .eml and bring that"),
    (b"%PDF", "a PDF; copy its text, or export the table as CSV"),
    (b"SQLite format 3\0", "a database; followup restore FILE puts a copy of the data file back"),
    (b"\x1f\x8b", "packed by gzip; unpack it first"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIDDEN = re.compile(r"display:\s*none|font-size:\s*0", re.IGNORECASE)
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "table", "ul", "ol"})
_SILENT = frozenset({"style", "script", "head", "title"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input"})
_TAG = re.compile(r"<[^>]{1,200}>")
_BREAK = re.compile(r"</(?:p|li|div|h\d)>\s*|<br\s*/?>", re.IGNORECASE)


def one_line(text: str | None) -> str | None:
    """The text on one line, cut to the length of one; None where nothing is left."""
    return " ".join((text or "").split())[:MAX_LINE] or None


def email_address(text: str | None) -> str | None:
    """The e-mail address that a file gives, ``mailto:`` or not; None where it is none."""
    address = re.sub("^mailto:", "", (text or "").strip(), flags=re.IGNORECASE)
    return address if len(address) <= MAX_LINE and is_address(address) else None


def no_address(where: str, text: str | None) -> list[str]:
    """That it is left out, where a file gives as an address what is none."""
    is_one = not one_line(text) or email_address(text) is not None
    return [] if is_one else [f"{where}: {shown(text)} is no e-mail address: left out"]


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was read by: a BOM decides, then UTF-8, then Windows-1252.

    UnreadableError on what is no text, is too large, or does not fit an encoding that was named.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{len(data):,} bytes are too many (at most {MAX_BYTES:,})")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"this is {what}")
    named = encoding or next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if named is None and b"\0" in data:
        raise UnreadableError("this is no text: it holds zero bytes")
    try:
        if named is not None:
            return data.decode(named), named
        return data.decode("utf-8"), "utf-8"
    except LookupError:
        raise UnreadableError(f"encoding: {named!r} is none that is known (like utf-8)") from None
    except UnicodeDecodeError:
        if named is not None:
            raise UnreadableError(
                f"this cannot be read as {named}; name another encoding"
            ) from None
        return data.decode("cp1252", errors="replace"), "windows-1252"


def by_evidence(data: bytes) -> str:
    """The text of bytes that name no encoding: UTF-8 where it is that, else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Words(HTMLParser):
    """The visible words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        is_silent = self._hidden or tag in _SILENT or _HIDDEN.search(style)
        if is_silent and tag not in _VOID:
            self._hidden.append(tag)
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(re.sub(r"\s+", " ", data))


def html_to_text(page: str) -> str:
    """What a page shows, a line a block."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    lines = (line.strip() for line in "".join(parser.words).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def plain_text(cell: str) -> str:
    """A cell without the tags of a web page, its lines ended alike."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in cell or not _TAG.search(cell):
        return html.unescape(cell)
    plain = _TAG.sub("", _BREAK.sub("\n", cell)) if re.search(r"</\w+>|<br|<p|<li", cell) else cell
    return re.sub(r"\n{3,}", "\n\n", html.unescape(plain)).strip()
