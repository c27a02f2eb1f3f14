"""The groups of a mission: made by rule, looked at and changed by hand, and only then written, as one step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QSplitter, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.group_tree import GroupTree
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, tr

_TABLES = frozenset({"participation", "person", "organisation", "mission_group", "visit", "site", "itinerary_item"})
_TICKS = {
    "sizes": say("Even sizes"),
    "wishes": say("Wishes to be together"),
    "languages": say("One interpreter for a group"),
    "balance": say("Spread countries, sectors, women and men"),
    "keep": say("Move only whom a rule moves"),
}
_COLLEAGUES = {"apart": say("In several groups"), "together": say("In one group"), "": say("As it comes")}
_RULES = "groups.rules"


class GroupsDialog(WorkDialog):
    """What is proposed or moved is a draft; who is moved by hand stays when the rules are asked again."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Groups"), 1240, 740, parent)
        self._mission_id = mission_id
        self._sheet: Any = None
        self._look: Any = None
        self._groups, self._locked = dict[str, str](), set[str]()
        self._leaves = False
        self.tree = GroupTree()
        self.tree.writes = not desk.read_only
        self.number, self.company = NumberBox(), QComboBox()
        self.number.setRange(1, services.grouping.MOST)
        self.number.setAccessibleName(tr("Number of groups"))
        for key, words in _COLLEAGUES.items():
            self.company.addItem(tr(words), key)
        self.company.setAccessibleName(tr("Colleagues of one company"))
        self.ticks = {key: CheckBox(tr(words)) for key, words in _TICKS.items()}
        self._recall()
        self.open_rules = ChoiceList(tr("What is not kept"), ())
        self._told, self._sums = label("", "small", "second", wrap=True), label("", "small", "second")
        self._kept = label(tr("All rules are kept."), "small", "muted", wrap=True)
        self.propose_button = push(tr("Make the groups"), icon="sparkles", on_click=self.propose)
        self.back = push(tr("As they are written"), icon="undo-2", on_click=self.take_back)
        self.hold_button = push(tr("Hold"), icon="lock", on_click=self.hold)
        self.move_button = push(tr("Move to"), icon="users")
        self._menu = QMenu(self.move_button)
        self.move_button.setMenu(self._menu)
        self.write_button = push(tr("Write the groups"), "primary", on_click=self.write)
        self._assemble()
        self._connect()
        self.tree.setFocus()
        self.read()

    def _assemble(self) -> None:
        number, colleagues = label(tr("Groups"), "small", "second", of=self.number), label(
            tr("Colleagues of one company"), "small", "second", of=self.company
        )  # fmt: skip
        side = column(
            label(tr("Rules"), "strong"),
            row(number, "stretch", self.number),
            row(colleagues, "stretch", self.company),
            *self.ticks.values(),
            row(self.propose_button, "stretch"),
            hline(),
            label(tr("What is not kept"), "strong"),
            self._kept,
            (self.open_rules, 1),
            spacing=8,
            margins=(12, 0, 0, 0),
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tree)
        split.addWidget(side)
        split.setSizes([860, 340])
        split.setChildrenCollapsible(False)
        close = push(tr("Close"), on_click=self.reject)
        hint = label(tr("Drag, or Ctrl+←→   Space holds"), "small", "muted")
        self.column.addWidget(row(label(tr("Groups"), "title"), "stretch", self._sums, margins=(16, 12, 16, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        tools = row(self.move_button, self.hold_button, self.back, "stretch", hint, margins=(16, 8, 16, 0))
        self.column.addWidget(tools)
        self.column.addWidget(row((split, 1), margins=(16, 8, 16, 8)), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._told, 1), close, self.write_button, margins=(16, 10, 16, 12)))

    def _connect(self) -> None:
        self.offer_copies(self.tree)
        self.tree.chosen.connect(self._ready)
        self.tree.sent.connect(self.send)
        self.tree.held.connect(lambda _keys: self.hold())
        self.open_rules.chosen.connect(self._show_members)
        self.number.valueChanged.connect(lambda _n: self._turned())
        self.company.activated.connect(lambda _at: self._turned())
        for box in self.ticks.values():
            box.clicked.connect(lambda _on: self._turned())
        # A bound method: Qt takes it off when the dialog is gone.
        self.desk.office.changed.connect(self._refresh)

    # Reading and looking

    def read(self, *, afresh: bool = True) -> None:
        """Read who goes and how groups stand; the draft at hand goes, or stays for those who are still there."""
        look = partial(services.grouping.sheet, mission_id=self._mission_id)
        self.follow(self.desk.office.ask(look)).then(partial(self._begin, afresh)).otherwise(self.refuse)

    def _begin(self, afresh: bool, sheet: Any) -> None:  # noqa: FBT001 - bound beforehand
        first = self._sheet is None
        self._sheet = sheet
        written = {one.key: one.group for one in sheet.members}
        if afresh:
            self._groups, self._locked = written, {one.key for one in sheet.members if one.locked}
        else:
            self._groups = {key: self._groups.get(key, letter) for key, letter in written.items()}
            self._locked &= written.keys()
        if first and sheet.letters:
            self._set_number(len(sheet.letters))
        if first and sheet.members and not any(written.values()):
            self.propose()
        else:
            self._weigh()

    def rules(self) -> Any:
        """The rules as they are set."""
        ticked = {key: box.isChecked() for key, box in self.ticks.items()}
        return self._sheet.rules(self.number.value(), company=self.company.currentData(), **ticked)

    def propose(self) -> None:
        """Let the rules make the groups; who is held stays."""
        if self._sheet is not None:
            made = partial(services.grouping.propose, self._sheet, self.rules(), dict(self._groups), set(self._locked))
            self.follow(self.desk.office.ask(lambda _work: made())).then(self._proposed).otherwise(self.refuse)

    def _proposed(self, look: Any) -> None:
        self._groups = {**self._groups, **look.groups}
        self._show(look)

    def _weigh(self) -> None:
        look = partial(services.grouping.look, self._sheet, self.rules(), dict(self._groups))
        self.follow(self.desk.office.ask(lambda _work: look())).then(self._show).otherwise(self.refuse)

    # Changing the draft

    def send(self, keys: list[str], letter: str) -> None:
        """Put some members into a group; they stay there when the rules are asked again."""
        self._groups |= dict.fromkeys(keys, letter)
        self._locked |= set(keys)
        self._weigh()

    def hold(self) -> None:
        """Hold the members selected where they are, or let them go where all of them are held."""
        keys = {key for key in self.tree.keys if self._groups.get(key)}
        self._locked = self._locked - keys if keys <= self._locked else self._locked | keys
        self._weigh()

    def take_back(self) -> None:
        """Forget the draft."""
        self.read()

    def write(self) -> None:
        """Write groups and locks as one step."""
        groups = {key: letter for key, letter in self._groups.items() if letter in self._look.groups.values()}
        words = count("Put %n person into a group", "Put %n people into groups", len(groups))
        write = partial(services.grouping.write, seen=self._sheet, groups=groups, locked=set(self._locked))
        self.desk.office.do(words, write).then(lambda moved: self._written(moved)).otherwise(self.refuse)

    def _written(self, moved: int) -> None:
        told = count("Groups are written: %n person moved", "Groups are written: %n people moved", moved)
        self.notices.toast(told, tr("Undo"), self.desk.office.way_back)

    @property
    def changed(self) -> bool:
        """Whether the draft is otherwise than what is written."""
        if self._sheet is None:
            return False
        groups, locked = self._groups, self._locked
        return any(one.group != groups.get(one.key, "") or one.locked != (one.key in locked)
                   for one in self._sheet.members)  # fmt: skip

    def reject(self) -> None:
        """Close, but not over a draft without a word."""
        if not self.changed or self.desk.read_only or self._leaves:
            super().reject()
            return
        self._leaves = True
        fixes = [(tr("Close without writing"), self.reject)]
        words = tr("The groups are not written yet.")
        self.messages.show_messages([InlineMessage(words, "", "warn", fixes=fixes, closable=True)])

    def _refresh(self, changes: Changed) -> None:
        if any(table in _TABLES for table, _key in changes.touched):
            self.read(afresh=any(table == "participation" for table, _key in changes.touched))

    # Showing

    def _show(self, look: Any) -> None:
        self._look, self._leaves = look, False
        crowded = [tr(words) for words in self._sheet.crowded]
        title = count("%n host takes fewer than go there", "%n hosts take fewer than go there", len(crowded))
        self.messages.show_messages([InlineMessage(title, " ".join(crowded), "info")] if crowded else [])
        rest = [one for one in self._sheet.members if one.key not in look.groups]
        self.tree.show_groups(look.boards, rest, self._locked, look.reasons)
        self.open_rules.show_choices([
            Choice(str(at), "triangle-alert", tr(one.words)) for at, one in enumerate(look.told)
        ])  # fmt: skip
        self.open_rules.setVisible(bool(look.told))
        self._kept.setVisible(not look.told)
        moved = sum(one.group != self._groups.get(one.key, "") for one in self._sheet.members)
        people = count("%n member", "%n members", len(self._sheet.members))
        change = count("%n in another group than before", "%n in another group than before", moved)
        self._sums.setText(f"{people} · {change}" if moved else people)
        self._offer_groups()
        self._ready()

    def _offer_groups(self) -> None:
        self._menu.clear()
        for letter in self.tree.letters:
            self._menu.addAction(tr("Group {letter}", letter=letter), partial(self.tree.send, letter))

    def _show_members(self, at: str) -> None:
        """Select the members that a rule which is not kept is about."""
        if at and self._look:
            told = self._look.told[int(at)]
            if told.who:
                self.tree.choose(told.who)
            self._told.setText(tr(told.words))

    def _ready(self) -> None:
        free, keys = not self.desk.read_only, self.tree.keys
        held = bool(keys) and set(keys) <= self._locked
        self.hold_button.setText(tr("Let go") if held else tr("Hold"))
        self.hold_button.setEnabled(free and bool(keys))
        self.move_button.setEnabled(free and bool(keys))
        self.back.setEnabled(self.changed)
        self.write_button.setEnabled(free and self.changed and bool(self._look))
        one = next((each for each in self._sheet.members if [each.key] == keys), None) if self._sheet else None
        self._told.setText(self._of(one) if one else "")

    def _of(self, one: Any) -> str:
        letter, why = self._groups.get(one.key, ""), tr(self._look.reasons.get(one.key, "")) if self._look else ""
        why = tr("held here") if one.key in self._locked else why
        if not letter or not why:
            return one.name if not letter else tr("{name}: group {letter}", name=one.name, letter=letter)
        return tr("{name}: group {letter}, {why}", name=one.name, letter=letter, why=why)

    # The rules

    def _recall(self) -> None:
        known: Mapping[str, Any] = self.desk.memory.get(_RULES, {})
        self.number.setValue(2)
        self.company.setCurrentIndex(max(0, self.company.findData(known.get("company", "apart"))))
        for key, box in self.ticks.items():
            box.setChecked(bool(known.get(key, True)))

    def _set_number(self, number: int) -> None:
        blocked = self.number.blockSignals(True)  # noqa: FBT003
        self.number.setValue(number)
        self.number.blockSignals(blocked)

    def _turned(self) -> None:
        """Rules are set otherwise: what is not kept is another question now."""
        ticked = {key: box.isChecked() for key, box in self.ticks.items()}
        self.desk.memory.put(_RULES, {"company": self.company.currentData(), **ticked})
        if self._sheet is not None:
            self._weigh()
