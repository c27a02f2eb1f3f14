"""Files kept with records: photographs, logos, scans; the bytes lie once, by their hash."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Ref, Text, Whole, YesNo
from eujc_desktop.models.base import Base, Record
from eujc_desktop.models.columns import SENSITIVE, column
from eujc_desktop.models.person import FIVE_YEARS


class AttachmentKind(Options):
    """What an attached file shows."""

    PHOTO = "photo", "Photo"
    LOGO = "logo", "Logo"
    PASSPORT = "passport", "Passport copy"
    CV = "cv", "CV"
    LETTER = "letter", "Letter"
    BROCHURE = "brochure", "Brochure"
    CONFIRMATION = "confirmation", "Confirmation"
    OTHER = "other", "Other file"


class Content(Base):
    """Bytes by their SHA-256; written once, never changed, so not journalled."""

    __tablename__ = "content"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Record):
    """A file that belongs to a person, an organisation, a mission, a company visit or an itinerary item."""

    __tablename__ = "attachment"
    noun, nouns = "Attachment", "Attachments"

    person_id: Mapped[str | None] = column("Person", Ref("person"))
    organisation_id: Mapped[str | None] = column("Organisation", Ref("organisation"))
    mission_id: Mapped[str | None] = column("Mission", Ref("mission"))
    visit_id: Mapped[str | None] = column("Company visit", Ref("visit"))
    item_id: Mapped[str | None] = column("Itinerary item", Ref("itinerary_item"))
    kind: Mapped[AttachmentKind] = column("Kind", Choice(AttachmentKind), section="File", required=True)
    file_name: Mapped[str] = column(
        "File name", Text(), section="File", required=True, privacy=SENSITIVE, keep_days=FIVE_YEARS
    )
    media_type: Mapped[str] = column("Media type", Code(80), required=True)
    sha256: Mapped[str] = column("Hash", Code(64), required=True, keep_days=FIVE_YEARS)
    width: Mapped[int | None] = column("Width in pixels", Whole())
    height: Mapped[int | None] = column("Height in pixels", Whole())
    note: Mapped[str | None] = column("Note", Text(500), section="File")
    annexed: Mapped[bool | None] = column("Printed as annex of the book", YesNo(), section="File")
