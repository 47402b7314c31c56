"""The clipboard: by a program of this system, else by asking the terminal.

Owns which of them can be trusted here. Must not know screens or what is copied.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Mapping, Sequence

from .programs import ran

MOST = 74_000
"""Bytes that terminals take in one piece."""
_DEAF = ("linux", "dumb", "vt100", "vt220", "cons25")
"""Terminals that know no clipboard."""


def copy_by_program(text: str, env: Mapping[str, str]) -> bool:
    """Give the text to this desktop's own clipboard program; whether that worked."""
    return any(ran(command, env, text) for command in _programs(env))


def _programs(env: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """Programs of the desktop the person sits at; over a network only the terminal is theirs."""
    if env.get("SSH_CONNECTION") or env.get("SSH_TTY"):
        return ()
    found: list[Sequence[str]] = []
    if sys.platform == "darwin":
        found.append(("pbcopy",))
    if env.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if env.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if env.get("WSL_DISTRO_NAME"):
        found.append(("clip.exe",))
    return found


def terminal_may_copy(text: str, env: Mapping[str, str]) -> bool:
    """Whether this terminal may understand the request; none of them ever answers."""
    is_deaf = env.get("TERM_PROGRAM") == "Apple_Terminal" or env.get("TERM", "") in ("", *_DEAF)
    return not is_deaf and len(text.encode("utf-8", "replace")) <= MOST


def request(text: str) -> str:
    """What a terminal is sent to put the text on its clipboard (OSC 52)."""
    packed = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{packed}\a"
