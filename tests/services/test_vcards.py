"""Business cards out and in: what goes out comes back, others' cards are understood, nothing of them is lost."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged
from eujc_desktop.exchange import vcards
from tests.services.importing import bring, office_with, preview

HOSTS = "hosts-ja.xlsx"


def everything(works):
    """All that is known of companies and people, without ids."""

    def read(work):
        grids = {}
        for grid in ("organisations", "contacts"):
            rows = services.grids.rows(work, grid, services.grids.ids(work, grid))
            own = grid[:-1]
            grids[grid] = [{key: value for key, value in row.items() if key.startswith(f"{own}.")} for row in rows]
        return grids

    return works.read(read)


def exported(works, version="4.0"):
    ids = works.read(partial(services.grids.ids, grid="organisations"))
    return works.read(partial(services.vcards.export, grid="organisations", rows=ids, version=version))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_cards_of_the_directory_change_nothing_when_they_come_back(with_hosts, tmp_path, version):
    file = tmp_path / "hosts.vcf"
    file.write_bytes(exported(with_hosts, version))
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))
    found = preview(with_hosts, file, "companies", mission=None)
    assert all(column.score == 100 for column in found.preview.columns)
    told = {row.title: (row.result, row.changes) for row in found.preview.rows if row.result != "same"}
    assert told == {}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_postcode_that_stands_in_the_address_alone_is_nothing_new(sample_office, tmp_path, version):
    file = tmp_path / "hosts.vcf"
    file.write_bytes(exported(sample_office, version))
    found = preview(sample_office, file, "companies", mission=None)
    assert [(row.title, row.changes, row.fills) for row in found.preview.rows if row.result != "same"] == []


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_an_office_with_gets_the_same_people_from_cards(with_hosts, tmp_path, version):
    file = tmp_path / "hosts.vcf"
    file.write_bytes(exported(with_hosts, version))
    (tmp_path / "other").mkdir()
    with office_with(tmp_path / "other") as works:
        bring(works, file, "companies", mission=None)
        here, there = everything(with_hosts), everything(works)
    names = ("native_name", "kana_name", "family_name", "given_name", "job_title", "job_title_ja", "department_ja")

    def people(rows):
        return sorted(tuple(str(row[f"contact.{name}"]) for name in names) for row in rows["contacts"])

    def firms(rows):
        fields = ("name", "name_ja", "name_kana", "phone", "address", "address_ja", "postcode")
        return sorted(tuple(str(row[f"organisation.{name}"]) for name in fields) for row in rows["organisations"])

    assert people(there) == people(here)
    assert firms(there) == firms(here)


@pytest.mark.parametrize("grid", ["organisations", "contacts", "sites"])
def test_lists_of_the_directory_change_nothing_when_they_come_back(with_hosts, tmp_path, grid):
    def made(work):
        rows = services.grids.ids(work, grid)
        own = [
            key for key in services.grids.columns(grid) if key.startswith(f"{grid[:-1]}.") and not key.endswith("_id")
        ]
        keys = dict.fromkeys(("organisation.name", "organisation.name_ja", *own))
        return services.grid_sheets.workbook(work, grid, rows, list(keys), "List", "", date(2026, 11, 27))

    file = tmp_path / "list.xlsx"
    file.write_bytes(with_hosts.read(made))
    found = preview(with_hosts, file, "companies", mission=None)
    left = {column.heading for column in found.preview.columns if column.key == "" and column.heading}
    told = {(row.title, row.result, row.changes, row.fills, row.problems) for row in found.preview.rows
            if row.result != "same"}  # fmt: skip
    assert (told, left) == (set(), {"ID"})


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    "where",
    [
        {"street": "Rue Haute 1", "postcode": "4000", "city": "Liège", "country": "Belgium"},
        {"address": "Rue Haute 1, 4000 Liège", "country": "Belgium"},
        {"address_ja": "〒108-0071 東京都港区白金台4丁目99番12号", "postcode": "108-0071", "country": "Japan"},
        {"address_ja": "東京都港区　白金台 四丁目", "address": "Shirokanedai, Minato-ku, Tokyo", "country": "Japan"},
    ],
)
def test_an_address_comes_back_as_it_was(office, tmp_path, version, where):
    given = {"name": "Usine Haute", **where}
    make = partial(services.records.create, table="organisation", given=given)
    key = office.run("New", make).result
    file = tmp_path / "host.vcf"
    file.write_bytes(exported(office, version))
    assert [row.result for row in preview(office, file, "companies", mission=None).preview.rows] == ["same"]
    shown = office.read(partial(services.directory.card, organisation_id=key, today=date(2026, 11, 27)))
    assert "Rue Haute 1, 4000 Liège" in shown.address or shown.address_ja


OTHERS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD=90=E8=97=A4;=E5=AD=A6
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B9=8A=E3=83=AD=E3=83=9C=E6=A0=AA=
=E5=BC=8F=E4=BC=9A=E7=A4=BE
TEL;CELL;VOICE:090-0000-0101
TEL;WORK;FAX:03-0000-0199
END:VCARD
begin:vcard
version:3.0
item1.EMAIL;type=INTERNET:m.duval@usine.example.org
N:Duval;Marie;Anne;;
ORG:Usine\\; Fils;Achats
ADR;TYPE=WORK:;;Rue Haute 1;Liège;;4000;Belgium
BDAY:1980-01-01
NOTE:Met at the fair\\, stand 4
  in hall B
PHOTO;ENCODING=b:AAAA
end:vcard
BEGIN:VCARD
VERSION:4.0
FN:=HYPERLINK("x")
N:=HYPERLINK("x");;;;
this line is no property
ORG:Minato Robotics
END:VCARD
"""


