"""Which printer, which pages, how often, and on one side or both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.page_numbers import page_numbers
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.papers.options import line
from eujc_desktop.ui.papers.printing import Wish
from eujc_desktop.ui.text import count, told, tr


def no_printer(open_outside: Callable[[], object]) -> InlineMessage | None:
    """What to say on a machine without a printer, with the way out; None where there is one."""
    if QPrinterInfo.availablePrinterNames():
        return None
    words = tr("Set one up in the system's settings, or open the PDF in another program and print it there.")
    fixes = ((tr("Open the PDF"), open_outside),)
    return InlineMessage(tr("This computer has no printer"), words, "warn", "printer", fixes, closable=True)


class PrinterDialog(QDialog):
    """Tells by `asked` how it is to be printed."""

    asked = Signal(object)

    def __init__(self, title: str, pages: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = pages
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print {paper}", paper=title))
        self.setMinimumWidth(420)
        self.printer = _box(tr("Printer"), [(name, name) for name in QPrinterInfo.availablePrinterNames()])
        self.printer.setCurrentIndex(max(0, self.printer.findData(QPrinterInfo.defaultPrinterName())))
        self.pages, self.copies = QLineEdit(), NumberBox()
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.setPlaceholderText(tr("All {n}; or 4-6, 9", n=pages))
        self.pages.textEdited.connect(lambda _text: self._check())
        self.copies.setAccessibleName(tr("Copies"))
        self.copies.setRange(1, 999)
        sides = [("one", tr("One side")), ("long", tr("Both, turned at the long edge")),
                 ("short", tr("Both, turned at the short edge"))]  # fmt: skip
        self.sides = _box(tr("Sides"), sides)
        self._note = label("", "small", "second", wrap=True)
        self.ok = push(tr("Print"), "primary", "printer", on_click=self._ask)
        self.ok.setDefault(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 14)
        lines.setSpacing(10)
        for words, field in ((tr("Printer"), self.printer), (tr("Pages"), self.pages), (tr("Copies"), self.copies),
                             (tr("Sides"), self.sides)):  # fmt: skip
            lines.addWidget(line(words, field))
        lines.addWidget(self._note)
        lines.addWidget(row("stretch", push(tr("Cancel"), on_click=self.reject), self.ok))
        self.pages.setFocus()
        self._check()

    def _check(self) -> None:
        """Say which pages are meant, or why none are."""
        try:
            chosen = page_numbers(self.pages.text(), self._count)
        except Refused as error:
            self._note.setText(f"{told(error)} {tr(error.cure)}")
            self.ok.setEnabled(False)
            return
        self._note.setText(count("%n page is printed.", "%n pages are printed.", len(chosen)))
        self.ok.setEnabled(True)

    def _ask(self) -> None:
        wish = Wish(str(self.printer.currentData()), self.pages.text(), self.copies.value(), self.sides.currentData())
        self.accept()
        self.asked.emit(wish)


def _box(name: str, pairs: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in pairs:
        box.addItem(words, value)
    return box
