"""The texts of papers, worded for a mission or for its programme, beside the paper as it will be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row, vline
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.papers.live import Glimpse, Live, Seen
from eujc_desktop.ui.papers.text_form import TextForm, plain
from eujc_desktop.ui.text import tr

_LEFT, _MIDDLE = 300, 440
_ICONS = {"Briefing book": "book-open", "Certificates": "award", "Letters to hosts": "send",
          "Visa papers": "landmark"}  # fmt: skip
_WHOSE = {"house": say("The text of the house holds."), "programme": say("The text of the programme holds."),
          "mission": say("This mission has a text of its own.")}  # fmt: skip


class TextsDialog(WorkDialog):
    """Texts at the left, the one chosen in the middle, its paper at the right; what was typed is kept when one goes on.

    `text` is the one to begin with.
    """

    def __init__(
        self, desk: Desk, mission: Any, text: str = "", language: str = "en", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("Texts of papers"), 1300, 820, parent)
        self._mission, self._wish = mission, text
        self._opened: Any = None
        self._place: tuple[str, str, bool] = ("", language, False)
        """Key, language, and whether for the programme, of the text that is being worded."""
        self.texts = ChoiceList(tr("Texts"), ())
        self.language = _box(tr("Language"), [("en", tr("English")), ("ja", tr("Japanese, 日本語"))])
        self.language.setCurrentIndex(self.language.findData(language))
        self.level = _box(tr("Holds for"), self._levels())
        self.form, self.preview = TextForm(), PdfPreview()
        self.keep_button = push(tr("Keep"), "primary", "save", on_click=self.keep)
        self.back_button = push(tr("Back to the house text"), icon="rotate-ccw", on_click=self.go_back, gives_way=True)
        self._title, self._whose = label("", "title", wrap=True), label("", "small", "second", wrap=True)
        self._live = Live(desk.office, self.preview, self.follow)
        self._assemble()
        self._connect()
        self.follow(desk.office.ask(partial(services.paper_texts.offered, mission_id=mission.id))).then(
            self._show_offered
        ).otherwise(self.refuse)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._opened is not None and self.form.wording != plain(self._opened.text.wording)

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are about to come."""
        return self._live.is_waiting

    def keep(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep what was typed as a step that can be taken back."""
        (key, language, of_programme), wording = self._place, self.form.wording
        words = tr("Word “{text}” anew for {whom}", text=self._opened.kind.title, whom=self._whom(of_programme))
        change = partial(
            services.paper_texts.change, key=key, language=language, wording=wording, **self._where(of_programme)
        )

        def kept(_done: object) -> None:
            self.notices.toast(tr("Kept"), tr("Undo"), self.desk.office.way_back)
            then()

        self.messages.clear()
        self.follow(self.desk.office.do(words, change)).then(kept).otherwise(self.refuse)

    def go_back(self) -> None:
        """Take the text of its own away, and show what holds without it."""
        key, language, of_programme = self._place
        words = tr("Take back the text “{text}” of {whom}", text=self._opened.kind.title, whom=self._whom(of_programme))
        back = partial(services.paper_texts.reset, key=key, language=language, **self._where(of_programme))
        self.form.show_text(self._opened.kind, self._opened.text.wording)
        if not self._opened.is_own:
            self._edited()
            return
        job = self.follow(self.desk.office.do(words, back))
        job.then(lambda _done: self.notices.toast(tr("Taken back"), tr("Undo"), self.desk.office.way_back))
        job.otherwise(self.refuse)

    def reject(self) -> None:
        """Close; what was typed is kept first."""
        self._leave(super().reject)

    # Putting it together

    def _assemble(self) -> None:
        left = column((self.texts, 1), margins=(8, 8, 4, 8))
        left.setFixedWidth(_LEFT)
        foot = row(self.back_button, "stretch", push(tr("Close"), on_click=self.reject), self.keep_button)
        choices = row((self.language, 1), (self.level, 1))
        parts = (self._title, choices, self._whose, self.messages, (self.form, 1), hline(), foot)
        middle = column(*parts, margins=(16, 12, 16, 12), spacing=10)
        middle.setFixedWidth(_MIDDLE)
        self.preview.fit()
        across = QHBoxLayout()
        across.setSpacing(0)
        for part in (left, vline(), middle, vline()):
            across.addWidget(part)
        across.addWidget(self.preview, 1)
        self.column.addLayout(across, 1)

    def _connect(self) -> None:
        self.texts.chosen.connect(lambda _key: self._chosen())
        self.language.activated.connect(lambda _at: self._chosen())
        self.level.activated.connect(lambda _at: self._chosen())
        self.form.edited.connect(self._edited)
        self._live.ask = self._wanted
        self._live.begun.connect(lambda: self.preview.set_state("updating"))
        self._live.early.connect(self._glimpsed)
        self._live.made.connect(self._shown)
        self._live.failed.connect(self._not_shown)
        # Bound methods: Qt takes them off when the dialog is gone.
        self.desk.office.changed.connect(self._refresh)
        QShortcut(QKeySequence.StandardKey.Save, self, self._keep_by_key)

    def _keep_by_key(self) -> None:
        if self.keep_button.isEnabled():
            self.keep()

    def _levels(self) -> Sequence[tuple[bool, str]]:
        programme = str(self._mission.programme or "")
        more = [(True, tr("All missions of {programme}", programme=programme))] if programme else []
        return [(False, tr("This mission")), *more]

    def _whom(self, of_programme: bool) -> str:  # noqa: FBT001 - read from the box as it is
        return str(self._mission.programme if of_programme else self._mission.code)

    def _where(self, of_programme: bool) -> dict[str, Any]:  # noqa: FBT001 - read from the box as it is
        return {"programme": self._mission.programme} if of_programme else {"mission_id": self._mission.id}

    # The text at hand

    def _show_offered(self, groups: Sequence[Any]) -> None:
        found: list[Choice] = []
        for group in groups:
            found.append(Choice("", "", tr(group.title)))
            icon = _ICONS.get(group.title, "mail")
            found += [Choice(kind.key, icon, tr(kind.title)) for kind in group.kinds]
        with QSignalBlocker(self.texts):
            self.texts.show_choices(found)
            self.texts.choose(self._wish)
        self._chosen()

    def _chosen(self) -> None:
        """Another text, language or level: what was typed is kept first."""
        place = (self.texts.key, str(self.language.currentData()), bool(self.level.currentData()))
        if place[0] and place != self._place:
            self._leave(lambda: self._open(place))

    def _open(self, place: tuple[str, str, bool]) -> None:
        self._place, self._opened = place, None
        self._choose_place()
        self._read()

    def _read(self) -> None:
        key, language, of_programme = place = self._place
        read = partial(
            services.paper_texts.opened,
            mission_id=self._mission.id,
            key=key,
            language=language,
            of_programme=of_programme,
        )

        def show(opened: Any) -> None:
            if place == self._place:
                self._show(opened)

        self.follow(self.desk.office.ask(read)).then(show).otherwise(self.refuse)

    def _show(self, opened: Any) -> None:
        """Show the text as it is now; what is being typed stays."""
        typed = self.is_changed and self.form.wording != plain(opened.text.wording)
        self._opened = opened
        self._title.setText(tr(opened.kind.title))
        self._whose.setText(tr(_WHOSE[opened.text.whose]))
        house = opened.below.whose == services.paper_texts.HOUSE
        rename(self.back_button, tr("Back to the house text") if house else tr("Back to the programme’s text"))
        if not typed:
            self.form.show_text(opened.kind, opened.text.wording)
        self._set_ready()
        self._live.outdate(at_once=True)

    def _edited(self) -> None:
        self._set_ready()
        self._live.outdate()

    def _set_ready(self) -> None:
        writable = not self.desk.read_only
        self.keep_button.setEnabled(writable and self.is_changed and not self.form.problems.text())
        self.back_button.setEnabled(writable and (self._opened.is_own or self.is_changed))

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on to something else when what was typed is kept, or may be thrown away."""
        if not self.is_changed:
            then()
        elif self.form.problems.text() or self.desk.read_only:
            self._choose_place()
            throw = (tr("Throw away the changes"), lambda: self._throw_away(then))
            words = self.form.problems.text() or tr("The data can only be read now.")
            self.messages.show_messages([InlineMessage(tr("This cannot be kept"), words, "warn", fixes=[throw])])
        else:
            self._choose_place()
            self.keep(then)

    def _throw_away(self, then: Callable[[], object]) -> None:
        self.messages.clear()
        self.form.show_text(self._opened.kind, self._opened.text.wording)
        then()

    def _choose_place(self) -> None:
        """Have list and boxes say again which text is being worded."""
        key, language, of_programme = self._place
        with QSignalBlocker(self.texts):
            self.texts.choose(key)
        self.language.setCurrentIndex(self.language.findData(language))
        self.level.setCurrentIndex(self.level.findData(of_programme))

    def _refresh(self, changes: Changed) -> None:
        """Texts were kept or taken back, here or elsewhere: what is not being typed is shown as it is now."""
        if self._place[0] and any(table == "wording" for table, _id in changes.touched):
            self._read()

    # Its paper

    def _wanted(self) -> tuple[str, Any, int] | None:
        if self._opened is None:
            return None
        text = self._place[0]
        return text, self._opened.trial(self.form.wording), self.preview.page_of(text)

    def _glimpsed(self, text: str, glimpse: Glimpse) -> None:
        self.preview.show_early(glimpse.pdf, text, glimpse.page, glimpse.pages)

    def _shown(self, text: str, seen: Seen) -> None:
        self.preview.show_document(seen.document, seen.piece.data, text)
        told = [*seen.piece.missing, *(words for words in seen.piece.warnings if "not known" in words)]
        messages = [InlineMessage(tr("Before you print"), "\n".join(told), "warn")] if told else []
        self.preview.messages.show_messages(messages)

    def _not_shown(self, error: Exception) -> None:
        self.preview.set_state("problem")
        self.preview.messages.clear()
        self.desk.refuse(error, self.preview.messages)


def _box(name: str, pairs: Sequence[tuple[Any, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in pairs:
        box.addItem(words, value)
    return box


def open_texts(desk: Desk, parent: QWidget, text: str = "", language: str = "en") -> None:
    """Open the texts of the mission at hand."""
    if desk.mission is not None:
        TextsDialog(desk, desk.mission, text, language, parent).open()
