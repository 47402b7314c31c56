"""Facts of every shape, valid by construction."""

import datetime as dt
from typing import Any

import msgspec
from hypothesis import strategies as st

from followup_tui.facts import (
    ACTIONS,
    Application,
    Canceller,
    Chat,
    Contact,
    Decision,
    Facts,
    Feedback,
    FollowUpKey,
    FromNote,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Quiet,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
    fields_of,
)

CONTACTS = ("dana", "priya", "7.x_y-z")
ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati")

ids = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,10}", fullmatch=True)
lines = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
days = st.dates(dt.date(1970, 1, 1), dt.date(2200, 12, 31))
instants = st.builds(
    lambda day, time, minutes: dt.datetime.combine(
        day, time, dt.timezone(dt.timedelta(minutes=minutes))
    ),
    days,
    st.times(),
    st.integers(-12 * 60, 14 * 60),
)
contacts = st.sampled_from(CONTACTS)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


def several(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=2).map(tuple)


def words(fact: type, key: str) -> st.SearchStrategy:
    return st.sampled_from(fields_of(fact)[key].kind.words)


origins = maybe(st.builds(FromNote, ids, st.integers(1, 999)))
media = words(Sent, "medium")
quiet = st.builds(
    lambda first, length, name: Quiet(first, first + dt.timedelta(days=length), name),
    st.dates(dt.date(1970, 1, 1), dt.date(2199, 12, 31)),
    st.integers(0, 60),
    maybe(lines),
)
settings_ = st.builds(
    Settings,
    playbook=st.sampled_from(["balanced", "patient"]),
    home_tz=st.sampled_from(ZONES),
    weekend=st.lists(st.integers(0, 6), max_size=6).map(tuple),
    holidays=several(days),
    holiday_country=maybe(st.sampled_from(["US", "DE", "GB"])),
    quiet=several(quiet),
)


def _interview(
    id_: str,
    start: dt.datetime,
    length: int,
    keeps: tuple[bool, bool],
    called_off: tuple[dt.date | None, Canceller | None],
    **rest: Any,
) -> Interview:
    end = start + dt.timedelta(minutes=length)
    on, by = called_off if rest["status"] == "cancelled" else (None, None)
    return Interview(
        id_,
        start.date(),
        start if keeps[0] else None,
        end if keeps[1] else None,
        cancelled_on=on,
        cancelled_by=by,
        **rest,
    )


interviews = st.builds(
    _interview,
    ids,
    instants.filter(lambda at: at.year < 2200),
    st.integers(1, 600),
    st.tuples(st.booleans(), st.booleans()),
    st.tuples(maybe(days), maybe(words(Interview, "cancelled_by"))),
    kind=maybe(lines),
    with_=several(contacts),
    status=maybe(words(Interview, "status")),
    location=maybe(lines),
    debriefed_on=maybe(days),
    checklist=several(lines),
    from_note=origins,
)
_said = {
    "by": maybe(contacts),
    "about": words(Statement, "about"),
    "text": maybe(lines),
    "from_note": origins,
}
statements = st.one_of(
    st.builds(
        Statement,
        days,
        st.sampled_from(["decide_by", "contact_on", "contact_after"]),
        date=days,
        id=maybe(ids),
        **_said,
    ),
    st.builds(
        Statement,
        days,
        st.just("will_send"),
        id=ids,
        what=lines,
        date=days,
        fulfilled_on=maybe(days),
        **_said,
    ),
    st.builds(
        lambda n, more, **rest: Statement(n=n, n_max=n + more if more else None, **rest),
        st.integers(1, 50),
        st.integers(0, 5),
        on=days,
        kind=st.just("decide_in"),
        unit=words(Statement, "unit"),
        **_said,
    ),
    st.builds(Statement, days, st.just("decide_phrase"), phrase=lines, **_said),
    st.builds(
        Statement, days, st.just("no_followup"), scope=maybe(words(Statement, "scope")), **_said
    ),
    st.builds(Statement, days, st.just("followup_ok"), anytime=st.booleans(), **_said),
    st.builds(Statement, days, st.just("preferred_medium"), medium=media, **_said),
    st.builds(Statement, days, st.just("vague"), **_said),
)
requests = st.builds(
    Request,
    ids,
    lines,
    days,
    via=maybe(media),
    by=maybe(contacts),
    due=maybe(days),
    eta=maybe(days),
    eta_sent_on=maybe(days),
    delivered_on=maybe(days),
    from_note=origins,
)
sent = st.builds(
    Sent,
    days,
    st.sampled_from(ACTIONS),
    at=maybe(instants),
    to=maybe(contacts),
    for_=maybe(ids),
    medium=maybe(media),
    note=maybe(lines),
    text=maybe(lines),
    early=st.booleans(),
    override=maybe(lines),
    from_note=origins,
)
_came = {
    "id": ids,
    "from_": maybe(contacts),
    "via": maybe(media),
    "needs_reply": st.booleans(),
    "replied_on": maybe(days),
    "text": maybe(lines),
    "from_note": origins,
}
_DATED = ("auto_ack", "offer")
_UNDATED = ("reply", "reply_no_date", "invite", "feedback", "rejection")
received = st.one_of(
    st.builds(Received, days, st.sampled_from(_UNDATED), **_came),
    st.builds(Received, days, st.sampled_from(_DATED), date=maybe(days), **_came),
    st.builds(Received, days, st.just("reply_new_date"), date=days, **_came),
)


