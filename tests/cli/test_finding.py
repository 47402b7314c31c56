"""``find``, ``prepare`` and ``edit --times`` from the shell."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_find_tells_what_it_is_and_the_words_around(hunt: Shell) -> None:
    hunt.ok("note", "acme", "liked the café corner")
    found = hunt.ok("find", "CAFE", "cor")
    assert "note" in found.said
    assert "Acme · Engineer" in found.said
    assert "liked the café corner" in found.said
    assert hunt.ok("find", "dana", "--json").json["found"][0]["id"] == "dana"
    assert "Nothing holds all of: zzz" in hunt.ok("find", "zzz").said


def test_prepare_needs_an_interview(hunt: Shell) -> None:
    page = hunt.ok("prepare", "acme/thank_you/dana/i1")
    assert "Who will be there" in page.said
    assert "Ask by when they expect to decide" in page.said
    assert hunt("prepare", "globex/status_check").code == 1


def test_another_zone_asks_what_the_times_meant(hunt: Shell) -> None:
    hunt.ok("add", "interview", "acme", "on=2026-03-09", "starts_at=10:30", "kind=final")
    refused = hunt("edit", "settings", "home_tz=Europe/Berlin")
    assert refused.code == 2
    assert "final, Mon 9 Mar 2026 10:30 (15:30 in the new zone)" in refused.err
    assert "--times wall or --times instant" in refused.err
    hunt.ok("edit", "settings", "home_tz=Europe/Berlin", "--times", "wall")
    assert "10:30" in hunt.ok("show", "acme").said
    hunt.ok("undo", "--yes")
    hunt.ok("edit", "opportunity", "acme", "employer_tz=Europe/Berlin", "--times", "instant")
    assert "15:30" in hunt.ok("show", "acme").said
