"""What is written to the terminal: only what differs from what it shows, in as few bytes as it takes.

Owns which lines are rendered for that, the memory of what was written, and the codes between two styles.
Must not know what a widget shows. It touches private names of the pinned Textual: importing it where
those are missing raises ImportError, and the app then renders and writes as Textual does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

if not (
    hasattr(Strip, "render_ansi")
    and hasattr(CompositorUpdate, "render_segments")
    and hasattr(Compositor, "_get_renders")
):
    raise ImportError("this Textual writes in another way")

Stretch: TypeAlias = tuple[int, int, Strip]
"""Line, first cell, and what stands there."""


def renders_within(
    compositor: Compositor, crop: Region | None = None
) -> Iterable[tuple[Region, Region, list[Strip]]]:
    """Each widget's place, what is seen of it and its lines, of those alone that an update touches.

    Textual renders every line of every widget, however few of them it is going to write.
    """
    whole = compositor.size.region
    crop = crop or whole
    rows = Region(0, crop.y, whole.width, crop.height)
    for widget, (region, clip) in compositor.visible_widgets.items():
        seen = region.intersection(clip).intersection(rows)
        if seen and seen.overlaps(crop):
            yield region, seen, widget.render_lines(seen.translate((-region.x, -region.y)))


Compositor._get_renders = renders_within  # type: ignore[method-assign, assignment]  # noqa: SLF001


class Painter:
    """Remembers each stretch of each line as it was written last."""

    def __init__(self) -> None:
        self._written: dict[int, dict[int, Strip]] = {}

    def of(self, update: RenderableType | None) -> RenderableType | None:
        """The same update, told to write what has changed; other things pass."""
        if isinstance(update, ChopsUpdate):
            return Changes(self, tuple(_changed_spans(update)), is_whole=False)  # type: ignore[return-value]
        if isinstance(update, LayoutUpdate):
            return Changes(self, tuple(_whole_lines(update)), is_whole=True)  # type: ignore[return-value]
        self._written.clear()
        return update

    def forget(self) -> None:
        """The whole screen is about to be written."""
        self._written.clear()

    def is_new(self, stretch: Stretch) -> bool:
        """Whether the terminal shows something else there; it will show this from now on."""
        y, x, strip = stretch
        line = self._written.setdefault(y, {})
        if line.get(x) == strip:
            return False
        end = x + strip.cell_length
        for other in [at for at, old in line.items() if at < end and at + old.cell_length > x]:
            del line[other]
        line[x] = strip
        return True


class Changes(CompositorUpdate):
    """An update that is compared with the terminal as it is written, not before."""

    def __init__(self, painter: Painter, stretches: Sequence[Stretch], *, is_whole: bool) -> None:
        self._painter, self._stretches, self._is_whole = painter, stretches, is_whole

    def render_segments(self, console: Console) -> str:
        if self._is_whole:
            self._painter.forget()
        colours = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 (as Strip does)
        pen = _Pen(colours)
        for stretch in self._stretches:
            if self._painter.is_new(stretch):
                pen.write(*stretch)
        return pen.text()


def _changed_spans(update: ChopsUpdate) -> Iterator[Stretch]:
    for y, first, last in update.spans:
        line: Mapping[int, Strip | None] = update.chops[y]
        for end, (x, strip) in zip(update.chop_ends[y], line.items(), strict=False):
            if strip is not None and x < last and end > first:
                yield y, x, strip


def _whole_lines(update: LayoutUpdate) -> Iterator[Stretch]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


class _Pen:
    """Bytes in the order they are written; knows which style the terminal is in."""

    def __init__(self, colours: ColorSystem) -> None:
        self._colours = colours
        self._parts: list[str] = []
        self._codes = ""
        self._at = (-1, -1)

    def write(self, y: int, x: int, strip: Strip) -> None:
        if self._at != (y, x):
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
        for text, style, control in strip:
            if control or not text:
                continue
            if style is None or style.link:
                self._parts.append(self._turn(""))
                self._parts.append(
                    text if style is None else Strip.render_style(style, text, self._colours)
                )
                continue
            codes = style._ansi  # noqa: SLF001 (as Strip does)
            if codes is None:
                codes = Strip.render_ansi(style, self._colours)
            self._parts.append(self._turn(codes))
            self._parts.append(text)
        self._at = (y, x + strip.cell_length)

    def text(self) -> str:
        self._parts.append(self._turn(""))
        return "".join(self._parts)

    def _turn(self, codes: str) -> str:
        before, self._codes = self._codes, codes
        return "" if codes == before else _between(before, codes)


@lru_cache(4096)
def _between(before: str, after: str) -> str:
    """The shortest way from one style to the other, each given by its codes from a plain terminal."""
    if not after:
        return "\x1b[0m"
    (old_attributes, old_colour, old_ground), new = _parts(before), _parts(after)
    attributes, colour, ground = new
    if attributes != old_attributes or (old_colour and not colour) or (old_ground and not ground):
        return f"\x1b[0;{after}m" if before else f"\x1b[{after}m"
    changed = [
        *((colour,) if colour != old_colour else ()),
        *((ground,) if ground != old_ground else ()),
    ]
    return f"\x1b[{';'.join(changed)}m"


def _parts(codes: str) -> tuple[str, str, str]:
    """Attributes, colour and background of a run of codes."""
    attributes: list[str] = []
    found = {"3": "", "4": ""}
    rest = codes.split(";") if codes else []
    while rest:
        code = rest.pop(0)
        if code in ("38", "48"):
            size = 4 if rest[0] == "2" else 2
            found[code[0]] = ";".join([code, *rest[:size]])
            del rest[:size]
        elif len(code) == 2 and code[0] in "34" and code[1] in "01234567":
            found[code[0]] = code
        elif len(code) in (2, 3) and code[:-1] in ("9", "10"):
            found["3" if code[0] == "9" else "4"] = code
        else:
            attributes.append(code)
    return ";".join(attributes), found["3"], found["4"]
