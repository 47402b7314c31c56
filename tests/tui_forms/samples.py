"""One or more facts of every type that has a form, with every field in use somewhere."""

from __future__ import annotations

from followup_tui.facts import records as f
from tests.tui_forms.host import ACME, CONTACTS, GLOBEX, SETTINGS, day, moment

SOURCE = f.FromNote("n1", 3)
STATEMENTS = (
    f.Statement(day("2026-11-09"), "decide_by", by="hm", date=day("2026-11-25"), text="by then"),
    f.Statement(day("2026-11-09"), "decide_in", n=1, n_max=2, unit="weeks", about="final"),
    f.Statement(day("2026-11-09"), "decide_in", n=3, unit="business_days"),
    f.Statement(day("2026-11-09"), "decide_phrase", phrase="end of next week"),
    f.Statement(day("2026-11-09"), "decide_phrase", phrase="when the moon is full"),
    f.Statement(day("2026-11-09"), "vague", text="soon\nthey said", from_note=SOURCE),
    f.Statement(day("2026-11-09"), "contact_after", date=day("2026-12-01")),
    f.Statement(day("2026-11-09"), "contact_on", by="hm", date=day("2026-12-02")),
    f.Statement(
        day("2026-11-09"),
        "will_send",
        id="contract",
        what="contract",
        date=day("2026-11-20"),
        fulfilled_on=day("2026-11-19"),
    ),
    f.Statement(day("2026-11-09"), "no_followup", scope="all"),
    f.Statement(day("2026-11-09"), "followup_ok", anytime=True),
    f.Statement(day("2026-11-09"), "preferred_medium", medium="phone"),
    f.Statement(day("2026-12-31"), "no_followup", date=day("2026-12-01"), n=2, medium="fax"),
)
SAMPLES: tuple[object, ...] = (
    ACME,
    GLOBEX,
    *CONTACTS,
    f.Contact("x", "X", "nobody", "1", "Street 1\nTown", "T", "C", "ftp://x", "notes\n\tmore\n"),
    f.Contact("y", "Y Z", call_as="Ms Z"),
    *ACME.people,
    f.Person("bo", "peer", day("2026-11-20")),
    *ACME.interviews,
    f.Interview(
        "off",
        day("2026-11-26"),
        status="cancelled",
        cancelled_on=day("2026-11-20"),
        cancelled_by="me",
    ),
    f.Interview("gone", day("2026-11-19"), status="cancelled"),
    f.Interview(
        "late",
        day("2026-11-20"),
        moment("2026-11-20T23:30:00+01:00"),
        moment("2026-11-21T00:45:00+01:00"),
        with_=("ghost", "hm"),
        debriefed_on=day("2026-11-21"),
        from_note=SOURCE,
    ),
    f.Interview("end", day("2026-11-20"), ended_at=moment("2026-11-20T09:00:30+00:00")),
    *STATEMENTS,
    *ACME.requests,
    f.Request(
        "q9",
        "Portfolio",
        day("2026-11-01"),
        "portal",
        "bo",
        day("2026-11-20"),
        day("2026-11-19"),
        day("2026-11-02"),
        day("2026-11-18"),
        SOURCE,
    ),
    *ACME.references,
    f.Reference("bo", day("2026-11-01"), day("2026-11-02"), day("2026-11-03")),
    *ACME.sent,
    f.Sent(
        day("2026-11-10"),
        "nudge",
        moment("2026-11-10T09:30:15-05:00"),
        "bo",
        "gone",
        "text",
        "note\nmore",
        "Dear Bo",
        early=True,
        override="they asked",
    ),
    *ACME.received,
    f.Received(day("2026-12-30"), "reply_new_date", "r7", "hm", "email", day("2026-12-01")),
    f.Received(
        day("2026-11-10"), "invite", "r8", needs_reply=True, replied_on=day("2026-11-11"), text="Hi"
    ),
    f.Received(day("2026-11-10"), "auto_ack", from_="hm", date=day("2026-11-30")),
    f.Received(day("2026-11-10"), "offer", date=day("2026-11-30")),
    f.Offer(day("2026-11-10"), day("2026-11-20"), "phone", wants_time=True),
    f.Offer(day("2026-11-10"), day("2026-11-01")),
    f.Decision("declining", day("2026-11-21")),
    f.Rejection(day("2026-11-21"), "final"),
    f.Feedback("f1", day("2026-11-21"), "be\nbrief", day("2026-11-22"), "hm"),
    f.Chat(
        "c1", "dan", day("2026-11-01"), day("2026-11-02"), (day("2026-11-05"), day("2026-11-09"))
    ),
    *ACME.snoozes,
    f.Skip("acme-engineer/nudge", day("2026-11-20"), "no need"),
    SETTINGS,
    f.Settings("my own", "Mars/Base", weekend=(), holiday_country="US"),
    f.Settings(
        quiet=(
            f.Quiet(day("2026-12-24"), day("2027-01-01"), "Christmas to New Year"),
            f.Quiet(day("2026-08-03"), day("2026-08-03")),
        )
    ),
)
