"""Saved views: a name for a filter, kept in the settings file.

Owns which view is chosen, and that none is overwritten unasked. Must not know how the rows of a view
are shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from followup_tui.config import ConfigError
from followup_tui.facts import folded, tag_name, tags_of
from followup_tui.tui.dialogs import AskDialog, Choice, ChoiceDialog, ConfirmDialog
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.filter.saved_views import write
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb

NAME = Field("name", "Name", "line", "a word or two", required=True)
ALL, SAVE, DELETE = "0", "s", "x"
MOST_BY_NUMBER = 9


def menu(screen: RowScreen) -> None:
    """All views, each with how many rows it holds; choose, save or delete one."""
    views, filtering = screen.context.config.views, screen.context.filtering
    choices = [Choice(ALL, "Everything", filtering.told("", screen.board))]
    for number, (name, text) in enumerate(views.items(), 1):
        if number <= MOST_BY_NUMBER:
            choices.append(Choice(str(number), name, filtering.told(text, screen.board)))
    if filtering:
        choices.append(Choice(SAVE, "Save as a view", filtering.filter.words))
    if filtering.view in views:
        choices.append(Choice(DELETE, "Delete the view", filtering.view))
    above = (
        "What the list shows",
        "f narrows it, V keeps that under a name, [ and ] walk the views",
    )
    screen.ask(ChoiceDialog("Views", above, choices), lambda key: _chosen(screen, key))


def _chosen(screen: RowScreen, key: str) -> None:
    if key == SAVE:
        save(screen)
    elif key == DELETE:
        _delete(screen)
    else:
        show(screen, ["", *screen.context.config.views][int(key)])


def show(screen: RowScreen, name: str) -> None:
    """Put a view in force; without a name everything is shown."""
    screen.narrow(screen.context.config.views.get(name, ""), name)
    if wrong := screen.context.filtering.wrong:
        screen.say(f"The view {name}: {wrong}", bad=True)


def walk(screen: RowScreen, *, by: int) -> None:
    """The next view, or the one before; after the last one everything."""
    names = ["", *screen.context.config.views]
    if len(names) == 1:
        screen.say("There is no saved view yet: f narrows the list, V keeps that as a view")
        return
    here = screen.context.filtering.view
    at = names.index(here) if here in names else 0
    show(screen, names[(at + by) % len(names)])


def numbered(screen: RowScreen) -> None:
    """The view of the number that was typed."""
    names = list(screen.context.config.views)
    number = int(screen.context.keyboard.last[-1])
    if number > len(names):
        screen.say(f"There is no view {number}: f narrows the list, V keeps that as a view")
    else:
        show(screen, names[number - 1])


def save(screen: RowScreen) -> None:
    """Keep the filter in force under a name."""
    filtering = screen.context.filtering
    if not filtering:
        screen.say("There is no filter to keep: f narrows the list first", bad=True)
        return
    dialog = AskDialog(
        "Save as a view",
        (
            filtering.filter.words,
            "alt+1 to alt+9 and [ ] bring it back; it stands in the settings file",
        ),
        (NAME,),
        screen.context_of(),
        {"name": filtering.view},
    )
    screen.ask(dialog, lambda values: _save_as(screen, str(values["name"]).strip()))


def _save_as(screen: RowScreen, name: str) -> None:
    filtering, views = screen.context.filtering, screen.context.config.views
    text = filtering.with_ids(screen.board)

    def put() -> None:
        if _write(screen, {name: text}):
            screen.narrow(text, name)
            screen.say(f"Saved the view {name}")

    before = views.get(name)
    if before is None or before == text:
        put()
        return
    question = ConfirmDialog(f"Change the view {name}?", f"It says: {before}\nIt would say: {text}")
    screen.ask(question, lambda sure: put() if sure else None)


def _delete(screen: RowScreen) -> None:
    name = screen.context.filtering.view

    def take_out(sure: bool) -> None:  # noqa: FBT001
        if sure and _write(screen, {name: None}):
            screen.narrow("")
            screen.say(f"Deleted the view {name}")

    text = screen.context.config.views[name]
    screen.ask(ConfirmDialog(f"Delete the view {name}?", f"It says: {text}"), take_out)


def _write(screen: RowScreen, changed: Mapping[str, str | None]) -> bool:
    try:
        write(screen.context, changed)
    except ConfigError as error:
        screen.say(str(error), bad=True)
        return False
    return True


def rename_tag(screen: RowScreen) -> None:
    """Another name for a tag, on every opportunity and in every view."""
    known, one = tags_of(screen.board.facts), screen.opportunity()
    if not known or not screen.may_write():
        screen.say("There is no tag yet: e or a line with #tag gives one", bad=True)
        return
    fields = (
        Field("old", "Tag", "choice", options=[(tag, f"#{tag}") for tag in known], required=True),
        Field("new", "New name", "line", "a word", required=True),
    )
    context = screen.context_of()
    narrowed = (tag for tag in known if folded(tag) in screen.context.filtering.filter.tags)
    start = {"old": next(narrowed, one.tags[0] if one and one.tags else known[0])}
    dialog = AskDialog(
        "Rename a tag", ("Everywhere, in the saved views too",), fields, context, start
    )

    def verb(values: Values) -> Verb:
        old, new = str(values["old"]), tag_name(str(values["new"]))
        return lambda tracker: tracker.rename_tag(old, new)

    screen.save(dialog, verb, Act(), FormPlace("tag"))
