"""The parts of a programme's template as one edits them: fields, tables of lines, papers to tick."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say, say_as
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Lines, Text, Whole, long_text
from eujc_desktop.planning import kinds, template_check
from eujc_desktop.planning.programmes import deliverables
from eujc_desktop.ui.balance_view import TRAITS, value_meant, value_text
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import scrolled
from eujc_desktop.ui.components.line_table import LineColumn, LineTable
from eujc_desktop.ui.components.panel import Field, in_pairs
from eujc_desktop.ui.components.tick_list import SeveralEditor
from eujc_desktop.ui.editors import ChoiceEditor, LinesEditor, as_editor, editor_for
from eujc_desktop.ui.reduction_words import how_reduced
from eujc_desktop.ui.text import told, tr

_FACTS = (
    Declared("name", "Name", Text(), required=True),
    Declared("name_ja", "Name in Japanese", Text()),
    Declared("name_fr", "Name in French", Text()),
    Declared("mission_kind", "Kind", Text(40), required=True),
    Declared("usual_direction", "Direction", Text(20), required=True),
    Declared("typical_days", "Typical number of days", Whole(1, 2000)),
    Declared("audience", say_as("of a programme", "Audience"), Text()),
    Declared("counts", "Counts for", Lines()),
    Declared("themes", "Themes", Lines()),
    Declared("note", "Note", long_text(2000)),
)
_TEXTS = (
    Declared("objectives", "Objectives", long_text(4000)),
    Declared("motto_ja", "Japanese motto on the cover", Text(40)),
)
_RULES = {
    "capacity": say("Places for participants"),
    "minimum": say("Fewest participants"),
    "firm_seats": say("Most people of one company"),
    "sme_only": say("Only for SMEs"),
    "deposit_amount": say("Deposit"),
    "deposit_currency": say("Currency"),
    "deposit_due_days": say("Deposit due, in days from the first day"),
    "fee_large_firms": say("Fee of large firms"),
    "refund_rule": say("Refund rule"),
    "report_required": say("Refund only after the report"),
    "refund_smes_only": say("Refund only to SMEs"),
    "refund_basis": say("Refund goes by"),
    "refund_kept": say("Percent of the deposit kept for each day missed"),
    "refund_free_days": say("Days one may miss without loss"),
    "refund_until": say("Full refund until (days before)"),
    "min_attendance": say("Least attendance in percent"),
    "call_opens_days": say("Call opens, in days from the first day"),
    "call_closes_days": say("Call closes, in days from the first day"),
    "selection_days": say("Selection by, in days from the first day"),
    "report_days": say("Reports due, in days from the last day"),
    "survey_months": say("Surveys, in months after the last day"),
    "passport_months": say("Months a passport is valid after the mission"),
    "b2b_slot_minutes": say("Minutes of a partnering slot"),
    "b2b_change_minutes": say("Minutes between two slots"),
    "purge_days": say("Days until health data are erased"),
    "typical_start": say("Usual start"),
}
_ANCHORS = {"first day": say("from the first day"), "last day": say("from the last day")}
_PLACES = {"first": say("First day"), "second": say("Second day"), "between": say("Each working day between"),
           "last": say("Last day")}  # fmt: skip
_RULE_WORDS = {
    "": say("by hand"), "passports": say("Passports"), "diets": say("Diets"), "flights": say("Flights"),
    "rooms": say("Rooms"), "insurance": say("Insurance"), "deposits": say("Deposits"), "consents": say("Consents"),
    "emergency": say("Emergency contacts"), "reports": say("Reports"), "visits": say("Company visits"),
}  # fmt: skip
"""By what a task ticks itself."""


class FieldPart(QWidget):
    """Some fields, each under the name of its value."""

    def __init__(
        self, fields: Sequence[Declared], changed: Callable[[], object], editors: Mapping[str, QWidget]
    ) -> None:
        super().__init__()
        self.boxes: dict[str, Field] = {}
        self._fields = {field.name: field for field in fields}
        for field in fields:
            editor = editors.get(field.name) or editor_for(field)
            editor.setAccessibleIdentifier(field.name)
            self.boxes[field.name] = Field(tr(field.label), editor)
            as_editor(editor).typed.connect(changed)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 12, 0)
        lines.setSpacing(10)
        for widget in in_pairs([(box, isinstance(box.editor, LinesEditor)) for box in self.boxes.values()]):
            lines.addWidget(widget)
        lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what holds."""
        for name, box in self.boxes.items():
            as_editor(box.editor).show_value(values.get(name))
            box.clear_state()

    @property
    def values(self) -> dict[str, Any]:
        """What stands there; one that cannot be read is marked, and ValueError says why."""
        found, wrong = {}, ""
        for name, field in self._fields.items():
            raw = as_editor(self.boxes[name].editor).raw()
            try:
                found[name] = raw if isinstance(self.boxes[name].editor, SeveralEditor) else field.read(raw)
                self.boxes[name].clear_state()
            except ValueError as exc:
                self.boxes[name].show_error(told(exc))
                wrong = wrong or told(exc)
        if wrong:
            raise ValueError(wrong)
        return found


