"""An item at another time, and what follows it: pushed, squeezed or left; what comes of each is shown before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import UserError
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import Segments, rename
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.outline import Outline
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.item_words import step_of
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, told, tr

_WAYS = (("push", say("Push")), ("squeeze", say("Squeeze")), ("leave", say("Leave")))
_HELP = {
    "push": say("What follows on that day moves by the same."),
    "squeeze": say("Gaps shrink first; what follows moves only as far as it must."),
    "leave": say("What follows stays where it is."),
}
Times = tuple[time, time | None]


class ShiftDialog(FieldsDialog):
    """`item` as the plan has it; `was` its times before it was moved to where it is."""

    def __init__(
        self, desk: Desk, item: Any, title: str, was: Times | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("Move “{title}” and what follows", title=title), tr("Move"), parent, tall=True)
        self._item, self._title, self._was, self._asked = item, title, was, 0
        fields = services.itineraries.fields()
        self.add(self.box(fields["start"]), self.box(fields["end"]))
        self.fill("start", item.start.time())
        self.fill("end", item.end.time() if item.end else None)
        self.way = Segments([(key, tr(words), "") for key, words in _WAYS], "push")
        self.way.setAccessibleName(tr("What comes after"))
        self.way.changed.connect(lambda _key: self._foresee())
        self.body.addWidget(row(label(tr("What comes after"), "small", "second", of=self.way), self.way, "stretch"))
        self._help = label("", "small", "muted", wrap=True)
        self.body.addWidget(self._help)
        self.outline = Outline(tr("What this brings"))
        self.outline.setMinimumHeight(150)
        self.body.addWidget(self.outline, 1)
        for box in self.boxes.values():
            as_editor(box.editor).left.connect(self._foresee)
        self.resize(self.width(), 560)
        self._foresee()

    def start(self, values: Mapping[str, object]) -> Job:
        times, way, today = self._times() or times_of(self._item), self.way.chosen, date.today()
        words = step_of(self._title, times_of(self._item), times)
        if self._was is not None:
            words = tr("Move what follows “{title}”", title=self._title)
        apply = partial(
            services.following.apply, item_id=self._item.id, times=times, way=way, today=today, was=self._was
        )
        job = self.desk.office.do(words, apply)
        return job.then(lambda n: self.desk.toast_undo(count("%n item moved along", "%n items moved along", n)))

    def _times(self) -> Times | None:
        """The times typed; None while they do not hold."""
        start, end = self.value("start"), self.value("end")
        return (start, end) if start is not None else None

    def _foresee(self) -> None:
        self._help.setText(tr(_HELP[self.way.chosen]))
        times, way, today = self._times(), self.way.chosen, date.today()
        self._asked += 1
        asked = self._asked
        if times is None:
            self.outline.show_groups(())
            return

        def show(ahead: Any) -> None:
            if asked == self._asked:
                self.outline.show_groups(ahead.groups)
                self._name(ahead.moves)

        read = partial(
            services.following.foreseen, item_id=self._item.id, times=times, way=way, today=today, was=self._was
        )
        self.desk.office.ask(read, show).otherwise(self._not_so)

    def _name(self, moves: int) -> None:
        """Say on the button how many items move."""
        number = moves + (self._was is None)
        rename(self.accept_button, count("Move %n item", "Move %n items", number) if number else tr("Move"))
        self.accept_button.setEnabled(number > 0)

    def _not_so(self, error: Exception) -> None:
        """A time that the clocks leave out: it is refused when the dialog is sent, and has nothing to show before."""
        if not isinstance(error, UserError):
            self.desk.refuse(error)
        self.outline.show_groups(())
        self._help.setText(told(error))


def times_of(item: Any) -> Times:
    """When an item of the plan is."""
    return item.start.time(), item.end.time() if item.end else None
