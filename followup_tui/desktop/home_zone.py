"""What the system lets us guess, shown once and changeable: the home zone and its weekend.

Owns the usual weekends of countries. Must not know what is made of a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

_ZONE_IN_PATH = r"zoneinfo/(?:posix/|right/)?([A-Za-z0-9_+\-/]+)$"


def guess_zone(env: Mapping[str, str], root: Path = Path("/")) -> str:
    """The system's time zone by name: ``TZ``, /etc/localtime, /etc/timezone, else UTC."""
    for found in (_named(env.get("TZ", "")), _linked(root), _written(root)):
        if found and _is_zone(found):
            return found
    return "UTC"


def _named(text: str) -> str:
    text = text.removeprefix(":")
    in_path = re.search(_ZONE_IN_PATH, text)
    return in_path[1] if in_path else text


def _linked(root: Path) -> str:
    try:
        target = (root / "etc/localtime").readlink()
    except OSError:
        return ""
    in_path = re.search(_ZONE_IN_PATH, target.as_posix())
    return in_path[1] if in_path else ""


def _written(root: Path) -> str:
    try:
        return (root / "etc/timezone").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name).key) and name not in ("localtime", "posixrules", "Factory")
    except (ValueError, OSError, KeyError):
        return False


SATURDAY_SUNDAY = (5, 6)
_WEEKENDS: dict[tuple[int, ...], tuple[str, str]] = {
    (4, 5): (
        "BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE",
        """
        Africa/Algiers Africa/Cairo Africa/Khartoum Africa/Tripoli Asia/Aden Asia/Amman
        Asia/Baghdad Asia/Bahrain Asia/Damascus Asia/Dhaka Asia/Gaza Asia/Hebron
        Asia/Jerusalem Asia/Kuwait Asia/Muscat Asia/Qatar Asia/Riyadh Asia/Tel_Aviv
        Egypt Indian/Maldives Israel Libya
        """,
    ),
    (3, 4): ("AF IR", "Asia/Kabul Asia/Tehran Iran"),
    (5,): ("NP", "Asia/Kathmandu Asia/Katmandu"),
    (4,): ("DJ", "Africa/Djibouti"),
    (4, 6): ("BN", "Asia/Brunei"),
}
_REGION = r"[a-z]{2,3}_([A-Z]{2})\b"


def guess_weekend(env: Mapping[str, str], zone: str) -> tuple[int, ...]:
    """The usual weekend of the zone's country, else of the locale's, else Saturday and Sunday."""
    locale = env.get("LC_ALL") or env.get("LC_TIME") or env.get("LANG") or ""
    region = re.match(_REGION, locale)
    for days, (regions, zones) in _WEEKENDS.items():
        if zone in zones.split():
            return days
        if region and zone in ("UTC", "Etc/UTC") and region[1] in regions.split():
            return days
    return SATURDAY_SUNDAY
