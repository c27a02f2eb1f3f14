"""Who may take part, how reviewers judge applicants, and in which order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median
from types import MappingProxyType

from eujc_desktop.common.said import say
from eujc_desktop.planning import students
from eujc_desktop.planning.eligibility import SIZES, SME, Firm, partner_share, size_class
from eujc_desktop.planning.programmes import SizeLimit, Studies
from eujc_desktop.planning.students import NOTHING_SAID, Answer, Said
from eujc_desktop.planning.traveller import EUROPE, GONE

_GRAVITY: dict[Answer, int] = {"pass": 0, "ask": 1, "fail": 2}
IN = frozenset({"selected", "confirmed", "attended", "completed"})
WAITING = "waiting list"
_LAST = 1000
_DECLARED = {
    True: say("it declares an SME, the figures say {size}"),
    False: say("it declares no SME, the figures say {size}"),
}
_PROOF = (say("the proof of citizenship is missing"), say("the proof of citizenship is not noted"))
_LETTER = (say("the commitment letter is missing"), say("the commitment letter is not noted"))


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant as the rules see her; None means that nobody has answered. `student` asks for other papers."""

    id: str
    name: str
    stage: str
    firm: Firm | None = None
    nationality: str | None = None
    citizenship_proof: bool | None = None
    commitment_letter: bool | None = None
    consent_data: bool = False
    studies: Said = NOTHING_SAID
    waiting_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may take part in a mission: states, sizes, and seats a company.

    Where people count and not their companies, as `students`, nationality does, and `studies` where there are any.
    """

    states: frozenset[str] = EUROPE
    sme_only: bool = False
    firm_seats: int | None = None
    students: bool = False
    limits: tuple[SizeLimit, ...] = SME
    studies: Studies | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody may take part, and why not or what has to be asked."""

    answer: Answer
    reasons: tuple[str, ...] = ()


def verdicts(
    applicants: Sequence[Applicant], rules: Rules, marks_: Mapping[str, Marks] = MappingProxyType({})
) -> dict[str, Verdict]:
    """The verdict on each applicant, by id.

    Seats of a company go to those who are in, then to the best marks; who is on the waiting list comes after the
    others, in the order of that list.
    """
    taken = Counter(one.firm.id for one in applicants if one.firm and one.stage in IN)
    found = {}
    for one in sorted(applicants, key=lambda one: _turn(one, marks_.get(one.id, Marks()))):
        answers = [*(_student(one, rules) if rules.students else _firm(one, rules)), *_papers(one, rules)]
        if rules.firm_seats and one.firm and one.stage not in IN | GONE:
            taken[one.firm.id] += 1
            if taken[one.firm.id] > rules.firm_seats:
                answers.append(
                    ("ask", say("{firm} has {n} of {n} seats already", firm=one.firm.name, n=rules.firm_seats))
                )
        worst: Answer = max((answer for answer, _ in answers), key=_GRAVITY.__getitem__, default="pass")
        found[one.id] = Verdict(worst, tuple(words for _, words in answers))
    return found


def _turn(one: Applicant, marks_: Marks) -> tuple[bool, int, bool, Decimal]:
    """When an applicant's turn comes to take a seat of the company; equal ones stay in the given order."""
    waits = one.stage == WAITING
    place = one.waiting_rank or _LAST if waits else 0
    return waits, place, marks_.median is None, -(marks_.median or Decimal(0))


def _firm(one: Applicant, rules: Rules) -> Iterator[tuple[Answer, str]]:
    firm = one.firm
    if firm is None:
        yield "ask", say("no company is entered")
        return
    if firm.country is None:
        yield "ask", say("the country of the company is not known")
    elif firm.country not in rules.states:
        yield "fail", say("the company's country, {seat:country}, does not count", seat=firm.country)
    size = size_class(firm.staff, firm.turnover, firm.balance, rules.limits)
    if size == "unknown" and rules.sme_only:
        yield "ask", say("the size of the company is not known: staff, and turnover or balance sheet")
    elif size == "large" and rules.sme_only:
        yield "fail", say("the company is large ({staff} staff), and the mission is for SMEs only", staff=firm.staff)
    if size not in ("large", "unknown") and (partner_share(firm.group) or 0) >= 25:
        yield "ask", say("the figures of its group count too ({group})", group=firm.group)
    if size != "unknown" and firm.declared_sme is not None and firm.declared_sme is (size == "large"):
        yield "ask", say(_DECLARED[firm.declared_sme], size=SIZES[size])


def _student(one: Applicant, rules: Rules) -> Iterator[tuple[Answer, str]]:
    if one.nationality is None:
        yield "ask", say("the nationality is not known")
    elif one.nationality not in rules.states:
        yield "fail", say("the nationality, {state:country}, does not count", state=one.nationality)
    if rules.studies is not None:
        yield from students.check(one.studies, rules.studies)


def _papers(one: Applicant, rules: Rules) -> Iterator[tuple[Answer, str]]:
    missing, unknown = _PROOF if rules.students else _LETTER
    there = one.citizenship_proof if rules.students else one.commitment_letter
    if not there:
        yield "ask", missing if there is False else unknown
    if not one.consent_data:
        yield "ask", say("no consent to data handling")


@dataclass(frozen=True, slots=True)
class Weight:
    """A criterion: how much it counts, and the most points it gives."""

    id: str
    title: str
    weight: int = 1
    best: int = 5


@dataclass(frozen=True, slots=True)
class Marks:
    """What reviewers make of an applicant in percent of all points: each of them, their median, and how far apart.

    `missing` are reviewers who have not judged every criterion; they count with what they have judged. Points beyond
    the most that a criterion gives by now say nothing any more.
    """

    totals: tuple[tuple[str, Decimal], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def median(self) -> Decimal | None:
        return median(total for _, total in self.totals) if self.totals else None

    @property
    def spread(self) -> Decimal:
        return max((abs(one - other) for (_, one), (_, other) in combinations(self.totals, 2)), default=Decimal(0))


def marks(points: Mapping[tuple[str, str], Decimal], criteria: Sequence[Weight]) -> Marks:
    """The marks out of points by reviewer and criterion."""
    totals, missing = [], []
    for reviewer in sorted({reviewer for reviewer, _ in points}):
        given = [(one, points[reviewer, one.id]) for one in criteria
                 if points.get((reviewer, one.id), one.best + 1) <= one.best]  # fmt: skip
        if not given:
            continue
        whole = sum(one.weight for one, _ in given)
        total = sum((one.weight * value / one.best for one, value in given), Decimal(0)) / whole * 100
        totals.append((reviewer, total.quantize(Decimal("0.1"))))
        if len(given) < len(criteria):
            missing.append(reviewer)
    return Marks(tuple(totals), tuple(missing))


def ranked(
    applicants: Sequence[Applicant], verdicts_: Mapping[str, Verdict], marks_: Mapping[str, Marks]
) -> list[Applicant]:
    """The applicants, the best marks first, then who is not judged yet, who may not take part, and who is gone."""

    def place(one: Applicant) -> tuple[bool, bool, bool, Decimal]:
        mark = marks_[one.id].median
        return one.stage in GONE, verdicts_[one.id].answer == "fail", mark is None, -(mark or Decimal(0))

    return sorted(applicants, key=place)
