"""Evaluation and follow-up in their windows: forms typed by keys, pasted, quoted; surveys laid out and answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.dialogs.asking import AskDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.panes.evaluation import EvaluationDialog
from eujc_desktop.ui.panes.surveys import FollowUpDialog
from tests.ui.house import House, button, in_english, nameless, press

Key = Qt.Key


def test_forms_are_typed_in_from_paper(filled: House) -> None:
    filled.tab("participants")
    filled.run("evaluation")
    (dialog,) = filled.window.findChildren(EvaluationDialog)
    entry, table = dialog.entry, dialog.entry.table
    QAbstractItemModelTester(table.model_, QAbstractItemModelTester.FailureReportingMode.Fatal)
    button(dialog, "Begin with the usual questions").click()
    filled.idle()
    assert nameless(dialog) == []
    button(dialog, "A form for everybody").click()
    filled.idle()
    sheet = table.model_.sheet
    assert len(sheet.forms) == 24

    table.go(0, 0)
    press(table, "5", "4", "9")
    filled.idle()
    assert [in_english(title) for title in entry.messages.titles()] == ["“9” is not one of 1 to 5"]
    press(table, "3")
    filled.idle()
    assert entry.messages.titles() == []
    first = table.model_.sheet.forms[0].id
    given = [table.model_.sheet.answers.get((first, ask.key)) for ask in sheet.asks[:3]]
    assert given == [5, 4, 3], "9 is no answer to a question of 1 to 5"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 3)
    assert filled.undone() == "Answer on form 1"
    filled.run("undo")
    assert table.model_.text(table.model_.index(0, 2)) == ""
    filled.run("redo")
    entry.way.choose("down")
    entry._turn("down")
    table.go(1, 0)
    press(table, "2", "1")
    filled.idle()
    assert [table.model_.text(table.model_.index(row, 0)) for row in range(3)] == ["5", "2", "1"]

    QApplication.clipboard().setText("4\t4\n3\t6")
    table.go(4, 0)
    table._paste()
    filled.idle()
    QApplication.clipboard().clear()
    assert entry.messages.titles() == ["Form 6, “Was the preparation helpful?”: “6” is not one of 1 to 5."]
    assert table.model_.text(table.model_.index(4, 0)) == "", "nothing was written"


def test_words_are_quoted_and_figures_read(filled: House) -> None:
    filled.tab("participants")
    filled.run("evaluation")
    (dialog,) = filled.window.findChildren(EvaluationDialog)
    entry, table = dialog.entry, dialog.entry.table
    button(dialog, "Begin with the usual questions").click()
    filled.idle()
    button(dialog, "A form for everybody").click()
    filled.idle()
    press(table, "5")
    filled.idle()
    sheet = table.model_.sheet
    words = next(at for at, ask in enumerate(sheet.asks) if ask.scale == "words")
    table.go(0, words)
    press(table, "The andon board", Key.Key_Return)
    filled.idle()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, words + 1)
    table.go(0, words)
    entry.quote()
    filled.idle()
    assert entry.messages.titles() == ["Who filled this form in has not agreed to be quoted."]
    entry.may_quote(may=True)
    filled.idle()
    entry.quote()
    filled.idle()
    dialog.show_pane("means")
    filled.idle()
    quote = dialog.means.quotes.topLevelItem(0)
    assert (quote.text(0), quote.checkState(0)) == ("The andon board", Qt.CheckState.Checked)
    quote.setCheckState(0, Qt.CheckState.Unchecked)
    filled.idle()
    assert table.model_.sheet.quoted == frozenset()
    assert dialog.means.table.model_.rows[0][2:4] == [1, "5.0 / 5"]
    dialog.show_pane("questions")
    filled.idle()
    assert dialog.questions.grid.model_.rowCount() == 8
    assert nameless(dialog) == []


def test_surveys_are_laid_out_sent_and_answered(filled: House) -> None:
    filled.tab("participants")
    filled.run("follow_up")
    (dialog,) = filled.window.findChildren(FollowUpDialog)
    pane = dialog.surveys
    button(dialog, "Lay out surveys").click()
    filled.idle()
    rounds = len(pane.sheet.rounds)
    assert pane.grid.model_.rowCount() == 24 * rounds
    assert nameless(dialog) == []
    button(dialog, "Sent…").click()
    dialog.findChildren(AskDialog)[-1].send()
    filled.idle()
    assert len(pane.sheet.of("sent")) == 1
    button(dialog, "Add result…").click()
    record = dialog.findChildren(RecordDialog)[-1]
    record.fill("code", "contract")
    record.fill("partner", "Aone Seisakusho")
    record.send()
    filled.idle()
    assert len(pane.sheet.of("answered")) == 1
    first, *later = in_english(pane.sums.text()).split("   ·   ")
    assert first.endswith("1 of 1 answered (100%)")
    assert later
    assert all(each.endswith("none sent yet") for each in later)
    dialog.show_pane("results")
    filled.idle()
    assert dialog.outcomes.sums.text() == "Contract or sales: 1"
    assert dialog.outcomes.grid.model_.rowCount() == 1
    dialog.show_pane("surveys")
    filled.idle()
    pane.grid.view.selectAll()
    for left_open in (True, False):
        QTest.keyClick(pane.grid.view, Qt.Key.Key_Escape)
        assert dialog.isVisible() == left_open, "Esc takes the selection away, then closes"
    filled.idle()
    filled.run("follow_up")
    filled.idle()
    (dialog,) = (each for each in filled.window.findChildren(FollowUpDialog) if each.isVisible())
    grid = dialog.surveys.grid
    assert grid.current_id == grid.model_.ids[1], "the first has answered"
    dialog.accept()
    filled.idle()
