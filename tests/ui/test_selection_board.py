"""Applicants on the board: moved by key, balanced against quotas, tried before anything is written."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest

from eujc_desktop import services
from eujc_desktop.ui.components.card_list import CARD
from eujc_desktop.ui.dialogs.quotas import QuotaDialog
from eujc_desktop.ui.dialogs.selection import SelectionDialog
from eujc_desktop.ui.text import tr
from tests.ui.house import CTRL, House, also_in_japanese, nameless, press

RECEIVED, SHORTLISTED, SELECTED, WAITING, DECLINED = range(5)


def ids(board: Any, at: int) -> list[str]:
    cards = board.columns[at].cards
    return [cards.item(row).data(CARD).id for row in range(cards.count())]


def lines(dialog: Any) -> list[str]:
    return [dialog.balance.item(at).text() for at in range(dialog.balance.count())]


@also_in_japanese
def test_applicants_are_moved_tried_and_balanced_on_the_board(filled: House, speech: str) -> None:
    filled.tab("participants")
    filled.run("selection")
    (dialog,) = filled.window.findChildren(SelectionDialog)
    dialog.show_view("board")
    filled.idle()
    board = dialog.board
    assert nameless(dialog) == []
    rows = {row.id: row for row in dialog.table.model_.sheet.rows}
    assert {one for at in range(5) for one in ids(board, at)} == set(rows)

    # One who is not in is tried before she is moved.
    source = next(at for at in (RECEIVED, DECLINED, WAITING) if ids(board, at))
    one = next(key for key in ids(board, source) if rows[key].country)
    board.choose([one], held=True)
    country = rows[one].traits["country"]
    before = next(bar for bar in dialog.table.model_.sheet.balance()["country"] if bar.value == country).now \
        if any(bar.value == country for bar in dialog.table.model_.sheet.balance()["country"]) else 0  # fmt: skip
    assert any(f"{before} → {before + 1}" in line for line in lines(dialog))
    dialog.put([one], "selected")
    filled.idle()
    assert one in ids(board, SELECTED)
    assert board.chosen == [one]
    assert str(filled.undone()) == "Decide about 1 applicant"

    # A quota turns it red, and says by how many.
    mission = filled.window.desk.mission_id
    values = {"trait": "country", "value": country, "most": before}
    filled.window.office.do("Quota", partial(services.quotas.add, mission_id=mission, values=values))
    filled.idle()
    assert any("1 too many" in line for line in lines(dialog))
    bar = next(bar for bar in dialog.table.model_.sheet.balance()["country"] if bar.value == country)
    assert dialog.balance.token(bar) == "err"

    # Keys move cards between columns and along the waiting list.
    board.choose([one], held=True)
    press(board.columns[SELECTED].cards, Qt.Key.Key_Right, held=CTRL)
    filled.idle()
    assert ids(board, WAITING)[-1] == one
    if len(ids(board, WAITING)) > 1:
        press(board.columns[WAITING].cards, Qt.Key.Key_Up, held=CTRL)
        filled.idle()
        assert ids(board, WAITING)[-2] == one
    by_mouse(dialog, filled, one, before)
    all_of_a_trait(dialog)
    refused_and_past(dialog, filled, one)
    ask_without_limits(dialog, filled)
    dialog.reject()
    filled.run("selection")
    dialog = next(each for each in filled.window.findChildren(SelectionDialog) if each.isVisible())
    board = dialog.board
    assert board.current, "the board is remembered, and has the keyboard"
    board.choose([one], held=True)
    dialog.recall()
    filled.idle()
    assert one in ids(board, source)
    dialog.reject()


def all_of_a_trait(dialog: Any) -> None:
    """What is not told of a trait is a key or a click away, and back."""
    view, few = dialog.balance, len(lines(dialog))
    at = next(at for at, line in enumerate(lines(dialog)) if line.startswith("and "))
    view.setCurrentRow(at)
    press(view, Qt.Key.Key_Return)
    assert len(lines(dialog)) > few
    assert lines(dialog)[view.currentRow()] == "Fewer"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(view.currentItem()).center())
    assert len(lines(dialog)) == few


def refused_and_past(dialog: Any, house: House, one: str) -> None:
    """About who has withdrawn nothing is decided; what was refused is gone with the next decision."""
    gone = ids(dialog.board, SELECTED)[0]
    house.window.office.do("Gone", partial(services.records.change, table="participation", record_id=gone,
                                           given={"stage": "withdrawn"}))  # fmt: skip
    house.idle()
    dialog.put([gone], "selected")
    house.idle()
    assert "Nothing can be decided about who has withdrawn" in dialog.messages.titles()[0]
    dialog.put([one], "shortlisted")
    house.idle()
    assert dialog.messages.titles() == []
    assert one in ids(dialog.board, SHORTLISTED)
    for _ in range(2):
        house.window.office.undo()
        house.idle()
    assert one in ids(dialog.board, WAITING)


def by_mouse(dialog: Any, house: House, one: str, before: int) -> None:
    """Drag a card to the selected and back; what comes of it is said while it is held."""
    board = dialog.board
    board.choose([])
    assert not any("too many" in line for line in lines(dialog))
    board.choose([one], held=True)
    assert any(f"{before} → {before + 1}" in line for line in lines(dialog)), "at hand, she is tried again"
    assert any("1 too many" in line for line in drag(dialog, WAITING, one, SELECTED, let_go=False))
    house.idle()
    assert one in ids(board, WAITING), "drawn over a column and away, nothing is decided"
    drag(dialog, WAITING, one, SELECTED)
    house.idle()
    assert one in ids(board, SELECTED)
    assert str(house.undone()) == "Decide about 1 applicant"
    assert not any("1 too many" in line for line in drag(dialog, SELECTED, one, WAITING))
    house.idle()
    assert one in ids(board, WAITING)


def drag(dialog: Any, source: int, one: str, target: int, *, let_go: bool = True) -> list[str]:
    """Press a card, draw it over a column and let it go there, or go on; what the balance said on the way."""
    board = dialog.board
    cards, column = board.columns[source].cards, board.columns[target]
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    cards.scrollToItem(cards.item(cards.row_of(one)))
    start = cards.visualItemRect(cards.item(cards.row_of(one))).center()
    QTest.mousePress(cards.viewport(), left, none, start)
    for step in (3, 30):
        QTest.mouseMove(cards.viewport(), start + QPoint(step, step // 3))
    # What the window system does from here on is played: the one of tests has no hand that drags.
    assert cards.findChildren(QDrag), "the card is in the hand"
    QTest.mouseRelease(cards.viewport(), left, none, start + QPoint(30, 10))
    assert board.chosen == [one]
    data, middle = cards.mimeData(cards.selectedItems()), column.rect().center()
    column.dragEnterEvent(QDragEnterEvent(middle, copy, data, left, none))
    said = lines(dialog)
    assert column.property("dropping")
    if let_go:
        column.dropEvent(QDropEvent(middle.toPointF(), copy, data, left, none))
    else:
        column.dragLeaveEvent(QDragLeaveEvent())
    assert not column.property("dropping")
    return said


def ask_without_limits(dialog: Any, house: House) -> None:
    """Open the first quota, and take its limit away."""
    dialog._quota_menu.actions()[0].trigger()
    asked = dialog.findChild(QuotaDialog)
    assert nameless(asked) == []
    asked.fill("most", "")
    asked.send()
    house.idle()
    assert asked.isVisible(), "a quota without a limit is none"
    asked.reject()
    # A size is said in the words of the window, and counted as what it is.
    for kept in (False, True):
        asked = QuotaDialog(dialog.desk, dialog._mission_id, quota_of(dialog, "size") if kept else None, dialog)
        if not kept:
            asked.fill("trait", "size")
            asked.fill("value", tr("small"))
        asked.fill("least", "2" if kept else "1")
        asked.send()
        house.idle()
        assert (quota_of(dialog, "size").value, quota_of(dialog, "size").least) == ("small", 1 + kept)


def quota_of(dialog: Any, trait: str) -> Any:
    return next(one for one in dialog.table.model_.sheet.quotas if one.trait == trait)
