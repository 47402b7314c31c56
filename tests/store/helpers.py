"""What the store's tests share: a day, a small hunt, and a verb that sets the facts."""

import datetime as dt
import hashlib
import shutil
from pathlib import Path

from followup_tui.facts import (
    Chat,
    Contact,
    Facts,
    Feedback,
    FromNote,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Request,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
)
from followup_tui.store import Entry, Store
from tests.values import replace

NOW = dt.datetime(2026, 3, 5, 12, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
DAY = NOW.date()

HUNT = Facts(
    settings=Settings(home_tz="America/New_York", holidays=(dt.date(2026, 5, 25),)),
    contacts=(
        Contact("dana", "Dana Reyes", email="dana@acme.example"),
        Contact("priya", "Priya Nair", notes="met\nat a fair"),
    ),
    opportunities=(
        Opportunity(
            "acme",
            "Acme",
            "Engineer",
            tags=("remote", "first"),
            priority=1,
            people=(Person("dana", "hiring_manager"),),
            interviews=(
                Interview("i1", DAY, NOW, NOW + dt.timedelta(hours=1), with_=("priya", "dana")),
                Interview("i2", DAY, checklist=("ask for next steps",), status="scheduled"),
            ),
            statements=(
                Statement(DAY, "decide_in", n=2, unit="weeks", from_note=FromNote("n1", 3)),
            ),
            requests=(Request("r1", "portfolio", DAY),),
            references=(Reference("priya", DAY),),
            sent=(Sent(DAY, "thank_you", to="dana", for_="i1"), Sent(DAY, "nudge")),
            received=(Received(DAY, "reply"), Received(DAY, "invite", id="m1", needs_reply=True)),
            notes=(Note("n1", NOW, "# Went well\n- too long answers", "i1"),),
            snoozes=(Snooze("acme/nudge", DAY, dt.date(2026, 3, 9)),),
            skips=(Skip("acme/keep_warm", DAY),),
        ),
        Opportunity(
            "bolt",
            "Bolt",
            "Designer",
            priority="1",
            offers=(Offer(DAY, deadline=dt.date(2026, 3, 12)),),
            feedback=(Feedback("f1", DAY, "shorter answers"),),
        ),
    ),
    networking=(
        Chat(
            "c1",
            "priya",
            DAY,
            touched_on=(DAY,),
            snoozes=(Snooze("-/networking_touch/priya", DAY, DAY),),
        ),
    ),
)


def put(store: Store, facts: Facts, said: str = "put") -> Entry | None:
    """Make the store hold exactly these facts, as one verb."""
    return store.commit("put", NOW, lambda _: (facts, said))


def stored(path: Path, facts: Facts = HUNT) -> Path:
    """A closed file that holds these facts."""
    with Store.open(path) as store:
        put(store, facts)
    return path


def rename(store: Store, name: str) -> Entry | None:
    """A small verb: call the first opportunity's company this."""

    def change(facts: Facts) -> tuple[Facts, str]:
        first, *others = facts.opportunities
        return replace(facts, opportunities=(replace(first, company=name), *others)), f"now {name}"

    return store.commit("rename", NOW, change, only=["acme"])


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def old(tmp_path: Path, name: str = "v1") -> Path:
    """A copy of a file made by an earlier edition, with every kind of fact of its day in it."""
    return Path(shutil.copy(Path(__file__).parent / f"{name}.db", tmp_path / "f.db"))
