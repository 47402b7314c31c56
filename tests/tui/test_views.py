"""Saved views: chosen by name, number and walk, kept in the settings file, never overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from followup_tui.config import load_config
from followup_tui.facts import BadFact, Facts, Opportunity, renamed_tag, tags_of, with_renamed_tag
from followup_tui.tui.app import FollowUpApp

from .conftest import Desktop, main, rest, text
from .test_filter import rows, says

SETTINGS = '# mine\n[views]\nLate = "is:overdue"   # first\n"By phone" = "zzz"\n'


def settings(desktop: Desktop) -> Path:
    path = desktop.paths.config
    path.write_text(SETTINGS)
    return path


async def press(app: FollowUpApp, pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await rest(pilot)


async def test_views_are_walked_chosen_by_number_and_listed_with_counts(desktop: Desktop) -> None:
    config = load_config(settings(desktop))
    async with desktop.opens(config=config) as (app, pilot):
        whole = len(rows(app))
        await press(app, pilot, "right_square_bracket")
        late = len(rows(app))
        assert says(app).startswith(f"Late: {late} of {whole} · overdue")
        await press(app, pilot, "v")
        assert f"{late} · overdue" in text(app)
        assert "0 · “zzz”" in text(app)
        await press(app, pilot, "2")
        assert says(app).startswith(f"By phone: 0 of {whole}")
        await press(app, pilot, "right_square_bracket")
        assert len(rows(app)) == whole
        await press(app, pilot, "alt+1")
        assert len(rows(app)) == late
        await press(app, pilot, "alt+7")
        assert "There is no view 7" in text(app)
        await press(app, pilot, "left_square_bracket")
        assert len(rows(app)) == whole


async def test_a_filter_is_kept_as_a_view_and_a_saved_one_is_only_changed_after_a_yes(
    desktop: Desktop,
) -> None:
    path = settings(desktop)
    async with desktop.opens(config=load_config(path)) as (app, pilot):
        await press(app, pilot, "f", *"person:huang", "ctrl+s", *"With her", "enter")
        assert '"With her" = "person:mei-ling"' in path.read_text()
        assert "With her: " in says(app)
        assert "with Mei-Ling Huang" in says(app)
        await press(app, pilot, "alt+1", "f", *",due", "ctrl+s", "enter")
        assert "Change the view Late?" in text(app)
        await press(app, pilot, "n")
        assert path.read_text().startswith(SETTINGS)
        assert "Late, changed: " in says(app)
        await press(app, pilot, "V", "enter", "y")
        changed = SETTINGS.replace("is:overdue", "is:overdue,due")
        assert path.read_text().startswith(changed)
        await press(app, pilot, "v", "x", "y")
        assert "Late" not in path.read_text()
        assert says(app) == ""


async def test_leaving_keeps_the_last_view_and_what_was_typed(desktop: Desktop) -> None:
    config = load_config(settings(desktop))
    async with desktop.opens(config=config) as (app, pilot):
        await press(app, pilot, "alt+1")
        kept = rows(app)
    async with desktop.opens(config=config) as (app, pilot):
        assert rows(app) == kept
        assert says(app).startswith("Late: ")
        await press(app, pilot, "escape")
    async with desktop.opens(config=config) as (app, _):
        assert main(app).context.filter is None
        assert not desktop.own.view.exists()


async def test_renaming_a_tag_renames_it_in_the_views_and_undo_brings_all_back(
    desktop: Desktop,
) -> None:
    facts = desktop.facts()
    tag = tags_of(facts)[-1]
    path = settings(desktop)
    path.write_text(f'# mine\n[views]\nOld = "-#{tag},x due<fri"\nOther = "#{tag}x"\n')
    before = path.read_text()
    async with desktop.opens(config=load_config(path)) as (app, pilot):
        await press(app, pilot, "alt+1", "number_sign")
        await press(app, pilot, "tab", *"brand new", "enter")
        assert {"brand-new", tag} & {*tags_of(desktop.facts())} == {"brand-new"}
        assert path.read_text() == before.replace(f"#{tag},", "#brand-new,")
        assert "in the views Old too" in text(app)
        assert "not tagged brand-new or x" in says(app)
        await press(app, pilot, "u")
        await press(app, pilot, *("y" if "Undo: " in text(app) else ()))
    assert desktop.facts() == facts
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("before", "after", "renamed"),
    [
        (("a b", "b"), ("c b", "b"), ("a", "c")),
        (("a", "a"), ("c", "a"), None),
        (("a", ""), ("c", "c"), None),
        (("a", "b"), ("b", "b"), None),
    ],
)
def test_a_tag_is_renamed_where_another_stands_in_all_its_places(
    before: tuple[str, str], after: tuple[str, str], renamed: tuple[str, str] | None
) -> None:
    def facts(tags: tuple[str, str]) -> Facts:
        both = (
            Opportunity(f"o{n}", "Acme", "Engineer", tags=tuple(one.split()))
            for n, one in enumerate(tags)
        )
        return Facts(opportunities=tuple(both))

    assert renamed_tag(facts(before), facts(after)) == renamed
    if renamed is not None:
        assert with_renamed_tag(facts(before), *renamed) == facts(after)


def test_a_tag_is_not_renamed_to_one_there_is() -> None:
    facts = Facts(opportunities=(Opportunity("o", "Acme", "Engineer", tags=("a", "b")),))
    for old, new in (("a", "b"), ("c", "d")):
        with pytest.raises(BadFact):
            with_renamed_tag(facts, old, new)
