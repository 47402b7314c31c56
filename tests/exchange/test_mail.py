"""Drafts leaving the program: quoted, unsent, and never with a header of somebody else's."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default
from urllib.parse import unquote

import pytest

from followup_tui.drafting import Draft
from followup_tui.exchange.mail_out import MAILTO_LIMIT, MailError, eml, letter, mailto, script
from tests.values import replace

DRAFT = Draft(
    key="acme/thank_you/dana/i1",
    covers=(),
    to_name="Dana Reyes",
    to_address="dana@acme.example",
    medium="email",
    subject="Thank you & more: 50% = ?",
    body="Dear Dana,\n\nThank you + best wishes.\n\nAlex",
    missing=(),
    template="thank_you.warm",
    tone="warm",
    situation="on time",
    attachments=(),
    on=dt.date(2026, 11, 11),
)


def test_the_link_is_quoted_for_every_program() -> None:
    assert mailto(DRAFT) == (
        "mailto:dana@acme.example?subject=Thank%20you%20%26%20more%3A%2050%25%20%3D%20%3F"
        "&body=Dear%20Dana%2C%0D%0A%0D%0AThank%20you%20%2B%20best%20wishes.%0D%0A%0D%0AAlex"
    )


@pytest.mark.parametrize("address", ["a@b.c?bcc=x@y", "a b@c.d", "a@b.c,x@y.z", "jürgen@b.c"])
def test_what_no_mail_program_would_take_is_named(address: str) -> None:
    with pytest.raises(MailError) as caught:
        mailto(replace(DRAFT, to_address=address))
    assert repr(address) in str(caught.value)


@pytest.mark.parametrize("address", ["a&b=c@d.e", "o'brien+jobs@b.c", "x?y@b.c", ""])
def test_an_address_cannot_add_a_field(address: str) -> None:
    link = mailto(replace(DRAFT, to_address=address))
    assert link is not None
    before, _, after = link.removeprefix("mailto:").partition("?subject=")
    assert after
    assert unquote(before) == address
    assert not set("?&=") & set(before)


@pytest.mark.parametrize("field", ["to_address", "subject"])
@pytest.mark.parametrize("text", ["x\r\nBcc: e@x", "x\ny", "x\ry", "x\u2028y", "x\x00y"])
def test_a_line_break_in_a_header_is_refused(field: str, text: str) -> None:
    broken = replace(DRAFT, **{field: text})
    for build in (mailto, eml):
        with pytest.raises(MailError):
            build(broken)


def test_a_long_message_makes_no_link() -> None:
    short = replace(DRAFT, body="x" * 1700)
    link = mailto(short)
    assert link is not None
    assert len(link) <= MAILTO_LIMIT
    assert mailto(replace(DRAFT, body="x" * 1800)) is None
    assert mailto(replace(DRAFT, body="ü" * 400)) is None


def test_the_mail_file_opens_unsent() -> None:
    mail = message_from_bytes(eml(DRAFT), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "Dana Reyes <dana@acme.example>"
    assert mail["Subject"] == DRAFT.subject
    assert mail.get_content().splitlines() == DRAFT.body.splitlines()
    assert mail["From"] is None


@pytest.mark.parametrize("address", ["dana", "a@b.c?bcc=x@y", "a@b.c, x@y.z", "<a@b.c>", "a b@c"])
def test_what_is_no_address_is_named(address: str) -> None:
    with pytest.raises(MailError) as caught:
        eml(replace(DRAFT, to_address=address))
    assert repr(address) in str(caught.value)


def test_without_an_address_the_mail_has_no_recipient() -> None:
    assert message_from_bytes(eml(replace(DRAFT, to_address="")), policy=default)["To"] is None


@pytest.mark.parametrize(
    "name", ["Reyes, Dana", 'Dana "D" Reyes', "Dána Réyes", "王芳", "a@b.c <x@y.z>", "x" * 300, ""]
)
def test_any_name_stays_a_name(name: str) -> None:
    mail = message_from_bytes(eml(replace(DRAFT, to_name=name)), policy=default)
    (address,) = mail["To"].addresses
    assert address.addr_spec == "dana@acme.example"
    assert address.display_name == name


def test_a_long_subject_and_long_lines_survive() -> None:
    long = replace(DRAFT, subject="größer " * 60, body="wörter " * 400 + "\n.\nFrom x\n")
    mail = message_from_bytes(eml(long), policy=default)
    assert mail["Subject"].split() == long.subject.split()
    assert mail.get_content().splitlines() == long.body.splitlines()
    assert max(map(len, eml(long).split(b"\r\n"))) <= 998


def test_a_letter_is_markdown_in_which_nothing_is_markup() -> None:
    posted = replace(
        DRAFT,
        medium="post",
        to_address="Acme Inc.\n1 Harbor Street",
        body="Dear Dana,\n\n# no *heading* <b>\n1. no list\n\nKind regards,\nAlex",
    )
    assert letter(posted) == (
        "11 November 2026\n\nDana Reyes  \nAcme Inc.  \n1 Harbor Street\n\n"
        "**Thank you \\& more: 50% = ?**\n\nDear Dana,\n\n"
        "\\# no \\*heading\\* \\<b\\>  \n1\\. no list\n\nKind regards,  \nAlex\n"
    )


def test_a_card_has_no_subject_line() -> None:
    card = replace(DRAFT, medium="post", key="acme/thank_you_card/dana/i1")
    assert "**" not in letter(card)


def test_a_script_stands_under_name_and_number() -> None:
    called = replace(DRAFT, medium="phone", to_address="+1 555 0100", body="Say\nHello")
    assert script(called) == "Call Dana Reyes: +1 555 0100\n\nSay\nHello\n"
    assert "no number known" in script(replace(called, to_address=""))
