"""Words on screen, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "eujc"


def tr(text: str, /, **values: object) -> str:
    """`text` in the user's language, its {names} filled in afterwards; values are data and never translated."""
    shown = QCoreApplication.translate(CONTEXT, text)
    return shown.format(**values) if values else shown


def count(one: str, many: str, n: int) -> str:
    """`many` with %n for `n` things, in the plural form of the user's language; `one` is the English singular."""
    shown = QCoreApplication.translate(CONTEXT, many, None, n)
    if n == 1 and shown == many.replace("%n", "1"):
        return one.replace("%n", "1")
    return shown


def escape(text: str) -> str:
    """User text for a button, tab or menu, where Qt would read `&` as a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """User text for a tooltip, where Qt would read what looks like markup, and the files it names."""
    if "<" not in text:
        return text
    from html import escape as marked

    return f"<span>{marked(text).replace(chr(10), '<br>')}</span>"


def lowered(label: str) -> str:
    """A label within a sentence: its first word small, unless it is written in capitals, such as SME."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
