"""Every entity of the office, parents before children."""

from __future__ import annotations

from eujc_desktop.models.activity import Activity
from eujc_desktop.models.approval import Approval
from eujc_desktop.models.attachment import Attachment
from eujc_desktop.models.base import Record
from eujc_desktop.models.consent import Consent
from eujc_desktop.models.cooperation import Agreement, ProjectPartner, WorkPackage
from eujc_desktop.models.date_option import DateOption
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.distinction import Distinction, FirmDistinction
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.evaluation import EvaluationForm, Opinion, Question
from eujc_desktop.models.follow_up import Outcome, Survey
from eujc_desktop.models.frozen_report import FrozenReport
from eujc_desktop.models.gift import Gift, GiftEntry
from eujc_desktop.models.group import Group
from eujc_desktop.models.helpdesk import Case
from eujc_desktop.models.host_log import LogEntry
from eujc_desktop.models.itinerary import Item, ItemGroup, ItemPerson, MissionDay, SessionMark
from eujc_desktop.models.label import Label
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import CostLine, Payment, Reduction
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.other_event import OtherEvent
from eujc_desktop.models.outreach import Event, NewsletterIssue, Publication
from eujc_desktop.models.own_field import OwnAnswer, OwnField
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.partnering import (
    PartneringCompany,
    PartneringSlot,
    PartneringTable,
    PartneringWish,
    StandShift,
)
from eujc_desktop.models.person import Person
from eujc_desktop.models.placement import DueReport, HostOffer, Placement
from eujc_desktop.models.plan_rule import Acceptance, PlanRule
from eujc_desktop.models.programme import OwnTemplate
from eujc_desktop.models.rooming import RoomBlock
from eujc_desktop.models.selection import Criterion, Decision, Quota, Score
from eujc_desktop.models.showing import Showing
from eujc_desktop.models.signing_key import SigningKey
from eujc_desktop.models.snooze import Snooze
from eujc_desktop.models.standby import Standby
from eujc_desktop.models.task import Task
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostPerson, HostQuestion, Quote, VisitPart, VisitSeat
from eujc_desktop.models.wording import Wording

ENTITIES: tuple[type[Record], ...] = (
    Mission, Group, Organisation, Site, Contact, Person, Participation, Attendance,
    Visit, MissionDay, Item, ItemGroup, ItemPerson, Task, Attachment, Paper, Disclosure, PaperSetting, Edition, Wording,
    SigningKey, Distinction, Label, Consent, RoomBlock, Criterion,
    Score, Decision, Showing, OwnField, OwnAnswer, SessionMark, PlanRule, Acceptance, Standby, LogEntry,
    FirmDistinction, Activity, FrozenReport, Approval, DateOption,
    Payment, Reduction, CostLine, Question, EvaluationForm, Opinion, Survey, Outcome,
    Case, Event, Publication, NewsletterIssue, Agreement, ProjectPartner, WorkPackage,
    HostOffer, Placement, DueReport, PartneringCompany, PartneringTable, PartneringSlot, PartneringWish, StandShift,
    OwnTemplate,
    VisitPart, HostPerson, VisitSeat, HostQuestion, Quote, Gift, GiftEntry,
    OtherEvent, Snooze, Quota,
)  # fmt: skip


def model(table: str) -> type[Record]:
    """The entity kept in `table`; KeyError when there is none."""
    return {entity.__tablename__: entity for entity in ENTITIES}[table]
