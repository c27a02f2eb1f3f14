"""Shows what is masked until asked for: the showing is written down first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr


def reveal(desk: Desk, people: Sequence[str], field: str, where: str, show: Callable[[], object]) -> Job:
    """Write down that a field of these people is shown here, then `show` it; what hinders the first hinders both."""
    what = tr(services.records.entity("person").fields[field].label)
    whose = count("%n person", "%n people", len(people))
    words = tr("{field} of {whose} shown", field=what, whose=whose)

    def write(works: object, _progress: object) -> object:
        return works.enter(words, lambda work: services.showings.enter(work, people, field, where))  # type: ignore[attr-defined]

    return desk.office.write_with(words, write).then(lambda _done: show()).otherwise(desk.refuse)
