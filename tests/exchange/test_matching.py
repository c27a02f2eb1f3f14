"""Headings as offices in four countries write them find their fields."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eujc_desktop.exchange import headings
from eujc_desktop.exchange.full_names import split_latin
from eujc_desktop.exchange.matching import heading_key, match_columns, vocabulary
from eujc_desktop.exchange.sheets import Sheet
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.services import grids, imports
from eujc_desktop.services.entry_lists import LISTS

PERSON = """
application_no: Submission ID | Application no. | N° de dossier | Antragsnummer | 申請番号
honorific: Title | Mr/Ms | Civilité | Anrede | 敬称
family_name: Family name | Last name | Nom | Nachname | 姓
given_name: Given name | First name | Prénom | Vorname | 名
native_name: Name in own script | Native name | Nom en caractères d'origine | Name in Originalschrift | 氏名
kana_name: Name in katakana | Katakana | Nom en katakana | Name in Katakana | フリガナ
sex: Sex | Gender | Sexe | Geschlecht | 性別
birth_date: Date of birth | Birth date | Date de naissance | Geburtsdatum | 生年月日
nationality: Nationality | Citizenship | Nationalité | Staatsangehörigkeit | 国籍
passport_no: Passport no. | Passport number | N° de passeport | Reisepassnummer | 旅券番号
passport_issued: Passport issued on | Date of issue | Délivré le | Pass ausgestellt am | 旅券発行日
passport_expires: Passport expires on | Passport expiry | Expire le | Pass gültig bis | 旅券有効期限
email: E-mail | Email address | Courriel | E-Mail | メールアドレス
phone: Phone | Telephone | Téléphone | Telefon | 電話番号
mobile: Mobile | Mobile phone | Portable | Mobiltelefon | 携帯電話
job_title: Job title | Position | Fonction | Funktion | 役職（英）
department: Department | Division | Service | Abteilung | 部署
english_level: English level | English | Anglais | Englischkenntnisse | 英語力
japanese_level: Japanese level | Japanese | Japonais | Japanischkenntnisse | 日本語力
diet: Diet | Dietary requirements | Régime alimentaire | Ernährung | 食事制限
allergies: Allergies | Food allergies | Allergies alimentaires | Allergien | アレルギー
shoe_size: Shoe size (EU) | Shoe size | Pointure | Schuhgröße | 靴のサイズ
clothing_size: Clothing size | Size | Taille | Konfektionsgröße | 服のサイズ
emergency_name: Emergency contact | Contact in an emergency | Contact d'urgence | Notfallkontakt | 緊急連絡先
emergency_relation: Relation | Relationship | Lien de parenté | Beziehung | 続柄
emergency_phone: Emergency phone | Emergency number | Téléphone d'urgence | Notfalltelefon | 緊急連絡先電話番号
insurer: Insurer | Insurance company | Assurance | Versicherung | 保険会社
policy_no: Policy no. | Policy number | N° de police | Policennummer | 証券番号
organisation.name: Company | Organisation | Société | Firma | 英文社名
organisation.street: Street | Street and no. | Rue | Straße | 番地
organisation.postcode: Postcode | Postal code | Code postal | PLZ | 郵便番号
organisation.city: City | Town | Ville | Ort | 市区町村
organisation.country: Country of company | Country | Pays | Land | 国
organisation.website: Website | URL | Site web | Webseite | ホームページ
organisation.sector_ja: Sector in Japanese | Sector JA | Secteur en japonais | Branche auf Japanisch | 業種
organisation.employees: Employees | Staff | Effectif | Mitarbeiter | 従業員数
organisation.turnover: Turnover (EUR m) | Annual turnover | Chiffre d’affaires | Umsatz | 売上高
organisation.sme_declared: SME declaration | SME | Déclaration PME | KMU-Erklärung | 中小企業
objectives: Objectives | Aims | Objectifs | Ziele | 参加目的
arrival_day: Arrival | Arrival date | Arrivée le | Ankunft | 到着日
arrival_time: Arrival time | Time of arrival | Heure d'arrivée | Ankunftszeit | 到着時刻
arrival_flight: Arrival flight | Flight | Vol arrivée | Ankunftsflug | 到着便
departure_day: Departure | Departure date | Départ le | Abreise | 出発日
departure_time: Departure time | Time of departure | Heure de départ | Abflugzeit | 出発時刻
departure_flight: Departure flight | Return flight | Vol retour | Rückflug | 出発便
hotel: Hotel | Hotel name | Hôtel | Hotel | ホテル
room_type: Room type | Room | Chambre | Zimmer | 部屋タイプ
commitment_letter: Commitment letter | Letter of commitment | Lettre d'engagement | Verpflichtungserklärung | 誓約書
passport_copy: Passport copy | Copy of passport | Copie du passeport | Passkopie | 旅券コピー
deposit_paid_on: Paid on | Date paid | Acompte payé le | Bezahlt am | 入金日
deposit_paid: Paid | Amount | Montant | Betrag | 入金額
remark: Remark | Notes | Remarques | Bemerkung | 備考
stage: Status | Stage | Statut | Stand | 状況
role: Role | Function on the mission | Rôle | Rolle | 役割
group: Group | Groups | Groupe | Gruppe | 班
"""

FIRM = """
code: No. | Host no. | N° | Nr. | 番号
name: Company | Company name | Société | Firma | 英文社名
name_ja: Name in Japanese | Company JA | Nom en japonais | Name auf Japanisch | 会社名
name_kana: Name in kana | Kana | Nom en kana | Name in Kana | 会社名フリガナ
country: Country of company | Country | Pays | Land | 国
street: Street | Street and no. | Rue | Straße | 番地
postcode: Postcode | Postal code | Code postal | Postleitzahl | 郵便番号
city: City | Town | Ville | Stadt | 市区町村
address: Address in English | Address EN | Adresse en anglais | Adresse auf Englisch | 英文住所
address_ja: Address in Japanese | Address JA | Adresse en japonais | Adresse auf Japanisch | 所在地
phone: Phone | Telephone | Téléphone | Telefon | 電話番号
email: E-mail | Email | Courriel | E-Mail-Adresse | 代表メール
website: Website | URL | Site web | Internet | ホームページ
sector: Sector | Industry | Secteur | Branche | 業種（英）
sector_ja: Sector in Japanese | Sector JA | Secteur en japonais | Branche auf Japanisch | 業種
products: Main products | Products | Produits | Produkte | 主要製品
founded: Founded | Established | Fondée en | Gegründet | 設立年
employees: Employees | Staff | Effectif | Mitarbeiterzahl | 従業員数
site.name_ja: Site in Japanese | Site JA | Site en japonais | Standort auf Japanisch | 訪問先
site.station: Nearest station and exit | Nearest station | Gare la plus proche | Nächster Bahnhof | 最寄り駅
site.max_visitors: Most visitors | Max. visitors | Visiteurs max. | Besucher max. | 最大受入人数
site.photos: Photographs | Photos allowed | Photos | Fotos erlaubt | 写真撮影
site.safety_shoes: Safety shoes | Safety footwear | Chaussures de sécurité | Sicherheitsschuhe | 安全靴
site.languages: Languages of the host | Languages | Langues | Sprachen | 対応言語
contact1.native_name: Contact 1: Name in own script | 担当者1氏名 | 担当者氏名 | 担当者① 氏名 | 担当者①氏名
contact1.latin: Contact 1: Name in Latin letters | Contact | Personne de contact | Ansprechpartner | 担当者ローマ字
contact1.email: Contact 1: E-mail | Contact e-mail | Courriel du contact | E-Mail Ansprechpartner | 担当者メール
contact2.native_name: Contact 2: Name in own script | 担当者2氏名 | 担当者② 氏名 | 担当者２氏名 | 担当者②氏名
notes: Notes on the organisation | Remarks | Remarques | Bemerkungen | 備考
"""

ITEM = """
number: No. | No | N° | Nr. | 番号
day.number: Day | Day no. | Jour | Tag | 日目
day.day: Date | Dates | Date | Datum | 月日
start: Start | Start time | Début | Beginn | 開始時刻
end: End | Until | Fin | Ende | 終了時刻
type: Type | Kind | Type | Art | 種別
title: Title EN | Title | Titre | Titel | 英文内容
title_ja: Title JA | Title in Japanese | Titre en japonais | Titel auf Japanisch | 内容
place: Place | Venue | Lieu | Ort | 場所（英）
place_ja: Place JA | Place in Japanese | Lieu en japonais | Ort auf Japanisch | 場所
address: Address EN | Address | Adresse | Anschrift | 英文住所
address_ja: Address JA | Address in Japanese | Adresse en japonais | Adresse auf Japanisch | 住所
company: Company | Host | Société | Firma | 訪問先
groups: Group | Groups | Groupe | Gruppe | 班
transport: Transport | Means of transport | Moyen de transport | Verkehrsmittel | 交通機関
line: Train | Line and number | Train | Zug | 列車名
seats: Car / seats | Seats | Places | Plätze | 座席
meeting_point: Meeting point | Meet at | Point de rencontre | Treffpunkt | 集合場所
speaker: Speaker | Lecturer | Intervenant | Referent | 講師
interpreter: Interpreter | Interpreting | Interprète | Dolmetscher | 通訳
dress: Dress | Dress code | Tenue | Kleidung | 服装
bring: Bring | To bring | À apporter | Mitbringen | 持ち物
note: Note | Remarks | Remarques | Bemerkung | 備考
"""

FIRST = {"participants": ("person", "participation"), "companies": ("organisation",), "itinerary": ("item",)}
TABLES = {"participants": PERSON, "companies": FIRM, "itinerary": ITEM}
VARIANTS = ("label", "English", "French", "German", "Japanese")


def fields_of(what):
    """The fields that columns of such a list can go to."""
    return imports.WAYS[what].targets((date(2027, 3, 15), date(2027, 3, 26)))


def table(what):
    """The headings of one sort of list: for each field its key and the five ways it is written."""
    found = {}
    known = fields_of(what)
    for line in TABLES[what].strip().splitlines():
        name, _, words = line.partition(": ")
        keys = [name, *(f"{alias}.{name}" for alias in FIRST[what])]
        found[next(key for key in keys if key in known)] = words.split(" | ")
    return found


@pytest.mark.parametrize("variant", range(5), ids=VARIANTS)
@pytest.mark.parametrize("what", TABLES)
def test_a_header_row_in_each_language(what, variant):
    wanted = {words[variant]: key for key, words in table(what).items()}
    sheet = Sheet("", ((1, tuple(wanted)), (2, tuple("x" for _ in wanted))))
    found = {column.heading: column.key for column in match_columns(sheet, 1, fields_of(what), {})}
    assert found == wanted


@pytest.mark.parametrize("what", TABLES)
def test_the_label_of_every_field_is_its_own_heading(what):
    fields = fields_of(what)
    words = vocabulary(fields)
    by_label = {}
    for key, field in fields.items():
        by_label.setdefault(heading_key(field.label), key)
    assert {label: words[label] for label in by_label} == by_label


@pytest.mark.parametrize(
    ("heading", "key", "least"),
    [
        ("FAMILY NAME *", "person.family_name", 100),
        ("family_name", "person.family_name", 100),
        ("Ｅ－ｍａｉｌ", "person.email", 100),
        ("E-mail (work)", "person.email", 96),
        ("Familly name", "person.family_name", 80),
        ("Nationalty", "person.nationality", 80),
        ("Chiffre d’affaires (M€)", "organisation.turnover", 96),
        ("アレルギー", "person.allergies", 100),
        ("ふりがな【必須】", "person.kana_name", 96),
    ],
)
def test_spellings_are_forgiven_with_a_score(heading, key, least):
    sheet = Sheet("", ((1, (heading, "x")), (2, ("a", "b"))))
    column = match_columns(sheet, 1, fields_of("participants"), {})[0]
    assert column.key == key
    assert column.score >= least
    assert column.score < 100 or least == 100


@pytest.mark.parametrize("heading", ["Mission", "Name of pet", "N", "Colour", "1", "Date", "???"])
def test_unknown_headings_have_no_field(heading):
    sheet = Sheet("", ((1, (heading, "E-mail")), (2, ("a", "b"))))
    assert match_columns(sheet, 1, fields_of("participants"), {})[0].key == ""


def test_one_field_has_one_column_and_the_surest_wins():
    sheet = Sheet("", ((1, ("E-mail (old)", "E-mail")), (2, ("a", "b"))))
    columns = match_columns(sheet, 1, fields_of("participants"), {})
    assert [column.key for column in columns] == ["", "person.email"]


def test_what_is_remembered_wins():
    sheet = Sheet("", ((1, ("Diet", "Kürzel")), (2, ("a", "b"))))
    remembered = {"Diet": "participation.remark", "Kürzel": "person.department"}
    columns = match_columns(sheet, 1, fields_of("participants"), remembered)
    assert [(column.key, column.score) for column in columns] == [
        ("participation.remark", 100), ("person.department", 100),
    ]  # fmt: skip


def test_the_copies_of_the_input_are_whole():
    folder = Path(__file__).parents[1] / "data" / "input"
    names = {path.name for path in folder.iterdir()}
    assert {"README.md", "applications-en.xlsx", "hosts-ja.xlsx", "photos", "logos", "real-programmes"} <= names
    assert len(list((folder / "photos").iterdir())) == 24
    assert len(list((folder / "logos").iterdir())) == 8


def test_the_table_of_headings_names_fields_there_are():
    known = {key for what in imports.WAYS for key in fields_of(what)} | {"contact.latin"}
    contact = {f"contact.{key.partition('.')[2]}" for key in known if key.startswith("contact1.")}
    ways = {"way.start", "way.end", "way.minutes"}
    links = {key for name in LISTS for key, field in grids.columns(name).items() if isinstance(field.kind, Ref)}
    assert set(headings.table()) <= known | contact | ways | links


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("BERG Anna", ("BERG", "Anna", True)),
        ("Anna BERG", ("BERG", "Anna", True)),
        ("Berg, Anna", ("Berg", "Anna", True)),
        ("van den BROECKE Pieter-Jan", ("van den BROECKE", "Pieter-Jan", True)),
        ("Pieter-Jan van den Broecke", ("van den Broecke", "Pieter-Jan", False)),
        ("Anna Berg", ("Berg", "Anna", False)),
        ("Anna Maria Berg", ("Berg", "Anna Maria", False)),
        ("Berg", ("Berg", "", False)),
        ("ANNA BERG", ("BERG", "ANNA", False)),
        ("J. BERG", ("BERG", "J.", True)),
    ],
)
def test_names_in_one_cell(text, parts):
    assert split_latin(text) == parts


def test_days_that_differ_by_a_figure_are_not_alike():
    headings = ("Family name", "2027-03-14", "15.03.2027", "16/3", "Wed 17 Mar", "3月18日", "19 Mar", "2027-04-19")
    columns = match_columns(Sheet("", ((1, headings),)), 1, fields_of("attendance"), {})
    days = [column.key.removeprefix("attendance.day.2027-03-") for column in columns[1:]]
    assert days == ["", "15", "16", "17", "18", "19", ""]
