"""The participants as an edition of the book may show them, and the team that is with them."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.lands import country_name
from eujc_desktop.documents import content as paper
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.models.attachment import AttachmentKind
from eujc_desktop.models.choices import Role
from eujc_desktop.services import attachments
from eujc_desktop.services.roll import Member, going, name_of
from eujc_desktop.store.work import Work

_INSIDE = (Audience.LEADER, Audience.OFFICE)
"""Editions that stay with the Centre, and name everybody in full."""


def shown_to_hosts(members: Sequence[Member]) -> list[Member]:
    """Those who go and have agreed that hosts learn of them."""
    return [member for member in going(members) if member[1].consent_hosts and member[1].consent_data]


def _named(members: Sequence[Member], audience: Audience) -> list[Member]:
    """Those whom an edition names."""
    return shown_to_hosts(members) if audience is Audience.HOST else going(members)


def countries(members: Sequence[Member], audience: Audience) -> frozenset[str]:
    """Where those come from whom an edition names, also those of whom it tells no more."""
    return frozenset(_country(member) for member in _named(members, audience)) - {""}


def _country(member: Member) -> str:
    """That of the firm, or of the passport."""
    _, person, firm = member
    return (firm.country if firm else None) or person.nationality or ""


def participants(
    work: Work, members: Sequence[Member], audience: Audience, language: str, *, phones: bool
) -> tuple[paper.Participant, ...]:
    """Who goes; each with what this audience may know. Hosts learn only of those who agreed to it."""
    who = _named(members, audience)
    # A photo was given for the book of the participants: hosts see it where its owner agreed to both. Nobody sees
    # one of who said no to photographs.
    agreed = [person for _, person, _ in who if person.consent_photo is not False]
    pictured = [person.id for person in agreed if person.consent_book or audience in _INSIDE]
    photos = attachments.pictures(work, "person", pictured, AttachmentKind.PHOTO)
    inside, to_hosts = audience in _INSIDE, audience is Audience.HOST
    return tuple(
        _participant(number, member, photos.get(member[1].id, b""), audience, language, phones=inside or phones)
        if inside or to_hosts or member[1].consent_book
        else paper.Participant(key=member[0].id, name=name_of(member[1]), number=number)
        for number, member in enumerate(who, start=1)
    )


def _participant(
    number: int, member: Member, photo: bytes, audience: Audience, language: str, *, phones: bool
) -> paper.Participant:
    part, person, firm = member
    country = _country(member)
    to_hosts = audience is Audience.HOST
    return paper.Participant(
        key=part.id,
        name=name_of(person),
        listed=True,
        number=number,
        function=_in(language, person.job_title, person.job_title_ja),
        organisation=_in(language, firm.name, firm.name_ja) if firm else "",
        town=(firm.city or "") if firm else "",
        country_code=country,
        country=country_name(country, language) if country else "",
        sector=_in(language, firm.sector, firm.sector_ja) if firm else "",
        # What somebody looks for is told to the group, not to those it is looked for with.
        interests="" if to_hosts else person.interests or "",
        photo=photo,
        phone=(part.mobile_there or person.mobile or "") if phones and not to_hosts else "",
    )


def _in(language: str, en: str | None, ja: str | None) -> str:
    """What is known, in this language before the other."""
    return Words(en or "", ja or "").prefer(language)


_TEAM = (Role.COORDINATOR, Role.EXPERT, Role.GUIDE, Role.INTERPRETER, Role.STAFF)


def team(members: Sequence[Member], language: str = "en") -> tuple[paper.TeamMember, ...]:
    """Who of the Centre is with the mission, or looks after it."""
    own = [(part, person) for part, person, _ in members if part.role in _TEAM]
    own.sort(key=lambda pair: _TEAM.index(pair[0].role))
    return tuple(
        paper.TeamMember(
            name_of(person),
            _in(language, person.job_title, person.job_title_ja) or part.role.label,
            person.mobile or person.phone or "",
            person.email or "",
        )
        for part, person in own
    )
