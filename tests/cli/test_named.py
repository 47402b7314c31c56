"""Tags and saved views by command: listed, renamed, kept and forgotten."""

from __future__ import annotations

import json

from tests.cli.conftest import Shell


def test_a_tag_is_renamed_everywhere_the_views_included(hunt: Shell) -> None:
    hunt.ok("edit", "opportunity", "acme", "tags=remote,dream")
    hunt.ok("views", "--save", "home", "#remote -#dream")
    assert {"tag": "remote", "opportunities": ["acme"]} in hunt.ok("tags", "--json").json["tags"]
    hunt.ok("tags", "--rename", "#remote", "from home")
    assert {one["tag"] for one in hunt.ok("tags", "--json").json["tags"]} == {"dream", "from-home"}
    (view,) = hunt.ok("views", "--json").json["views"]
    assert view == {"name": "home", "filter": "#from-home -#dream"}
    assert hunt("tags", "--rename", "nowhere", "x").code == 65
    nameless = hunt("tags", "--rename", "dream", "#")
    assert (nameless.code, "write a word" in nameless.err) == (65, True)
    assert "#dream is #dream-job-2 now" in hunt.ok("tags", "--rename", "dream", "dream, job,2").out
    hunt.ok("undo", "--yes")
    hunt.ok("undo", "--yes")
    assert "#remote" in hunt.ok("tags").said
    assert hunt.ok("views", "--json").json["views"][0]["filter"] == "#remote -#dream"
    hunt.ok("redo", "--yes")
    assert hunt.ok("views", "--json").json["views"] == [view]


def test_a_view_is_kept_used_by_name_and_forgotten(hunt: Shell) -> None:
    hunt.ok("views", "--save", "mine", "company:acme")
    assert "1 mine: company:acme" in hunt.ok("views").said
    named = hunt.ok("agenda", "--json", "--filter", "mine").json
    assert named == hunt.ok("agenda", "--json", "--filter", "company:acme").json
    assert hunt("views", "--save", "bad", "is:nothing").code == 2
    assert (
        hunt("views", "--save", " ", "is:overdue").err == "followup: --save: NAME cannot be empty\n"
    )
    gone = hunt("views", "--forget", "theirs")
    assert (gone.code, "there are mine" in gone.err) == (1, True)
    hunt.ok("views", "--forget", "mine")
    assert hunt.ok("views", "--json").json["views"] == []


def test_a_tag_of_several_words_is_renamed(hunt: Shell) -> None:
    document = hunt.ok("export").json
    document["opportunities"][0]["tags"] = ["from home", "a, b", "one two", "one-two"]
    path = hunt.home / "tagged.json"
    path.write_text(json.dumps(document), "utf-8")
    hunt.ok("import", str(path))
    assert "#from home is #remote now" in hunt.ok("tags", "--rename", "from home", "remote").out
    hunt.ok("tags", "--rename", "#a, b", "both")
    hunt.ok("tags", "--rename", "one two", "three")
    tags = [one["tag"] for one in hunt.ok("tags", "--json").json["tags"]]
    assert {"remote", "both", "three", "one-two"} <= set(tags)
