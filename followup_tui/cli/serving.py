"""``serve``: the app in a browser of this machine, by the extra ``serve``.

Owns who may reach it: this machine's own browser, on a page of ours. Must not know the screens: each page
is a process of its own that runs the app.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from .errors import CommandError, UsageError
from .session import Session

if TYPE_CHECKING:
    from aiohttp import web
    from textual_serve.server import Server

    Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOSTS = ("localhost", "127.0.0.1", "::1")
"""The names of this machine that no other can reach."""
_MISSING = "needs the extra serve: pip install 'followup-tui[serve]'"


def serve(session: Session, args: argparse.Namespace) -> int:
    """Serve until it is interrupted."""
    if args.host not in HOSTS:
        advice = "it has no password, so it is for this machine alone"
        raise UsageError(f"--host: {args.host[:60]!r} is not one of {', '.join(HOSTS)}: {advice}")
    if not 1 <= args.port <= 65_535:
        raise UsageError(f"--port: {args.port} is not one of 1 to 65535")
    host = f"[{args.host}]" if ":" in args.host else args.host
    server = _server(
        shlex.join(_command(session)), args.host, args.port, f"http://{host}:{args.port}"
    )
    session.out.item("", f"{server.public_url} shows the app, on this machine alone.")
    session.out.item("", "It has no password: whoever is logged in here can open it. ^C ends it.")
    session.out.flush()
    try:
        server.serve()
    except OSError as error:
        raise CommandError(f"--port {args.port}: {error.strerror or error}", 69) from None
    return 0


def _command(session: Session) -> list[str]:
    """What runs the app on the data of this run."""
    call, paths = session.call, session.paths
    words = [sys.executable, "-m", "followup_tui", "--db", str(paths.db)]
    words += ["--config", str(paths.config)] if call.config is not None else []
    return words + (["--now", call.now] if call.now is not None else [])


def _server(command: str, host: str, port: int, url: str) -> Server:
    try:
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError:
        raise CommandError(f"serve {_MISSING}", 69) from None
    place = url.removeprefix("http://")
    policy = f"default-src 'self' 'unsafe-inline' data: blob: ws://{place}"

    @web.middleware
    async def only_ours(request: web.Request, handler: Handler) -> web.StreamResponse:
        """No other page of the browser reaches the app, and this one asks no other machine."""
        if request.host != place or request.headers.get("Origin", url) != url:
            raise web.HTTPForbidden(text=f"This is for {url} on this machine alone.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = policy
        return response

    class Loopback(Server):
        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(only_ours)
            return app

        async def on_startup(self, app: web.Application) -> None:
            """What there is to say is said before."""

        def initialize_logging(self) -> None:
            """What is typed stands in no log."""

    return Loopback(command, host, port, "followup", url)
