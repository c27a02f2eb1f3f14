"""Editions from the command line: listed, released, compared, opened."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from eujc_desktop import services
from eujc_desktop.cli.answers import Answer, opened

if TYPE_CHECKING:
    from eujc_desktop.bootstrap.offices import OpenOffice


def _listed(office: OpenOffice, words: Namespace) -> Answer:
    found = office.works.read(lambda work: services.editions.listing(work, words.mission))
    lines = [
        f"{one.number:>3}  {one.at:%Y-%m-%d %H:%M}  {one.by:<14} {one.title}, {one.pages} pages"
        + (f", for {one.for_whom or one.audience}" if one.for_whom or one.audience else "")
        for one in found
    ]
    return Answer([asdict(one) for one in found], lines or ["No edition has been released yet."])


def _release(office: OpenOffice, words: Namespace) -> Answer:
    order = services.papers.Order(
        words.paper or "briefing-book",
        words.mission,
        language=words.language or ("ja" if words.audience == "host" else "en"),
        audience=services.papers.Audience(words.audience or "participant"),
    )
    made = services.editions.release(office.works, order, for_whom=words.whom or "", note=words.note or "")
    edition, lines = made.edition, [f"Edition {made.edition.number} of {words.mission}: {made.edition.file_name}"]
    if words.to:
        lines.append(str(services.editions.save(office.works, edition, words.to)))
    data = {**asdict(edition), "missing": made.missing, "warnings": made.warnings}
    return Answer(data, lines, remarks=[f"Warning: {remark}" for remark in (*made.missing, *made.warnings)])


def _changes(office: OpenOffice, words: Namespace) -> Answer:
    since = office.works.read(lambda work: services.editions.since(work, words.mission, words.edition))
    language = words.language or "en"
    lines = since.lines(language)
    data = {"edition": since.edition.number, "summary": since.summary(language), "changes": lines}
    return Answer(data, lines or [f"Nothing has changed since edition {since.edition.number}."])


def _opened(office: OpenOffice, words: Namespace) -> Answer:
    edition = office.works.read(lambda work: services.editions.by_code(work, words.mission, words.edition))
    path = services.editions.save(office.works, edition, words.to)
    return Answer({"edition": edition.number, "file": str(path)}, [str(path)])


_EDITIONS: dict[str, Callable[[OpenOffice, Namespace], Answer]] = {
    "list": _listed,
    "release": _release,
    "changes": _changes,
    "open": _opened,
}


def editions(words: Namespace) -> Answer:
    """What was asked about the editions of a mission."""
    with opened(words) as office:
        return _EDITIONS[words.do](office, words)
