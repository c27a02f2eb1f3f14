"""The programmes of the office: their templates said otherwise, programmes and variants of one's own, files of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit, QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import said_by
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import Label, Text
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, flow, hline, row, vline
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs import template_parts as parts
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.mission_words import look_of
from eujc_desktop.ui.text import tr

_LEFT = 330
_FILE = "templates.json"


class ProgrammesDialog(WorkDialog):
    """The programmes at the left, the parts of one at the right; what was changed is written when one goes on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, code: str = "") -> None:
        super().__init__(desk, tr("Programmes"), 1240, 720, parent)
        self._known: Sequence[Any] = ()
        self._code, self._wished, self._dirty = "", code, False
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Filter programmes"))
        self.search.setAccessibleName(tr("Filter programmes"))
        self.search.setClearButtonEnabled(True)
        self.list = ChoiceList(tr("Programmes"), ())
        self.title, self.told = label("", "title", wrap=True), label("", "small", "second", wrap=True)
        self.facts, self.rules, self.texts = parts.facts(self._touched), parts.rules(self._touched), parts.TextPart(self._touched)  # fmt: skip # noqa: E501
        self.tables = {
            "tasks": parts.tasks(),
            "phases": parts.phases(),
            "items": parts.items(),
            "quotas": parts.QuotaTable(),
        }
        reductions = parts.ReductionPart()
        self.tables["reductions"] = reductions.table
        shown = (("facts", tr("Programme"), self.facts), ("tasks", tr("Tasks"), self.tables["tasks"]),
                 ("phases", tr("Phases"), self.tables["phases"]), ("items", tr("Usual items"), self.tables["items"]),
                 ("texts", tr("Texts and papers"), self.texts), ("rules", tr("Rules"), self.rules),
                 ("quotas", tr("Quotas"), self.tables["quotas"]),
                 ("reductions", tr("Reductions"), reductions))  # fmt: skip
        self.which = Segments([(key, words, "") for key, words, _widget in shown])
        self.which.setAccessibleName(tr("Part of the template"))
        self.stack = QStackedWidget()
        self._at = {key: self.stack.addWidget(widget) for key, _words, widget in shown}
        self.which.changed.connect(self.show_part)
        self.keep_button = push(tr("Save"), "primary", "save", on_click=self.keep)
        self.back_button = push(tr("Back to the Centre's own"), icon="rotate-ccw", on_click=self.restore)
        self._assemble()
        self._connect()
        self.read()

    def read(self) -> None:
        """Read the programmes anew, and the one at hand."""
        self.follow(self.desk.office.ask(services.programmes.listing)).then(self._show_list).otherwise(self.refuse)

    def show_part(self, key: str) -> None:
        """Turn to a part of the template."""
        self.which.choose(key)
        self.stack.setCurrentIndex(self._at[key])

    def keep(self) -> Job | None:
        """Write what was changed of the template at hand; None while something cannot be read."""
        if not (self._dirty and self._code):
            return None
        try:
            said = self._said()
        except ValueError as exc:
            self.refuse(Invalid({"template": said_by(exc)}))
            return None
        self._dirty, code = False, self._code
        step = tr("Change the template {code}", code=code)
        job = self.desk.office.do(step, partial(services.programmes.change, code=code, parts=said))
        return job.then(lambda _done: self.messages.clear()).otherwise(self._refused)

    def restore(self) -> None:
        """Back to the Centre's template, or take one's own programme away."""
        code, self._dirty = self._code, False
        own = self._own(code) == "own"
        step = tr("Template {code} as the Centre has it", code=code)
        done = tr("{code} is as the Centre has it", code=code)
        if own:
            step, done = tr("Remove the programme {code}", code=code), tr("Programme {code} removed", code=code)
        job = self.desk.office.do(step, partial(services.programmes.restore, code=code))
        job.then(lambda _done: self.desk.toast_undo(done)).otherwise(self.refuse)

    def add(self, *, variant: bool) -> None:
        """Ask for a programme of one's own, perhaps a variant of the one at hand."""
        self.keep()
        AddProgrammeDialog(self.desk, self._code if variant else "", self._added, self).open()

    def save_file(self, path: Path) -> Job:
        """Write all templates the office has changed to a file."""
        job = self.desk.office.ask(lambda work: write_atomic(path, services.programmes.exported(work)))
        return job.then(lambda _path: self.desk.toast(tr("{file} written", file=path.name))).otherwise(self.refuse)

    def bring_in(self, path: Path) -> Job:
        """Take over the templates of a file."""
        step = tr("Bring in templates from {file}", file=path.name)

        def bring(work: Any) -> Sequence[str]:
            found: Sequence[str] = services.programmes.bring_in(work, path.read_bytes())
            return found

        self.messages.clear()
        done = tr("Templates brought in from {file}", file=path.name)
        return self.desk.office.do(step, bring).then(lambda _codes: self.desk.toast_undo(done)).otherwise(self.refuse)

    def done(self, result: int) -> None:
        self.keep()
        super().done(result)

    # Putting it together

    def _assemble(self) -> None:
        new = push(tr("New programme…"), icon="plus", on_click=lambda: self.add(variant=False))
        variant = push(tr("New variant…"), icon="copy", on_click=lambda: self.add(variant=True))
        left = column(self.search, (self.list, 1), flow(new, variant), margins=(12, 12, 8, 12))
        left.setFixedWidth(_LEFT)
        right = column(
            self.title, self.told, self.which, self.messages, (self.stack, 1), margins=(16, 12, 12, 12), spacing=10
        )
        self.column.addWidget(row(left, vline(), (right, 1), spacing=0), 1)
        self.column.addWidget(hline())
        save = push(tr("Save templates…"), icon="download", on_click=self._ask_where)
        bring = push(tr("Bring in templates…"), icon="upload", on_click=self._ask_which)
        close = push(tr("Close"), on_click=self.accept)
        self.column.addWidget(row(save, bring, self.back_button, "stretch", close, self.keep_button,
                                  margins=(12, 10, 12, 10)))  # fmt: skip
        for button in (new, variant, bring, self.back_button, self.keep_button):
            button.setEnabled(not self.desk.read_only)
        self.keep_button.setEnabled(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._show_list(self._known))
        self.list.chosen.connect(self._choose)
        for table in self.tables.values():
            table.changed.connect(self._touched)
        self.desk.office.changed.connect(self._changed)

    def _changed(self, changes: Any) -> None:
        if any(table == "programme_template" for table, _key in changes.touched):
            self.read()

    def _touched(self) -> None:
        self._dirty = True
        self.keep_button.setEnabled(not self.desk.read_only)

    def _show_list(self, known: Sequence[Any]) -> None:
        self._known = known
        words = fold(self.search.text()).split()
        wanted = [each for each in known if all(word in fold(each.found_by) for word in words)]
        choices: list[Choice] = []
        for family in dict.fromkeys(each.family_title for each in wanted):
            choices.append(Choice("", "", tr(family)))
            choices += [_choice(each) for each in wanted if each.family_title == family]
        keys = [choice.key for choice in choices if choice.key]
        at = self._wished or self.list.key or self._code
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's shape
        self.list.show_choices(choices)
        if keys:
            self.list.choose(at if at in keys else keys[0])
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's shape
        self._wished = ""
        if keys:
            self._read_one(self.list.key)

    def _choose(self, code: str) -> None:
        if code and code != self._code:
            self.keep()
            self._read_one(code)

    def _read_one(self, code: str) -> None:
        def read(work: Any) -> tuple[Mapping[str, Any], Sequence[str]]:
            return services.programmes.template(work, code), services.programmes.differences(work, code)

        self.follow(self.desk.office.ask(read)).then(partial(self._show, code)).otherwise(self.refuse)

    def _show(self, code: str, found: tuple[Mapping[str, Any], Sequence[str]]) -> None:
        template, differs = found
        if code != self.list.key or (self._dirty and code == self._code):
            return
        self._code = code
        one = next(each for each in self._known if each.code == code)
        self.title.setText(tr("{name} ({code})", name=one.named, code=code))
        self.told.setText(_told(one, differs))
        self.facts.show_values(template)
        self.rules.show_values(template["settings"])
        self.texts.texts.show_values(template["texts"])
        self.texts.papers.show_value(template["papers"])
        for key, table in self.tables.items():
            table.show_lines(template[key])
        self._dirty = False
        self.keep_button.setEnabled(False)
        self.back_button.setText(tr("Remove") if one.changed == "own" else tr("Back to the Centre's own"))
        self.back_button.setEnabled(bool(one.changed) and not self.desk.read_only)

    def _own(self, code: str) -> str:
        return next((str(each.changed) for each in self._known if each.code == code), "")

    def _said(self) -> dict[str, Any]:
        found: dict[str, Any] = dict(self.facts.values)
        found["themes"] = list(found["themes"] or ())
        found["settings"], found["texts"] = self.rules.values, self.texts.texts.values
        found["papers"] = self.texts.papers.raw()
        return {**found, **{key: table.lines for key, table in self.tables.items()}}

    def _refused(self, error: Exception) -> None:
        self._dirty = True
        self.keep_button.setEnabled(True)
        self.refuse(error)

    def _added(self, code: str) -> None:
        self._wished = code
        self.read()

    def _ask_where(self) -> None:
        self.keep()
        proposed = str(Path(self.desk.paper_folder) / _FILE)
        name, _ = QFileDialog.getSaveFileName(self, tr("Save templates"), proposed, tr("Templates (*.json)"))
        if name:
            self.save_file(Path(name))

    def _ask_which(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Bring in templates"), self.desk.paper_folder, tr("Templates (*.json)"))  # fmt: skip # noqa: E501
        if name:
            self.bring_in(Path(name))


def _choice(each: Any) -> Choice:
    marks = {"changed": tr("changed here"), "own": tr("of our own")}
    detail = " · ".join(part for part in (each.code, marks.get(each.changed, "")) if part)
    return Choice(each.code, look_of(each.mission_kind)[1], tr(each.named), detail)


def _told(one: Any, differs: Sequence[str]) -> str:
    """What a variant or a changed template says otherwise."""
    if one.variant_of:
        begun = tr("Variant of {code}", code=one.variant_of)
    elif one.changed == "changed":
        begun = tr("Changed here, otherwise than the Centre has it")
    else:
        begun = tr("Programme of our own") if one.changed == "own" else tr("As the Centre has it")
    return " · ".join((begun, *map(tr, differs)))


class AddProgrammeDialog(FieldsDialog):
    """A programme of one's own: code, name, kind; a variant takes over all that its parent has."""

    def __init__(
        self, desk: Desk, variant_of: str, added: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        title = tr("New variant of {code}", code=variant_of) if variant_of else tr("New programme")
        super().__init__(desk, title, tr("Add"), parent)
        self._variant_of, self._added = variant_of, added
        self.add(self.box(Declared("code", tr("Code"), Label(40), required=True), tr("Short and unique")))
        self.add(self.box(Declared("name", tr("Name"), Text(), required=True)))
        if not variant_of:
            kind = services.records.entity("mission").fields["kind"]
            pairs = [(str(option), tr(option.label)) for option in kind.kind.options]  # type: ignore[attr-defined]
            asked = Declared("kind", tr("Kind"), Text(40), required=True)
            self.add(self.box(asked, editor=ChoiceEditor(pairs, optional=False)))

    def start(self, values: Mapping[str, object]) -> Job:
        given = {name: str(value) for name, value in values.items()}
        step = tr("Add the programme {code}", code=given["code"].upper())
        code, name, kind = (given.get(key, "") for key in ("code", "name", "kind"))
        add = partial(services.programmes.add, code=code, name=name, kind=kind, variant_of=self._variant_of)
        return self.desk.office.do(step, add).then(self._added)