def test_cards_of_others_are_understood_and_nothing_is_lost(office, tmp_path):
    file = tmp_path / "others.vcf"
    file.write_text(OTHERS, encoding="utf-8")
    rows = {row.number: row.values for row in preview(office, file, "companies", mission=None).preview.rows}
    assert rows[2]["organisation.name_ja"] == "湊ロボ株式会社"
    assert rows[2]["contact1.native_name"] == "佐藤 学"
    assert rows[2]["contact1.mobile"] == "090-0000-0101"
    assert rows[2]["contact1.notes"] == "Fax: 03-0000-0199"
    assert rows[3]["organisation.name"] == "Usine; Fils"
    assert (rows[3]["contact1.family_name"], rows[3]["contact1.given_name"]) == ("Duval", "Marie Anne")
    assert rows[3]["contact1.notes"] == "BDAY: 1980-01-01\nMet at the fair, stand 4 in hall B"
    assert rows[3]["organisation.city"] == "Liège"
    assert rows[4]["contact1.family_name"] == '=HYPERLINK("x")'
    assert rows[4]["contact1.notes"] == "this line is no property"


def read_cards(office, tmp_path, data):
    """The values of each card of a file, by row."""
    file = tmp_path / "cards.vcf"
    file.write_bytes(data)
    return [row.values for row in preview(office, file, "companies", mission=None).preview.rows]


PHONE = r"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=SHIFT_JIS:髙橋;ソ子
SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾀｶﾊｼ;ｿｺ;;;
ORG;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=87=8A=8C=CE=83\=83=7B
TEL;CELL:09000000101
PHOTO;TYPE=JPEG;ENCODING=BASE64:
/9j/4AAQSkZJRgABAQAAAQABAAD
AAAAAAAAAAAAAAAA==

NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=95=5C=
 =8E=A6=0D=0A=93=F1
