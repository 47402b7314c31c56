"""The words of this room, which stand in files beside it.

Owns reading them. Must not know what they mean.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """One file of words, by its sections."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
