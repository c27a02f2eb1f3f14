"""What to check before printing: under headings, each line leads to where it is mended; looked at again after that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.attention import AttentionRow
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, hline, row, scrolled
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.leading import lead
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.finding_words import ICONS, TITLES, TONES, title_of
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.papers.offers import PAPERS
from eujc_desktop.ui.text import count, tr

_SHOWN = 8
"""So many lines of one sort are shown at first; the rest when asked for."""
_RULES = {
    **TITLES,
    "blank": say("Empty field"),
    "placeholder": say("Placeholder"),
    "missing glyph": say("Character that cannot be printed"),
    "no Japanese": say("No Japanese"),
    "no English": say("No English"),
    "no signatory": say("Nobody signs"),
    "late": LATE,
    "names due": say("Names for a host"),
    "export control": say("Check of nationalities"),
    "answer overdue": say("No answer about us"),
    "refused visitor": say("Refused by a host"),
    "competitor": say("Not admitted"),
    "too many visitors": say("Too many of us"),
    "too few visitors": say("Too few of us"),
    "not to be named": say("Not to be named"),
    "signature missing": say("Signature missing"),
    "passport at the gate": say("Passport at the gate"),
    "shoe size": say("Size of shoes"),
    "language of the host": say("Language of the host"),
}


def open_audit(desk: Desk, parent: QWidget, kind: str = "") -> None:
    """Show what to check about a kind of paper, or about all; the window behind can be worked in."""
    for older in parent.findChildren(AuditDialog):
        older.reject()
    if desk.mission_id:
        AuditDialog(desk, kind, parent).show()


class AuditDialog(WorkDialog):
    """The findings about the mission at hand, for one kind of paper or for all."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget) -> None:
        super().__init__(desk, tr("Check before printing"), 720, 640, parent)
        self._asked, self._whole = 0, set[str]()
        self._found: Sequence[Any] = ()
        self.paper = ChoiceEditor(_kinds())
        self.paper.setAccessibleName(tr("Paper"))
        self.paper.setMinimumWidth(220)
        if (edit := self.paper.lineEdit()) is not None:
            edit.setPlaceholderText(tr("All papers"))
        self.paper.show_value(kind or None)
        self.told = label("", "strong", wrap=True)
        self._list = QWidget()
        lines = QVBoxLayout(self._list)
        lines.setContentsMargins(16, 4, 16, 12)
        lines.setSpacing(2)
        self.column.addWidget(self.messages)
        self.column.addWidget(
            row((self.told, 1), label(tr("For"), of=self.paper), self.paper, margins=(16, 12, 16, 10))
        )
        self.column.addWidget(hline())
        self.column.addWidget(scrolled(self._list), 1)
        self.column.addWidget(hline())
        again = push(tr("Check again"), icon="refresh-cw", on_click=self.check)
        close = push(tr("Close"), on_click=self.reject)
        self.column.addWidget(row("stretch", again, close, margins=(16, 8, 16, 10)))
        self.paper.left.connect(self.check)
        # Bound methods: Qt takes them off when the dialog is gone.
        desk.office.changed.connect(self._changed)
        desk.mission_changed.connect(self._moved)
        self.check()

    @property
    def rows(self) -> list[AttentionRow]:
        """The lines shown, in order."""
        return self._list.findChildren(AttentionRow)

    def check(self) -> None:
        """Look again."""
        self._asked += 1
        asked, kind = self._asked, str(self.paper.raw() or "")
        read = partial(_read, mission_id=self.desk.mission_id, kind=kind)

        def show(found: Sequence[tuple[str, Any]]) -> None:
            if asked == self._asked:
                self._show(found)

        self.follow(self.desk.office.ask(read)).then(show).otherwise(self.refuse)

    def _changed(self, _changes: Changed) -> None:
        self.check()

    def _moved(self, _mission_id: str) -> None:
        self.check()

    def _show(self, found: Sequence[tuple[str, Any]]) -> None:
        self._found = found
        grave = sum(finding.severity != "hint" for _, finding in found)
        hints = len(found) - grave
        parts = [count("%n thing to check", "%n things to check", grave) if grave else tr("Nothing to check")]
        parts += [count("%n hint", "%n hints", hints)] if hints else []
        self.told.setText(tr(", ").join(parts))
        self._fill()

    def _fill(self) -> None:
        lines = self._list.layout()
        assert isinstance(lines, QVBoxLayout)
        empty(lines)
        for group, pairs in groupby(sorted(self._found, key=self._place), key=lambda pair: pair[0]):
            findings = [finding for _, finding in pairs]
            lines.addSpacing(8)
            lines.addWidget(label(f"{tr(group)} · {len(findings)}", "strong"))
            shown = findings if group in self._whole else findings[:_SHOWN]
            for finding in shown:
                lines.addWidget(self._line(finding))
            if more := len(findings) - len(shown):
                words = count("Show %n more", "Show %n more", more)
                lines.addWidget(row(push(words, "link", on_click=partial(self._unfold, group)), "stretch"))
        lines.addStretch(1)

    def _place(self, pair: tuple[str, Any]) -> int:
        """Where a group stands: where its gravest finding was."""
        return next(at for at, (group, _) in enumerate(self._found) if group == pair[0])

    def _unfold(self, group: str) -> None:
        self._whole.add(group)
        self._fill()

    def _line(self, finding: Any) -> AttentionRow:
        tone, icon = TONES[finding.severity], ICONS[finding.severity]
        go = partial(lead, self.desk, self.parentWidget() or self, finding)
        return AttentionRow(icon, tone, title_of(finding.rule, _RULES), tr(finding.message), go)


def _kinds() -> list[tuple[str, str]]:
    """Each kind of paper once, by the title of its first form."""
    kinds: dict[str, str] = {}
    for offer in PAPERS.values():
        kinds.setdefault(offer.order["kind"], tr(offer.title))
    return list(kinds.items())


def _read(work: Any, mission_id: str, kind: str) -> list[tuple[str, Any]]:
    found = services.audit.of_mission(work, mission_id, date.today(), kind)
    return [(services.audit.group_of(finding.rule), finding) for finding in found]
