"""A PDF on screen: pages under each other, page and zoom buttons; a new version keeps page, zoom and place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, QSize, QSizeF, Qt, QThread, QTimer
from PySide6.QtGui import QAction, QImage, QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_STATES = {"up to date": ("ok", "check"), "updating": ("info", "loader"), "problem": ("err", "triangle-alert")}
_PAGE = 84
_STEP = 1.2


def opened(pdf: bytes, home: QThread | None = None) -> QPdfDocument:
    """A document to be shown, by the thread `home` if it is opened in another: to measure fifty pages takes a while."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    for page in range(document.pageCount()):
        document.pagePointSize(page)
    if home is not None:
        document.moveToThread(home)
    return document


class PdfPreview(QWidget):
    """Shows bytes of a PDF; further buttons go into the tool row with `add_tools`."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._shown: tuple[str, bytes] = ("", b"")
        self.messages = MessageSlot(margins=(12, 10, 12, 0))
        self._tools = QWidget()
        self._tools.setObjectName("toolrow")
        self._row = QHBoxLayout(self._tools)
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setPageSpacing(10)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that came and went with the height of pages fitted to the width left beside it would do so for ever.
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(tr("Document"))
        self._glimpse = _Glimpse(self._view)
        self._ground()
        # A bound method: Qt takes it off when the preview is gone.
        theme.changed.connect(self._ground)
        self._page = label(tabular=True)
        self._state = StatusChip("", "ok")
        self._state.hide()
        self._fill_tools()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._tools, self.messages):
            layout.addWidget(widget)
        layout.addWidget(self._view, 1)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)

    def put_above(self, widget: QWidget) -> None:
        """Put something between the tools and the messages."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.messages), widget)

    @property
    def pages(self) -> int:
        return self._document.pageCount() if self._document else 0

    @property
    def paper(self) -> str:
        """What the pages shown are of."""
        return self._shown[0]

    @property
    def pdf(self) -> bytes:
        """What is shown."""
        return self._shown[1]

    @property
    def page(self) -> int:
        """Number of the page shown, from 1."""
        return self._view.pageNavigator().currentPage() + 1

    def page_of(self, paper: str) -> int:
        """The page of a paper that is looked at, the first of one that is not shown."""
        return self.page if paper == self.paper else 1

    def show_pdf(self, pdf: bytes, paper: str = "") -> bool:
        """As `show_document`, for a PDF that is still to be opened."""
        return self.show_document(opened(pdf), pdf, paper)

    def show_document(self, document: QPdfDocument, pdf: bytes, paper: str = "") -> bool:
        """Show an opened PDF, at the place of the version before if it is of the same paper; whether Qt can read it.

        One that cannot be read changes nothing.
        """
        if document.status() != QPdfDocument.Status.Ready:
            document.deleteLater()
            self.set_state("problem")
            return False
        self._glimpse.hide()
        if (paper, pdf) == self._shown:
            document.deleteLater()
            self.set_state("up to date")
            return True
        # WORKAROUND: a document whose parent is the view that shows it crashes when both are destroyed.
        document.setParent(self)
        bars = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        places = [bar.value() for bar in bars]
        old, self._document = self._document, document
        self._view.setDocument(document)
        (before, _), self._shown = self._shown, (paper, pdf)
        if old is not None:
            old.deleteLater()
            if before != paper:
                places = [0, 0]
            for bar, place in zip(bars, places, strict=True):
                QTimer.singleShot(0, bar, partial(bar.setValue, place))
        self.set_state("up to date")
        self._tell_page()
        return True

    def clear(self) -> None:
        """Show no pages."""
        self._glimpse.hide()
        old, self._document = self._document, QPdfDocument(self)
        self._view.setDocument(self._document)
        if old is not None:
            old.deleteLater()
        self._shown = ("", b"")
        self._tell_page()

    def show_early(self, pdf: bytes, paper: str, page: int, pages: int) -> None:
        """Show a page alone, where it will stand, until all of them come."""
        document = opened(pdf)
        if document.status() == QPdfDocument.Status.Ready:
            size = self._size_of(document.pagePointSize(0))
            ratio = self._view.devicePixelRatioF()
            image = document.render(0, (QSizeF(size) * ratio).toSize())
            image.setDevicePixelRatio(ratio)
            down, right = self._view.verticalScrollBar().value(), self._view.horizontalScrollBar().value()
            at = QPoint(right, down - self._top_of(page)) if paper == self.paper else QPoint()
            self._glimpse.show_page(image, size, at - QPoint(0, self._view.documentMargins().top()))
            self._say_page(page, pages)
        document.deleteLater()

    def _size_of(self, points: QSizeF) -> QSize:
        """How large the view shows a page."""
        port, margins = self._view.viewport().size(), self._view.documentMargins()
        room = QSizeF(port.width() - margins.left() - margins.right(), port.height() - self._view.pageSpacing())
        mode = self._view.zoomMode()
        if mode == QPdfView.ZoomMode.Custom:
            return (points * self._view.zoomFactor() * self._view.screen().logicalDotsPerInchX() / 72).toSize()
        if mode == QPdfView.ZoomMode.FitToWidth:
            return (points * room.width() / points.width()).toSize()
        return points.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize()

    def _top_of(self, page: int) -> int:
        """How far a page is below the first, where all pages are alike."""
        bar, margins = self._view.verticalScrollBar(), self._view.documentMargins()
        whole = bar.maximum() + bar.pageStep() - margins.top() - margins.bottom()
        return (page - 1) * whole // self.pages if self.pages else 0

    def add_tools(self, *widgets: QWidget) -> None:
        """Put buttons at the end of the tool row."""
        self._row.addSpacing(2)
        for widget in widgets:
            self._row.addWidget(widget)

    def set_state(self, state: str) -> None:
        """Say whether the pages are up to date, updating, or have a problem."""
        if state == "problem":
            self._glimpse.hide()
        words = {"up to date": tr("Up to date"), "updating": tr("Updating…"), "problem": tr("Problem")}
        self._state.show_state(words[state], *_STATES[state])
        self._state.show()

    def go(self, page: int) -> None:
        """Show page `page`, counted from 1."""
        if 1 <= page <= self.pages:
            self._view.pageNavigator().jump(page - 1, QPointF())

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        if self._view.zoomMode() != QPdfView.ZoomMode.Custom:
            self._view.setZoomFactor(self._fitted())
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._view.setZoomFactor(min(5.0, max(0.2, self._view.zoomFactor() * factor)))

    def fit(self) -> None:
        """Whole page first, then the page's width, in turn."""
        whole = self._view.zoomMode() != QPdfView.ZoomMode.FitInView
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth)

    def _fitted(self) -> float:
        """The factor that fits a page to the width now."""
        if not self.pages or self._document is None:
            return 1.0
        inches = self._document.pagePointSize(0).width() / 72
        room = self._view.viewport().width() - 2 * self._view.documentMargins().left()
        return max(0.2, room / (inches * self._view.screen().logicalDotsPerInchX()))

    def _ground(self) -> None:
        """The view paints what is behind the pages in its palette's dark colour, whatever the sheet says."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("page"))
        self._view.setPalette(palette)

    def _fill_tools(self) -> None:
        self._row.setContentsMargins(6, 7, 8, 7)
        self._row.setSpacing(4)
        # Closer than the others: in a small window everything beside them needs its room.
        looking = row(
            tool("chevron-up", tip=tr("Previous page"), on_click=lambda: self.go(self.page - 1)),
            tool("chevron-down", tip=tr("Next page"), on_click=lambda: self.go(self.page + 1)),
            self._page,
            tool("zoom-out", tip=tr("Smaller (Ctrl+-)"), on_click=lambda: self.zoom(1 / _STEP)),
            tool("zoom-in", tip=tr("Larger (Ctrl++)"), on_click=lambda: self.zoom(_STEP)),
            tool("maximize", tip=tr("Whole page or page width"), on_click=self.fit),
            spacing=2,
        )
        self._row.addWidget(looking)
        self._row.addStretch(1)
        self._row.addWidget(self._state)
        steps = ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1))
        for page_key, step in steps:
            turn = QShortcut(page_key, self._view, context=Qt.ShortcutContext.WidgetShortcut)
            turn.activated.connect(lambda step=step: self.go(self.page + step))
        for key, factor in ((QKeySequence.StandardKey.ZoomIn, _STEP), (QKeySequence.StandardKey.ZoomOut, 1 / _STEP)):
            action = QAction(self)
            action.setShortcuts(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, factor=factor: self.zoom(factor))
            self.addAction(action)

    def _tell_page(self) -> None:
        self._say_page(self.page, self.pages)

    def _say_page(self, page: int, pages: int) -> None:
        text = tr("Page {page} of {pages}", page=page, pages=pages) if pages else ""
        self._page.setText(text)
        self._page.setMinimumWidth(max(_PAGE, self._page.sizeHint().width()))  # the tools do not move at each page
        self._view.setAccessibleDescription(text)


class _Glimpse(QWidget):
    """One page painted over a view of many."""

    def __init__(self, view: QPdfView) -> None:
        super().__init__(view)
        self._image, self._size, self._at = QImage(), QSize(), QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_page(self, image: QImage, size: QSize, at: QPoint) -> None:
        """Cover the view with the page, scrolled to `at`."""
        view = self.parentWidget()
        if isinstance(view, QPdfView):
            self._image, self._size, self._at = image, size, at
            self.setGeometry(view.viewport().geometry())
            self.show()
            self.raise_()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        left = max((self.width() - self._size.width()) // 2, -self._at.x())
        page = QRect(QPoint(left, -self._at.y()), self._size)
        painter.fillRect(page, Qt.GlobalColor.white)
        painter.drawImage(page, self._image)
