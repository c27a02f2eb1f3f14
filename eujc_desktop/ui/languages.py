"""The language of the window: chosen in the settings or taken from the system, switched at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTimer

from eujc_desktop.ui.text import Catalogue, language, speak

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from eujc_desktop.ui.window import Window

_LOCALES = {"en": QLocale.Language.English, "ja": QLocale.Language.Japanese, "fr": QLocale.Language.French}
_WAIT_MS = 30


class _Qt:
    """Qt's own words, as on the buttons of its dialogs; English ones need no translator."""

    translator: QTranslator | None = None


def meant(choice: str) -> str:
    """The language of a choice in the settings; where it is the system's and not spoken here, English."""
    system = QLocale.system().language()
    spoken = next((code for code, known in _LOCALES.items() if known == system), "en")
    return choice if choice in _LOCALES else spoken


def begin(code: str, catalogue: Catalogue | None = None) -> None:
    """Speak a language: the program's words, Qt's, and how days and numbers are written."""
    speak(code, catalogue)
    system, wanted = QLocale.system(), _LOCALES.get(code, QLocale.Language.English)
    # The system's own locale knows more than the language: English days differ by country.
    QLocale.setDefault(system if system.language() == wanted else QLocale(wanted))
    if _Qt.translator is not None:
        QCoreApplication.removeTranslator(_Qt.translator)
        _Qt.translator = None
    if wanted != QLocale.Language.English:
        from PySide6.QtCore import QLibraryInfo, QTranslator

        _Qt.translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if _Qt.translator.load(f"qtbase_{code}", folder):
            QCoreApplication.installTranslator(_Qt.translator)


def switch(window: Window, choice: str, then: Callable[[], object]) -> None:
    """Speak what is chosen: the window is built again in it once its work under way has been answered, `then` more."""
    if meant(choice) == language():
        return
    window.settle()
    if window.office.is_busy:
        QTimer.singleShot(_WAIT_MS, window, lambda: switch(window, choice, then))
        return
    begin(meant(choice))
    window.say_anew()
    then()
