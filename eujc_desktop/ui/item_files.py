"""Confirmations and other files of an itinerary item in a section of its panel: opened, replaced, printed as annex."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.record_scans import RecordScans
from eujc_desktop.ui.text import tr


class ItemFiles(RecordScans):
    """Lists the files kept with an item; each is printed with the book where its box is ticked."""

    key = "item_files"

    def show_item(self, item_id: str, title: str) -> None:
        """Follow another item, or the same after a change."""
        self._name = title
        self._turn_to(item_id)

    def take(self, kind: str, path: Path) -> None:
        """Keep a file with the item."""
        keep = partial(services.scans.add_to_item, item_id=self._id, kind=kind, path=path)
        self._write(tr("Add a file to “{title}”", title=self._name), keep)

    def remove(self, scan: Any) -> None:
        """Take a file away."""
        gone = partial(services.scans.remove, scan_id=scan.id)
        self._write(tr("Remove a file of “{title}”", title=self._name), gone)

    def replace(self, scan: Any, path: Path) -> None:
        """Keep another file in the place of one."""
        other = partial(services.scans.replace, scan_id=scan.id, path=path)
        self._write(tr("Replace a file of “{title}”", title=self._name), other)

    def annex(self, scan: Any, *, on: bool) -> None:
        """Print a file with the book, or no longer."""
        words = tr("Print “{file}” as annex", file=scan.file_name) if on else tr(
            "Print “{file}” no longer", file=scan.file_name
        )  # fmt: skip
        self._write(words, partial(services.scans.annex, scan_id=scan.id, on=on))

    def none(self) -> str:
        return tr("No file yet. Drop a PDF, JPEG or PNG here, or add one. The book can print it as annex.")

    def kinds(self) -> Sequence[tuple[str, str]]:
        return services.scans.item_kinds()

    @staticmethod
    def query(work: Any, record_id: str) -> Sequence[Any]:
        return services.scans.of_item(work, item_id=record_id)

    def _line(self, scan: Any) -> QWidget:
        box = CheckBox(tr("Printed as annex"))
        box.setChecked(scan.annexed)
        box.setEnabled(self._may_change)
        box.setAccessibleDescription(scan.file_name)
        box.clicked.connect(lambda on: self.annex(scan, on=on))
        words = tr("Replace {file}", file=scan.file_name)
        other = tool("refresh-cw", tip=words, on_click=partial(self._ask_and_replace, scan, words))
        other.setEnabled(self._may_change)
        return column(super()._line(scan), row((box, 1), other), spacing=0)

    def _ask_and_replace(self, scan: Any, words: str) -> None:
        if path := self.ask_for_file(words):
            self.replace(scan, path)
