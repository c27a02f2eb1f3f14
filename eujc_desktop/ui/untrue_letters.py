"""What is told when undo takes back what letters have told already: nobody can take those back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import count, tr


def tell_untrue(desk: Desk, changes: Changed, tell: Callable[[str, str], object]) -> None:
    """Tell of letters that went out and that a step taken back makes untrue: what they are, and to whom."""
    people = [key for table, key in changes.touched if table == "participation"]
    if changes.kind != "undo" or not people:
        return

    def told(found: Sequence[Any]) -> None:
        if found:
            n = len(found)
            title = count("%n letter that went out says otherwise", "%n letters that went out say otherwise", n)
            told_of = (tr("{name} ({letter}, {day})", name=one.name, letter=tr(one.title), day=short_day(one.day))
                       for one in found)  # fmt: skip
            tell(title, ", ".join(told_of))

    desk.office.ask(lambda work: services.status_letters.untrue(work, people)).then(told).otherwise(desk.refuse)
