"""The columns of an activity's lists, as their fields ask for them: width, look and tone follow from the kind."""

from __future__ import annotations

from datetime import date

from eujc_desktop import services
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import (
    Amount,
    AnyKind,
    Clock,
    Code,
    Country,
    Day,
    Email,
    Lines,
    Ref,
    Text,
    Url,
    Whole,
    YesNo,
)
from eujc_desktop.ui.components.paint import chip_width
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.grid_columns import Column, Row
from eujc_desktop.ui.text import count, tr

_TONES = {
    "project_partner.role": {"coordinator": "info", "funder": "vio"},
    "work_package.state": {"running": "info", "done": "ok"},
    "placement.answer": {"yes": "ok", "no": "err", "asked": "warn"},
    "placement.decision": {"placed": "ok", "open": "info"},
    "partnering_company.side": {"EU": "info", "JP": "pink"},
    "partnering_wish.european_wish": {"must": "ok", "would": "info", "no": "err"},
    "partnering_wish.japanese_answer": {"must": "ok", "would": "info", "no": "err"},
}
"""The tones of chips that are not all alike."""
_WIDTHS: tuple[tuple[type[AnyKind], int], ...] = (
    (Ref, 190), (Choice, 136), (Day, 116), (Clock, 76), (Amount, 130), (YesNo, 120), (Whole, 96), (Country, 110),
    (Url, 150), (Lines, 180), (Email, 190), (Code, 90),
)  # fmt: skip
_LONG, _WIDE, _FIRM, _NARROW = 300, 270, 210, 150
_AROUND = 18
"""The room of a cell beside its chip."""
_ANSWERED = "helpdesk_case.answered_on"


def columns(key: str) -> tuple[Column, ...]:
    """The columns of a list: first those usually shown, then every other field an entry has."""
    known, each = services.grids.columns(key), services.entries.LISTS[key]
    own = [name for name in known if name.startswith(f"{each.table}.")]
    found = [_column(name, known[name].kind, shown=name in each.keys) for name in dict.fromkeys((*each.keys, *own))]
    wide = [column._replace(width=_FIRM) if column.key == services.proposals.FIRM else column for column in found]
    return tuple(_with_days(column) if column.key == _ANSWERED else column for column in wide)


def _column(key: str, kind: AnyKind, *, shown: bool) -> Column:
    tones = _TONES.get(key, {})
    look = "chip" if isinstance(kind, Choice) else "text"
    width = next((width for sort, width in _WIDTHS if isinstance(kind, sort)), 0)
    if isinstance(kind, Choice):
        width = min(_WIDE, max(width, *(chip_width(tr(option.label), dot=True) + _AROUND for option in kind.options)))
    width = width or (_WIDE if isinstance(kind, Text) and kind.longest >= _LONG else _NARROW)
    fixed = key.startswith("organisation.") and key != services.proposals.FIRM
    return Column(key, "", width, look, lambda value: tones.get(value, "neu"), fixed=fixed, shown=shown)


def _with_days(column: Column) -> Column:
    """The day of an answer with how many days it took: `12 Feb 2027 · 4 days`."""
    asked_key = "helpdesk_case.asked_on"

    def words(row: Row) -> str:
        asked, answered = row.get(asked_key), row.get(_ANSWERED)
        if not isinstance(answered, date):
            return ""
        told = on_day(answered, with_weekday=False, with_year=True)
        return f"{told} · {count('%n day', '%n days', (answered - asked).days)}" if isinstance(asked, date) else told

    def typed(row: Row) -> str:
        return row[_ANSWERED].isoformat() if isinstance(row.get(_ANSWERED), date) else ""

    take = lambda text: {_ANSWERED: text}  # noqa: E731 - as short as it is
    return column._replace(width=170, keys=(asked_key,), show=words, typed=typed, take=take)
