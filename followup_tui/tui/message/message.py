"""The composer: a message, what is to be said about it, and the ways to hand it over.

Owns its keys, the ways it is handed over, and what is asked before it is marked as sent. Must not know
the tracker: it hands over a :class:`SentMessage`, or leaves a draft that is kept.
"""

from __future__ import annotations

from collections.abc import Callable

from followup_tui.drafting import Candidate, Draft, slot_words, template_words
from followup_tui.exchange import pasted
from followup_tui.timeline import Status
from followup_tui.tui.dialogs import TooEarlyDialog, WasItSent, confirm
from followup_tui.tui.keys import WRITE, bindings
from followup_tui.tui.terminal.clipboard import copy, show
from followup_tui.tui.terminal.external_editor import edit_outside

from .handoff import open_elsewhere, write_file
from .remarks import Remark
from .sent_message import SentMessage
from .writing import Writing


class Message(Writing):
    """The keys of the composer. It stays until what was sent is recorded."""

    BINDINGS = bindings("message")
    HELP_FIRST = WRITE
    _was_copied = ""
    _is_saving = False
    record: Callable[[SentMessage], None]
    """Gets what was sent, and calls :meth:`saved` or :meth:`refused`, now or later."""

    def saved(self) -> None:
        """It is in the file that it went out."""
        self._is_over = True
        self.dismiss(None)

    def refused(self, error: Exception) -> None:
        """That could not be recorded: the words stay, and the reason until a key."""
        self._is_saving = False
        self.say(str(error), bad=True)

    def warn(self, state: str) -> None:
        """What stands in the way of saving now."""
        if self._is_saving and state:
            self.say(state, bad=True)

    def on_mount(self) -> None:
        self.watch(self.app, "app_focus", self._looked_again, init=False)
        if self.message.is_handed_over:
            self.call_after_refresh(self._ask_sent)

    # choosing -----------------------------------------------------------------------------------

    def action_tone(self) -> None:
        self._choose(self.message.next_tone())

    def action_template(self) -> None:
        self._choose(self.message.next_template())

    def action_medium(self) -> None:
        draft = self.message.by_next_medium()
        if self.message.is_touched:
            self.message.readdress(draft)
            self.put_words()
        else:
            self._take(draft)

    def _choose(self, draft: Draft) -> None:
        """Take another text, asking where words of the person's own would go."""
        if not self.message.is_touched:
            self._take(draft)
            return
        question = f"Put another text ({template_words(draft.template)}) in the place of yours?"
        back = "ctrl+z in the text brings yours back."
        confirm(self, question, back, lambda: self._take(draft))

    def _take(self, draft: Draft) -> None:
        self.message.take(draft)
        self.put_words()

    def action_next_open(self) -> None:
        """Go to the next place to fill in or to mend, round and round."""
        places = [(s.start, s.end) for s in self.message.slots()]
        places += [(mark.start, mark.end) for mark in self.message.marks()]
        places += [(f.start, f.end) for f in self.findings if f.end and f.severity != "I"]
        if not places:
            self.say("There is nothing left to fill in or mend")
            return
        here = self.area.point if self.area.has_focus else -1
        start, end = min((one for one in places if one[0] > here), default=min(places))
        if start < 0:
            self.head.subject.focus()
        else:
            self.area.point_at(start, end)
            self.area.focus()

    def action_put_in(self) -> None:
        if self.remarks.first("chip"):
            self.area.remember_caret()
            self.remarks.focus()
        else:
            self.say(
                "Your notes hold nothing to put in: lines with ~ ! ^ + would; => goes in by itself"
            )

    def action_choose(self) -> None:
        """Do what the row under the cursor is for."""
        row: Remark | None = self.remarks.current
        if row is None or not self.remarks.has_focus:
            return
        if row.kind == "proofread":
            self.message.is_proofread = True
            self.read()
            return
        if row.kind == "mark":
            self.message.confirm(row.text)
            self.changed()
            self.read()
            return
        if row.candidate is not None:
            self._put_in(row.candidate)
        elif row.end > 0:
            self.area.point_at(row.start, row.end)
        elif row.kind == "slot":
            self.head.subject.focus()
            return
        self.area.focus()

    def _put_in(self, candidate: Candidate) -> None:
        """Put a line of the notes in its place, once; where words of one's own stand, at the caret."""
        text, is_open = candidate.text, candidate.form == "own"
        if (draft := self.message.taken(candidate)) is not None:
            self._take(draft)
        elif text not in self.area.text:
            self.area.put_in(text)
            self.message.mark(candidate)
        end = self.area.text.find(text) + len(text)
        self.area.point_at(end - len(text) if is_open else end, end)

    def on_rows_chosen(self) -> None:
        self.remarks.focus()
        self.call_later(self.action_choose)

    # handing over -------------------------------------------------------------------------------

    def action_write_file(self) -> None:
        said, is_bad = write_file(self.message_files, self.message.current())
        self.say(said, bad=is_bad)
        self._note_hand_over(done=not is_bad)

    def action_copy(self) -> None:
        """Copy; the same text copied again is shown, in case the terminal did not take it."""
        text = pasted(self.message.current())
        if text == self._was_copied:
            show(self.app, "To copy by hand", text)
        else:
            self._was_copied = text
            self.say(copy(self.app, text))
            self._note_hand_over(done=True)

    def action_open(self) -> None:
        webmail = self.message.writer.webmail
        draft = self.message.current()
        said, is_bad = open_elsewhere(self.app, self.message_files, draft, webmail)
        self.say(said, bad=is_bad)
        self._note_hand_over(done=not is_bad)

    def _note_hand_over(self, *, done: bool) -> None:
        """Remember that it may have gone out: at the next look it is asked whether it has."""
        if done and not self.read_only:
            self.message.is_handed_over = True
            self.changed()

    def _looked_again(self, is_here: bool) -> None:  # noqa: FBT001
        """The window is looked at again: a message that was handed over may have been sent."""
        if is_here and self.message.is_handed_over and self.is_current:
            self._ask_sent()

    def _ask_sent(self, *, leaving: bool = False) -> None:
        def answered(is_sent: bool | None) -> None:  # noqa: FBT001
            self.message.is_handed_over = False
            self.changed()
            if is_sent:
                self._ask_early()
            elif leaving:
                self._leave()

        self.app.push_screen(WasItSent(self.message.item.title), answered)

    def action_editor(self) -> None:
        self.keep(durable=True)
        edited = edit_outside(self.app, self.area.text)
        if edited.said:
            self.say(edited.said, bad=True)
        elif not edited.text.strip():
            self.say("The text came back empty: yours stays as it was", bad=True)
        else:
            self.area.take(edited.text)
        self.area.focus()

    # leaving ------------------------------------------------------------------------------------

    def action_mark_sent(self) -> None:
        """Mark it as sent, with these words; errors ask first, then a day that is too early."""
        if self.read_only:
            self.say("The file may only be read: nothing can be marked", bad=True)
            return
        self.read()
        draft = self.message.current()
        missing = [f"{slot_words(name)} is not filled in" for name in draft.missing]
        missing += [f"from your notes, not looked over: {mark.text}" for mark in draft.marks]
        errors = [one.what for one in self.findings if one.severity == "E" and one.id != "L21"]
        wrong = list(dict.fromkeys([*missing, *errors]))
        if wrong:
            told = "\n".join(wrong[:8])
            confirm(self, "Mark it as sent all the same?", told, self._ask_early)
        else:
            self._ask_early()

    def _ask_early(self) -> None:
        if self._is_saving:
            return
        item = self.message.item
        if item.status not in (Status.PREMATURE, Status.BLOCKED):
            self._sent()
            return

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._sent(early=True, override=reason or None)

        self.app.push_screen(TooEarlyDialog(item), answered)

    def _sent(self, *, early: bool = False, override: str | None = None) -> None:
        message = self.message
        self.keep(durable=True)
        written = SentMessage(
            message.item.key,
            message.draft.covers,
            message.draft.medium,
            message.text(),
            early,
            override,
        )
        if not self._is_saving:
            self._is_saving = True
            self.record(written)

    def action_discard(self) -> None:
        if self.message.is_changed:
            confirm(self, "Give this draft up?", "Its words are gone then.", self._discard)
        else:
            self.dismiss(None)

    def _discard(self) -> None:
        self._is_over = True
        self.message_files.in_progress.forget(self.message.draft.key)
        self.dismiss(None)

    def action_leave(self) -> None:
        if self._is_saving:
            return
        if self.message.is_handed_over:
            self._ask_sent(leaving=True)
        else:
            self._leave()

    def _leave(self) -> None:
        self.keep(durable=True)
        if self.message.is_changed:
            self.say("The draft is kept; d goes on with it")
        self.dismiss(None)
