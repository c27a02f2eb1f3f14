"""The least a PySide6 program can do: a main window with a label; with a file, also 200 of its people in a table."""

from __future__ import annotations

import json
import os
import sys
import time

START = float(os.environ["EUJC_BENCH_START"])

from PySide6.QtCore import QTimer  # noqa: E402 - the clock runs before the imports, which are most of what is measured
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableWidget, QTableWidgetItem, QWidget  # noqa: E402


class Content(QWidget):
    """Says when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    sys.stdout.write(json.dumps({"frame": time.monotonic() - START}) + "\n")
    sys.stdout.flush()
    os._exit(0)


def table(path: str, parent: QWidget) -> None:
    """200 people, read by the driver alone."""
    import sqlcipher3.dbapi2 as driver

    columns = "family_name, given_name, native_name, email, nationality, job_title, birth_date, mobile"
    rows = driver.connect(path).execute(f"SELECT {columns} FROM person ORDER BY id LIMIT 200").fetchall()
    view = QTableWidget(len(rows), 8, parent)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            view.setItem(y, x, QTableWidgetItem(str(value or "")))
    view.resize(1400, 860)


# Style and size as those of the program's window.
app = QApplication([sys.argv[0], "-style", "fusion"])
window = QMainWindow()
window.resize(1440, 900)
content = Content(window)
QLabel("Ready", content)
if sys.argv[1:]:
    table(sys.argv[1], content)
window.setCentralWidget(content)
window.show()
app.exec()
