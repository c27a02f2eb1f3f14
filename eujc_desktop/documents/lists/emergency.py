"""The emergency folder: whom to call, people with their contacts, health and passports, addresses for drivers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.lists import columns, diets, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.emergency_content import EmergencyFolder, InNeed, Place
from eujc_desktop.documents.lists.page import OneList

TITLE = Words("Emergency folder", "緊急時ファイル")
CALLS = Words("Whom to call", "緊急連絡先")
TEAM = Words("Our team", "事務局・同行者")
PEOPLE = Words("People and whom to tell", "参加者と緊急時の連絡先")
PAPERS = Words("Passports and health", "旅券・健康情報")
HOTELS = Words("Hotels, to show a driver", "宿泊先（運転手用）")
HOSTS = Words("Hosts, to show a driver", "訪問先（運転手用）")
HEALTH = Words("Health, diet, allergies", "健康・食事・アレルギー")
BIG = styles.COUNT_NUMBER.but(align="left")


def folder(content: EmergencyFolder) -> Iterator[OneList]:
    """A sheet a subject; those without anything are left out."""
    language = content.language
    sheets: tuple[tuple[Words, Sequence[Any], list[Column]], ...] = (
        (CALLS, content.calls, _calls()),
        (PEOPLE, content.people, _contacts()),
        (PAPERS, content.people, _papers(language)),
        (HOTELS, content.hotels, _places(language)),
        (HOSTS, content.hosts, _places(language)),
    )
    for title, rows, wanted in sheets:
        if rows:
            blocks = [columns.listing(columns.groups_of(wanted, rows), rows, language)]
            if title is CALLS and content.team:
                blocks += [Text(TEAM.prefer(language), styles.GROUP), columns.listing(_calls(), content.team, language)]
            number = facts.people(len(rows), language) if rows is content.people else ""
            yield OneList(title, (content.mission.title.prefer(language), number), tuple(blocks), confidential=True)


def _calls() -> list[Column]:
    return [
        Column(Words("Who", "連絡先"), lambda call: call.who, 90, 1.0, styles.COUNT),
        Column(Words("Number", "電話番号"), lambda call: call.number, 60, 0.4, BIG),
        Column(Words("What to know", "備考"), lambda call: call.note, 60, 1.4, styles.QUIET),
    ]


def _contacts() -> list[Column]:
    return [
        columns.narrower(columns.NAME, 46, 1.0),
        columns.GROUP,
        Column(Words("Hotel", "宿泊先"), lambda one: one.hotel, 28, 0.5),
        Column(Words("Room", "部屋番号"), lambda one: one.room, 13, style=styles.CODE),
        Column(Words("Mobile", "携帯電話"), lambda one: one.mobile, 31),
        Column(Words("Emergency contact", "緊急連絡先"), lambda one: one.contact, 36, 0.8),
        Column(Words("Telephone", "電話"), lambda one: one.contact_phone, 31),
        Column(Words("Insurer", "保険会社"), lambda one: one.insurer, 26, 0.5),
        Column(Words("Policy no.", "証券番号"), lambda one: one.policy, 24, 0.2),
        Column(Words("Insurer, 24 h", "保険会社24時間"), lambda one: one.insurer_phone, 31),
    ]


def _papers(language: str) -> list[Column]:
    def when(name: str) -> Any:
        return lambda one: f"{day:%Y-%m-%d}" if (day := getattr(one, name)) else ""

    return [
        columns.narrower(columns.NAME, 46, 1.0),
        Column(columns.NATIONALITY.heading, lambda one: one.nationality.prefer(language), 26, 0.2),
        Column(Words("Passport no.", "旅券番号"), lambda one: one.passport, 24, style=styles.CODE),
        Column(Words("Valid until", "有効期限"), when("passport_expires"), 21),
        Column(Words("Born on", "生年月日"), when("born"), 21),
        Column(Words("Blood", "血液型"), lambda one: one.blood, 13, style=styles.CODE),
        Column(HEALTH, lambda one: _health(one, language), 60, 2.0, styles.QUIET),
    ]


def _health(one: InNeed, language: str) -> str:
    """What a doctor or a kitchen asks first, in the words of the paper; what somebody wrote of it, as it stands."""
    allergies = diets.allergens(one.allergies, language)
    return " · ".join(words for words in (diets.of(one.diet).prefer(language), allergies, one.health) if words)


def _places(language: str) -> list[Column]:
    def when(place: Place) -> str:
        days = [facts.short_date(day, language) for day in (place.first, place.last) if day]
        return "–".join(dict.fromkeys(days))

    return [
        Column(Words("When", "日付"), when, 30, style=styles.CODE),
        Column(Words("Name", "名称"), lambda place: place.name, 60, 1.0, styles.COUNT),
        Column(Words("Address in Japanese", "住所"), lambda place: Text(place.address.ja, styles.COUNT), 66, 1.4),
        Column(Words("Address", "住所（英語）"), lambda place: place.address.en, 50, 0.8, styles.QUIET),
        Column(Words("Telephone", "電話"), lambda place: place.phone, 34, 0.1, BIG),
        Column(Words("Ask for", "担当者"), lambda place: place.people, 36, 0.6, styles.QUIET),
    ]
