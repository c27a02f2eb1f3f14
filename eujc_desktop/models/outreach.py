"""What an activity brings before people: its events, publications and newsletters."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Clock, Code, Day, Lines, Ref, Text, Url, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

EVENT, PEOPLE, RECORDING = "Event", "Who comes", "Recording"
PUBLICATION, SPREAD = "Publication", "How far it goes"
ISSUE = "Issue"


class EventSort(Options):
    """What an event is."""

    WEBINAR = "webinar", "Webinar", "ウェビナー"
    SEMINAR = "seminar", "Seminar", "Séminaire", "セミナー"
    LECTURE = "lecture", "Lecture", "Conférence", "Vortrag", "講演"
    PANEL = "panel", "Panel", "Table ronde", "Podium", "パネル"
    WORKSHOP = "workshop", "Workshop", "Atelier", "ワークショップ"
    MEETING = "meeting", "Meeting", "Réunion", "Sitzung", "会合"
    LANGUAGE = "language course", "Language course", "Cours de langue", "Sprachkurs", "語学研修"
    TRAINING = "training", "Training", "Formation", "Schulung", "研修"
    VIDEO = "video", "Recorded lecture", "Vidéo", "Video", "録画"


class Event(Record):
    """One event of an activity, with who speaks and how many come; a course may go over many days."""

    __tablename__ = "event"
    noun, nouns = "Event", "Events"
    order_by = ("first_day", "starts", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    title: Mapped[str] = column("Title", Text(300), section=EVENT, search=True, privacy=PUBLIC, required=True)
    title_ja: Mapped[str | None] = column("Title in Japanese", Text(300), section=EVENT, search=True, privacy=PUBLIC)
    sort: Mapped[EventSort | None] = column("Kind of event", Choice(EventSort), section=EVENT, privacy=PUBLIC)
    first_day: Mapped[date | None] = column("Day", Day(), section=EVENT, privacy=PUBLIC)
    last_day: Mapped[date | None] = column("Last day", Day(), section=EVENT, privacy=PUBLIC)
    starts: Mapped[time | None] = column(say_as("a time", "From"), Clock(), section=EVENT, privacy=PUBLIC)
    ends: Mapped[time | None] = column(say_as("a time", "Until"), Clock(), section=EVENT, privacy=PUBLIC)
    place: Mapped[str | None] = column("Place", Text(), section=EVENT, search=True, privacy=PUBLIC)
    link: Mapped[str | None] = column("Link to take part", Url(), section=EVENT, privacy=PUBLIC)
    language: Mapped[str | None] = column("Language", Text(80), section=EVENT, privacy=PUBLIC)
    agenda: Mapped[str | None] = column(say_as("of an event", "Agenda"), long_text(), section=EVENT, privacy=PUBLIC)
    speakers: Mapped[tuple[str, ...] | None] = column("Speakers", Lines(), section=PEOPLE, search=True, privacy=PUBLIC)
    moderator: Mapped[str | None] = column("Moderator or teacher", Text(), section=PEOPLE, privacy=PUBLIC)
    registered: Mapped[int | None] = column("Registered", Whole(0, 1_000_000), section=PEOPLE)
    attended: Mapped[int | None] = column(say_as("how many", "Attended"), Whole(0, 1_000_000), section=PEOPLE)
    eu: Mapped[int | None] = column("Of which EU", Whole(0, 1_000_000), section=PEOPLE)
    japan: Mapped[int | None] = column("Of which Japan", Whole(0, 1_000_000), section=PEOPLE)
    released: Mapped[bool | None] = column("Speakers agree to the recording", YesNo(), section=RECORDING)
    recording: Mapped[str | None] = column("Recording", Url(), section=RECORDING, privacy=PUBLIC)
    views: Mapped[int | None] = column("Views of the recording", Whole(0, 100_000_000), section=RECORDING)
    note: Mapped[str | None] = column("Note", long_text(4000), section=RECORDING)


class PublicationSort(Options):
    """What a publication is."""

    REPORT = "report", "Report", "Rapport", "Bericht", "報告書"
    GUIDE = "guide", "Guide", "Leitfaden", "手引き"
    FACTS = "fact sheet", "Fact sheet", "Fiche", "Merkblatt", "ファクトシート"
    DIRECTORY = "directory", "Directory", "Annuaire", "Verzeichnis", "名簿"
    LEARNING = "e-learning", "E-learning or video", "Video", "Vidéo", "動画"
    PAGES = "web pages", "Web pages", "Pages web", "Webseiten", "ウェブページ"


class Publication(Record):
    """Something published, with how far it goes; without a day it is still being written."""

    __tablename__ = "publication"
    noun, nouns = "Publication", "Publications"
    order_by = ("published_on", "title")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    title: Mapped[str] = column("Title", Text(300), section=PUBLICATION, search=True, privacy=PUBLIC, required=True)
    title_ja: Mapped[str | None] = column(
        "Title in Japanese", Text(300), section=PUBLICATION, search=True, privacy=PUBLIC
    )
    sort: Mapped[PublicationSort | None] = column(
        "Kind of publication", Choice(PublicationSort), section=PUBLICATION, privacy=PUBLIC
    )
    authors: Mapped[tuple[str, ...] | None] = column(
        "Authors", Lines(), section=PUBLICATION, search=True, privacy=PUBLIC
    )
    language: Mapped[str | None] = column("Language", Text(80), section=PUBLICATION, privacy=PUBLIC)
    topics: Mapped[tuple[str, ...] | None] = column("Topics", Lines(), section=PUBLICATION, search=True, privacy=PUBLIC)
    due: Mapped[date | None] = column("Due", Day(), section=PUBLICATION)
    published_on: Mapped[date | None] = column("Published on", Day(), section=PUBLICATION, privacy=PUBLIC)
    identifier: Mapped[str | None] = column("ISBN or DOI", Code(80), section=PUBLICATION, privacy=PUBLIC)
    pages: Mapped[int | None] = column("Pages", Whole(0, 100_000), section=SPREAD, privacy=PUBLIC)
    copies: Mapped[int | None] = column("Copies printed", Whole(0, 10_000_000), section=SPREAD)
    downloads: Mapped[int | None] = column("Downloads or views", Whole(0, 100_000_000), section=SPREAD)
    link: Mapped[str | None] = column("Link", Url(), section=SPREAD, privacy=PUBLIC)
    note: Mapped[str | None] = column("Note", long_text(4000), section=SPREAD)


class NewsletterIssue(Record):
    """One issue of a newsletter; once sent it counts."""

    __tablename__ = "newsletter_issue"
    noun, nouns = "Issue", "Issues"
    order_by = ("dated", "number")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    number: Mapped[str] = column(
        say_as("which one", "Number"), Code(40), section=ISSUE, search=True, privacy=PUBLIC, required=True
    )
    title: Mapped[str | None] = column("Title", Text(300), section=ISSUE, search=True, privacy=PUBLIC)
    dated: Mapped[date | None] = column("Date", Day(), section=ISSUE, privacy=PUBLIC)
    topics: Mapped[tuple[str, ...] | None] = column("Topics", Lines(), section=ISSUE, search=True, privacy=PUBLIC)
    language: Mapped[str | None] = column("Language", Text(80), section=ISSUE, privacy=PUBLIC)
    editor: Mapped[str | None] = column("Editor", Text(), section=ISSUE)
    sent_on: Mapped[date | None] = column("Sent on", Day(), section=SPREAD)
    recipients: Mapped[int | None] = column(say_as("how many", "Recipients"), Whole(0, 100_000_000), section=SPREAD)
    opened: Mapped[int | None] = column("Opened by", Whole(0, 100_000_000), section=SPREAD)
    link: Mapped[str | None] = column("Link", Url(), section=SPREAD, privacy=PUBLIC)
    note: Mapped[str | None] = column("Note", long_text(4000), section=SPREAD)
