"""To whom papers go by mail, what may go along, and why somebody gets none, with the place that mends it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.exchange.mail_drafts import address
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning.finding import Remark
from eujc_desktop.services import consents, letters, phrases, roll
from eujc_desktop.services.letters import gathering, hosting, values, visa
from eujc_desktop.services.letters.kinds import EMPLOYER, HOST, PARTICIPANT
from eujc_desktop.services.letters.values import Hosted
from eujc_desktop.services.listings import delegation
from eujc_desktop.services.paper_pieces.order import Of, Order, mission_of
from eujc_desktop.store.work import Work

_FOR_EACH: Final = (PaperKind.LETTER, PaperKind.CERTIFICATE, PaperKind.VISA, PaperKind.DELEGATION)
_FOR_ALL: Final = (PaperKind.PROGRAMME, PaperKind.CHANGE_SLIP)
_ENCLOSED: Final[Mapping[str, tuple[PaperKind, ...]]] = {
    HOST: (PaperKind.PROGRAMME, PaperKind.DELEGATION, PaperKind.BOOK),
    PARTICIPANT: (PaperKind.CERTIFICATE, PaperKind.VISA, PaperKind.PROGRAMME),
    EMPLOYER: (),
}
_OUTLINED: Final = say("Outline of the mission")
"""The programme as hosts get it."""
_USUAL: Final = {
    "visit-request": PaperKind.PROGRAMME,
    "visitor-list": PaperKind.DELEGATION,
    "certificate": PaperKind.CERTIFICATE,
    "visa-set": PaperKind.VISA,
}
"""What a letter says is enclosed."""


@dataclass(frozen=True)
class Recipient:
    """Whom a draft is for: a person, or the host of a visit; with what is in the way of it, "" where nothing is."""

    key: str
    name: str
    address: str
    company: str = ""
    problem: str = ""
    part: str = ""
    """The participation, "" for a host."""
    is_firm: bool = False
    """Whether it goes to a company, and to nobody there by name."""
    contact: str = ""
    """The contact at a host whose address it is."""


@dataclass(frozen=True)
class Plan:
    """What would be handed over: a draft for each, or one for all; the papers that fit, and those that usually go."""

    recipients: tuple[Recipient, ...]
    together: bool
    enclosures: tuple[tuple[str, str], ...] = ()
    usual: tuple[str, ...] = ()

    @property
    def ready(self) -> tuple[Recipient, ...]:
        """Those who can have one."""
        return tuple(one for one in self.recipients if not one.problem)


def fits(order: Order) -> bool:
    """Whether a paper is one to be mailed: letters, own papers, and what all who go may have."""
    kind = PaperKind(order.kind)
    if kind is PaperKind.BOOK:
        return order.audience is Audience.PARTICIPANT or (order.audience is Audience.HOST and bool(order.person_id))
    return kind in (*_FOR_EACH, *_FOR_ALL)


def as_mailed(order: Order) -> Order:
    """The order as mails need it: letters and own papers in a file for each."""
    each = PaperKind(order.kind) in _FOR_EACH and order.person_id is None
    return replace(order, each=each or order.each, one_file=False)


def planned(work: Work, order: Order) -> Plan:
    """To whom an order would go by mail."""
    if not fits(order):
        raise Refused("This paper is not one to be mailed.", cure="Print or export it.")
    order, mission = as_mailed(order), mission_of(work, order)
    kind = PaperKind(order.kind)
    found = tuple(sorted(_recipients(work, mission, order), key=lambda one: bool(one.problem)))
    if kind is not PaperKind.LETTER:
        return Plan(found, together=not order.personal)
    letter = letters.kind(order.letter)
    usual = (_USUAL[letter.key],) if letter.key in _USUAL else ()
    return Plan(
        found,
        together=False,
        enclosures=tuple((str(one), _called(one, letter.to)) for one in _ENCLOSED[letter.to]),
        usual=tuple(map(str, usual)),
    )


def _called(kind: PaperKind, to: str) -> str:
    return _OUTLINED if kind is PaperKind.PROGRAMME and to == HOST else kind.label


def _recipients(work: Work, mission: Of, order: Order) -> Iterator[Recipient]:
    kind = PaperKind(order.kind)
    if kind is PaperKind.LETTER:
        found = gathering.gathered(
            work,
            mission.id,
            order.letter,
            day=order.dated or date.today(),
            language=order.language,
            one=order.person_id,
            some=order.people,
        )
        to = letters.kind(order.letter).to
        keys = [one.visit_id or one.person_id or "" for one in found.addressed]
        if to == HOST:
            return hosts(work, mission.id, order.language, keys)
        return _people(work, mission, order.language, keys, employer=to == EMPLOYER)
    if kind is PaperKind.DELEGATION or (kind is PaperKind.BOOK and order.audience is Audience.HOST):
        asked = delegation.visits(work, mission.id, one=order.person_id)
        return hosts(work, mission.id, order.language, [visit for visit, _ in asked])
    members = roll.members_of(work, mission.id)
    if kind is PaperKind.VISA:
        ask = partial(visa.gathered, day=order.dated or date.today(), language=order.language, each=True)
        applicants = ask(work, mission.id, one=order.person_id, some=order.people).people
        return _people(work, mission, order.language, [person for (person,) in applicants])
    if order.person_id:
        own = [one for one in members if order.person_id in (one[0].id, one[1].id)]
    else:
        own = roll.narrowed(roll.going(members), order.people)
    return _people(work, mission, order.language, [person.id for _, person, _ in own])


def _people(
    work: Work, mission: Of, language: str, keys: Sequence[str], *, employer: bool = False
) -> Iterator[Recipient]:
    """Participants, or the firms that sent them."""
    by_id = {member[1].id: member for member in roll.members_of(work, mission.id)}
    refused = consents.without_data(work, keys)
    for part, person, firm in (by_id[key] for key in keys):
        company = (firm.name or firm.name_ja or "") if firm else ""
        raw = (firm.email if firm else "") if employer else person.email
        found, name = address(raw or ""), phrases.name(roll.name_of(person), language, title=False)
        name, company = (company or name, name) if employer else (name, company)
        place = partial(Remark, table="participation", record=part.id)
        problem = ""
        if person.id in refused:
            words = say("{name} has taken back the consent to data handling; print the letter.", name=name)
            problem = place(words, field="person.consent_data")
        elif not found:
            field = "organisation.email" if employer else "person.email"
            problem = place(_without(raw, name), field=field)
        yield Recipient(person.id, name, found, company, problem, part.id, employer)


def hosts(work: Work, mission_id: str, language: str, keys: Collection[str]) -> Iterator[Recipient]:
    """Whom the hosts of visits are reached through."""
    return (host(one, language) for one in hosting.hosts_of(work, mission_id) if one.visit.id in keys)


def host(hosted: Hosted, language: str) -> Recipient:
    """The person to turn to at the host of a visit, else another one there with an address, else the house itself."""
    house, contact, company = hosted.host, hosted.contact, values.firm_name(hosted.host, language)
    # Mail for the head of a house often goes to somebody in public relations.
    to = next((one for one in hosted.contacts if address(one.email or "")), None)
    found = address((to.email if to else house.email) or "")
    name = phrases.name(values.name_of(to), language, title=False) if to else company
    problem = ""
    if not found:
        raw = (contact.email if contact else "") or house.email
        field, holder = ("contact.email", contact.id) if contact else ("organisation.email", house.id)
        problem = Remark(_without(raw, company), table="visit", record=hosted.visit.id, field=field, holder=holder)
    is_firm = name == company
    reached = to.id if to else ""
    return Recipient(
        hosted.visit.id, name, found, "" if is_firm else company, problem, is_firm=is_firm, contact=reached
    )


def _without(raw: str | None, name: str) -> str:
    if raw:
        return say("“{address}”, noted for {name}, is no address that mails go to.", address=raw, name=name)
    return say("{name} has no e-mail address.", name=name)
