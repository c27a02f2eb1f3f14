"""One window for a data file: the first listens for a bell, the second rings it and makes way."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 500


class Bell(QObject):
    """Brings `window`, the one that has `file` open, to the front whenever somebody rings."""

    def __init__(self, file: Path, window: QWidget) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(window)
        self._window, self._server = window, QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        # Left by a window that was killed: only the one that holds the lock of the file comes here.
        QLocalServer.removeServer(_address(file))
        self._server.listen(_address(file))

    def _heard(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.write(b"!")
            caller.flush()
            caller.disconnectFromServer()
            caller.disconnected.connect(caller.deleteLater)
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def ring(file: Path) -> bool:
    """Whether a window that has `file` open heard the bell."""
    from PySide6.QtNetwork import QLocalSocket

    caller = QLocalSocket()
    caller.connectToServer(_address(file))
    # The system takes the call for a window that stands still; only an answer tells that it is coming.
    return caller.waitForConnected(_PATIENCE_MS) and caller.waitForReadyRead(_PATIENCE_MS)


def _address(file: Path) -> str:
    return f"eujc-desktop-{sha256(str(file.resolve()).encode()).hexdigest()[:24]}"
