"""Partnership agreements, and the partners and work packages of projects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from eujc_desktop.common.said import say_as
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Amount, Day, Email, Lines, Ref, Text, Url, Whole, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

AGREEMENT, VALIDITY, PARTNER, PACKAGE = "Agreement", "Signed and valid", "Partner", "Work package"


class AgreementSort(Options):
    """What was signed."""

    PARTNERSHIP = "partnership", "Partnership agreement", "Accord de partenariat", "Partnerschaftsvertrag"
    MEMORANDUM = "memorandum", "Memorandum of understanding", "MoU", "Memorandum", "覚書"
    INTENT = "intent", "Letter of intent", "LoI", "Lettre d'intention", "Absichtserklärung", "意向書"
    CONSORTIUM = "consortium", "Consortium agreement", "Accord de consortium", "Konsortialvertrag"
    CONTRACT = "contract", "Contract", "Contrat", "Vertrag", "契約"


class Agreement(Record):
    """An agreement with a partner, or between two that the network has brought together."""

    __tablename__ = "agreement"
    noun, nouns = "Agreement", "Agreements"
    order_by = ("signed_on", "subject")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    subject: Mapped[str] = column("Subject", Text(300), section=AGREEMENT, search=True, privacy=PUBLIC, required=True)
    sort: Mapped[AgreementSort | None] = column(
        "Kind of agreement", Choice(AgreementSort), section=AGREEMENT, privacy=PUBLIC
    )
    organisation_id: Mapped[str | None] = column(
        "Partner", Ref("organisation"), section=AGREEMENT, privacy=PUBLIC, on_delete="SET NULL"
    )
    other_party: Mapped[str | None] = column("Other partner", Text(), section=AGREEMENT, search=True, privacy=PUBLIC)
    sector: Mapped[str | None] = column("Sector", Text(), section=AGREEMENT, privacy=PUBLIC)
    arranged_by: Mapped[str | None] = column("Arranged by", Text(), section=AGREEMENT)
    signed_on: Mapped[date | None] = column("Signed on", Day(), section=VALIDITY, privacy=PUBLIC)
    signatories: Mapped[tuple[str, ...] | None] = column("Signed by", Lines(), section=VALIDITY)
    valid_until: Mapped[date | None] = column("Valid until", Day(), section=VALIDITY, privacy=PUBLIC)
    remind_on: Mapped[date | None] = column("Think of renewal on", Day(), section=VALIDITY)
    renewed_on: Mapped[date | None] = column("Renewed or ended on", Day(), section=VALIDITY)
    link: Mapped[str | None] = column("Link", Url(), section=VALIDITY)
    note: Mapped[str | None] = column("Note", long_text(4000), section=VALIDITY)


class PartnerRole(Options):
    """What a partner of a project does in it."""

    COORDINATOR = "coordinator", "Coordinator", "Coordinateur", "Koordinator", "代表機関"
    PARTNER = "partner", "Project partner", "Partner", "Partenaire", "参加機関"
    ASSOCIATED = "associated", "Associated partner", "Partenaire associé", "Assoziierter Partner", "協力機関"
    FUNDER = "funder", "Funder", "Financeur", "Geldgeber", "資金提供者"


class ProjectPartner(Record):
    """Who carries a project."""

    __tablename__ = "project_partner"
    noun, nouns = "Partner", "Partners"
    order_by = ("role", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    organisation_id: Mapped[str | None] = column(
        "Organisation", Ref("organisation"), section=PARTNER, privacy=PUBLIC, on_delete="CASCADE"
    )
    role: Mapped[PartnerRole] = column(
        "Role in the project", Choice(PartnerRole), section=PARTNER, privacy=PUBLIC, default=PartnerRole.PARTNER
    )
    contact: Mapped[str | None] = column("Contact", Text(), section=PARTNER, search=True)
    email: Mapped[str | None] = column("E-mail", Email(), section=PARTNER)
    share: Mapped[Decimal | None] = column("Share of the budget in EUR", Amount(), section=PARTNER)
    joined_on: Mapped[date | None] = column("Joined on", Day(), section=PARTNER)
    left_on: Mapped[date | None] = column("Left on", Day(), section=PARTNER)
    tasks: Mapped[str | None] = column("Tasks", long_text(4000), section=PARTNER, search=True)
    note: Mapped[str | None] = column("Note", long_text(4000), section=PARTNER)


class PackageState(Options):
    """Where a work package stands."""

    PLANNED = "planned", "Planned", "Prévu", "Geplant", "予定"
    RUNNING = "running", "Running", "En cours", "Läuft", "実施中"
    DONE = "done", "Done", "Terminé", "Fertig", "完了"


class WorkPackage(Record):
    """A part of the work of a project."""

    __tablename__ = "work_package"
    noun, nouns = "Work package", "Work packages"
    order_by = ("number",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    number: Mapped[str] = column(
        say_as("which one", "Number"), Text(40), section=PACKAGE, search=True, privacy=PUBLIC, required=True
    )
    title: Mapped[str | None] = column("Title", Text(300), section=PACKAGE, search=True, privacy=PUBLIC)
    leader: Mapped[str | None] = column(say_as("of a work package", "Leader"), Text(), section=PACKAGE, privacy=PUBLIC)
    first_day: Mapped[date | None] = column("First day", Day(), section=PACKAGE, privacy=PUBLIC)
    last_day: Mapped[date | None] = column("Last day", Day(), section=PACKAGE, privacy=PUBLIC)
    state: Mapped[PackageState] = column("State", Choice(PackageState), section=PACKAGE, default=PackageState.PLANNED)
    progress: Mapped[int | None] = column("Done in percent", Whole(0, 100), section=PACKAGE)
    deliverables: Mapped[tuple[str, ...] | None] = column("Deliverables", Lines(), section=PACKAGE, privacy=PUBLIC)
    note: Mapped[str | None] = column("Note", long_text(4000), section=PACKAGE)
