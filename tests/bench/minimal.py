"""The smallest Textual app that answers a key: what every time of ours is divided by."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Minimal(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "step(1)", "next"),
        ("k", "step(-1)", "back"),
        ("q", "quit", "quit"),
    ]
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("READY 0", markup=False)

    def action_step(self, by: int) -> None:
        self.count += by
        self.query_one(Static).update(f"READY {self.count}")


if __name__ == "__main__":
    Minimal().run()
