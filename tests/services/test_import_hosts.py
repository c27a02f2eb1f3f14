"""A directory of hosts in Japanese: each planted problem is met as the notes beside it say."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

import openpyxl
import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common import firms, names
from eujc_desktop.models import catalogue
from eujc_desktop.models.organisation import Site
from tests.services.importing import CODE, INPUT, bring, contacts, hosts, preview, results, row_of, told, write_csv

HOSTS, MORE = "hosts-ja.xlsx", "担当者"


def organisations(works):
    def read(work):
        found = services.grids.rows(work, "organisations", services.grids.ids(work, "organisations"))
        return {row["organisation.name_ja"]: row for row in found}

    return works.read(read)


def test_all_hosts_come_in_with_sites_contacts_and_visits(with_hosts):
    rows = hosts(with_hosts)
    assert len(rows) == 24
    assert {row["visit.stage"] for row in rows.values()} == {"to contact"}
    assert rows["H01"]["site.name_ja"] == "本社工場"
    assert len(contacts(with_hosts)) > 30
    assert {"佐々木 健太郎", "小野寺 由紀子"} <= contacts(with_hosts).keys()


def test_every_column_of_the_directory_is_recognised(office):
    assert all(column.score == 100 for column in preview(office, HOSTS, "companies").preview.columns)


@pytest.mark.parametrize(
    ("host", "key", "value"),
    [
        ("H06", "organisation.postcode", "183-0036"),
        ("H13", "organisation.postcode", "450-0002"),
        ("H08", "organisation.phone", "03-0000-0208"),
        ("H11", "organisation.name_kana", "カリヤデンソウコウボウ"),
        ("H17", "site.max_visitors", 12),
        ("H21", "organisation.employees", 118),
        ("H21", "organisation.notes", "従業員数 約118名"),
        ("H02", "site.photos", "yes"),
        ("H01", "site.photos", "no"),
        ("H19", "site.photos", "on request"),
        ("H19", "site.photo_note", "許可制"),
        ("H01", "site.safety_shoes", True),
        ("H02", "site.safety_shoes", False),
        ("H21", "site.safety_shoes", False),
        ("H21", "site.gear_note", "クリーン靴貸与"),
        ("H08", "site.languages", ("Japanese", "English", "German")),
    ],
)
def test_cells_of_the_directory(with_hosts, host, key, value):
    assert hosts(with_hosts)[host][key] == value


def test_about_a_number_is_told(office):
    ((severity, column, reason),) = told(preview(office, HOSTS, "companies"), 22)
    assert (severity, column) == ("question", "従業員数")
    assert "only the number is kept" in reason


def test_where_a_name_parts_is_asked_with_the_ways_it_can(office):
    incoming = preview(office, HOSTS, "companies")
    problems = row_of(incoming, 20).problems
    assert [problem.column for problem in problems] == ["担当者①氏名", "担当者①ふりがな"]
    assert [offer.raw for offer in problems[0].offers] == ["中 島健", "中島 健"]
    mended = incoming.corrected(20, "contact1.native_name", "中島 健")
    mended = mended.corrected(20, "contact1.kana_name", "なかしま たけし")
    assert row_of(mended, 20).problems == ()
    services.imports.apply(office, mended)
    assert contacts(office)["中島 健"]["contact.kana_name"] == "なかしま たけし"


def test_nothing_else_is_told_of_the_directory(office):
    incoming = preview(office, HOSTS, "companies")
    assert {problem.row for problem in incoming.preview.problems} == {20, 22}
    assert not incoming.needs_a_decision


def test_a_foreign_family_name_stays_in_katakana(with_hosts):
    row = contacts(with_hosts)["ミュラー 恵美"]
    assert (row["contact.kana_name"], row["contact.family_name"], row["contact.given_name"]) == (
        "みゅらー えみ", "Müller", "Emi",
    )  # fmt: skip


def test_a_letter_outside_the_basic_plane_is_kept_and_can_be_printed(with_hosts, tmp_path):
    assert contacts(with_hosts)["𠮷野 和代"]["contact.kana_name"] == "よしの かずよ"
    path = write_csv(tmp_path / "plan.csv", "日付,開始,終了,内容", "2027-03-15,09:00,10:00,𠮷野様と打合せ")
    bring(with_hosts, path, "itinerary")
    order = services.papers.Order("programme", CODE, form="table", language="ja")
    assert services.papers.preview(with_hosts, order).missing == ()


def test_contacts_sort_by_their_readings(with_hosts):
    rows = contacts(with_hosts)
    wanted = {native: rows[native]["contact.kana_name"] for native in rows}
    in_order = sorted(
        wanted, key=lambda native: names.sort_key(names.Name(native=native, kana=wanted[native]), language="ja")
    )
    unguessed = [native for native in in_order if native[:2] in ("東海", "小鳥", "鬼頭", "𠮷野")]
    assert [native.partition(" ")[0] for native in unguessed] == ["鬼頭", "東海林", "小鳥遊", "𠮷野"]


def test_a_corporate_form_is_optional(with_hosts):
    forms = {name: firms.parts(name).form for name in organisations(with_hosts)}
    assert sorted(form for form in forms.values() if form != "株式会社") == ["", "", "合同会社", "合資会社"]


# --- the later additions ---------------------------------------------------------------------------------------------


def test_more_contacts_row_by_row(with_hosts):
    incoming = preview(with_hosts, HOSTS, "companies", sheet=MORE)
    assert results(incoming) == {"changed": [2, 4], "duplicate": [3, 5], "new": [6]}
    assert row_of(incoming, 2).fills == ("contact1.email", "contact1.phone")
    decided = incoming.deciding(3, same=True).deciding(5, same=True)
    services.imports.apply(with_hosts, decided)
    again = preview(with_hosts, HOSTS, "companies", sheet=MORE).deciding(3, same=True).deciding(5, same=True)
    assert results(again) == {"same": [2, 3, 4, 5, 6]}
    with_hosts.undo()
    assert row_of(incoming, 2).match.name == "Aone Seisakusho Co., Ltd."
    ((_, column, reason),) = told(incoming, 3)
    assert column == "氏名"
    assert "reads like 𠮷野 和代" in reason
    ((_, column, reason),) = told(incoming, 5)
    assert column == "会社名"
    assert "in Japan these may be two firms" in reason


def test_the_sheet_that_is_not_read_is_named(with_hosts):
    first, second = (preview(with_hosts, HOSTS, "companies", sheet=sheet) for sheet in (None, MORE))
    told = "Other sheets are left aside: “{}”. Choose the sheet to read one."
    assert told.format(MORE) in first.preview.remarks
    assert told.format("受入企業") in second.preview.remarks


def test_what_comes_in_of_the_later_additions(with_hosts):
    before = len(contacts(with_hosts))
    services.imports.apply(with_hosts, preview(with_hosts, HOSTS, "companies", sheet=MORE), only_good=True)
    rows = contacts(with_hosts)
    assert len(rows) == before + 1
    assert rows["佐々木 健太郎"]["contact.email"] == "k.sasaki@aone.example.org"
    assert rows["近藤 慎吾"]["contact.phone"] == "0565-00-0310"
    assert rows["今井 良樹"]["organisation.name_ja"] == "つくば極低温研究機構"
    assert "吉野 和代" not in rows
    assert len(hosts(with_hosts)) == 24


def test_two_firms_or_one_as_decided(with_hosts):
    incoming = preview(with_hosts, HOSTS, "companies", sheet=MORE).skipping(3)
    services.imports.apply(with_hosts, incoming.deciding(5, same=False))
    assert "堺電池循環株式会社" in organisations(with_hosts)
    with_hosts.undo()
    services.imports.apply(with_hosts, incoming.deciding(5, same=True))
    assert contacts(with_hosts)["長谷川 玲子"]["organisation.name_ja"] == "株式会社堺電池循環"
    assert "堺電池循環株式会社" not in organisations(with_hosts)


def test_the_same_person_under_another_letter_as_decided(with_hosts):
    incoming = preview(with_hosts, HOSTS, "companies", sheet=MORE).skipping(5)
    services.imports.apply(with_hosts, incoming.deciding(3, same=True))
    rows = contacts(with_hosts)
    assert rows["𠮷野 和代"]["contact.email"] == "yoshino@shinonome.example.org"
    assert "吉野 和代" not in rows


def test_hosts_the_programme_brought_get_their_other_name(office):
    bring(office, "programme-wcm-2027.xlsx", "itinerary")
    incoming = preview(office, HOSTS, "companies")
    named = next(row for row in incoming.preview.rows if row.result == "changed")
    assert "organisation.name_ja" in named.fills
    services.imports.apply(office, incoming)
    assert None not in organisations(office)
    assert results(preview(office, HOSTS, "companies")) == {"same": list(range(2, 26))}
    more = preview(office, HOSTS, "companies", sheet=MORE)
    assert results(more) == {"changed": [2, 4], "duplicate": [3, 5], "new": [6]}


def test_a_known_firm_gets_the_name_it_lacks_and_keeps_the_spelling_it_has(office, tmp_path):
    bring(office, write_csv(tmp_path / "one.csv", "会社名,市区町村", "株式会社新星,大阪市"), "companies")
    both = write_csv(tmp_path / "both.csv", "会社名,会社名（英）", "㈱新星,Nova Ltd", "（株）新星,NOVA LTD.")
    incoming = preview(office, both, "companies")
    assert [(row.fills, row.changes) for row in incoming.preview.rows] == [(("organisation.name",), ())] * 2
    services.imports.apply(office, incoming)
    ((name_ja, firm),) = organisations(office).items()
    assert (name_ja, firm["organisation.name"]) == ("株式会社新星", "Nova Ltd")
    assert results(preview(office, both, "companies")) == {"same": [2, 3]}


def test_a_firm_known_by_one_name_is_not_made_again_by_a_row_with_the_other(office, tmp_path):
    bring(office, write_csv(tmp_path / "one.csv", "Company,City", "Nova Ltd,Osaka"), "companies")
    rows = "Nova Ltd,株式会社新星,山田 太郎", ",㈱新星,鈴木 花子"
    bring(office, write_csv(tmp_path / "more.csv", "Company,会社名,氏名", *rows), "companies")
    assert list(organisations(office)) == ["株式会社新星"]
    assert contacts(office).keys() == {"山田 太郎", "鈴木 花子"}


def test_the_directory_twice_changes_nothing(with_hosts):
    incoming = preview(with_hosts, HOSTS, "companies")
    assert results(incoming) == {"same": list(range(2, 26))}
    steps = len(with_hosts.steps())
    services.imports.apply(with_hosts, incoming)
    assert len(with_hosts.steps()) == steps


def test_a_directory_needs_no_mission(works):
    incoming = preview(works, HOSTS, "companies", mission=None)
    services.imports.apply(works, incoming)
    assert len(organisations(works)) == 24


def test_rows_of_one_new_firm_make_one_firm_with_all_its_contacts(office, tmp_path):
    path = write_csv(
        tmp_path / "contacts.csv",
        "会社名,氏名,ふりがな",
        "株式会社新星,山田 太郎,やまだ たろう",
        "㈱新星,鈴木 花子,すずき はなこ",
    )
    incoming = preview(office, path, "companies")
    assert results(incoming) == {"new": [2, 3]}
    services.imports.apply(office, incoming)
    assert list(organisations(office)) == ["株式会社新星"]
    assert contacts(office).keys() == {"山田 太郎", "鈴木 花子"}


@pytest.mark.parametrize("other", ["新星株式会社", "有限会社新星"])
def test_new_firms_of_one_list_that_differ_in_their_form_are_asked(office, tmp_path, other):
    rows = "株式会社新星,Nova Ltd,山田 太郎", f"{other},Nova Ltd,鈴木 花子"
    path = write_csv(tmp_path / "hosts.csv", "会社名,会社名（英）,氏名", *rows, f"{other},,田中 次郎")
    incoming = preview(office, path, "companies")
    assert results(incoming) == {"new": [2], "duplicate": [3, 4]}
    assert row_of(incoming, 3).match.name == "Nova Ltd of row 2"
    assert "in Japan these may be two firms" in told(incoming, 3)[0][2]
    two = incoming.deciding(3, same=False)
    assert results(two) == {"new": [2, 3, 4]}
    services.imports.apply(office, two)
    assert organisations(office).keys() == {"株式会社新星", other}
    assert contacts(office)["田中 次郎"]["organisation.name_ja"] == other
    office.undo()
    services.imports.apply(office, incoming.deciding(3, same=True).deciding(4, same=True))
    assert list(organisations(office)) == ["株式会社新星"]
    assert contacts(office).keys() == {"山田 太郎", "鈴木 花子", "田中 次郎"}


def test_a_new_firm_without_its_form_is_the_one_of_the_same_list_with_it(office, tmp_path):
    rows = "新星,,山田 太郎", "株式会社新星,Nova Ltd,鈴木 花子", ",Nova,田中 次郎"
    bring(office, write_csv(tmp_path / "hosts.csv", "会社名,会社名（英）,氏名", *rows), "companies")
    assert [firm["organisation.name"] for firm in organisations(office).values()] == ["Nova Ltd"]
    assert len(contacts(office)) == 3


def test_rows_of_one_firm_that_contradict_each_other_are_asked(office, tmp_path):
    path = write_csv(tmp_path / "hosts.csv", "Company,Employees", "Nova Ltd,12", "NOVA Ltd.,13")
    incoming = preview(office, path, "companies")
    assert results(incoming) == {"new": [2], "problem": [3]}
    ((_, column, reason),) = told(incoming, 3)
    assert column == "Employees"
    assert "row 2" in reason


def test_a_row_without_a_name_is_a_problem(office, tmp_path):
    path = write_csv(tmp_path / "hosts.csv", "Company,City,Employees,Sector", ",Tokyo,12,Robots", "Nova,Osaka,3,Food")
    assert results(preview(office, path, "companies")) == {"problem": [2], "new": [3]}


def test_a_company_called_total_is_no_total(office, tmp_path):
    path = write_csv(tmp_path / "hosts.csv", "Company,City,Employees", "Total,Paris,12", "Nova,Osaka,3", "Total,,15")
    incoming = preview(office, path, "companies")
    assert results(incoming) == {"new": [2, 3]}
    assert incoming.preview.skipped == ((4, "a total"),)


def test_mail_and_phone_of_nobody_are_the_firms(office, tmp_path):
    head = "会社名,メール,直通,担当者①役職"
    path = write_csv(tmp_path / "hosts.csv", head, "株式会社新星,info@example.org,03-0000-0001,部長")
    incoming = preview(office, path, "companies")
    values = row_of(incoming, 2).values
    assert (values["organisation.email"], values["organisation.phone"]) == ("info@example.org", "03-0000-0001")
    ((severity, column, reason),) = told(incoming, 2)
    assert (severity, column) == ("question", "担当者①役職")
    assert "without a name" in reason


def test_a_contact_in_one_latin_cell(office, tmp_path):
    path = write_csv(
        tmp_path / "hosts.csv", "Company,Ansprechpartner,E-Mail Ansprechpartner", "Nova,Ana de la CRUZ,a@b.org"
    )
    bring(office, path, "companies")
    (row,) = contacts(office).values()
    assert (row["contact.family_name"], row["contact.given_name"]) == ("de la Cruz", "Ana")
    assert row["contact.email"] == "a@b.org"


def test_a_contact_with_latin_names_alone_is_known_again_and_changed(office, tmp_path):
    head = "Company,Ansprechpartner,E-Mail Ansprechpartner"

    def look(line):
        return preview(office, write_csv(tmp_path / "hosts.csv", head, line), "companies")

    services.imports.apply(office, look("Nova,Ana de la CRUZ,a@b.org"))
    assert results(look("Nova,Ana DE LA CRUZ,A@b.org")) == {"same": [2]}
    assert results(look("Nova,Ana Cruz,a@b.org")) == {"new": [2]}
    incoming = look("NOVA,Ana de la CRUZ,ana@b.org")
    assert [(each.before, each.after) for each in row_of(incoming, 2).changes] == [("a@b.org", "ana@b.org")]
    services.imports.apply(office, incoming)
    assert [row["contact.email"] for row in contacts(office).values()] == ["ana@b.org"]


def test_rows_that_say_different_things_of_one_person_are_asked(office, tmp_path):
    lines = "株式会社新星,山田 太郎,a@b.org", "㈱新星,山田　太郎,b@b.org", "株式会社新星,鈴木 花子,c@b.org"
    path = write_csv(tmp_path / "hosts.csv", "会社名,氏名,メール", *lines)
    incoming = preview(office, path, "companies")
    assert results(incoming) == {"new": [2, 4], "problem": [3]}
    assert told(incoming, 3)[0][1] == "メール"


def test_sectors_by_standard_lists_and_how_people_are_reached_come_in(office, tmp_path):
    file = write_csv(tmp_path / "hosts.csv", "会社名,産業分類,NACE,担当者①氏名,担当者①連絡方法,担当者①秘書,担当者①序列",
                     "株式会社青嶺製作所,24,25,佐々木 健太郎,電話,小野寺,1")  # fmt: skip
    found = preview(office, file, "companies")
    assert [problem for row in found.preview.rows for problem in row.problems] == []
    services.imports.apply(office, found)
    row = organisations(office)["株式会社青嶺製作所"]
    assert (row["organisation.jsic"], row["organisation.nace"]) == ("E24", "25")
    person = contacts(office)["佐々木 健太郎"]
    assert (person["contact.channel"], person["contact.assistant"], person["contact.rank"]) == ("call", "小野寺", 1)


def test_what_a_host_asks_of_its_visitors_comes_in(office, tmp_path):
    asked = "祝日受入,受入不可企業,受入不可業種,同業者不可,名簿提出（日前）,要審査国籍,輸出管理審査（日前）,身分証確認"
    head = f"会社名,訪問先,{asked},担当者①氏名,担当者①敬称"
    line = "東都大学,工学部,×,株式会社競合,25,○,14,FR,30,要,佐々木 健太郎,教授"
    found = preview(office, write_csv(tmp_path / "hosts.csv", head, line), "companies")
    assert [problem for row in found.preview.rows for problem in row.problems] == []
    services.imports.apply(office, found)
    (site,) = office.read(lambda work: list(work.session.scalars(select(Site))))
    assert (site.works_holidays, site.own_sector_barred, site.id_needed) == (False, True, True)
    assert (site.competitors, site.barred_sectors, site.checked_nationalities) == (
        ("株式会社競合",),
        ("25",),
        ("France",),
    )
    assert (site.names_days, site.export_days) == (14, 30)
    assert str(contacts(office)["佐々木 健太郎"]["contact.honorific"]) == "Prof"


def test_another_site_of_a_known_host_is_another_site(office, tmp_path):
    def bring_in(*lines):
        file = write_csv(tmp_path / "hosts.csv", "会社名,訪問先,最大受入人数", *lines)
        found = preview(office, file, "companies")
        services.imports.apply(office, found)
        return {row.result for row in found.preview.rows}

    def sites():
        wanted = select(Site.name_ja, Site.max_visitors).order_by(Site.id)
        return office.read(lambda work: [tuple(row) for row in work.session.execute(wanted)])

    assert bring_in("株式会社青嶺製作所,本社工場,20", "㈱青嶺製作所,名古屋 工場,12") == {"new"}
    assert sites() == [("本社工場", 20), ("名古屋 工場", 12)]
    assert bring_in("株式会社青嶺製作所,名古屋工場,14") == {"changed"}
    assert bring_in("株式会社青嶺製作所,,") == {"same"}
    assert sites() == [("本社工場", 20), ("名古屋工場", 14)]


def test_rows_below_a_merged_company_are_of_it(office, tmp_path):
    book = openpyxl.Workbook()
    for line in (
        ("会社名", "氏名"),
        ("株式会社新星", "山田 太郎"),
        (None, "鈴木 花子"),
        (None, None),
        (None, "佐藤 学"),
    ):
        book.active.append(line)
    book.active.merge_cells("A2:A5")
    book.save(tmp_path / "merged.xlsx")
    incoming = preview(office, tmp_path / "merged.xlsx", "companies")
    assert results(incoming) == {"new": [2, 3, 5]}
    services.imports.apply(office, incoming)
    assert {row["organisation.name_ja"] for row in contacts(office).values()} == {"株式会社新星"}
    assert contacts(office).keys() == {"山田 太郎", "鈴木 花子", "佐藤 学"}


def test_a_row_whose_company_is_an_error_of_the_sheet_is_told(office, tmp_path):
    book = openpyxl.Workbook()
    for line in (("会社名", "氏名"), ("#REF!", "山田 太郎"), ("株式会社新星", "鈴木 花子"), ("#N/A", None)):
        book.active.append(line)
    book.save(tmp_path / "errors.xlsx")
    incoming = preview(office, tmp_path / "errors.xlsx", "companies")
    assert results(incoming) == {"problem": [2], "new": [3]}
    assert told(incoming, 2)[0] == ("problem", "会社名", "is an error of the sheet (cell A2)")


SAID_OTHERWISE = {
    ("従業員数", "約118名"): "118, and as it stands in the notes",
    ("最大受入人数", "12名"): "the number 12",
    **{
        (column, mark): "yes, no or on request"
        for column in ("写真撮影", "安全靴")
        for mark in ("×", "○", "要", "不要")
    },
    **{("写真撮影", f"△ {words}"): "on request, and the words as a remark" for words in ("許可制", "指定場所のみ")},
    **{("安全靴", lent): "a remark on gear" for lent in ("クリーン靴貸与", "白衣貸与", "静電靴貸与")},
    **{("対応言語", short): "languages by their names" for short in ("日", "日・英", "日・英・独")},
    ("会社名", "㈱青嶺製作所"): "the name in its first spelling",
    ("会社名", "東雲ロボティクス（株）"): "the name in its first spelling",
    ("会社名", "三州シート部品"): "the name in its first spelling",
    ("会社名", "堺電池循環株式会社"): "the firm that it was said to be",
    ("氏名", "吉野 和代"): "𠮷野 和代, whom it was said to be",
    ("ふりがな", "コンドウ シンゴ"): "the same reading in hiragana",
}


def test_every_cell_of_the_directory_is_in_its_field_or_said_in_other_words(office):
    services.imports.apply(office, preview(office, HOSTS, "companies"), only_good=True)
    more = preview(office, HOSTS, "companies", sheet=MORE)
    services.imports.apply(office, more.deciding(3, same=True).deciding(5, same=True))
    missing = {place for sheet in (None, MORE) for place in _cells_not_held(office, sheet)}
    assert missing <= SAID_OTHERWISE.keys()


def _cells_not_held(office, sheet):
    """The cells of a sheet, by heading, that are not in the field of the record where their column goes."""
    found = preview(office, HOSTS, "companies", sheet=sheet)
    lines = openpyxl.load_workbook(INPUT / HOSTS)[found.preview.sheet].iter_rows(min_row=2, values_only=True)
    keys = {column.index: column.key for column in found.preview.columns}
    assert all(keys.values())
    for line, row in zip(lines, found.preview.rows, strict=True):
        held = office.read(partial(_held, host_id=row.match.id))
        for at, cell in enumerate(line):
            words = {_plain(value) for value in held[keys[at].replace("1", "").replace("2", "")]}
            if cell is not None and _plain(str(cell)) not in words:
                yield re.sub("担当者.", "", found.preview.columns[at].heading), str(cell)


def _held(work, host_id):
    """What a firm, its sites and its people hold in each field, as it is written."""
    found = {}
    for table, link in (("organisation", "id"), ("site", "organisation_id"), ("contact", "organisation_id")):
        kind = catalogue.model(table)
        for record in work.session.scalars(select(kind).where(getattr(kind, link) == host_id)):
            for name, field in services.records.entity(table).fields.items():
                found.setdefault(f"{table}.{name}", []).append(field.kind.format(getattr(record, name)))
            if table == "contact":
                found.setdefault("contact.latin", []).append(f"{record.given_name} {record.family_name}")
    return found


def _plain(text):
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()