END:VCARD
"""


def test_a_card_of_a_japanese_phone_is_read(office, tmp_path):
    (values,) = read_cards(office, tmp_path, PHONE.replace("\n", "\r\n").encode("cp932"))
    assert values["organisation.name_ja"] == "㈱湖ソボ"
    assert (values["contact1.native_name"], values["contact1.kana_name"]) == ("髙橋 ソ子", "タカハシ ソコ")
    assert values["contact1.notes"] == "表 示\n二"


FOREIGN = r"""BEGIN:VCARD
VERSION:3.0
FN:佐藤学
N:佐藤;学;;;
SORT-STRING:さとう まなぶ
ORG:湊ロボット\\;営業\;海外
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Marie Duval
ORG:Usine Haute
TEL;VALUE=uri;TYPE="work,voice":tel:+32-4-000-00-01;ext=12
END:VCARD
BEGIN:VCARD
VERSION:4.0
N;ALTID=1;LANGUAGE=ja:鈴木;花子;;;
N;ALTID=1;LANGUAGE=ja-Hira:すずき;はなこ;;;
N;ALTID=1;LANGUAGE=en:Suzuki;Hanako;;Dr.;PhD
ORG:Usine Haute
AGENT:
BEGIN:VCARD
FN:Paul Petit
ORG:Usine Basse
END:VCARD
LANG;PREF=1:ja
END:VCARD
"""


def test_names_are_taken_from_whichever_property_tells_them(office, tmp_path):
    first, second, inner, last = read_cards(office, tmp_path, FOREIGN.encode())
    assert (first["contact1.native_name"], first["contact1.kana_name"]) == ("佐藤 学", "さとう まなぶ")
    assert (first["organisation.name_ja"], first["contact1.department_ja"]) == ("湊ロボット\\", "営業;海外")
    assert "contact1.notes" not in first
    assert (second["contact1.given_name"], second["contact1.family_name"]) == ("Marie", "Duval")
    assert second["contact1.phone"] == "+32-4-000-00-01 ext. 12"
    assert inner["organisation.name"] == "Usine Basse"
    assert (last["contact1.native_name"], last["contact1.kana_name"]) == ("鈴木 花子", "すずき はなこ")
    assert (last["contact1.family_name"], str(last["contact1.honorific"])) == ("Suzuki", "Dr")
    assert (last["contact1.notes"], last["contact1.languages"]) == ("PhD", ("Japanese",))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_all_that_a_card_holds_comes_back(office, tmp_path, version):
    card = vcards.Card(
        uid="0" * 32, company="Aone; Co.\\Ltd", company_ja="株式会社青嶺", company_kana='アオネ"^:', family="Sasaki",
        given="Ken", native="佐々木 健", kana="ささき けん", honorific="Dr", channel="call", rank=2, assistant="小野寺",
        languages=("Japanese", "Welsh"), email="k@example.org", mobile="090-0000-0101", direct="03-0000-0301",
        phone="03-0000-0201", address="4-98-7 Haneda, Ota-ku, Tokyo 144-0043", postcode="144-0043", country="JP",
        address_ja="東京都大田区羽田4丁目98番7号", note="one\ntwo; three",
    )  # fmt: skip
    (values,) = read_cards(office, tmp_path, vcards.make([card], version))
    person = {key.partition(".")[2]: str(value) for key, value in values.items() if key.startswith("contact1.")}
    assert person == {
        "family_name": "Sasaki", "given_name": "Ken", "native_name": "佐々木 健", "kana_name": "ささき けん",
        "honorific": "Dr", "channel": "call", "rank": "2", "assistant": "小野寺", "email": "k@example.org",
        "languages": "('Japanese', 'Welsh')", "mobile": "090-0000-0101", "phone": "03-0000-0301",
        "notes": "one\ntwo; three",
    }  # fmt: skip
    firm = {key.partition(".")[2]: value for key, value in values.items() if key.startswith("organisation.")}
    assert firm == {
        "name": card.company, "name_ja": card.company_ja, "name_kana": card.company_kana, "country": "JP",
        "phone": card.phone, "postcode": card.postcode, "address": card.address, "address_ja": card.address_ja,
    }  # fmt: skip


@pytest.mark.parametrize("cut", ["BEGIN:VCARD\nVERSION:3.0\nN:Duval;Marie", "BEGIN:VCARD"])
def test_a_file_cut_short_is_refused(office, tmp_path, cut):
    file = tmp_path / "cut.vcf"
    file.write_text(cut, encoding="utf-8")
    with pytest.raises(Damaged, match="ends in the middle"):
        preview(office, file, "companies", mission=None)


def test_what_is_written_cannot_break_a_card():
    card = vcards.Card(uid="0" * 32, company="A;B,C\\D\r\nEND:VCARD", family="長" * 60, note="x" * 200)
    data = vcards.make([card]).decode()
    assert data.split("\r\n").count("END:VCARD") == 1
    assert all(len(line.encode()) <= 75 for line in data.split("\r\n"))
