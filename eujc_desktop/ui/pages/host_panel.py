"""One organisation beside the directory: names, addresses, people, sites, the log, and what is remembered."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import for_action, push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.host_parts import Log, People, due_message, facts, show_memory
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_picture import RecordPicture
from eujc_desktop.ui.text import capital, count, shown, tr
from eujc_desktop.ui.tired_hosts import tired_message


class HostPanel(DetailPanel):
    """Shows the organisation that has the keyboard in the directory."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.memory, "host")
        self._desk, self._wanted = desk, ""
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.head.addLayout(self._top)
        self._where = self.section("where", tr("Address and phone"))
        self.people = People(desk, self.section("contacts", tr("Contacts")))
        self._sites = self.section("sites", tr("Sites"))
        self.log = Log(desk, self.section("log", tr("Calls, mails and promises")))
        self._earlier = self.section("memory", tr("Visits so far"))
        self.history = RecordHistory(desk, self)
        self.logo = RecordPicture(desk, self, "organisation", "logo")
        self._show_none()

    def show_host(self, organisation_id: str) -> None:
        """Read an organisation and show it, or that none is chosen."""
        self._wanted = organisation_id
        if not organisation_id:
            self._show_none()
            return
        today = date.today()
        read = partial(services.directory.card, organisation_id=organisation_id, today=today)
        self._desk.office.ask(read, self._show).otherwise(partial(self._desk.refuse, slot=self.messages))

    def _show_none(self) -> None:
        empty(self._top)
        self.messages.clear()
        self._top.addWidget(label(tr("Select a company."), "body", "muted"))
        for section in self.sections.values():
            section.hide()

    def _show(self, card: Any) -> None:
        if card.id != self._wanted:
            return
        for section in self.sections.values():
            section.show()
        self._show_head(card)
        done = None if self._desk.read_only else self.log.done
        self.messages.show_messages([*due_message(card.log, done), *tired_message(card.memory.tired)])
        self._show_where(card)
        self.people.show(card.id, card.company, card.contacts)
        self._show_sites(card)
        self.log.show((card.id, card.company, ""), card.contacts, card.log)
        self._earlier.set_badge(str(len(card.memory.visits) or ""))
        show_memory(self._earlier, card.memory, self._go)
        self.history.show_records([("organisation", card.id)])

    def _go(self, visit: Any) -> None:
        self._desk.choose_mission(visit.mission_id)
        self._desk.go("visits", visit.id)

    def _show_head(self, card: Any) -> None:
        empty(self._top)
        second = card.company_ja if card.company_ja != card.company else ""
        names = column(
            label(card.company, "title", wrap=True, selectable=True),
            *(label(words, role, tone, wrap=True, selectable=True) for words, role, tone in (
                (second, "body", "second"), (card.company_kana, "small", "muted")) if words),
            spacing=1,
        )  # fmt: skip
        steps = [for_action(self._desk.actions.q(name)) for name in ("previous_record", "next_record")]
        logo = self.logo.box(card.id, " ".join(card.company.split()[:2]), 52)
        self._top.addWidget(row(logo, (names, 1), *steps, spacing=8))
        said = [(card.kind_label, ""), (card.form, ""), (card.sector, ""), (card.nace, ""), (card.jsic, ""),
                (card.size, "users"), (card.place, "map-pin")]  # fmt: skip
        self._top.addWidget(flow(*(StatusChip(capital(shown(words)), "neu", icon) for words, icon in said if words)))
        if not self._desk.read_only:
            edit = push(tr("Edit company…"), "link", "pencil", on_click=partial(self._edit, card))
            self._top.addWidget(row(edit, "stretch", spacing=4))

    def _show_where(self, card: Any) -> None:
        body = self._where.body
        empty(body)
        phone = " / ".join(dict.fromkeys(filter(None, (card.phone, card.phone_from_abroad))))
        known = facts((
            (tr("In Japanese"), card.address_ja), (tr("In English"), card.address), (tr("Phone"), phone),
            (tr("E-mail"), card.email), (tr("Website"), card.website),
        ))  # fmt: skip
        body.addWidget(known)
        buttons: list[QWidget] = [
            tool("copy", text, tr("Copy {text}", text=words), name=tr("Copy {text}", text=words),
                 on_click=partial(QApplication.clipboard().setText, words))
            for text, words in ((tr("In Japanese"), card.address_ja), (tr("In English"), card.address)) if words
        ]  # fmt: skip
        if card.in_japan and not self._desk.read_only:
            by_parts = partial(self._by_parts, "organisation", card.id, card.company)
            buttons.append(push(tr("Address by parts…"), "link", "map-pin", on_click=by_parts))
        if buttons:
            body.addWidget(flow(*buttons))

    def _show_sites(self, card: Any) -> None:
        body = self._sites.body
        empty(body)
        for site in card.sites:
            body.addWidget(self._site(site, card))
        if not card.sites:
            body.addWidget(label(tr("No site is known yet."), "small", "muted"))
        if not self._desk.read_only:
            name = tr("Add a site")
            add = tool("plus", tr("Add"), name, name=name, on_click=partial(self._add_site, card))
            body.addWidget(row(add, "stretch"))

    def _site(self, site: Any, card: Any) -> QWidget:
        name = site.name or tr("Site")
        limit = count("at most %n visitor", "at most %n visitors", site.limit) if site.limit else ""
        lines = (site.address_ja, site.address, site.station, site.phone, " · ".join(site.hours), limit)
        words = column(
            label(name, "strong", wrap=True),
            *(label(line, "small", "second", wrap=True, selectable=True) for line in lines if line),
            spacing=1,
        )
        buttons = []
        if not self._desk.read_only:
            called = tr("{site} of {company}", site=name, company=card.company)
            edit, by_parts = partial(self._edit_site, site.id, called), partial(self._by_parts, "site", site.id, called)
            buttons = [tool("pencil", tip=tr("Edit {text}…", text=name), on_click=edit)]
            if card.in_japan:
                apart = tool("map-pin", tip=tr("Address by parts: {site}", site=name), on_click=by_parts)
                buttons.insert(0, apart)
        return row((words, 1), *buttons, spacing=4)

    def _edit(self, card: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        edit_record(self._desk, "organisation", card.id, card.company, self.window())

    def _edit_site(self, site_id: str, called: str) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        edit_record(self._desk, "site", site_id, called, self.window(), removable=True)

    def _add_site(self, card: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import add_site_of

        add_site_of(self._desk, card.id, card.company, self.window())

    def _by_parts(self, table: str, record_id: str, called: str) -> None:
        from eujc_desktop.ui.dialogs.address import edit_address

        edit_address(self._desk, table, record_id, called, self.window())
