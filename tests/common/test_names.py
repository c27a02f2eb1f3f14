from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common import firms, names
from eujc_desktop.common.names import Name, Style, styled

KURODA = Name("Kuroda", "Seiichirō", "黒田 誠一郎", "くろだ せいいちろう")


@pytest.mark.parametrize(
    ("name", "style", "written"),
    [
        (Name("Mühlböck", "Elisabeth"), Style.FAMILY_CAPITALS_FIRST, "MÜHLBÖCK Elisabeth"),
        (Name("Mühlböck", "Elisabeth"), "Given FAMILY", "Elisabeth MÜHLBÖCK"),
        (Name("van 't Wout", "Sjoerd"), Style.FAMILY_CAPITALS_LAST, "Sjoerd van 't WOUT"),
        (Name("de Vries", "IJsbrand"), Style.INITIALS, "IJV"),
        (Name("de Vries", "IJsbrand"), Style.SHORT, "IJ. de Vries"),
        (Name("Van den Broecke", "Pieter-Jan"), Style.SHORT, "P.-J. Van den Broecke"),
        (Name("Dell'Oro", "Maria Chiara"), Style.INITIALS, "MCO"),
        (Name("Weißgerber", "Jürgen"), Style.FAMILY_CAPITALS_FIRST, "WEIẞGERBER Jürgen"),
        (Name("Yıldırım-Schäfer", "Gül"), Style.FAMILY_CAPITALS_LAST, "Gül YILDIRIM-SCHÄFER"),
        (Name("Ferrer i Boix", "Gal·la"), Style.COMMA, "Ferrer i Boix, Gal·la"),
        (Name(native="黒田 誠一郎"), Style.GIVEN_FIRST, "黒田 誠一郎"),
        (Name("Madonna"), Style.COMMA, "Madonna"),
    ],
)
def test_styles(name, style, written):
    assert styled(name, style) == written


@given(st.builds(Name, st.text(max_size=12), st.text(max_size=12)), st.sampled_from(list(Style)))
def test_every_name_can_be_written(name, style):
    written = styled(name, style)
    assert written == " ".join(written.split())


@pytest.mark.parametrize(
    "name", ["Žnidaršič-Kočevar", "Ó Súilleabháin", "Dufrêne", "Dell'Oro", "D’Agostino", "IJssel", "Prössl"]
)
def test_a_name_in_capitals_is_read_as_people_write_it(name):
    assert names.from_capitals(name.upper()) == name


def test_japanese_lists_follow_the_reading_never_the_kanji():
    people = [
        Name(native="鬼頭 剛", kana="きとう つよし"),
        Name(native="東海林 恵", kana="しょうじ めぐみ"),
        Name(native="小鳥遊 翼", kana="たかなし つばさ"),
        Name(native="𠮷野 和代", kana="よしの かずよ"),
        Name(native="岸 陽子", kana="きし ようこ"),
        Name("Le Bihan", "Gwenaëlle", kana="グウェナエル・ル・ビアン"),
        Name("Nobody", "Known"),
    ]
    in_order = sorted(people, key=lambda name: names.sort_key(name, "ja"))
    assert [name.native or name.family for name in in_order] == [
        "岸 陽子",
        "鬼頭 剛",
        "東海林 恵",
        "小鳥遊 翼",
        "𠮷野 和代",
        "Le Bihan",
        "Nobody",
    ]


def test_readings_of_european_names_sort_by_the_family_name_though_it_comes_last():
    carmen = Name("Núñez Íñiguez", "María del Carmen", kana="マリア・デル・カルメン・ヌニェス・イニゲス")
    short = Name("Ørum", "Freja", kana="エールム")
    people = [Name("Baù", "Luca", kana="ルカ・バウ"), carmen, short, Name(native="岸 陽子", kana="きし ようこ")]
    in_order = sorted(people, key=lambda name: names.sort_key(name, "ja"))
    assert [name.family or name.native for name in in_order] == ["Ørum", "岸 陽子", "Núñez Íñiguez", "Baù"]