def facts(changed: Callable[[], object]) -> FieldPart:
    """What a programme is called, of what kind it is, how long it takes, and for what it counts."""
    known = services.records.entity("mission").fields
    options = {"mission_kind": known["kind"].kind, "usual_direction": known["direction"].kind}
    editors: dict[str, QWidget] = {
        name: ChoiceEditor([(str(option), tr(option.label)) for option in kind.options], optional=False)  # type: ignore[attr-defined]
        for name, kind in options.items()
    }
    counted = {each.code for each in deliverables()}
    pairs = [(code, tr(words)) for code, words in services.statistics.SERIES.items() if code in counted]
    editors["counts"] = SeveralEditor(tr("Counts for"), pairs)
    return FieldPart(_FACTS, changed, editors)


def rules(changed: Callable[[], object]) -> FieldPart:
    """The rules that a new mission begins with."""
    fields = [Declared(name, _RULES[name], kind) for name, kind in template_check.SETTINGS.items()]
    ways = services.records.entity("mission").fields["refund_basis"].kind
    pairs = [(str(option), tr(option.label)) for option in ways.options]  # type: ignore[attr-defined]
    return FieldPart(fields, changed, {"refund_basis": ChoiceEditor(pairs)})


class TextPart(QWidget):
    """The texts, and the papers that are usually made."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        from eujc_desktop.ui.papers.offers import PAPERS

        own = {key: tr(offer.title) for key, offer in PAPERS.items() if key in kinds.ALL.papers}
        self.papers = SeveralEditor(tr("Papers usually made"), list(own.items()))
        self.papers.typed.connect(changed)
        self.texts = FieldPart(_TEXTS, changed, {})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.texts, 1)
        layout.addWidget(label(tr("Papers usually made; all of the kind where none are ticked"), of=self.papers))
        layout.addWidget(self.papers)


def phases() -> LineTable:
    """The phases: how long before or after."""
    return LineTable(tr("Phases"), (
        LineColumn("label", tr("Phase")),
        LineColumn("days", tr("Days"), 90, usual="0"),
        LineColumn("anchor", tr("Counted"), 170, _pairs(_ANCHORS), "first day"),
    ))  # fmt: skip


def tasks() -> LineTable:
    """The checklist: what, when, by whom, and what ticks it by itself."""
    return LineTable(tr("Tasks"), (
        LineColumn("title", tr("Task")),
        LineColumn("offset_days", tr("Days"), 70, usual="0"),
        LineColumn("anchor", tr("Counted"), 132, _pairs(_ANCHORS), "first day"),
        LineColumn("phase", tr("Phase"), 92),
        LineColumn("owner", tr("Owner"), 120),
        LineColumn("rule", tr("Ticks itself by"), 112, _pairs(_RULE_WORDS), ""),
    ))  # fmt: skip


def items() -> LineTable:
    """What a mission usually does on its days."""
    sort = services.records.entity("itinerary_item").fields["type"].kind
    types = [(str(option), tr(option.label)) for option in sort.options]  # type: ignore[attr-defined]
    return LineTable(tr("Usual items"), (
        LineColumn("on", tr("On"), 150, _pairs(_PLACES), "first"),
        LineColumn("start", tr("From"), 64, usual="09:00"),
        LineColumn("end", tr("Until"), 64, usual="10:00"),
        LineColumn("type", tr("Type"), 120, types, "other"),
        LineColumn("title", tr("Title")),
        LineColumn("title_ja", tr("Title in Japanese"), 130),
        LineColumn("note", tr("Note"), 100),
    ))  # fmt: skip


class QuotaTable(LineTable):
    """How those selected are to be balanced, each value in the words of the window."""

    def __init__(self) -> None:
        super().__init__(tr("Quotas"), (
            LineColumn("trait", tr("Balanced by"), 200, _pairs(TRAITS), "country"),
            LineColumn("value", tr("Of which; empty: each of them")),
            LineColumn("least", tr("At least"), 90),
            LineColumn("most", tr("At most"), 90),
        ))  # fmt: skip

    def show_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        super().show_lines(
            [{**line, "value": value_text(line["trait"], line["value"]) if line["value"] else ""} for line in lines]
        )

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [{**line, "value": value_meant(line["value"])} for line in super().lines]


class ReductionPart(QWidget):
    """By how much the deposit and fee are less for some, as a mission's own table of them."""

    def __init__(self) -> None:
        super().__init__()
        known = services.records.entity("reduction").fields
        of, whom = (
            [(str(option), tr(option.label)) for option in known[name].kind.options]  # type: ignore[attr-defined]
            for name in ("of", "given_for")
        )
        self.table = LineTable(tr("Reductions"), (
            LineColumn("of", tr("Of what"), 150, of, "deposit"),
            LineColumn("given_for", tr("Given for"), 240, whom, "size"),
            LineColumn("value", tr("Which sizes or countries")),
            LineColumn("percent", tr("Percent less"), 170),
        ))  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(label(how_reduced(), "small", "second", wrap=True))
        self.setFocusProxy(self.table)


def _pairs(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(key, tr(text)) for key, text in words.items()]
