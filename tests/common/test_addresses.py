"""Addresses of Japan: taken apart and put together in both orders, as the hosts' own lists write them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common import addresses, phones
from eujc_desktop.common.addresses import Parts

HOSTS = Path(__file__).parents[1] / "data" / "input" / "hosts-ja.xlsx"


def written() -> list[tuple[str, str]]:
    sheet = openpyxl.load_workbook(HOSTS)["受入企業"]
    head = [cell.value for cell in sheet[1]]
    columns = (head.index("住所"), head.index("英文住所"))
    return [tuple(row[at] for at in columns) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_every_address_of_the_directory_is_its_parts_put_together() -> None:
    for japanese, latin in written():
        apart, west = addresses.split_japanese(japanese), addresses.split_latin(latin)
        assert addresses.in_japanese(apart) == unicodedata.normalize("NFKC", japanese)
        assert addresses.in_latin(west) == latin
        assert addresses.PREFECTURES[apart.prefecture] == west.prefecture
        assert addresses.block_in_latin(apart.block) == west.block
        assert apart.city
        assert apart.town
        assert bool(apart.building) == bool(west.building)


def test_the_parts_are_the_right_ones() -> None:
    text = "〒135-0062 東京都江東区東雲１丁目97番11号　東雲クラフトビル5階"
    assert addresses.split_japanese(text) == Parts(
        "135-0062", "東京都", "江東区", "東雲", "1丁目97番11号", "東雲クラフトビル5階"
    )
    latin = "5F Shinonome Craft Bldg., 1-97-11 Shinonome, Koto-ku, Tokyo 135-0062, Japan"
    assert addresses.split_latin(latin) == Parts(
        "135-0062", "Tokyo", "Koto-ku", "Shinonome", "1-97-11", "5F Shinonome Craft Bldg."
    )


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("三重県四日市市塩浜町1番地", "四日市市"), ("千葉県市川市八幡1丁目1番1号", "市川市"),
        ("東京都町田市森野2-2-22", "町田市"),
        ("神奈川県横浜市鶴見区鶴見中央3丁目", "横浜市鶴見区"), ("奈良県大和郡山市北郡山町248-4", "大和郡山市"),
        ("愛知県丹羽郡大口町下小口7丁目", "丹羽郡大口町"), ("東京都東村山市本町1-2-3", "東村山市"),
        ("広島県廿日市市下平良1丁目11番1号", "廿日市市"),
    ],
)  # fmt: skip
def test_a_city_ends_where_it_ends(text: str, city: str) -> None:
    assert addresses.split_japanese(text).city == city


@pytest.mark.parametrize(
    ("latin", "place"),
    [
        ("94 Ukishima-cho, Kawasaki-ku, Kawasaki, Kanagawa 210-0862", "Kawasaki, Kanagawa"),
        ("2-82 Aramotokita, Higashiosaka-shi, Osaka 577-0057", "Higashiosaka, Osaka"),
        ("6-81-8 Nakanoshima, Kita-ku, Osaka 530-0005", "Kita, Osaka"), ("Rue Marie de Bourgogne 52, Brussels", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_where_it_is_in_short(latin: str, place: str) -> None:
    assert addresses.place(latin) == place


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    for split in (addresses.split_japanese, addresses.split_latin):
        assert isinstance(split(text), Parts)
    addresses.block_in_latin(text)


def test_blocks_are_counted_in_kanji_too() -> None:
    assert addresses.block_in_latin("三丁目12番地") == "3-12"
    assert addresses.block_in_latin("二十一丁目3") == "21-3"


def test_a_number_has_two_forms() -> None:
    for here, abroad in (("03-6408-0281", "+81 3 6408 0281"), ("090-1234-5678", "+81 90 1234 5678")):
        assert phones.from_abroad(here) == abroad
        assert phones.in_japan(abroad) == here
    assert phones.from_abroad("+32 2 282 0040") == phones.in_japan("+32 2 282 0040") == "+32 2 282 0040"
