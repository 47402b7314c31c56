"""The person's own editor: a text goes out as a file and comes back.

Owns finding ``$EDITOR``, the file only they can read, and what is taken over from it. Must not know
screens; no shell ever reads anything here.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from followup_tui import files

MOST = 200_000
"""Characters that are taken back."""


class NoEditorError(Exception):
    """There is no editor to run; one sentence says why."""


class Edited(msgspec.Struct, frozen=True):
    """The text as it stands now; ``said`` tells why it is the old one, empty where it is new."""

    text: str
    said: str = ""


def editor_command(env: Mapping[str, str]) -> list[str]:
    """The words of ``VISUAL``, else ``EDITOR``; NoEditorError where they name no program."""
    name = "VISUAL" if env.get("VISUAL", "").strip() else "EDITOR"
    value = env.get(name, "")
    if not value.strip():
        raise NoEditorError("EDITOR is not set")
    try:
        words = shlex.split(value)
    except ValueError as error:
        raise NoEditorError(f"{name} cannot be read ({str(error).lower()})") from None
    if not words or not words[0]:
        raise NoEditorError(f"{name} names no program")
    if "\0" in value or shutil.which(words[0], path=env.get("PATH")) is None:
        raise NoEditorError(f"{name}: there is no program {words[0]!r}")
    return words


def edit(text: str, command: Sequence[str], *, ending: str = ".md") -> Edited:
    """Let ``command`` edit the text in a file of its own, which is gone afterwards.

    The old text stays where the editor failed, left nothing new, or left more than ``MOST``.
    """
    folder: str | None = None
    try:
        folder = tempfile.mkdtemp(prefix="followup-")
        path = Path(folder, f"message{ending}")
        files.create(path, text.encode("utf-8", "replace"), durable=False)
        ended = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
        if ended:
            how = f"was ended by signal {-ended}" if ended < 0 else f"ended with {ended}"
            return Edited(text, f"the editor {how}: nothing was changed")
        return _taken(text, path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Edited(text, f"the editor cannot be used ({reason.lower()}): nothing was changed")
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _taken(old: str, path: Path) -> Edited:
    found = path.read_bytes().decode("utf-8", "replace")
    found = found.replace("\r\n", "\n").replace("\r", "\n")
    if not old.endswith("\n"):
        found = found.removesuffix("\n")
    if len(found) > MOST:
        return Edited(old, f"{len(found):,} characters are more than {MOST:,}: nothing was changed")
    if found == old:
        return Edited(old, "nothing was changed")
    return Edited(found)