def test_european_lists_sort_without_accents():
    people = ["Žnidaršič", "Äkerström", "Zahra", "Ørum", "Osman", "Łuk", "Lux"]
    in_order = sorted(people, key=lambda family: names.sort_key(Name(family, "A")))
    assert in_order == ["Äkerström", "Łuk", "Lux", "Ørum", "Osman", "Zahra", "Žnidaršič"]


def test_particles_count_or_not_as_the_house_wishes():
    broecke, costa = Name("Van den Broecke", "P"), Name("Costa", "A")
    assert names.sort_key(broecke) > names.sort_key(costa)
    assert names.sort_key(broecke, particles="without") < names.sort_key(costa, particles="without")
    assert names.sort_key(Name("D'Agostino", "N"), particles="without") < names.sort_key(broecke, particles="without")


def test_kana_in_all_widths():
    assert names.katakana("ｶﾘﾔﾃﾞﾝｿｳｺｳﾎﾞｳ") == "カリヤデンソウコウボウ"
    assert names.katakana("みゅらー えみ") == "ミュラー エミ"
    assert names.hiragana("コンドウ ｼﾝｺﾞ") == "こんどう しんご"
    assert names.full_width("A1 ｱ") == "A1 ア"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("㈱青嶺製作所", "株式会社青嶺製作所", "yes"),
        ("東雲ロボティクス（株）", "東雲ロボティクス株式会社", "yes"),
        ("三州シート部品", "三州シート部品株式会社", "yes"),
        ("堺電池循環株式会社", "株式会社堺電池循環", "ask"),
        ("岡崎味噌蔵合資会社", "岡崎味噌蔵合同会社", "ask"),
        ("（有）山田", "有限会社山田", "yes"),
        ("Mühlböck Fördertechnik GmbH", "MUHLBOCK FORDERTECHNIK", "yes"),
        ("Aone Seisakusho Co., Ltd.", "Aone Seisakusho Co.,Ltd", "yes"),
        ("株式会社青嶺製作所", "株式会社青峰製作所", "no"),
        ("", "", "no"),
    ],
)
def test_when_two_names_are_one_firm(one, other, answer):
    assert firms.same_firm(one, other) == firms.same_firm(other, one) == answer


def test_keys_of_firms():
    assert names.firm_key("㈱青嶺製作所") == names.firm_key("株式会社 青嶺製作所")
    assert names.firm_key("堺電池循環株式会社") != names.firm_key("株式会社堺電池循環")
    assert names.firm_key("!!!") != names.firm_key("???")


def test_parts_of_a_firm():
    assert firms.parts("株式会社青嶺製作所") == firms.Firm("株式会社", "青嶺製作所", "before")
    assert firms.parts("つくば極低温研究機構") == firms.Firm("", "つくば極低温研究機構", "")
    assert firms.parts("Higashi-Osaka Neji Kogyo K.K.") == firms.Firm("K.K.", "Higashi-Osaka Neji Kogyo", "after")


@given(st.text(max_size=30))
def test_any_text_can_be_a_firm(text):
    assert firms.key(text) == firms.key(text)
    assert firms.parts(text).position in {"before", "after", ""}


@pytest.mark.parametrize(
    ("text", "reading", "expected"),
    [
        ("東京", "トウキョウ", (("東京", "とうきょう"),)),
        (
            "名古屋ささしまパークホテル",
            "ナゴヤササシマパークホテル",
            (("名古屋", "なごや"), ("ささしまパークホテル", "")),
        ),
        (
            "ホテル白金ガーデン東京",
            "ホテルしろかねガーデントウキョウ",
            (("ホテル", ""), ("白金", "しろかね"), ("ガーデン", ""), ("東京", "とうきょう")),
        ),
        ("佐々木", "ささき", (("佐々木", "ささき"),)),
        ("白金ホテル", "シロカネ", ()),
        ("東京", "", ()),
        ("Tokyo", "Tokyo", (("Tokyo", ""),)),
        ("", "", ()),
    ],
)
def test_kana_over_kanji(text, reading, expected):
    assert names.furigana(text, reading) == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_kana_over_kanji_never_loses_a_letter(text, reading):
    assert "".join(run for run, _ in names.furigana(text, reading)) in (text, "")
