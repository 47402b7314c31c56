"""The playbooks as JSON, which a start reads in no time: ``python -m tests.playbooks`` makes them anew."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from followup_tui import timeline

FOLDER = Path(timeline.__file__).parent / "playbooks"


def written() -> dict[Path, Any]:
    """By the file it belongs in, what the TOML beside it says."""
    return {
        path.with_suffix(".json"): tomllib.loads(path.read_text("utf-8"))
        for path in FOLDER.glob("*.toml")
    }


if __name__ == "__main__":
    for path, data in written().items():
        path.write_text(f"{json.dumps(data, ensure_ascii=False)}\n", "utf-8")
