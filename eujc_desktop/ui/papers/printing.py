"""Pages of a PDF on a printer, at its own resolution and in their own size."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from eujc_desktop import services
from eujc_desktop.common.errors import Refused, UserError
from eujc_desktop.common.page_numbers import page_numbers
from eujc_desktop.common.progress import Progress
from eujc_desktop.ui.text import tr

FINEST = 600
"""Dots an inch; finer is not seen, and takes four times as long at twice as many."""
_STRIP = 64
_POINTS = 72
DUPLEX = {"one": QPrinter.DuplexMode.DuplexNone, "long": QPrinter.DuplexMode.DuplexLongSide,
          "short": QPrinter.DuplexMode.DuplexShortSide}  # fmt: skip


class Wish(NamedTuple):
    """How somebody wants it printed: the name of the printer or a PDF file, the pages as written, copies, sides."""

    printer: str = ""
    pages: str = ""
    copies: int = 1
    sides: str = "one"
    file: Path | None = None

    @property
    def where(self) -> str:
        return self.file.name if self.file else self.printer


def print_paper(works: Any, order: Any, name: str, wish: Wish, progress: Progress, build: Callable[..., Any]) -> int:
    """Make what is ordered, enter it in the register and print it; how many pages. Runs on a worker.

    Where the printer refuses before the first page, nothing has left the office: the register is as it was, and no
    visit says that a letter was sent.
    """
    with tempfile.TemporaryDirectory(prefix="eujc-print-") as folder:
        target = Path(folder) if order.in_folder else Path(folder) / name
        made = services.papers.make(works, order, target, progress, build=build, printed=True)
        pages = 0
        try:
            for path in made.paths:
                pages += print_pdf(path.read_bytes(), wish, progress)
        except UserError:
            if not pages and made.entered:
                back = partial(services.paper_register.take_back, papers=made.entered)
                works.run(tr("Strike out what was not printed"), back)
            raise
        finally:
            if pages:
                services.papers.note(works, order, made)
        return pages


def print_pdf(pdf: bytes, wish: Wish, progress: Progress) -> int:
    """Print the pages wished for; how many."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    numbers = page_numbers(wish.pages, document.pageCount())
    printer = _printer(wish)
    _take_size(printer, document.pagePointSize(numbers[0] - 1))
    painter = QPainter()
    if not painter.begin(printer):
        cure = tr("See that it is switched on and has paper, or choose another one.")
        raise Refused(tr("The printer “{name}” does not answer.", name=wish.where), cure=cure)
    try:
        for count, number in enumerate(numbers):
            if count:
                _take_size(printer, document.pagePointSize(number - 1))
                printer.newPage()
            _paint(painter, printer.resolution(), document, number - 1, partial(progress, count, len(numbers)))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(numbers)


def _printer(wish: Wish) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if wish.file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(wish.file))
    else:
        printer.setPrinterName(wish.printer)
    printer.setResolution(min(FINEST, printer.resolution()))
    printer.setFullPage(True)
    printer.setCopyCount(wish.copies)
    printer.setDuplex(DUPLEX[wish.sides])
    return printer


def _take_size(printer: QPrinter, points: QSizeF) -> None:
    """Let the next page be as large as that of the paper, upright or across: labels must not be scaled."""
    across = points.width() > points.height()
    upright = QPageSize(points.transposed() if across else points, QPageSize.Unit.Point, "",
                        QPageSize.SizeMatchPolicy.FuzzyMatch)  # fmt: skip
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(upright, way, QMarginsF()))


def _paint(painter: QPainter, dpi: int, document: QPdfDocument, page: int, tell: Callable[[], object]) -> None:
    """Paint a page in strips: whole, at a printer's resolution, it takes 140 MB, and the window waits for its turn."""
    size = (document.pagePointSize(page) * dpi / _POINTS).toSize()
    for top in range(0, size.height(), _STRIP):
        tell()
        high = min(_STRIP, size.height() - top)
        painter.drawImage(0, top, strip(document, page, size, QRect(0, top, size.width(), high)))


def strip(document: QPdfDocument, page: int, size: QSize, part: QRect) -> QImage:
    """Part of a page that has `size` as a whole, on white."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    options.setScaledClipRect(part)
    drawn = document.render(page, part.size(), options)
    white = QImage(part.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    on_white = QPainter(white)
    on_white.drawImage(0, 0, drawn)
    on_white.end()
    return white
