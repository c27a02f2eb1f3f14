"""The letters there are: to whom each goes, who signs it, and when a record asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import Role, Stage, VisitStage
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import roll
from eujc_desktop.services.roll import TRAVELLING, Member

PARTICIPANT, EMPLOYER, HOST, FORM = "participant", "employer", "host", "form"
"""To whom a letter goes: a participant, the firm that sent one, the host of a visit; or a text inside a form."""

_Wanted = Callable[[Member], bool]


@dataclass(frozen=True)
class Kind:
    """A letter by its key. `whom` are those it is for, the first rule that anybody meets; `stages` those of visits.

    `past` letters tell of the mission, or of the visit, as of something that has been.
    """

    key: str
    title: str
    title_ja: str
    to: str = PARTICIPANT
    whom: Sequence[_Wanted] = ()
    stages: Sequence[VisitStage] = ()
    past: bool = False

    @property
    def by_manager(self) -> bool:
        """Whether a general manager signs, not the coordinator."""
        return self.to != PARTICIPANT or self.key in ("selected", "certificate")


def _at(*stages: Stage) -> _Wanted:
    return lambda member: member[0].stage in stages


def _deposit_open(member: Member) -> bool:
    part = member[0]
    return part.stage in (Stage.SELECTED, *TRAVELLING) and part.deposit_paid is None


def _deposit_late(member: Member) -> bool:
    return _deposit_open(member) and member[0].deposit_invoiced is not None


def _report_lacking(member: Member) -> bool:
    return member[0].stage in TRAVELLING and member[0].report_received is None


def _deposit_paid(member: Member) -> bool:
    return member[0].deposit_paid is not None


def _refunded(member: Member) -> bool:
    return member[0].refund is not None


def _needs_visa(member: Member) -> bool:
    return member[0].stage in (Stage.SELECTED, *TRAVELLING) and roll.needs_visa(member)


_ASKED = (VisitStage.IDEA, VisitStage.TO_CONTACT, VisitStage.REQUESTED, VisitStage.PENCILLED)
_WAITING = (VisitStage.REQUESTED, VisitStage.PENCILLED)
_CALLED_OFF = (VisitStage.CANCELLED, VisitStage.REPLACED)
_AGREED = (VisitStage.PENCILLED, VisitStage.CONFIRMED)
_SEEN = (VisitStage.CONFIRMED, VisitStage.VISITED, VisitStage.THANKED)
_NEW = _at(Stage.APPLIED, Stage.INCOMPLETE, Stage.ELIGIBLE, Stage.SHORTLISTED)
_GOING = _at(*TRAVELLING)
_STILL_IN = _at(Stage.SELECTED, Stage.WAITING, *TRAVELLING)
"""Those whose application has had a good answer, or may still have one."""

KINDS: Final[dict[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("acknowledgement", "Acknowledgement of an application", "応募受付", whom=(_NEW, _STILL_IN)),
        Kind("eligibility-query", "Eligibility query", "応募資格の確認", whom=(_at(Stage.INCOMPLETE), _NEW)),
        Kind("selected", "Selected", "採択通知", whom=(_at(Stage.SELECTED), _GOING)),
        Kind(
            "second-form", "Questions after selection", "参加決定後のご質問", whom=(_at(Stage.SELECTED, *TRAVELLING),)
        ),
        Kind("waiting-list", "Waiting list", "補欠通知", whom=(_at(Stage.WAITING),)),
        Kind("rejected", "Rejected", "不採択通知", whom=(_at(Stage.REJECTED, Stage.NOT_ELIGIBLE),)),
        Kind("deposit-request", "Deposit request", "保証金請求", whom=(_deposit_open,)),
        Kind("deposit-reminder", "Reminder of the deposit", "保証金督促", whom=(_deposit_late, _deposit_open)),
        Kind("receipt", "Receipt of the deposit", "保証金領収", whom=(_deposit_paid,)),
        Kind("visit-request", "Visit request", "訪問依頼", HOST, stages=_ASKED),
        Kind("visit-reminder", "Reminder of a visit request", "訪問依頼のご確認", HOST, stages=_WAITING),
        Kind("visitor-list", "Cover of the visitor list", "訪問者名簿送付", HOST, stages=_AGREED),
        Kind("visit-confirmation", "Confirmation of a visit", "訪問確認", HOST, stages=_AGREED),
        Kind("visit-change", "Change of a visit", "訪問内容の変更", HOST, stages=_AGREED),
        Kind("visit-cancellation", "Cancellation of a visit", "訪問中止のお詫び", HOST, stages=_CALLED_OFF),
        Kind("thank-you", "Thank-you to a host", "礼状", HOST, stages=_SEEN, past=True),
        Kind("visa-set", "Cover of the visa papers", "査証書類送付", whom=(_needs_visa,)),
        Kind("attendance", "Attendance, for the employer", "出席証明", EMPLOYER, whom=(_GOING,), past=True),
        Kind("report-reminder", "Reminder of the report", "報告書督促", whom=(_report_lacking,), past=True),
        Kind("refund", "Refund of the deposit", "保証金返還", whom=(_refunded,), past=True),
        Kind("survey", "Invitation to the survey", "アンケート依頼", whom=(_GOING,), past=True),
        Kind("certificate", "Cover of the certificate", "証明書送付", whom=(_GOING,), past=True),
    )
}
"""By key, in the order in which a mission needs them."""

VISA_TEXTS: Final[dict[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("visa-reason", "Reason for the invitation, in the visa papers", "招へい理由", FORM),
        Kind("visa-guarantee", "What is guaranteed, in the visa papers", "保証事項", FORM),
    )
}
"""Texts of the visa papers, worded as letters are."""


def offered(*, to_hosts: bool) -> list[tuple[str, str]]:
    """The letters to hosts, or those to participants and who sent them: key and title."""
    return [(one.key, one.title) for one in KINDS.values() if (one.to == HOST) is to_hosts]


def kind(key: str) -> Kind:
    """A letter, or a text of the visa papers, by its key."""
    if key in VISA_TEXTS:
        return VISA_TEXTS[key]
    if key not in KINDS:
        raise NotFound(
            say("There is no letter called “{key}”.", key=key),
            cure=say("Choose one of: {kinds}.", kinds=", ".join(KINDS)),
        )
    return KINDS[key]


def receivers(letter: Kind, members: Sequence[Member]) -> list[Member]:
    """Those of the mission whom a letter is for."""
    own = [member for member in members if member[0].role in (Role.PARTICIPANT, Role.LEADER)]
    for wanted in letter.whom:
        if found := [member for member in own if wanted(member)]:
            return found
    return []


def asks_for(letter: Kind, visit: Visit) -> bool:
    """Whether the host of a visit is to get the letter."""
    return visit.stage in letter.stages