def decisions(owner: str | None) -> dict[str, st.SearchStrategy[Any]]:
    key = st.builds(lambda action: str(FollowUpKey(owner, action)), st.sampled_from(ACTIONS))
    return {
        "snoozes": several(st.builds(Snooze, key, days, days)),
        "skips": several(st.builds(Skip, key, days, maybe(lines))),
    }


def _numbered(values: tuple[Any, ...], prefix: str) -> tuple[Any, ...]:
    """The same facts with ids of their own."""
    fields = fields_of(type(values[0])) if values else {}
    return tuple(
        type(value)(
            **{f.attribute: getattr(value, f.attribute) for f in fields.values()}
            | {"id": f"{prefix}{n}"}
        )
        for n, value in enumerate(values)
    )


def _told_apart(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The same statements, those with an id with one of their own."""
    return tuple(
        one if one.id is None else msgspec.structs.replace(one, id=f"s{n}")
        for n, one in enumerate(said)
    )


def _numbers(values: st.SearchStrategy, prefix: str) -> st.SearchStrategy:
    return several(values).map(lambda drawn: _numbered(drawn, prefix))


def _opportunity(number: int) -> st.SearchStrategy[Opportunity]:
    owner = f"opp-{number}"
    return st.builds(
        Opportunity,
        st.just(owner),
        lines,
        lines,
        url=maybe(lines),
        location=maybe(lines),
        source=maybe(lines),
        salary=maybe(lines),
        tags=several(lines),
        priority=maybe(lines | st.integers(-5, 5)),
        fit=maybe(lines),
        employer_tz=maybe(st.sampled_from(ZONES)),
        playbook=maybe(st.sampled_from(["balanced", "assertive"])),
        application=maybe(
            st.builds(
                Application,
                days,
                maybe(days),
                words(Application, "contact_policy"),
                from_note=origins,
            )
        ),
        people=several(
            st.builds(Person, contacts, words(Person, "relation"), maybe(days), origins)
        ),
        interviews=_numbers(interviews, "i"),
        statements=several(statements).map(_told_apart),
        requests=_numbers(requests, "r"),
        references=several(st.builds(Reference, contacts, days, maybe(days), maybe(days), origins)),
        sent=several(sent),
        received=_numbers(received, "m"),
        offers=several(st.builds(Offer, days, maybe(days), maybe(media), st.booleans(), origins)),
        decision=maybe(st.builds(Decision, words(Decision, "kind"), days, origins)),
        rejection=maybe(st.builds(Rejection, days, maybe(lines), origins)),
        feedback=_numbers(
            st.builds(Feedback, ids, days, maybe(lines), maybe(days), maybe(contacts), origins),
            f"f{number}.",
        ),
        notes=_numbers(
            st.builds(Note, ids, instants, lines, maybe(ids), maybe(contacts)), f"n{number}."
        ),
        **decisions(owner),
    )


def _contact(name: str) -> st.SearchStrategy[Contact]:
    told = ("email", "phone", "postal", "title", "company", "url", "call_as")
    rest = dict.fromkeys(told, maybe(lines))
    return st.builds(Contact, st.just(name), lines, notes=lines, **rest)


_first, _second = map(_opportunity, range(2))
facts = st.builds(
    Facts,
    settings=settings_,
    contacts=st.tuples(*map(_contact, CONTACTS)),
    opportunities=st.one_of(st.just(()), st.tuples(_first), st.tuples(_first, _second)),
    networking=_numbers(
        st.builds(Chat, ids, contacts, days, maybe(days), several(days), **decisions(None)), "c"
    ),
)
