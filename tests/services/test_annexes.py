"""Files of an item: kept, replaced, printed as annex of the book, and what is no such file refused in words."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.services.papers import Order
from tests.services.test_scans import pdf

CODE = "WCM-2027"


@pytest.fixture
def item(sample_office):
    def first(work):
        mission = services.missions.by_code(work, CODE)
        return next(each for each in services.itineraries.plan(work, mission.id).items()
                    if each.start and not each.for_named).id  # fmt: skip

    return sample_office.read(first)


def keep(works, item, path: Path, data: bytes, *, on=True) -> str:
    path.write_bytes(data)
    add = partial(services.scans.add_to_item, item_id=item, kind="confirmation", path=path)
    key = works.run("Add", add).result
    works.run("Print", partial(services.scans.annex, scan_id=key, on=on))
    return key


def book(works, audience=Audience.PARTICIPANT, **more):
    order = Order("briefing-book", CODE, audience=audience, sections=("cover", "annex"), **more)
    made = services.papers.preview(works, order)
    with pypdfium2.PdfDocument(made.data) as found:
        return [page.get_textpage().get_text_bounded() for page in found], dict(made.sections)


def test_a_file_is_printed_page_by_page_while_it_is_ticked_and_stays_as_it_came(sample_office, item, tmp_path):
    sent = pdf(pages=3)
    key = keep(sample_office, item, tmp_path / "smartEX.pdf", sent)
    pages, sections = book(sample_office)
    assert sections["annex"] == 3
    assert "smartEX.pdf" in pages[1]
    assert "page 3 of 3" in pages[3]
    sample_office.run("Else", partial(services.scans.replace, scan_id=key, path=_picture(tmp_path / "ticket.png")))
    (scan,) = sample_office.read(partial(services.scans.of_item, item_id=item))
    assert (scan.file_name, scan.annexed, scan.kind) == ("ticket.png", True, "Confirmation")
    assert book(sample_office)[1]["annex"] == 1
    sample_office.run("No more", partial(services.scans.annex, scan_id=key, on=False))
    assert "annex" not in book(sample_office)[1]
    for _ in range(2):
        sample_office.undo()
    assert book(sample_office)[1]["annex"] == 3
    assert sample_office.read(partial(services.scans.data_of, scan_id=key)) == sent


def test_hosts_get_no_annex_and_what_is_for_few_only_leader_and_office(sample_office, item, tmp_path):
    keep(sample_office, item, tmp_path / "smartEX.pdf", pdf())
    assert "annex" not in book(sample_office, Audience.HOST)[1]
    mission = sample_office.read(lambda work: services.missions.by_code(work, CODE).id)
    one = sample_office.read(partial(services.grouping.sheet, mission_id=mission)).members[0].key
    sample_office.run("Few", partial(services.seats.only_for, item_id=item, keys=[one]))
    assert "annex" not in book(sample_office)[1]
    assert book(sample_office, Audience.LEADER)[1]["annex"] == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [(pdf(password="x"), "locked with a password"), (pdf()[:200], "damaged"), (b"MZ", "not a PDF")],
    ids=["encrypted", "broken", "none"],
)
def test_what_cannot_be_printed_is_refused_in_words(sample_office, item, tmp_path, data, words):
    with pytest.raises(Damaged, match=words):
        keep(sample_office, item, tmp_path / "ticket.pdf", data)
    assert sample_office.read(partial(services.scans.of_item, item_id=item)) == []


def test_of_a_long_file_the_first_twenty_pages_are_printed_and_a_page_of_any_size_fits(sample_office, item, tmp_path):
    made, out = pikepdf.new(), io.BytesIO()
    for at in range(23):
        made.add_blank_page(page_size=(14_000, 50) if at == 0 else (10, 14_000))
    made.save(out)
    keep(sample_office, item, tmp_path / "plan.pdf", out.getvalue())
    pages, sections = book(sample_office)
    assert sections["annex"] == 20
    assert "page 20 of 23" in pages[20]
    made = services.papers.preview(sample_office, Order("briefing-book", CODE, sections=("cover", "annex")))
    assert "“plan.pdf” has 23 pages: the annex prints the first 20." in [str(one) for one in made.warnings]


def _picture(path: Path) -> Path:
    Image.new("RGBA", (300, 200), "#0E4C9288").save(path)
    return path
