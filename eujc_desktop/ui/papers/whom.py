"""For whom a paper is: for everyone, for each of those who may have it, or for one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import Segments
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.papers.options import line
from eujc_desktop.ui.papers.who import Person, Who
from eujc_desktop.ui.text import tr

Pairs = Sequence[tuple[str, str]]


class Whom(QWidget):
    """Tells of another choice by `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lists: Mapping[str, Pairs] = {}
        self._choices: tuple[str, ...] = ()
        self.way = Segments([("everyone", tr("Everyone"), ""), ("person", tr("Per person"), "")])
        self.one, self.who = ChoiceEditor(()), Who()
        self.one.setAccessibleName(tr("Person"))
        self._person = line(tr("Person"), self.one)
        self._who = line(tr("Who"), self.who)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._way = row(label(tr("For"), "small", "second"), "stretch", self.way)
        for part in (self._way, self._person, self._who):
            lines.addWidget(part)
        self.way.changed.connect(lambda _key: self._turned())
        self.one.left.connect(self.changed)
        self.who.changed.connect(self.changed)

    @property
    def person(self) -> str:
        """The one the paper is for, "" for everyone or each."""
        return str(self.one.raw() or "") if self._personal else ""

    def chosen(self) -> dict[str, Any]:
        """Who stands on the paper, as an order understands it."""
        return {"people": self.who.people} if not self._who.isHidden() else {}

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen about the paper, as it was offered."""
        return self._choices

    def is_host(self, key: str) -> bool:
        """Whether this is a visit, whose host gets papers."""
        return key in dict(self._lists.get("host", ()))

    @property
    def each(self) -> bool:
        """Whether everybody has a file of the own."""
        return self._personal and not self.person

    @property
    def first(self) -> str:
        """Whose paper shows what those of all look like."""
        pairs = self._pairs()
        return self.person or (pairs[0][0] if pairs else "")

    def set_lists(self, lists: Mapping[str, Pairs]) -> None:
        """Who may have papers: those who are `going`, each `applicant`, each `host`."""
        self._lists = lists
        self._offer(self.one.raw())

    def show_people(self, going: Sequence[Person]) -> None:
        """Let lists be narrowed to some who go, letters and visa papers to some of all who applied."""
        groups = {key: group for key, _, group in going}
        applied = [(key, name, groups.get(key, "")) for key, name in self._lists.get("applicant", ())]
        self.who.set_people(applied if {"letter", "applicant"} & set(self._choices) else going)

    def offer(self, choices: Sequence[str]) -> None:
        """Show what can be chosen about a paper; whoever was chosen stays when the next list has them too."""
        self._choices = tuple(choices)
        self.setVisible(bool({"person", "who"} & set(choices)))
        self._way.setVisible("person" in choices)
        self._offer(self.one.raw())

    def choose(self, person: str) -> None:
        """Make the paper one for a person, or with "" for everyone."""
        self.way.choose("person" if person else "everyone")
        if person and person not in dict(self._pairs()):
            # Somebody the paper is not for: it is said when it is made.
            name = dict(self._lists.get("applicant", ())).get(person, person)
            self.one.set_pairs([*self._pairs(), (person, name)], optional="each" in self._choices)
        self.one.show_value(person or None)
        self._show_rows()

    @property
    def _personal(self) -> bool:
        return "person" in self._choices and self.way.chosen == "person"

    def _pairs(self) -> Pairs:
        choices = set(self._choices)
        return self._lists.get("host" if "host" in choices else "applicant" if choices & {"letter", "applicant"} else
                               "going", ())  # fmt: skip

    def _offer(self, kept: object) -> None:
        pairs, each, to_hosts = self._pairs(), "each" in self._choices, "host" in self._choices
        self.way.name("person", tr("Per host") if to_hosts else tr("Per person"))
        self.one.set_pairs(pairs, optional=each)
        if (edit := self.one.lineEdit()) is not None:
            edit.setPlaceholderText(tr("Each host, a file each") if to_hosts else tr("Each of them, a file each"))
        none = None if each or not pairs else pairs[0][0]
        self.one.show_value(kept if kept in dict(pairs) else none)
        self._show_rows()

    def _show_rows(self) -> None:
        self._person.setVisible(self._personal)
        self._who.setVisible("who" in self._choices and not self._personal)

    def _turned(self) -> None:
        self._offer(self.one.raw())
        self.changed.emit()
