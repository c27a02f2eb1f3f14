"""What is asked before a step of an itinerary is taken: where to, what follows, who takes a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop import services
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.item_words import step_of
from eujc_desktop.ui.pages.chosen import Chosen
from eujc_desktop.ui.pages.plan_steps import PlanSteps
from eujc_desktop.ui.pages.tray import USUAL, VISIT, Card
from eujc_desktop.ui.text import count, escape, tr


class PlanAsks(QObject):
    """Opens the dialogs over `parent`; what they decide is done by `steps`, or by themselves as one step."""

    def __init__(self, desk: Desk, chosen: Chosen, steps: PlanSteps, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._chosen, self._steps, self._parent = desk, chosen, steps, parent
        steps.moved.connect(self.offer_to_follow)
        steps.elsewhen.connect(self.tell_apart)

    def place(self, card: Card) -> None:
        """The best free slots for a card."""
        read = partial(
            services.slots.slots, mission_id=self._steps.mission_id, kind=card.kind, key=card.id, today=date.today()
        )
        job = self._desk.office.ask(read, partial(self._offer_slots, card))
        job.otherwise(self._steps.refused.emit)

    def _offer_slots(self, card: Card, slots: Sequence[Any]) -> None:
        from eujc_desktop.ui.dialogs.place_card import PlaceDialog

        day = self._steps.day_at_hand()
        named = on_day(day.day, with_year=False) if day is not None and day.day is not None else ""

        def place(slot: Any) -> None:
            if self._desk.read_only:
                return
            if slot is None:
                self._steps.place(card)
            else:
                self._steps.place_at(card, slot.starts, groups=slot.groups)

        PlaceDialog(card.title, card.minutes, slots, named, place, self._parent.window()).open()

    def shift(self) -> None:
        """The item at hand at another time, with what follows."""
        self._steps.flush()
        self._open_shift(self._chosen.current_id)

    def _open_shift(self, item_id: str, was: Any = None) -> None:
        from eujc_desktop.ui.dialogs.shift_following import ShiftDialog

        item = self._steps.item(item_id)
        if item is not None and item.start is not None:
            ShiftDialog(self._desk, item, self._steps.title_of(item_id), was, self._parent.window()).open()

    def offer_to_follow(self, item_id: str, was: Any) -> None:
        """An item has been moved: where something follows it, say that it can come along."""
        foreseen = services.following.foreseen
        read = partial(foreseen, item_id=item_id, times=None, way="push", today=date.today(), was=was)

        def offer(ahead: Any) -> None:
            if ahead.moves:
                words = tr("“{title}” has moved", title=self._steps.title_of(item_id))
                self._desk.toast(words, tr("Shift what follows…"), partial(self._open_shift, item_id, was))

        self._desk.office.ask(read, offer).otherwise(_say_nothing)

    def ask_overnight(self, item_id: str, now: time, meant: tuple[time, time]) -> None:
        """An item that starts `now` lasts into the next day: say so, and offer the times that were perhaps meant."""
        title, (start, end) = self._steps.title_of(item_id), meant
        words = tr("“{title}” now ends on the next day.", title=title)
        mend = tr("End at {time}", time=f"{end:%H:%M}")
        if start != now:
            mend = tr("From {start} to {end}", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
        change = partial(services.itineraries.change, item_id=item_id, values={"start": start, "end": end})
        step = step_of(title, (now, None), meant)
        undo = (tr("Undo"), self._desk.office.way_back)
        self._desk.toast_choice(words, (mend, lambda: self._steps.do(step, change)), undo)

    def tell_apart(self, item_ids: Sequence[str]) -> None:
        """Items have been moved: where a host has confirmed another time, ask what is to become of it."""

        def ask(found: Sequence[Any]) -> None:
            if not found:
                self._offer_to_bring(item_ids)
                return
            one = found[0]
            when = on_day(one.day, with_year=False) + (f" {one.since:%H:%M}" if one.since else "")
            change = partial(services.agreed_times.to_plan, visit_id=one.visit_id)
            words = tr("Agreed as planned: {company}", company=one.company)
            self._desk.toast_choice(
                tr("Agreed time is {when}. Moved in the plan only.", when=when),
                (tr("Ask the host…"), partial(self._desk.go, "visits", one.visit_id)),
                (tr("Change the agreement"), lambda: self._steps.do(words, change)),
            )

        read = partial(services.agreed_times.apart, item_ids=item_ids)
        self._desk.office.ask(read, ask).otherwise(_say_nothing)

    def _offer_to_bring(self, item_ids: Sequence[str]) -> None:
        """A visit alone has moved to another day: offer to bring its ways and meals there."""
        if len(item_ids) != 1 or self._desk.read_only:
            return
        (item_id,), today, title = item_ids, date.today(), self._steps.title_of(item_ids[0])

        def offer(left: Sequence[Any]) -> None:
            if left:
                told = count(
                    "%n item of “{title}” stays behind", "%n items of “{title}” stay behind", len(left), title=title
                )
                words = tr("Bring along what belongs to “{title}”", title=title)
                bring = partial(services.following.bring_along, item_id=item_id, today=today)
                self._desk.toast(told, tr("Bring along"), lambda: self._steps.do(words, bring))

        read = partial(services.following.left_behind, item_id=item_id, today=today)
        self._desk.office.ask(read, offer).otherwise(_say_nothing)

    def swap(self) -> None:
        """Another visit in the place of the item at hand."""
        item_id = self._chosen.current_id
        if self._steps.item(item_id) is not None:
            open_swap(self._desk, item_id, self._steps.title_of(item_id), self._parent.window())

    def may_shift(self) -> bool:
        """Whether the item at hand has a time."""
        item = self._steps.item(self._chosen.current_id)
        return item is not None and item.start is not None

    def may_swap(self) -> bool:
        """Whether the item at hand is at a host."""
        item = self._steps.item(self._chosen.current_id)
        return item is not None and bool(item.visit_id) and item.start is not None

    def open_menu(self, card: Card, at: QPoint) -> None:
        """What can be done with a card of the tray."""
        menu = QMenu(self._parent)
        menu.addAction(tr("Find a free slot…"), partial(self.place, card))
        if not self._desk.read_only:
            menu.addSeparator()
            self._add_standing(menu, card)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add_standing(self, menu: QMenu, card: Card) -> None:
        """For a visit: the item at hand and its day to stand by for."""
        item, day = self._steps.item(self._chosen.current_id), self._steps.day_at_hand()
        if card.kind == VISIT and item is not None and item.visit_id:
            words = tr("Stand by for “{title}”", title=self._steps.title_of(item.id))
            menu.addAction(escape(words), partial(self.stand_by, card, item_id=item.id))
        if card.kind == VISIT and day is not None and day.day is not None:
            words = tr("Stand by on {day}", day=on_day(day.day, with_year=False))
            menu.addAction(words, partial(self.stand_by, card, day_id=day.id))
        if card.standing:
            menu.addAction(tr("No longer stand by"), partial(self.put_away, card))
        if card.kind == USUAL:
            menu.addAction(tr("Not in this mission"), partial(self.put_away, card))

    def stand_by(self, card: Card, *, item_id: str | None = None, day_id: str | None = None) -> None:
        """Have a visit of the tray stand by for an item or a day."""
        use_case = partial(services.standbys.stand_by, visit_id=card.id, item_id=item_id, day_id=day_id)
        self._do(tr("Have {company} stand by", company=card.title), use_case)

    def put_away(self, card: Card) -> None:
        """Take a usual item off the tray, or have a visit stand by no longer."""
        mission = self._steps.mission_id
        if self._desk.read_only:
            return
        if card.kind == USUAL:
            leave = partial(services.slots.leave_out, mission_id=mission, title=card.id)
            self._do(tr("Leave “{title}” out", title=card.title), leave, tr("“{title}” left out", title=card.title))
        elif card.standing:
            self._do(
                tr("{company} no longer stands by", company=card.title),
                partial(services.standbys.release, visit_id=card.id),
            )

    def _do(self, words: str, use_case: Callable[[Any], object], toast: str = "") -> None:
        job = self._desk.office.do(words, use_case).otherwise(self._steps.refused.emit)
        if toast:
            job.then(lambda _result: self._desk.toast_undo(toast))


def _say_nothing(_error: Exception) -> None:
    """What follows an item that is gone by now is nobody's matter."""


def open_swap(desk: Desk, item_id: str, title: str, parent: QWidget) -> None:
    """Ask which visit takes the place of an item."""
    from eujc_desktop.ui.dialogs.swap_in import SwapDialog

    SwapDialog(desk, item_id, title, parent).open()
