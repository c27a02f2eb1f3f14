"""Papers as one works with them: the list at the left, the choices beside it, the pages at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row, scrolled, vline
from eujc_desktop.ui.components.messages import InlineMessage, lines_of
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.papers.certificate_people import decide_with
from eujc_desktop.ui.papers.check import Check
from eujc_desktop.ui.papers.earlier import Earlier, message
from eujc_desktop.ui.papers.edition_banner import EditionBanner, to_release
from eujc_desktop.ui.papers.facts import Facts, read
from eujc_desktop.ui.papers.key_files import choose_with
from eujc_desktop.ui.papers.last_chosen import LastChosen
from eujc_desktop.ui.papers.live import Glimpse, Live, Seen
from eujc_desktop.ui.papers.offers import PAPERS, for_readers
from eujc_desktop.ui.papers.options import PaperOptions
from eujc_desktop.ui.papers.output import Host, Output
from eujc_desktop.ui.papers.paper_list import PaperList
from eujc_desktop.ui.papers.who import Person
from eujc_desktop.ui.papers.whom import Whom
from eujc_desktop.ui.papers.wish import Wish
from eujc_desktop.ui.papers.words import details
from eujc_desktop.ui.text import count, tr

_TOLD = 6
_LEFT, _MIDDLE = 224, 324
_PAPER = "documents.paper"
_NOTED = {"paper", "paper_setting", "disclosure", "showing"}
"""Tables that tell of papers and change none."""


class PapersBody(QWidget):
    """The papers of one mission; `shown` tells that one of them is on screen, as it will be printed."""

    shown = Signal()
    texts_asked = Signal(str, str)
    """The text of that key, in that language, is to be worded anew."""
    led = Signal(object)
    """The record and field that a remark speaks of are to be shown."""

    def __init__(self, desk: Desk, host: Host) -> None:
        super().__init__()
        self._desk, self._host = desk, host
        self._mission_id, self._mission = "", ""
        self._states: Any = None
        self._people: Sequence[Person] = ()
        self._wish: Wish | None = None
        self._pages: dict[str, int] = {}
        self._last = LastChosen(desk)
        self._editions = False
        self.papers, self.earlier = PaperList(), Earlier()
        self.whom, self.options, self.preview = Whom(), PaperOptions(), PdfPreview()
        self.messages, self.banner = self.preview.messages, EditionBanner()
        self.export_button = push(tr("Export PDF…"), "primary", "download", on_click=self.export)
        self.check = Check(desk, host.follow, self.refuse)
        self.print_button = push(tr("Print…"), icon="printer", on_click=self.print_out, gives_way=True)
        self.mail_button = push(tr("Hand to mail…"), icon="mail", on_click=self.hand_over)
        self._mail = row((self.mail_button, 1), margins=(16, 8, 16, 10))
        self._title = label("", "title", wrap=True)
        self.output = Output(desk, host, self)
        self._live = Live(desk.office, self, host.follow)
        self._assemble()
        self._connect()

    @property
    def person(self) -> str:
        """The participant or host the paper is for, "" for everyone."""
        return self.whom.person

    @property
    def is_waiting(self) -> bool:
        """Whether other pages are about to come."""
        return self._live.is_waiting

    def show_mission(self, mission_id: str) -> None:
        """Show the papers of a mission; of the one shown already, read again what there is and keep what is chosen."""
        self._offer_papers()
        if mission_id != self._mission_id:
            self._mission_id, self._wish = mission_id, self._wish or Wish(str(self._desk.memory.get(_PAPER, "")))
            self._pages.clear()
        else:
            self._live.outdate(at_once=True)
        self._read(options=True)

    def _offer_papers(self) -> None:
        """List the papers that the kind of the mission makes; one asked for by name is among them."""
        kept, wished = self.papers.key, self._wish.paper if self._wish else ""
        if self.papers.offer(self._desk.tools, wished) and self._wish is None and self._mission_id:
            self._wish = Wish(kept)

    def _follow_tools(self) -> None:
        """Other papers may belong to the mission at hand than before; the one that was shown stays where it can."""
        if self._mission_id == self._desk.mission_id:
            self._offer_papers()
            if self._wish is not None and self._states is not None:
                self._obey()

    def choose(
        self,
        paper: str,
        person: str = "",
        people: Sequence[str] = (),
        letter: str = "",
        day: int | None = None,
        language: str = "",
    ) -> None:
        """Show a paper by its key, for everyone, for one person, or for the people ticked; a certain letter, or day."""
        self._wish = Wish(paper, person, people, letter, day, language)
        self._offer_papers()
        if self._states is not None:
            self._obey()

    def refresh(self, changes: Changed) -> None:
        """Records were changed: what is shown is made again after a moment, unless only papers were noted."""
        tables, turned = {table for table, _id in changes.touched}, changes.kind in ("undo", "redo")
        # What was chosen here is known here, and may have been chosen otherwise meanwhile.
        if turned or tables - {"paper_setting"}:
            self._read(options=turned and "paper_setting" in tables)
        if tables - _NOTED:
            self._live.outdate()

    def order(self, *, each: bool = False, person: str = "") -> Any:
        """What is wanted, as the services understand it."""
        wanted = PAPERS[self.papers.key].order | self.whom.chosen() | self.options.chosen()
        return services.papers.Order(
            mission=self._mission, person_id=person or self.person or None, each=each, **wanted
        )

    def export(self) -> None:
        """Ask where to, then write the paper and enter it in the register."""
        self.output.export(self.order(each=self.whom.each), self.papers.title, self.file_name)

    def write(self, path: Path, *, each: bool = False) -> Job:
        """Write the paper to `path` in the background; the job."""
        return self.output.write(self.order(each=each), self.papers.title, path)

    def order_for_all(self) -> Any:
        """The paper at hand for everyone, as an edition is; the book where that is none, as a change slip."""
        if self.papers.key in ("", "change_slip", "emergency_folder"):
            self.papers.choose("briefing_book")
        return replace(self.order(), mission=self._desk.mission.code, person_id=None)

    def print_out(self) -> None:
        """Ask for printer and pages, then print the paper and enter it in the register."""
        order = self.order(each=self.whom.each)
        self.output.print_out(order, self.papers.title, self.file_name, self.preview.pages)

    def hand_over(self) -> None:
        """Ask to whom the paper goes by mail, then hand drafts to the mail program."""
        order = self.order(each=self.whom.each)
        title = self.options.letter.currentText() if order.letter else self.papers.title
        self.output.ask_mail(order, title, self.led.emit)

    @property
    def file_name(self) -> str:
        """The name proposed for the file."""
        day = date.today().isoformat()
        return f"{self._mission}_{self.papers.key.replace('_', '-')}_{day}.pdf"

    def refuse(self, error: Exception) -> None:
        """Tell of an error above the pages, instead of those told before."""
        self.messages.clear()
        self._desk.refuse(error, self.messages)

    # Putting it together

    def _assemble(self) -> None:
        left = column((self.papers, 4), hline(), (self.earlier, 1), margins=(8, 6, 4, 8), spacing=4)
        left.setFixedWidth(_LEFT)
        choices = QWidget()
        lines = QVBoxLayout(choices)
        lines.setContentsMargins(16, 14, 8, 12)
        lines.setSpacing(10)
        for part in (self._title, self.whom, hline(), self.options):
            lines.addWidget(part)
        lines.addStretch(1)
        middle = column((scrolled(choices), 1), self._mail, spacing=0)
        middle.setFixedWidth(_MIDDLE)
        self.preview.fit()
        self.preview.put_above(self.banner)
        self.preview.add_tools(self.check.button, self.print_button, self.export_button)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        for side in (left, vline(), middle, vline()):
            across.addWidget(side)
        across.addWidget(self.preview, 1)
        self.setFocusProxy(self.papers)

    def _connect(self) -> None:
        self.papers.chosen.connect(lambda _key: self._changed())
        self._desk.missions_changed.connect(self._follow_tools)
        self.whom.changed.connect(self._chosen)
        self.options.changed.connect(self._chosen)
        choose_with(self._desk, self.options.keys)
        decide_with(self._desk, self.options.people, self.refuse)
        self.earlier.asked.connect(self._tell_earlier)
        self.earlier.opened.connect(self.output.open_edition)
        self.output.begun.connect(lambda: self._set_ready(on=False))
        self.output.ended.connect(lambda: self._set_ready(on=True))
        self.output.told.connect(self.messages.add)
        self.output.failed.connect(self.refuse)
        self.banner.slip_asked.connect(lambda: self.choose("change_slip"))
        self.banner.release_asked.connect(lambda: self._desk.actions.run("release_edition"))
        self.options.texts_asked.connect(self.texts_asked)
        self._live.early.connect(self._glimpsed)
        self._live.made.connect(self._shown)
        self._live.failed.connect(self._failed)
        self._live.begun.connect(lambda: self.preview.set_state("updating"))
        self._live.ask = self._wanted

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was out of sight is made now."""
        super().showEvent(event)
        self._live.wake()

    def _read(self, *, options: bool) -> None:
        """Read what papers are chosen from, perhaps with the options last chosen."""
        found = self._mission_id

        def show(facts: Facts) -> None:
            if found == self._mission_id:
                self._show_facts(facts, options=options)

        self._host.follow(self._desk.office.ask(partial(read, mission_id=found))).then(show).otherwise(self.refuse)
        self._compare()

    def _compare(self) -> None:
        """Read what has changed since the last edition; one that can no longer be read keeps nobody from the papers."""
        found = self._mission_id

        def show(since: Any) -> None:
            if found == self._mission_id:
                self.banner.show_since(since, read_only=self._desk.read_only)

        # Not a partial: the service is imported where it is called, beside the window.
        job = self._desk.office.ask(lambda work: services.editions.changes_since(work, found))
        self._host.follow(job).then(show).otherwise(self.refuse)

    def _show_facts(self, facts: Facts, *, options: bool) -> None:
        self._mission, self._states, self._editions = facts.code, facts.states, bool(facts.editions)
        self.whom.set_lists(facts.whose)
        self._people = facts.people
        self.whom.show_people(facts.people)
        self.options.set_moves(facts.moves)
        self.options.set_days(facts.days)
        self.options.set_editions([edition.number for edition in facts.editions])
        self.options.set_candidates(facts.candidates)
        self.earlier.show_made(facts.made, facts.editions)
        self.papers.tell(details(facts.states, self._pages))
        if options and self._last.take(facts.kept):
            self._offer()
        if self._wish is not None:
            self._obey()

    def _obey(self) -> None:
        """Show the paper that was asked for."""
        wish, self._wish = self._wish or Wish(), None
        before = self.papers.key
        self.papers.choose(wish.paper)
        if self.papers.key == before:
            self._changed()  # the list had chosen it by itself, before anything was known of the mission
        if wish.letter:
            self.options.letter.setCurrentIndex(self.options.letter.findData(wish.letter))
        if wish.language:
            self.options.language.setCurrentIndex(self.options.language.findData(wish.language))
        if wish.day is not None:
            self.options.day.setCurrentIndex(self.options.day.findData(wish.day))
        if self.whom.is_host(wish.person) and "audience" in PAPERS[self.papers.key].choices:
            self.options.choose_readers("host")
            self._offer_whom()
        self.whom.choose(wish.person)
        if wish.people:
            self.whom.who.tick(wish.people)
        self._live.outdate(at_once=True)

    # The paper at hand

    def _changed(self) -> None:
        """Another paper: offer what can be chosen about it, then show it."""
        if self._states is None or not self.papers.key:
            return  # a list that gets the keyboard chooses its first line
        self._desk.memory.put(_PAPER, self.papers.key)
        self._title.setText(self.papers.title)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be chosen about the paper, as it was chosen last."""
        if (key := self.papers.key) in PAPERS:
            offer = PAPERS[key]
            self.options.offer(offer.order["kind"], offer.choices)
            self.options.show_kept(self._last.of(key))
            self._offer_whom()
            self._last.begin(self.options.chosen())
            self._live.outdate(at_once=True)

    def _offer_whom(self) -> None:
        """For whom the paper can be, which of a book depends on the readers of its edition."""
        choices = for_readers(PAPERS[self.papers.key].choices, str(self.options.chosen().get("audience", "")))
        if choices != self.whom.choices:
            self.whom.offer(choices)
            self.whom.show_people(self._people)
        self._mail.setVisible(services.mail_drafts.fits(self.order()))
        # Only where everybody has a copy is there more than one to put into a file.
        self.options.one_file.setEnabled(self.whom.each)

    def _chosen(self) -> None:
        """Something else was chosen about the paper: it is shown, and remembered for the next time."""
        self._offer_whom()
        self._live.outdate(at_once=True)
        self._last.keep(self._mission_id, self.papers.key, self.papers.title, self.options.chosen())

    def _wanted(self) -> tuple[str, Any, int] | None:
        """The paper to show, where each has the own, that of the first; and the page looked at."""
        if self._states is None or not (key := self.papers.key):
            return None
        first = self.options.first_ticked or self.whom.first
        return key, self.order(person=first if self.whom.each else ""), self.preview.page_of(key)

    def _glimpsed(self, paper: str, glimpse: Glimpse) -> None:
        self.preview.show_early(glimpse.pdf, paper, glimpse.page, glimpse.pages)

    def _shown(self, paper: str, seen: Seen) -> None:
        piece = seen.piece
        if not self.preview.show_document(seen.document, piece.data, paper):
            return
        self._set_ready(on=True)
        self._show_sections(dict(piece.sections))
        self.check.look(self._mission_id, self.order())
        told = lines_of((*piece.missing, *piece.warnings), self.led.emit, _TOLD)
        message = InlineMessage(tr("Before you print"), tone="warn", lines=told)
        self.messages.show_messages([message] if told else [])
        if self._states is not None and not self.whom.each and not self.person:
            self._pages[paper] = self.preview.pages
            self.papers.tell(details(self._states, self._pages))
        self.shown.emit()

    def _show_sections(self, pages: dict[str, int]) -> None:
        open_ = self._states.unconfirmed if self._states is not None else 0
        words = count("%n visit is not confirmed", "%n visits are not confirmed", open_) if open_ else ""
        self.options.sections.show_facts(pages, {"days": words, "companies": words})

    def _failed(self, error: Exception) -> None:
        if self.preview.paper != self.papers.key:
            self.preview.clear()  # pages of another paper, under a message about this one
        self.preview.set_state("problem")
        self._set_ready(on=False)
        self.refuse(error)
        if self.papers.key == "change_slip" and not self._editions and not self._desk.read_only:
            self.messages.show_messages([to_release(error, lambda: self._desk.actions.run("release_edition"))])

    def _set_ready(self, *, on: bool) -> None:
        for button in (self.export_button, self.print_button):
            button.setEnabled(on)
        self.mail_button.setEnabled(on and not self._desk.read_only)

    def _tell_earlier(self, made: Any) -> None:
        """When it was made; what never left the office can be struck out of the register."""
        read_only = self._desk.read_only
        self.messages.add(message(made, self._strike, self.output.mark_sent, read_only=read_only))

    def _strike(self, made: Any) -> None:
        words = tr("Strike out “{paper}”", paper=made.title)
        take_back = partial(services.paper_register.take_back, papers=made.ids)
        self._host.follow(self._desk.office.do(words, take_back)).otherwise(self.refuse)
