"""Letters ready to be printed: who gets one, the text filled in, and what is not known, told before printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents.letters import merging
from eujc_desktop.documents.letters.content import Letter, Letters
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.own_field import Asked
from eujc_desktop.planning.finding import Remark
from eujc_desktop.services import (
    approvals,
    disclosures,
    gather,
    itineraries,
    own_answers,
    phrases,
    roll,
    visit_names,
    wordings,
)
from eujc_desktop.services.certificates import register, rule
from eujc_desktop.services.disclosures import Disclosed
from eujc_desktop.services.letters import doubts, hosting, house, told, values
from eujc_desktop.services.letters.fields import (
    OF_THE_NAME,
    OPEN,
    PARTICIPANT,
    fields,
    mended_by,
    mended_in_japanese,
    text_of,
)
from eujc_desktop.services.letters.kinds import EMPLOYER, HOST, Kind, asks_for, kind, receivers
from eujc_desktop.services.letters.values import Hosted
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Addressed:
    """One letter with whom it is for, the fields it needs that are not known or in English alone, and its doubts."""

    letter: Letter
    for_whom: str
    person_id: str | None
    gaps: tuple[str, ...]
    english: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    visit_id: str = ""
    part_id: str = ""
    host_id: str = ""
    disclosed: tuple[Disclosed, ...] = ()
    """What it tells of a participant to somebody else."""
    said: str = ""
    """What it tells a host of its visit, for the register."""


@dataclass(frozen=True)
class Gathered:
    """The letters of one order; `common` is what they share."""

    common: Letters
    addressed: tuple[Addressed, ...]
    remarks: tuple[str, ...]

    @property
    def all(self) -> Letters:
        """Every letter, for one file."""
        return replace(self.common, letters=tuple(one.letter for one in self.addressed))

    def single(self, one: Addressed) -> Letters:
        """One letter, for a file of its own."""
        return replace(self.common, letters=(one.letter,))


def gathered(
    work: Work,
    mission_id: str,
    letter: str,
    *,
    day: date,
    language: str = "en",
    one: str | None = None,
    some: Sequence[str] = (),
    text: merging.Wording | None = None,
    kana: bool = False,
) -> Gathered:
    """The letters for all they are meant for, for `some` of these participations or visits, or for `one`.

    `one` is the id of a participation, person or visit.

    `text` stands in for the text that holds, so that a new one is seen before it is kept.
    """
    wanted, mission = kind(letter), work.get(Mission, mission_id)
    shown = gather.mission(work, mission_id)
    cities = tuple(city.name for city in shown.cities)
    setting = Setting(mission, roll.members_of(work, mission_id, kana=kana), cities, language, day)
    wording = text or wordings.read(work, mission_id, text_of(letter), language).wording
    write = _Writer(setting, wanted, wording)
    addressed = tuple(write.hosts(work, one, some) if wanted.to == HOST else write.people(work, one, some))
    if not addressed:
        raise _due_to_nobody(wanted)
    title = wanted.title_ja if language == "ja" else wanted.title
    common = Letters(shown, f"{title} – {shown.title.prefer(language)}", house.sender(language), (), language)
    english = [fields(wanted)[name] for name in values.only_english(setting) if name in wording.fields()]
    remarks = [say("{what}: not known in Japanese; the English is printed.", what=what) for what in english]
    return Gathered(common, addressed, (*remarks, *_remarks(wanted, addressed)))


def _due_to_nobody(wanted: Kind) -> Refused:
    if wanted.to == HOST:
        return Refused(
            say("No host of this mission is to get the letter “{title}” now.", title=wanted.title),
            cure="Whom it is due to follows from the stage of each visit. Choose one host to write it all the same.",
        )
    return Refused(
        say("Nobody on this mission is to get the letter “{title}” now.", title=wanted.title),
        cure="Whom it is due to follows from status, deposit and report. Choose one person to write it all the same.",
    )


class _Writer:
    """Fills one text for many."""

    def __init__(self, setting: Setting, wanted: Kind, wording: merging.Wording) -> None:
        self._setting, self._kind, self._wording = setting, wanted, wording
        self._common = values.of_mission(setting)

    def people(self, work: Work, one: str | None, some: Sequence[str] = ()) -> Iterator[Addressed]:
        """The letters to participants, or to those who sent them."""
        members = self._setting.members
        chosen = [member for member in members if one in (member[0].id, member[1].id)]
        if one and not chosen:
            raise NotFound("This person is not on the mission.", cure="`show` lists the participants with their ids.")
        numbers = register.numbers(work, self._setting.mission.id)
        attended = rule.attended(work, self._setting.mission.id)
        now, later = (own_answers.open_fields(work, self._setting.mission.id, when) for when in Asked)
        meant = roll.narrowed(receivers(self._kind, members), some)
        if OPEN in self._wording.fields() and not some:
            meant = [member for member in meant if member[0].id in later] or meant
        for member in chosen or meant:
            part, person, firm = member
            owed = values.Owed(now.get(part.id, ()), later.get(part.id, ()))
            there = attended[part.id]
            number = numbers.get(person.id, "")
            own = values.of_participant(self._setting, member, there, number, owed)
            lines = (
                hosting.house_lines(firm, self._setting.language)
                if self._kind.to == EMPLOYER
                else self._participant(member)
            )
            written = self._addressed(own, lines, roll.name_of(person).full, part.application_no or "", person.id)
            asked = self._wording.fields()
            doubted = [
                *doubts.of_participant(self._setting, self._kind, asked, member, there, number),
                *doubts.of_answers(self._setting, asked, member, owed),
            ]
            told = self._told(values.firm_name(firm, "en"), person.id)
            yield replace(written, doubts=tuple(doubted), part_id=part.id, disclosed=told)

    def hosts(self, work: Work, one: str | None, some: Sequence[str] = ()) -> Iterator[Addressed]:
        """The letters to hosts of visits."""
        found = hosting.hosts_of(work, self._setting.mission.id, self._setting.going)
        names = visit_names.of_mission(work, self._setting.mission.id)
        chosen = [hosted for hosted in found if one in (hosted.visit.id, hosted.host.id)]
        if one and not chosen:
            raise NotFound("This visit is not one of the mission.", cure="`show` lists the visits with their ids.")
        named = [hosted for hosted in found if hosted.visit.id in some]
        for hosted in chosen or named or [hosted for hosted in found if asks_for(self._kind, hosted.visit)]:
            changed = self._changes(work, hosted)
            own = values.of_visit(self._setting, hosted) | told.in_words(work, self._setting, hosted, changed)
            lines = hosting.lines(hosted, self._setting.language)
            written = self._addressed(own, lines, values.firm_name(hosted.host, "en"), "", None)
            asked, english = self._wording.fields(), values.only_english(self._setting, hosted)
            doubted = doubts.of_visit(self._setting, self._kind, self._wording, hosted, changed)
            yield replace(
                written,
                for_whom=names[hosted.visit.id],
                english=tuple(name for name in english if name in asked),
                doubts=tuple(doubted),
                visit_id=hosted.visit.id,
                host_id=hosted.host.id,
                disclosed=self._named(hosted, changed, asked),
                said=told.said(self._kind.key, asked, hosted),
            )

    def _changes(self, work: Work, hosted: Hosted) -> told.Changes:
        """What a notice of changes tells of, as any letter may that names these fields."""
        if not any(name.startswith("change.") for name in self._wording.fields()):
            return told.Changes(known=True, before={}, now={})
        plan = itineraries.plan(work, self._setting.mission.id)
        coming = approvals.coming(work, plan, hosted.visit, self._setting.going)
        return told.changes(work, hosted, coming)

    def _named(self, hosted: Hosted, changed: told.Changes, asked: Sequence[str]) -> tuple[Disclosed, ...]:
        """Whom a notice of changes names to the host that was not named before."""
        if "change.coming" not in asked:
            return ()
        host = values.firm_name(hosted.host, "en")
        return tuple(disclosures.of_letter(host, person.id, ("Company",)) for _, person, _ in changed.new)

    def _addressed(
        self, own: dict[str, str], lines: Sequence[str], name: str, number: str, person_id: str | None
    ) -> Addressed:
        merged = merging.merge(self._wording, self._common | own)
        signed, function = house.signature(self._setting, by_manager=self._kind.by_manager)
        code = self._setting.mission.code
        letter = Letter(
            name=name,
            addressee=tuple(line for line in lines if line),
            subject=merged.subject,
            passages=merged.passages,
            date=self._common["letter.date"],
            facts=self._facts(f"{code} · {number}" if number else code),
            signed=signed,
            function=function,
            enclosures=merged.enclosures,
        )
        return Addressed(letter, name, person_id, merged.gaps)

    def _told(self, firm: str, person_id: str) -> tuple[Disclosed, ...]:
        """What a letter tells the firm that sent a participant; the participant's own letters tell nobody else."""
        if self._kind.to != EMPLOYER:
            return ()
        asked = set(self._wording.fields()) & set(PARTICIPANT) - OF_THE_NAME
        return (disclosures.of_letter(firm or "Employer", person_id, (PARTICIPANT[name] for name in sorted(asked))),)

    def _facts(self, reference: str) -> tuple[tuple[str, str], ...]:
        """What stands beside the addressee."""
        names = ("mission.coordinator", "mission.coordinator_phone", "mission.coordinator_email")
        contact = "\n".join(words for name in names if (words := self._common[name]))
        if self._setting.language == "ja":
            return (("担当", contact),)
        pairs = (("Reference", reference), ("Date", self._common["letter.date"]), ("Contact", contact))
        return tuple(pair for pair in pairs if pair[1])

    def _participant(self, member: Member) -> list[str]:
        _, person, firm = member
        who, language = roll.name_of(person), self._setting.language
        if language == "ja":
            return [
                values.firm_name(firm, "ja"),
                f"{person.job_title_ja or ''}　{phrases.salutation(who, 'ja')}".strip(),
            ]
        return [phrases.name(who, language), *hosting.house_lines(firm, language)]


def _remarks(wanted: Kind, addressed: Sequence[Addressed]) -> tuple[Remark, ...]:
    """For each doubt, and each field that is needed and not known, of whom; a line is printed in a field's place."""
    known = fields(wanted)
    tellers = ((house.doubtful, "doubts"), (house.unknown, "gaps"), (house.only_english, "english"))
    told: list[Remark] = []
    for tell, of in tellers:
        found: dict[str, list[Addressed]] = {}
        for one in addressed:
            for name in getattr(one, of):
                found.setdefault(name, []).append(one)
        for name, whom in found.items():
            words = tell(known.get(name, name), [one.for_whom for one in whom])
            told.append(_placed(words, name, whom[0], japanese=of == "english"))
    return tuple(told)


def _placed(words: str, name: str, one: Addressed, *, japanese: bool) -> Remark:
    """A remark with the record of the first it names, and the field where that one is known."""
    field = mended_in_japanese(name) if japanese else mended_by(name)
    table, record = ("visit", one.visit_id) if one.visit_id else ("participation", one.part_id)
    return Remark(words, table=table, record=record, field=field, holder=one.host_id)
