"""How the tables for the team say a value of a record in the language of the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from eujc_desktop.documents import wording
from eujc_desktop.documents.lists import diets
from eujc_desktop.fields.allergens import Allergies
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Day
from eujc_desktop.models.choices import Diet, VisitStage

_STAGES_JA: Final = {
    VisitStage.IDEA: "構想",
    VisitStage.TO_CONTACT: "連絡予定",
    VisitStage.REQUESTED: "依頼済み",
    VisitStage.PENCILLED: "仮",
    VisitStage.CONFIRMED: "確定",
    VisitStage.VISITED: "訪問済み",
    VisitStage.THANKED: "礼状送付済み",
    VisitStage.DECLINED: "辞退",
    VisitStage.CANCELLED: "中止",
    VisitStage.REPLACED: "差し替え",
}


def keys_of(keys: Sequence[str], fields: Mapping[str, Field], language: str) -> list[str]:
    """The fields to read for these: in Japanese also those that hold the same in Japanese."""
    japanese = [f"{key}_ja" for key in keys] if language == "ja" else []
    return [*keys, *(key for key in japanese if key in fields)]


def day_said(day: date, language: str) -> str:
    """A day as these tables write it."""
    return wording.full_date_ja(day) if language == "ja" else Day().format(day)


def said(key: str, row: Mapping[str, object], fields: Mapping[str, Field], language: str) -> str:
    """What a field of a row says; in Japanese as the record has it in Japanese, else as Japan writes such a value."""
    value = row[key]
    if language == "ja" and (japanese := row.get(f"{key}_ja")):
        return str(japanese)
    if value is None:
        return ""
    if key.endswith("_flight"):
        return str(value).replace(" ", "\N{NO-BREAK SPACE}")
    return _in_japanese(value, fields[key]) if language == "ja" else fields[key].kind.format(value)


def _in_japanese(value: object, field: Field) -> str:
    if isinstance(value, date):
        return day_said(value, "ja")
    if isinstance(value, VisitStage):
        return _STAGES_JA[value]
    if isinstance(value, Diet):
        return diets.of(value).ja
    if isinstance(field.kind, Allergies):
        return diets.allergens(str(value), "ja")
    return field.kind.format(value)
