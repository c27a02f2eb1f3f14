"""The Documents tab: every paper of the mission at hand, as it will be printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.dialogs.leading import lead
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.papers.body import PapersBody


class DocumentsPage(Page):
    """The papers at the left, what can be chosen about one, and its pages, which follow every change."""

    key = "documents"

    def build(self) -> None:
        self._holder = QWidget()
        lines = QVBoxLayout(self._holder)
        lines.setContentsMargins(0, 0, 0, 0)
        self.set_content(self._holder)
        self.bind("print", lambda: self.body.print_out(), lambda: bool(self.desk.mission_id))
        self.bind("release_edition", self.release, lambda: self.desk.mission is not None)

    @cached_property
    def body(self) -> PapersBody:
        """Made when a mission is first shown: the first frame of the window does not wait for it."""
        from eujc_desktop.ui.papers.body import PapersBody

        made = PapersBody(self.desk, self)
        made.check.asked.connect(self._audit)
        made.texts_asked.connect(self._word)
        made.led.connect(lambda remark: lead(self.desk, self.window(), remark))
        return made

    def show_mission(self, mission_id: str) -> None:
        if mission_id:
            self.show_content()
            self._show_papers()
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def _show_papers(self) -> None:
        """Show them; the first time the window hears its user after importing what they need, and after making it."""
        if "body" in vars(self):
            self._place()
        else:
            QTimer.singleShot(0, self, self._import)

    def _import(self) -> None:
        import eujc_desktop.ui.papers.body  # noqa: F401

        QTimer.singleShot(0, self, self._make)

    def _make(self) -> None:
        if self.body.parentWidget() is None:
            QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        layout = self._holder.layout()
        if layout is not None and self.body.parentWidget() is None:
            layout.addWidget(self.body)
            self._holder.setFocusProxy(self.body)
        if self.desk.mission_id:
            self.body.show_mission(self.desk.mission_id)

    def refresh(self, changes: Changed) -> None:
        if self.desk.mission_id and "body" in vars(self):
            self.body.refresh(changes)

    def reveal(self, record_id: str, filter_key: str) -> None:
        """Show the paper of that key, for everyone or for the person of that row."""
        self.body.choose(filter_key or self.body.papers.key, record_id)

    def release(self) -> None:
        """Ask for whom it is, then keep the paper at hand as the next edition."""
        from eujc_desktop.ui.dialogs.release_edition import ReleaseDialog

        order = self.body.order_for_all()
        ReleaseDialog(self.desk, order, self.body.papers.title, parent=self).open()

    def _word(self, text: str, language: str) -> None:
        from eujc_desktop.ui.dialogs.texts import open_texts

        open_texts(self.desk, self.window(), text, language)

    def _audit(self, kind: str) -> None:
        from eujc_desktop.ui.dialogs.audit_dialog import open_audit

        open_audit(self.desk, self.window(), kind)

    def follow(self, job: Job, title: str = "", icon: str = "loader") -> Job:
        """Show work that takes long."""
        return self.desk.task(job, title, icon) if title else job

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say what has happened."""
        self.desk.toast(text, action_text, action)
