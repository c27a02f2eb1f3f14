"""An address of Japan by its parts, put together in both orders while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.common import addresses
from eujc_desktop.common.addresses import PREFECTURES, Parts
from eujc_desktop.fields.choices import not_listed
from eujc_desktop.fields.field import Field as Declared
from eujc_desktop.fields.kinds import PLAIN, Hints, Postcode, Text
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.fields_dialog import FieldsDialog
from eujc_desktop.ui.editors import ChoiceEditor, as_editor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import tr

_NAMES = ("city", "town", "block", "building")


class _Prefecture(Text):
    """One of the 47, by its Japanese name."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        name = super().parse(raw, hints)
        if name and name not in PREFECTURES:
            raise not_listed(name, list(PREFECTURES))
        return name


class AddressDialog(FieldsDialog):
    """Writes both addresses and the postcode of a company or a site; `now` are its values."""

    def __init__(self, desk: Desk, table: str, now: Mapping[str, Any], called: str, parent: QWidget) -> None:
        super().__init__(desk, tr("Address of {name}", name=called), tr("Save"), parent)
        self._table, self._now, self._called = table, now, called
        west = addresses.split_latin(now.get("address") or "")
        east = addresses.split_japanese(now.get("address_ja") or "")
        postcode = now.get("postcode") or east.postcode or west.postcode
        prefecture = east.prefecture or next((ja for ja, en in PREFECTURES.items() if en == west.prefecture), "")
        known = ChoiceEditor([(ja, f"{ja} {en}") for ja, en in PREFECTURES.items()])
        self.add(self.box(Declared("postcode", tr("Postcode"), Postcode(20))),
                 self.box(Declared("prefecture", tr("Prefecture"), _Prefecture()), editor=known))  # fmt: skip
        for name, words, words_ja in (
            ("city", tr("City or ward"), tr("City or ward in Japanese")),
            ("town", tr("Town"), tr("Town in Japanese")),
            ("block", tr("Block"), tr("Block in Japanese")),
            ("building", tr("Building and floor"), tr("Building and floor in Japanese")),
        ):
            self.add(self.box(Declared(name, words, Text())), self.box(Declared(f"{name}_ja", words_ja, Text())))
            self.fill(name, getattr(west, name))
            self.fill(f"{name}_ja", getattr(east, name))
        self.fill("postcode", postcode)
        self.fill("prefecture", prefecture)
        self._told = [label("", "body", wrap=True, selectable=True) for _ in range(2)]
        self.body.addWidget(column(label(tr("As it will be written"), "small", "muted"), *self._told, spacing=4))
        for box in self.boxes.values():
            as_editor(box.editor).typed.connect(self._show)
        self._show()

    def written(self) -> dict[str, str]:
        """The postcode and the address in both orders, as the parts say."""
        raw = {name: str(self.value(name) or "") for name in self.fields}
        east = Parts(prefecture=raw["prefecture"], **{name: raw[f"{name}_ja"] for name in _NAMES})
        block = raw["block"] or addresses.block_in_latin(raw["block_ja"])
        west = Parts(raw["postcode"], PREFECTURES.get(raw["prefecture"], ""), raw["city"], raw["town"], block,
                     raw["building"])  # fmt: skip
        # Of a prefecture and a postcode alone no address is made: the text in that language stays as it is.
        latin = addresses.in_latin(west) if any((raw["city"], raw["town"], raw["building"])) else ""
        rest = replace(east, prefecture="")
        return {"postcode": raw["postcode"], "address": latin,
                "address_ja": addresses.in_japanese(east) if rest != Parts() else ""}  # fmt: skip

    def start(self, values: Mapping[str, object]) -> Job:
        given = {name: words for name, words in self.written().items() if words or not self._now.get(name)}
        change = partial(services.records.change, table=self._table, record_id=self._now["id"], given=given,
                         seen=self._now["version"])  # fmt: skip
        return self.desk.office.do(tr("Address of {name}", name=self._called), change)

    def _show(self) -> None:
        made = self.written()
        code = f"〒{made['postcode']} " if made["postcode"] and made["address_ja"] else ""
        self._told[0].setText(made["address"])
        self._told[1].setText(code + made["address_ja"])
        for each in self._told:
            each.setVisible(bool(each.text()))


def edit_address(desk: Desk, table: str, record_id: str, called: str, parent: QWidget) -> None:
    """Read a company or a site and open its address by parts."""

    def opened(now: Mapping[str, Any]) -> None:
        AddressDialog(desk, table, now, called, parent).open()

    desk.office.ask(partial(services.records.values, table=table, record_id=record_id), opened).otherwise(desk.refuse)
