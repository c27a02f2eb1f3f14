"""Plan B: which visit takes the place of one that falls through, and what comes of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.outline import Outline
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import count, shown, tr

_HEADS = {
    "item": say("Standing by for it"),
    "day": say("Standing by on that day"),
    "unplaced": say("Not placed yet"),
    "there": say("On that day already"),
}
_STAGES = (("replaced", say("Replaced")), ("cancelled", say("Cancelled")), ("declined", say("Declined")))


class SwapDialog(WorkDialog):
    """The visits that could come in, those that stand by first; `item_id` is the slot, `title` what it is called."""

    def __init__(self, desk: Desk, item_id: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Swap in for “{title}”", title=title), 860, 600, parent)
        self._item, self._asked = item_id, 0
        self.list = ChoiceList(tr("Visits that could come in"), ())
        self.list.setFixedWidth(280)
        self.list.chosen.connect(lambda _key: self._foresee())
        self.outline = Outline(tr("What this brings"))
        self.stage = Segments([(key, tr(words), "") for key, words in _STAGES], "replaced")
        self.stage.setAccessibleName(tr("The visit that leaves is"))
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("Why, for the record"))
        self.why.setAccessibleName(tr("Why it falls through"))
        self.swap_button = push(tr("Swap in"), "primary", on_click=self.swap)
        self.swap_button.setDefault(True)
        self.swap_button.setEnabled(False)
        self._assemble()

        def read(work: Any) -> Any:
            return services.standbys.choices(work, item_id), services.standbys.leaving(work, item_id)

        self.follow(desk.office.ask(read)).then(self._offer).otherwise(self.refuse)

    def swap(self) -> None:
        """Put the visit chosen into the slot."""
        visit_id, stage, why, today = self.list.key, self.stage.chosen, self.why.text(), date.today()
        if not visit_id:
            return
        self.swap_button.setEnabled(False)
        use_case = partial(
            services.swaps.swap, item_id=self._item, visit_id=visit_id, today=today, stage=stage, why=why
        )
        job = self.desk.office.do(tr("Swap in {company}", company=self.list.title), use_case)
        self.follow(job).then(self._done).otherwise(self._refused)

    def _assemble(self) -> None:
        self.column.addWidget(row(label(self.windowTitle(), "title", wrap=True), margins=(16, 14, 16, 10)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(row(self.list, (self.outline, 1), margins=(12, 10, 12, 10), spacing=12), 1)
        self.column.addWidget(hline())
        leaves = row(label(tr("The visit that leaves is"), "small", "second", of=self.stage), self.stage, (self.why, 1))
        close = push(tr("Cancel"), on_click=self.reject)
        self.column.addWidget(column(leaves, row("stretch", close, self.swap_button), margins=(16, 10, 16, 12)))

    def _offer(self, answer: tuple[Sequence[Any], str]) -> None:
        """The visits under what they stand by for; the one that leaves keeps its stage where that is known."""
        found, stage = answer
        if stage:
            self.stage.choose(stage)
        choices: list[Choice] = []
        for standing, words in _HEADS.items():
            own = [each for each in found if each.standing == standing]
            if own:
                choices.append(Choice("", "", tr(words)))
                choices += [Choice(each.visit_id, "factory", each.company, shown(each.detail)) for each in own]
        self.list.show_choices(choices)
        if choices:
            self.list.choose("")
            self.list.setFocus()
        else:
            none = say("No visit waits to be placed. Add one in Company visits, and have it stand by.")
            self.list.show_choices([Choice("", "", tr("Nothing to swap in"))])
            self.outline.show_groups(())
            self.list.setToolTip(tr(none))
            self._tell_none(none)

    def _tell_none(self, words: str) -> None:
        from eujc_desktop.ui.components.messages import InlineMessage

        add = (tr("Go to company visits"), partial(self._go_to_visits))
        self.messages.show_messages([InlineMessage(tr("Nothing to swap in"), tr(words), "info", fixes=(add,))])

    def _go_to_visits(self) -> None:
        self.reject()
        self.desk.go("visits")

    def _foresee(self) -> None:
        visit_id, today = self.list.key, date.today()
        self._asked += 1
        asked = self._asked
        self.swap_button.setEnabled(bool(visit_id))
        if not visit_id:
            return

        def show(groups: Sequence[Any]) -> None:
            if asked == self._asked:
                self.messages.clear()
                self.outline.show_groups(groups)

        read = partial(services.swaps.foreseen, item_id=self._item, visit_id=visit_id, today=today)
        self.follow(self.desk.office.ask(read)).then(show).otherwise(self._refused)

    def _done(self, done: Any) -> None:
        words = tr("{came} has taken the place of {went}", came=done.came, went=done.went)
        if done.stale:
            stale = count("%n paper is out of date", "%n papers are out of date", done.stale)
            words = tr("{what}; {more}", what=words, more=stale)
        undo = (tr("Undo"), self.desk.office.way_back)
        over = self.parentWidget()
        self.accept()
        self.desk.toast_choice(words, (tr("Write the letters…"), partial(_write, self.desk, over, done.visits)), undo)

    def _refused(self, error: Exception) -> None:
        self.outline.show_groups(())
        self.swap_button.setEnabled(False)
        self.refuse(error)


def _write(desk: Desk, over: QWidget | None, swapped: tuple[str, str]) -> None:
    """The letters to the host that leaves and to the one that comes in."""
    from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog

    HostLettersDialog(desk, desk.mission.id, over, swapped=swapped).open()
