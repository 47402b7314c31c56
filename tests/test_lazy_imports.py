"""What stands in the place of a module that a start does not need, and gives way to it."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from followup_tui.lazy_imports import Later, instead

NAME = "colorsys"
"""A module that nobody here needs."""


def _loaded(module: str) -> bool:
    return isinstance(sys.modules.get(module), ModuleType) and not isinstance(
        sys.modules[module], Later
    )


def test_a_module_is_loaded_when_something_of_it_is_used() -> None:
    sys.modules.pop(NAME, None)
    with instead({NAME: Later(NAME, "rgb_to_hsv", known=7)}):
        import colorsys as later
        from colorsys import rgb_to_hsv

        assert later.known == 7  # type: ignore[attr-defined]
    assert NAME not in sys.modules
    assert rgb_to_hsv(1, 0, 0) == (0.0, 1.0, 1.0)
    assert _loaded(NAME)
    assert later.ONE_THIRD == sys.modules[NAME].ONE_THIRD


def test_a_module_that_is_needed_at_once_takes_its_place() -> None:
    sys.modules.pop(NAME, None)
    with instead({NAME: Later(NAME)}):
        from colorsys import ONE_THIRD

        assert _loaded(NAME)
    assert ONE_THIRD == sys.modules[NAME].ONE_THIRD


def test_what_is_loaded_already_is_left_as_it_is() -> None:
    import json

    with instead({"json": Later("json")}):
        assert sys.modules["json"] is json


def test_what_was_left_out_of_others_works_all_the_same() -> None:
    program = """
from followup_tui.lazy_imports import LIGHT, instead
with instead(LIGHT):
    import asyncio, inspect, logging, msgspec, pathlib, uuid
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
assert "def instead" in inspect.getsource(instead)
assert msgspec.json.schema(int) == {"type": "integer"}
assert msgspec.inspect.type_info(int) == msgspec.inspect.IntType()
assert uuid.uuid4() != uuid.uuid4()
try:
    1 / 0
except ZeroDivisionError:
    logging.exception("told")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert b"ZeroDivisionError" in done.stderr
