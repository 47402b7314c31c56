"""The app in a browser: on this machine alone, for a page of its own, in a real Chromium where there is one."""

from __future__ import annotations

import asyncio
import base64
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from .conftest import Shell

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NOW = "2026-03-05"
SECONDS = 40


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--host 0.0.0.0", "is not one of localhost, 127.0.0.1, ::1: it has no password"),
        ("--host 192.168.1.7", "for this machine alone"),
        ("--host example.org", "is not one of localhost"),
        ("--port 0", "not one of 1 to 65535"),
    ],
)
def test_no_other_machine_is_served(shell: Shell, words: str, said: str) -> None:
    refused = shell("serve", *words.split())
    assert (refused.code, refused.out, said in refused.err) == (2, "", True)
    assert not shell.home.exists()


def test_a_missing_extra_is_told_with_what_installs_it(shell: Shell, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    assert "pip install 'followup-tui[serve]'" in shell("serve").err


@contextmanager
def running(*words: str, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options
    ) as one:
        try:
            yield one
        finally:
            one.terminate()
            one.stdout.close()


def seen(what: Callable[[], Any]) -> Any:
    end = time.monotonic() + SECONDS
    while not (found := what()):
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)
    return found


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


class Page:
    """One page of the browser, told what to do over its debugging socket."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._calls = 0
        self.shown = b""
        """What the app wrote so far."""

    async def __call__(self, method: str, **params: object) -> None:
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": params})
        while (await self._hear()).get("id") != self._calls:
            pass

    async def shows(self, text: str) -> None:
        async with asyncio.timeout(SECONDS):
            while text.encode() not in self.shown:
                await self._hear()
        self.shown = b""

    async def _hear(self) -> dict[str, Any]:
        told: dict[str, Any] = await self._socket.receive_json()
        if told.get("method") == "Network.webSocketFrameReceived":
            frame = told["params"]["response"]
            is_binary = frame["opcode"] == 2
            data = frame["payloadData"]
            self.shown += base64.b64decode(data) if is_binary else data.encode()
        return told


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
async def test_a_verb_is_done_from_a_browser_and_from_no_other_page(
    hunt: Shell, tmp_path: Path
) -> None:
    first = hunt.ok("agenda", "--json").json["items"][0]["key"]
    aiohttp = pytest.importorskip("aiohttp")
    pytest.importorskip("textual_serve")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url, profile = f"http://127.0.0.1:{port}", tmp_path / "profile"
    env = {**hunt.env, "PATH": "/usr/bin:/bin"}
    app = [sys.executable, "-m", "followup_tui", "--now", NOW, "serve"]
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
    browser = (str(CHROMIUM), *quiet, "--remote-debugging-port=0", f"--user-data-dir={profile}")
    with (
        running(*app, "--host", "127.0.0.1", "--port", str(port), env=env) as served,
        running(*browser, "about:blank"),
    ):
        assert served.stdout.readline().startswith(url.encode())
        mark = profile / "DevToolsActivePort"
        debug = seen(lambda: mark.exists() and mark.read_text().split())[0]
        async with aiohttp.ClientSession() as web:
            async with web.get(f"http://127.0.0.1:{debug}/json") as told:
                pages = [one for one in await told.json() if one["type"] == "page"]
            seen(lambda: listens(port))
            for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
                async with web.get(f"{url}/ws", headers=headers) as refused:
                    assert refused.status == 403
            async with web.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as ws:
                await _marks_sent(Page(ws), url)
    assert hunt.statuses()[first] == "done"


async def _marks_sent(page: Page, url: str) -> None:
    """Choose the first row with the keys, and say that it went out."""
    await page("Network.enable")
    await page("Page.navigate", url=url)
    await page.shows("Thank Dana Reyes")
    for what in ("mousePressed", "mouseReleased"):
        await page("Input.dispatchMouseEvent", type=what, x=60, y=300, button="left", clickCount=1)
    for letter in "gs":
        code = ord(letter.upper())
        typed = {"key": letter, "text": letter, "windowsVirtualKeyCode": code}
        await page("Input.dispatchKeyEvent", type="keyDown", **typed)
    await page.shows("u undo")
