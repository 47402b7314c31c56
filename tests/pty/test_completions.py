"""Completion as a person has it: a word is begun in a real shell, tab is pressed, the line is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import followup_tui

from .terminal import Terminal

FOLDER = Path(followup_tui.__file__).parent / "cli" / "shells"
STARTS = {
    "bash": (("bash", "--norc", "--noprofile"), "source '{folder}/followup.bash'"),
    "zsh": (
        ("zsh", "-f"),
        "fpath=('{folder}' $fpath); autoload -Uz compinit; compinit -u -D; PS1='$ '",
    ),
    "fish": (("fish", "--no-config", "--private"), "source '{folder}/followup.fish'"),
}


@pytest.mark.parametrize("shell", [*STARTS])
@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("followup repo", r"followup report"),
        ("followup import --enc", r"followup import --encoding"),
        ("followup report --format m", r"followup report --format md"),
    ],
)
def test_a_word_is_completed(shell: str, begun: str, whole: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    (_, *options), start = STARTS[shell]
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PS1": "$ ", "TERM": "xterm-256color"}
    with Terminal([program, *options], env=env, size=(100, 24)) as terminal:
        terminal.rest(1.0)
        terminal.send(start.format(folder=FOLDER) + "; echo read''y\r")
        terminal.wait_for(r"(?m)^ready", timeout=20)
        terminal.send(f"{begun}\t")
        terminal.wait_for(whole, timeout=20)
        terminal.send("\x03")
        terminal.send("exit\r")
