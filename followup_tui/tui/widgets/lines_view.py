"""Lines of text on demand: what every pane of the main screen is drawn with.

Owns scrolling, caching and drawing of ready-made lines. Must not know what the lines say. Nothing
is wrapped or measured here: a view asks for its lines once per width.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import ClassVar, TypeAlias

from rich.segment import Segment
from textual._context import active_app
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from followup_tui.wording import clean, matching

Lines: TypeAlias = Callable[[int], Sequence[Content]]
"""A page, made for a width: one Content a line."""


def one_line(content: Content, width: int, style: Style) -> Strip:
    """The content as one line of exactly ``width`` cells."""
    if width <= 0:
        return Strip.blank(0)
    drawn = content.render(style, end="", parse_style=_style)
    strip = Strip(Segment(text, its.rich_style) for text, its in drawn)
    return strip.adjust_cell_length(width, style.rich_style)


def _style(named: str | Style) -> Style:
    """As :meth:`Style.parse` says, which loads the reading of markup."""
    return active_app.get().stylesheet.parse_style(named)


class TextLine(Widget):
    """One line of text; subclasses answer :meth:`render`."""

    def _get_style(self, style: Style | str) -> Style:
        return _style(style)


def title_border(widget: Widget, title: Content) -> None:
    """Write this into the upper border, where it says something else: Textual draws the whole pane."""
    if title != widget._border_title:  # noqa: SLF001
        widget.border_title = title


def tell_at_border(widget: Widget, content: Content) -> None:
    """Write this into the lower border, and draw that line alone; Textual would draw the whole pane."""
    if content != widget._border_subtitle:  # noqa: SLF001
        widget._border_subtitle = content  # noqa: SLF001
        widget.refresh(Region(0, widget.scrollable_content_region.height, widget.size.width, 1))


def _place(lines: Sequence[str], heading: str) -> int | None:
    """Where a heading stands, which may have been cut to the width."""
    places = (y for y, line in enumerate(lines) if line and heading.startswith(line.rstrip("…")))
    return next(places, None)


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling page; subclasses answer :meth:`lines`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "LinesView { text-wrap: nowrap; scrollbar-gutter: stable; }"
    """The lines are as wide with a scroll bar as without: they are made once."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines-view--line"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "down", show=False),
        Binding("k,up", "scroll_up", "up", show=False),
        Binding("g,home", "scroll_home", "top", show=False),
        Binding("G,end", "scroll_end", "end", show=False),
        Binding("ctrl+d,pagedown", "page_down", "page down", show=False),
        Binding("ctrl+u,pageup", "page_up", "page up", show=False),
    ]

    line_mark = Content("")
    """What every line begins with."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._width = -1
        self._lines: Sequence[Content] = ()
        self._strips: dict[int, Strip] = {}
        self._sought: tuple[str, str, str] | None = None

    @abstractmethod
    def lines(self, width: int) -> Sequence[Content]:
        """The page, one Content a line, none wider than ``width`` cells."""

    def parts(self) -> list[tuple[int, str]]:
        """Where each part of the page begins, which an empty line parts from the one before."""
        shown = ["", *(line.plain.strip() for line in self._lines)]
        return [(y, line) for y, (above, line) in enumerate(pairwise(shown)) if line and not above]

    def redraw(self, *, top: bool = False) -> None:
        """Ask for the lines again; ``top`` also goes back to the first of them."""
        self._width = -1
        self._measure()
        if top:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def seek(self, words: str, below: str = "", until: str = "") -> None:
        """Scroll to the line in which most of the words begin one, the first of them, once it is laid out.

        Where they are given, among the lines from the heading ``below`` to the heading ``until``.
        """
        self._sought = (words, below, until)
        self._measure()
        self._go_to_sought()

    def _go_to_sought(self) -> None:
        if self._sought is None or self._width <= 0:
            return
        (words, *headings), self._sought = self._sought, None
        shown = [line.plain for line in self._lines]
        start, end = (_place(shown, heading) for heading in headings)
        counts = [matching(line, words) for line in shown[start or 0 : end]]
        best = counts.index(max(counts)) if counts else 0
        self.call_after_refresh(
            self.scroll_to, y=(start or 0) + max(0, best - 1), animate=False, force=True
        )

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0 or width == self._width:
            return
        self._width = width
        lines = self.lines(width - self.line_mark.cell_length)
        self._lines = [self.line_mark + line for line in lines] if self.line_mark else lines
        self._strips.clear()
        self.virtual_size = Size(width, len(self._lines))

    def on_resize(self) -> None:
        self._measure()
        self._go_to_sought()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        style = self.get_visual_style("lines-view--line")
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        if at not in self._strips:
            self._strips[at] = one_line(self._lines[at], self._width, style)
        return self._strips[at].adjust_cell_length(width, style.rich_style)


class Page(LinesView):
    """A page that a function makes, of what is ``told`` it before the width."""

    def __init__(
        self,
        make: Callable[..., Sequence[Content]] = lambda _: (),
        *told: object,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._make, self._told = make, told

    def tell(self, make: Lines, title: str | None = None, *, top: bool = True) -> None:
        """Show another page, from its first line unless not ``top``; its title where it is another too."""
        self._make = make
        if title is not None:
            self.border_title = Content(clean(title))
        self.redraw(top=top)

    def show(self, *told: object, top: bool = False) -> None:
        """Make the same page of something else, where it is something else."""
        if told != self._told:
            self._told = told
            self.redraw(top=top)

    def lines(self, width: int) -> Sequence[Content]:
        return self._make(*self._told, width)
