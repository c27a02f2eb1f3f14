"""What belongs to the day of a visit, line by line: its programme, who receives us, seats, our questions, quotes.

The lines of a visit stand in an order of their own.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Kana, Name, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, PUBLIC, column
from eujc_desktop.models.person import FIVE_YEARS

LINE = "Line"


class TableForm(Options):
    """How the tables stand in the room where both sides sit down."""

    FACING = "facing", "Two facing rows"
    U = "u", "U, open to the door"
    BOARDROOM = "boardroom", "One table, heads at its ends"


class Door(Options):
    """On which side of the drawn room the door is."""

    BELOW = "below", "Door below"
    ABOVE = "above", "Door above"
    LEFT = "left", "Door at the left"
    RIGHT = "right", "Door at the right"


class PartKind(Options):
    """What a part of a visit is."""

    WELCOME = "welcome", "Welcome", "歓迎挨拶", "挨拶"
    CARDS = "cards", "Exchange of cards", "名刺交換"
    COMPANY = "company", "Presentation of the company", "会社概要説明", "presentation"
    OURSELVES = "ourselves", "Presentation of our group", "訪問団紹介"
    FILM = "film", "Film", "映像"
    BRIEFING = "briefing", "Safety briefing", "安全説明"
    TOUR = "tour", "Plant tour", "工場見学", "tour"
    QUESTIONS = "questions", "Questions and answers", "質疑応答", "Q&A"
    BREAK = "break", "Break", "休憩"
    MEAL = "meal", "Meal", "会食", "lunch"
    GIFTS = "gifts", "Exchange of gifts", "記念品交換", "gifts"
    PHOTO = "photo", "Group photo", "記念撮影", "photo"
    FAREWELL = "farewell", "Farewell", "お見送り", "閉会挨拶"
    OTHER = "other", "Other", "その他"


class VisitPart(Record):
    """A part of the programme of a visit; when it begins follows from the parts before."""

    __tablename__ = "visit_part"
    noun, nouns = "Part of a visit", "Parts of visits"
    order_by = ("position", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=PUBLIC, required=True)
    position: Mapped[int] = column("Place in the order", Whole(0, 9999), privacy=PUBLIC, default=0)
    kind: Mapped[PartKind] = column("Part", Choice(PartKind), section=LINE, privacy=PUBLIC, default=PartKind.OTHER)
    title: Mapped[str | None] = column("Title", Text(), section=LINE, search=True, privacy=PUBLIC)
    title_ja: Mapped[str | None] = column("Title in Japanese", Text(), section=LINE, privacy=PUBLIC)
    minutes: Mapped[int | None] = column("Minutes", Whole(0, 900), section=LINE, privacy=PUBLIC)
    speaker: Mapped[str | None] = column("Who speaks", Text(), section=LINE, privacy=PUBLIC)
    place: Mapped[str | None] = column("Place", Text(), section=LINE, privacy=PUBLIC)
    interpreted: Mapped[bool | None] = column("Interpreted", YesNo(), section=LINE, privacy=PUBLIC)


class HostPerson(Record):
    """Somebody who receives us, the highest in rank first: a contact of the host, or a name alone."""

    __tablename__ = "visit_host"
    noun, nouns = "Person who receives us", "Host party"
    order_by = ("position", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=PUBLIC, required=True)
    position: Mapped[int] = column("Place in the order", Whole(0, 9999), privacy=PUBLIC, default=0)
    contact_id: Mapped[str | None] = column("Contact", Ref("contact"), privacy=PUBLIC, on_delete="SET NULL")
    name: Mapped[str | None] = column("Name", Name(), section=LINE, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS)
    name_ja: Mapped[str | None] = column(
        "Name in Japanese", Name(), section=LINE, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    reading: Mapped[str | None] = column("Reading", Kana(), section=LINE, privacy=PUBLIC, keep_days=FIVE_YEARS)
    job_title: Mapped[str | None] = column("Position", Text(), section=LINE, privacy=PUBLIC, keep_days=FIVE_YEARS)
    job_title_ja: Mapped[str | None] = column(
        "Position in Japanese", Text(), section=LINE, privacy=PUBLIC, keep_days=FIVE_YEARS
    )


class VisitSeat(Record):
    """A seat that is kept for somebody; all others follow from rank. Without a person it is the interpreter's."""

    __tablename__ = "visit_seat"
    noun, nouns = "Kept seat", "Kept seats"

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=OFFICE, required=True)
    seat: Mapped[str] = column("Seat", Code(8), privacy=OFFICE, required=True)
    participation_id: Mapped[str | None] = column("Participant", Ref("participation"), privacy=OFFICE)
    host_id: Mapped[str | None] = column("Host", Ref("visit_host"), privacy=OFFICE)


class HostQuestion(Record):
    """A question somebody of us wants to ask at a visit."""

    __tablename__ = "visit_question"
    noun, nouns = "Question", "Questions"
    order_by = ("position", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=PUBLIC, required=True)
    position: Mapped[int] = column("Place in the order", Whole(0, 9999), privacy=PUBLIC, default=0)
    topic: Mapped[str | None] = column("Topic", Text(120), section=LINE, privacy=PUBLIC)
    words: Mapped[str | None] = column("Question", Text(500), section=LINE, search=True, privacy=PUBLIC)
    words_ja: Mapped[str | None] = column("Question in Japanese", Text(500), section=LINE, privacy=PUBLIC)
    participation_id: Mapped[str | None] = column(
        "Asked by", Ref("participation"), section=LINE, privacy=OFFICE, on_delete="SET NULL"
    )


class Quote(Record):
    """What somebody said at a visit, and whether it may be quoted."""

    __tablename__ = "visit_quote"
    noun, nouns = "Quote", "Quotes"
    order_by = ("position", "id")

    visit_id: Mapped[str] = column("Company visit", Ref("visit"), privacy=OFFICE, required=True)
    position: Mapped[int] = column("Place in the order", Whole(0, 9999), privacy=OFFICE, default=0)
    words: Mapped[str | None] = column(
        "Quote", long_text(1000), section=LINE, search=True, privacy=OFFICE, keep_days=FIVE_YEARS
    )
    who: Mapped[str | None] = column("Who said it", Text(), section=LINE, privacy=OFFICE, keep_days=FIVE_YEARS)
    may_quote: Mapped[bool | None] = column("May be quoted", YesNo(), section=LINE, privacy=OFFICE)
