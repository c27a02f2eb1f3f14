"""The itinerary: days, and what happens on them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import (
    Clock,
    Code,
    Day,
    Moment,
    Ref,
    Text,
    Whole,
    YesNo,
    Zone,
    long_text,
)
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import AttendanceCode
from eujc_desktop.models.columns import GROUP, OFFICE, PUBLIC, column

DAY, ITEM, PLACE, TRAVEL, PAPER = "Day", "Item", "Place", "Transport", "For the papers"


class ItemType(Options):
    """What happens in an item of the itinerary."""

    ARRIVAL = "arrival", "Arrival", "到着", "Arrivée", "Ankunft"
    CHECK_IN = "check-in", "Check-in", "Einchecken", "チェックイン"
    MEETING_POINT = "meeting point", "Meeting point", "集合", "Rendez-vous", "Treffpunkt"
    BRIEFING = "briefing", "Briefing", "オリエンテーション", "説明会"
    LECTURE = "lecture", "Lecture", "講義", "Talk", "Conférence", "Vortrag", "講演"
    SEMINAR = "seminar", "Seminar", "セミナー", "Séminaire"
    WORKSHOP = "workshop", "Workshop", "Atelier", "ワークショップ"
    VISIT = (
        "company visit",
        "Company visit",
        "企業訪問",
        "Visite d'entreprise",
        "Firmenbesuch",
        "Unternehmensbesuch",
        "会社訪問",
    )
    TOUR = "plant tour", "Plant tour", "工場見学", "Visite d'usine", "Werksführung", "Werksbesichtigung", "見学"
    DEBRIEF = "debrief", "Debrief", "Bilan", "Nachbesprechung", "振り返り"
    CONSULTATION = "consultation", "Consultation", "Beratung", "個別相談"
    PREPARATION = "preparation", "Preparation", "Préparation", "Vorbereitung", "準備"
    PRESENTATION = "presentation", "Presentation", "Présentation", "Präsentation", "発表"
    B2B = "B2B", "B2B meetings", "Rencontres B2B", "商談", "商談会"
    PITCH = "pitch", "Pitch", "ピッチ"
    FAIR = "fair", "Fair", "Salon", "Messe", "展示会"
    FORUM = "forum", "Forum", "フォーラム"
    ROUND_TABLE = "round table", "Round table", "Table ronde", "Runder Tisch", "円卓会議"
    MEETING = "meeting", "Meeting", "Réunion", "Besprechung", "会議", "面談"
    COURTESY = "courtesy call", "Courtesy call", "表敬訪問", "Visite de courtoisie", "Höflichkeitsbesuch"
    SIGNING = "signing ceremony", "Signing ceremony", "Signature", "Unterzeichnung", "調印式"
    RECEPTION = "reception", "Reception", "Réception", "Empfang", "レセプション", "懇親会"
    BREAKFAST = "breakfast", "Breakfast", "朝食", "Petit-déjeuner", "Frühstück"
    LUNCH = "lunch", "Lunch", "昼食", "Déjeuner", "Mittagessen"
    DINNER = "dinner", "Dinner", "夕食", "Dîner", "Abendessen"
    CULTURE = "culture", "Culture", "Kultur", "文化"
    FREE = (
        "free time",
        "Free time",
        "own time",
        "自由行動",
        "Temps libre",
        "Freizeit",
        "zur freien Verfügung",
        "フリータイム",
    )
    LUGGAGE = "luggage", "Luggage", "Bagages", "Gepäck", "荷物"
    WALK = "transfer (walk)", "Walk"
    METRO = "transfer (metro)", "Metro"
    TRAIN = "transfer (train)", "Train"
    COACH = "transfer (coach)", "Coach"
    FLIGHT = "transfer (flight)", "Flight"
    SHIP = "transfer (ship)", "Ship"
    TRANSFER = "transfer", "Transfer", "移動", "Transfert", "Fahrt", "Weg"
    DEPARTURE = "departure", "Departure", "Départ", "Abreise", "出発"
    CLOSING = "closing", "Closing", "解散", "Clôture", "Abschluss", "閉会"
    OTHER = "other", "Other", "Autre", "Sonstiges", "その他"


class Transport(Options):
    """By what a group travels."""

    WALK = "on foot", "On foot", "徒歩", "walk", "walking", "à pied", "zu Fuß"
    METRO = "metro", "Metro", "地下鉄", "métro", "U-Bahn", "subway"
    TRAIN = "train", "Train", "列車", "Zug", "Bahn", "電車", "新幹線", "鉄道"
    COACH = "coach", "Coach", "専用バス", "bus", "Autocar", "Reisebus", "バス", "貸切バス"
    TAXI = "taxi", "Taxi", "タクシー"
    FLIGHT = "flight", "Flight", "航空機", "plane", "avion", "vol", "Flug", "Flugzeug", "飛行機"
    SHIP = "ship", "Ship", "船", "boat", "bateau", "Schiff", "フェリー"


class ItemStatus(Options):
    """How sure an item is."""

    PENCILLED = "pencilled", "Pencilled"
    CONFIRMED = "confirmed", "Confirmed"
    CANCELLED = "cancelled", "Cancelled"


class Turn(Options):
    """Which of two equal times of the night is meant when summer time ends."""

    FIRST = "first", "First"
    SECOND = "second", "Second"


class MissionDay(Record):
    """One day of a mission; the date may still be open."""

    __tablename__ = "mission_day"
    noun, nouns = "Day", "Days"
    order_by = ("number",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    number: Mapped[int] = column("Day", Whole(0, 400), section=DAY, privacy=PUBLIC, required=True)
    day: Mapped[date | None] = column("Date", Day(), section=DAY, privacy=PUBLIC)
    city: Mapped[str | None] = column("City", Text(120), section=DAY, search=True, privacy=PUBLIC)
    city_ja: Mapped[str | None] = column("City in Japanese", Text(120), section=DAY, privacy=PUBLIC)
    theme: Mapped[str | None] = column("Theme", Text(), section=DAY, search=True, privacy=PUBLIC)
    theme_ja: Mapped[str | None] = column("Theme in Japanese", Text(), section=DAY, privacy=PUBLIC)
    dress: Mapped[str | None] = column("Dress", Text(), section=DAY, privacy=PUBLIC)
    weather: Mapped[str | None] = column("Weather and daylight", Text(), section=DAY, privacy=PUBLIC)
    hotel_id: Mapped[str | None] = column("Hotel", Ref("site"), section=DAY, privacy=PUBLIC, on_delete="SET NULL")
    note: Mapped[str | None] = column("Note", long_text(2000), section=DAY, privacy=OFFICE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "number"),)


class Item(Record):
    """What happens at one time; without a day it waits to be placed, without a start its time is open."""

    __tablename__ = "itinerary_item"
    noun, nouns = "Itinerary item", "Itinerary items"
    order_by = ("starts_at", "number", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    day_id: Mapped[str | None] = column("Day", Ref("mission_day"), section=ITEM, privacy=PUBLIC, on_delete="SET NULL")
    number: Mapped[int | None] = column("No.", Whole(0, 100_000), section=ITEM, privacy=PUBLIC)
    type: Mapped[ItemType] = column("Type", Choice(ItemType), section=ITEM, privacy=PUBLIC, default=ItemType.OTHER)
    title: Mapped[str | None] = column("Title EN", Text(), section=ITEM, search=True, privacy=PUBLIC)
    title_ja: Mapped[str | None] = column("Title JA", Text(), section=ITEM, search=True, privacy=PUBLIC)
    starts_at: Mapped[datetime | None] = column("Start", Moment(), section=ITEM, privacy=PUBLIC)
    ends_at: Mapped[datetime | None] = column("End", Moment(), section=ITEM, privacy=PUBLIC)
    zone: Mapped[str] = column("Time zone", Zone(60), section=ITEM, privacy=PUBLIC, default="Asia/Tokyo")
    end_zone: Mapped[str | None] = column("Time zone at the end", Zone(60), section=ITEM, privacy=PUBLIC)
    status: Mapped[ItemStatus] = column(
        "Status", Choice(ItemStatus), section=ITEM, privacy=PUBLIC, default=ItemStatus.PENCILLED
    )
    visit_id: Mapped[str | None] = column(
        "Company visit", Ref("visit"), section=ITEM, privacy=PUBLIC, on_delete="SET NULL"
    )

    place: Mapped[str | None] = column("Place", Text(), section=PLACE, search=True, privacy=PUBLIC)
    place_ja: Mapped[str | None] = column("Place JA", Text(), section=PLACE, search=True, privacy=PUBLIC)
    address: Mapped[str | None] = column("Address EN", Text(), section=PLACE, privacy=PUBLIC)
    address_ja: Mapped[str | None] = column("Address JA", Text(), section=PLACE, privacy=PUBLIC)
    meeting_point: Mapped[str | None] = column("Meeting point", Text(), section=PLACE, privacy=GROUP)
    meeting_time: Mapped[time | None] = column("Meeting time", Clock(), section=PLACE, privacy=GROUP)

    transport: Mapped[Transport | None] = column("Transport", Choice(Transport), section=TRAVEL, privacy=PUBLIC)
    line: Mapped[str | None] = column("Line and number", Text(), section=TRAVEL, privacy=PUBLIC)
    seats: Mapped[str | None] = column("Car / seats", Text(), section=TRAVEL, privacy=GROUP)
    leaves_from: Mapped[str | None] = column("Leaves from", Text(), section=TRAVEL, privacy=PUBLIC)
    arrives_at: Mapped[str | None] = column("Arrives at", Text(), section=TRAVEL, privacy=PUBLIC)

    speaker: Mapped[str | None] = column("Speaker", Text(), section=PAPER, privacy=PUBLIC)
    interpreter: Mapped[str | None] = column("Interpreter", Text(), section=PAPER, privacy=OFFICE)
    dress: Mapped[str | None] = column("Dress", Text(), section=PAPER, privacy=PUBLIC)
    bring: Mapped[str | None] = column("Bring", Text(), section=PAPER, privacy=PUBLIC)
    meal_included: Mapped[bool | None] = column("Meal included", YesNo(), section=PAPER, privacy=PUBLIC)
    paid_by: Mapped[str | None] = column("Who pays", Text(80), section=PAPER, privacy=OFFICE)
    note: Mapped[str | None] = column("Note", long_text(10_000), section=PAPER, privacy=PUBLIC)
    source: Mapped[str | None] = column("Source", Text(500), section=PAPER, privacy=OFFICE)
    internal_note: Mapped[str | None] = column("Internal note", long_text(), section=PAPER, privacy=OFFICE)
    in_book: Mapped[bool] = column("Printed in the book", YesNo(), section=PAPER, privacy=OFFICE, default=True)
    for_named: Mapped[bool] = column("Only for the people named", YesNo(), section=ITEM, privacy=GROUP, default=False)
    room: Mapped[str | None] = column("Room", Text(120), section=PLACE, privacy=PUBLIC)
    luggage_seats: Mapped[int | None] = column(
        "Seats with room for luggage", Whole(0, 500), section=TRAVEL, privacy=GROUP
    )

    booking_reference: Mapped[str | None] = column("Booking reference", Code(60), section=TRAVEL, privacy=OFFICE)
    minutes: Mapped[int | None] = column(
        "Minutes it takes while it waits", Whole(1, 100_000), section=ITEM, privacy=PUBLIC
    )

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint(
                "ends_at IS NULL OR starts_at IS NULL OR ends_at >= starts_at", name="end_not_before_start"
            ),
        )


class ItemGroup(Record):
    """A group that takes part in an item; an item without any is for everyone."""

    __tablename__ = "item_group"
    noun, nouns = "Group of an item", "Groups of items"

    item_id: Mapped[str] = column("Item", Ref("itinerary_item"), privacy=PUBLIC, required=True)
    group_id: Mapped[str] = column("Group", Ref("mission_group"), privacy=PUBLIC, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("item_id", "group_id"),)


class ItemPerson(Record):
    """Somebody of an item: with the seat there; where the item is only for those named, one of them."""

    __tablename__ = "item_person"
    noun, nouns = "Person of an item", "People of items"

    item_id: Mapped[str] = column("Item", Ref("itinerary_item"), privacy=GROUP, required=True)
    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=GROUP, required=True)
    car: Mapped[str | None] = column("Car", Text(20), section=TRAVEL, privacy=GROUP)
    seat: Mapped[str | None] = column("Seat", Text(20), section=TRAVEL, privacy=GROUP)
    note: Mapped[str | None] = column("Table, partner, note", Text(200), section=ITEM, search=True, privacy=GROUP)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("item_id", "participation_id"),)


class SessionMark(Record):
    """How a participant attended an item; no row means not known."""

    __tablename__ = "session_mark"
    noun, nouns = "Mark of a session", "Marks of sessions"

    participation_id: Mapped[str] = column("Participant", Ref("participation"), required=True)
    item_id: Mapped[str] = column("Item", Ref("itinerary_item"), required=True)
    code: Mapped[AttendanceCode] = column("Attendance", Choice(AttendanceCode), section=ITEM, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id", "item_id"),)
