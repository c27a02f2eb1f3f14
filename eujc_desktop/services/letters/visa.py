"""The visa dossiers of a mission: those who need a visa, by where they apply, with all the four papers ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.documents import content as paper
from eujc_desktop.documents import wording
from eujc_desktop.documents.letters import merging
from eujc_desktop.documents.letters.content import Applicant, Dossier, Inviter, Passage, StayDay, VisaDossiers
from eujc_desktop.models.choices import Sex, Stage
from eujc_desktop.models.group import Group
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.traveller import GONE
from eujc_desktop.services import gather, phrases, roll, wordings
from eujc_desktop.services.letters import house, values
from eujc_desktop.services.letters.fields import text_of
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import TRAVELLERS, TRAVELLING, Member
from eujc_desktop.store.work import Work

_SHOWN = (paper.ItemKind.VISIT, paper.ItemKind.SEMINAR, paper.ItemKind.NETWORKING, paper.ItemKind.CULTURE)
_SEX = {Sex.FEMALE: Words("Female", "女"), Sex.MALE: Words("Male", "男")}
_THE = frozenset(("AE", "BS", "DO", "GB", "GM", "MV", "NL", "PH", "US"))
"""Countries that English names with an article."""
LONGEST = 400
"""So many days a schedule may have; a mistyped year makes no book of it."""

_NEEDED = {
    "nationality": ("Nationality", "person.nationality"), "occupation": ("Job title", "person.job_title"),
    "sex": ("Sex", "person.sex"), "born": ("Date of birth", "person.birth_date"),
}  # fmt: skip


@dataclass(frozen=True)
class Gathered:
    """The dossiers of a mission, whose each is, and what is not known of them."""

    content: VisaDossiers
    people: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def gathered(
    work: Work,
    mission_id: str,
    *,
    day: date,
    language: str = "ja",
    one: str | None = None,
    some: Sequence[str] = (),
    each: bool = False,
    kana: bool = False,
    trial: Mapping[str, merging.Wording] | None = None,
) -> Gathered:
    """A dossier for each place and nationality, or with `each` for every applicant; of `some` alone, or of `one`.

    Texts of `trial` stand in for those that hold.
    """
    mission = work.get(Mission, mission_id)
    sheet = gather.programme_sheet(work, mission_id, "table", language)
    cities = tuple(city.name for city in sheet.mission.cities)
    setting = Setting(mission, roll.members_of(work, mission_id, kana=kana), cities, language, day)
    if house.to_europe(setting):
        raise Refused("These papers are for a visa to Japan, and this mission goes to Europe.")
    groups = _groups(_applicants(setting, one, some), each=each)
    common = values.of_mission(setting)
    tried = trial or {}
    reasons, guarantees = (
        merging.merge(tried.get(key) or wordings.read(work, mission_id, text_of(key), language).wording, common)
        for key in ("visa-reason", "visa-guarantee")
    )
    letters = _letters(work, mission_id)
    dossiers = [
        _dossier(setting, group, reasons.passages, guarantees.passages, tuple(_stay(setting, group, sheet, own)))
        for group, own in ((group, _own_letters(group, letters)) for group in groups)
    ]
    content = VisaDossiers(
        sheet.mission, house.sender(language), _inviter(setting), tuple(dossiers), _written(day, language), language
    )
    people = tuple(tuple(person.id for _, person, _ in group) for group in groups)
    gaps = [say("{gap} is empty; a line to fill in is printed.", gap=gap) for gap in (*reasons.gaps, *guarantees.gaps)]
    return Gathered(content, people, (*gaps, *_remarks(groups, dossiers)))


def _applicants(setting: Setting, one: str | None, some: Sequence[str]) -> list[Member]:
    """Those who go or are to go and need a visa by what is noted, else by their nationality."""
    if one is not None:
        if chosen := [member for member in setting.members if one in (member[0].id, member[1].id)]:
            return chosen
        raise NotFound("This person is not on the mission.", cure="`show` lists the participants with their ids.")
    asked = roll.narrowed(setting.members, some)
    hoping = [one for one in asked if one[0].role in TRAVELLERS and one[0].stage not in GONE and roll.needs_visa(one)]
    if found := [member for member in hoping if member[0].stage in (Stage.SELECTED, *TRAVELLING)]:
        return found
    if hoping:
        many = wording.count(len(hoping), "applicant", "applicants")
        raise Refused(
            say("Nobody who needs a visa is selected yet; {many} would need one.", many=many),
            cure="Select them, or choose one person.",
        )
    raise Refused("As far as is known, nobody on this mission needs a visa for Japan.", cure="Choose one person.")


def _groups(applicants: Sequence[Member], *, each: bool) -> list[list[Member]]:
    """One group for each place of application and nationality, or each applicant alone."""
    groups: dict[tuple[str, ...], list[Member]] = {}
    for member in applicants:
        person = member[1]
        place = (person.residence_country or "", person.nationality or "")
        groups.setdefault((person.id,) if each else place, []).append(member)
    return list(groups.values())


def _letters(work: Work, mission_id: str) -> dict[str, str]:
    return dict(work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id)).all())


def _own_letters(group: Sequence[Member], letters: dict[str, str]) -> set[str]:
    """The groups the applicants go with; none when somebody's is not known, and all is shown."""
    own = [letters.get(part.group_id or "", "") for part, _, _ in group]
    return set(own) if all(own) else set()


def _dossier(
    setting: Setting,
    group: Sequence[Member],
    reasons: tuple[Passage, ...],
    guarantees: tuple[Passage, ...],
    stay: tuple[StayDay, ...],
) -> Dossier:
    language, first = setting.language, group[0][1]
    place = values.country(first.residence_country, language)
    if language == "ja":
        embassy = f"在{place or merging.GAP}日本国大使・総領事　殿"
    else:
        the = "the " if first.residence_country in _THE else ""
        embassy = f"To the Ambassador or Consul-General of Japan in {the}{place or merging.GAP}"
    applicants = tuple(_applicant(setting, member) for member in group)
    return Dossier(place or roll.name_of(first).full, embassy, applicants, reasons, guarantees, stay)


def _applicant(setting: Setting, member: Member) -> Applicant:
    _, person, firm = member
    language = setting.language
    job = Words(person.job_title or "", person.job_title_ja or "").prefer(language)
    occupation = ("　" if language == "ja" else ", ").join(w for w in (values.firm_name(firm, language), job) if w)
    sex = _SEX.get(person.sex) if person.sex else None
    return Applicant(
        name=roll.name_of(person),
        nationality=values.country(person.nationality, language),
        occupation=occupation,
        sex=sex.prefer(language) if sex else str(person.sex or ""),
        born=_born(person.birth_date, setting.day, language),
    )


def _born(born: date | None, today: date, language: str) -> str:
    """The date of birth with the age on the day of the papers."""
    if born is None:
        return ""
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return (
        f"{phrases.full(born, language)}（{age}歳）" if language == "ja" else f"{phrases.full(born, language)} ({age})"
    )


def _written(day: date, language: str) -> str:
    return wording.reiwa(day) if language == "ja" else phrases.full(day, language)


def _inviter(setting: Setting) -> Inviter:
    """The body in Tokyo that invites, and the person in charge."""
    ja = setting.language == "ja"
    where, phone = house.address(setting.language)
    signed, function = house.signature(setting, by_manager=True)
    coordinator = values.of_mission(setting)
    labels = (
        ("所在地", "団体名", "役職・氏名", "電話番号") if ja else ("Address", "Organisation", "Signed by", "Telephone")
    )
    name = "　".join(part for part in (function, signed) if part) if ja else ", ".join(filter(None, (signed, function)))
    facts = tuple(zip(labels, (where, gather.CENTRE.prefer(setting.language), name, phone), strict=True))
    names = ("氏名", "電話番号", "電子メール") if ja else ("Name", "Telephone", "E-mail")
    keys = ("mission.coordinator", "mission.coordinator_phone", "mission.coordinator_email")
    contact = tuple((label, coordinator[key]) for label, key in zip(names, keys, strict=True) if coordinator[key])
    return Inviter(facts, contact)


def _stay(
    setting: Setting, group: Sequence[Member], sheet: paper.ProgrammeSheet, letters: set[str]
) -> Iterator[StayDay]:
    """Every day from the first arrival to the last departure."""
    language = setting.language
    days = {day.date: day for day in sheet.days if day.date}
    hotels = {hotel.key: hotel for hotel in sheet.hotels}
    arrivals = [part.arrival_day for part, _, _ in group if part.arrival_day]
    departures = [part.departure_day for part, _, _ in group if part.departure_day]
    first, last = min([setting.mission.first_day, *arrivals]), max([setting.mission.last_day, *departures])
    phone = values.of_mission(setting)["mission.coordinator_phone"] or house.address(language)[1]
    where = next((day.hotel for day in sheet.days if day.hotel), "")
    applicants = {part.id for part, _, _ in group}
    for count in range(min((last - first).days, LONGEST) + 1):
        today = first + timedelta(days=count)
        day = days.get(today)
        where = (day.hotel if day else "") or where
        yield StayDay(
            date=_dated(today, language),
            activities=(
                *_flights(group, today, language, arriving=True),
                *(_activities(day, language, letters, applicants) if day else ()),
                *_flights(group, today, language, arriving=False),
            ),
            contact=phone,
            lodging=_lodging(hotels.get(where), language) if today < last else "",
        )


def _dated(today: date, language: str) -> str:
    weekday = f"（{wording.weekday_ja(today)}）" if language == "ja" else wording.weekday(today)
    return f"{phrases.full(today, language)}\n{weekday}"


def _flights(group: Sequence[Member], today: date, language: str, *, arriving: bool) -> Iterator[str]:
    """The arrivals or departures of that day, each flight once."""
    ja, told = language == "ja", dict[str, None]()
    what = ("到着" if ja else "Arrival") if arriving else ("出発" if ja else "Departure")
    for part, _, _ in group:
        when, place, flight = (
            (part.arrival_day, part.arrival_place, part.arrival_flight)
            if arriving
            else (part.departure_day, part.departure_place, part.departure_flight)
        )
        if when == today:
            where = ("　" if ja else ", ").join(words for words in (place, flight) if words)
            told[f"{what}{'：' if ja else ': '}{where}" if where else what] = None
    yield from told


def _is_own(item: paper.Item, letters: set[str], applicants: set[str]) -> bool:
    """Whether some of the applicants take part."""
    if item.guests:
        return any(guest.key in applicants for guest in item.guests)
    return not item.groups or not letters or bool(letters & set(item.groups))


def _activities(day: paper.Day, language: str, letters: set[str], applicants: set[str]) -> Iterator[str]:
    """What the applicants do on a day: visits, seminars, meetings, culture; else the theme of the day."""
    shown = [item for item in day.items if item.kind in _SHOWN and item.status is not paper.ItemStatus.CANCELLED]
    own = [item for item in shown if _is_own(item, letters, applicants)]
    for item in own:
        if title := item.title.prefer(language):
            yield " ".join(part for part in (wording.clock(item.start), title) if part)
    if not own:
        theme = day.theme.prefer(language) or ("自由行動" if language == "ja" else "Own time")
        yield f"{theme}（{day.city}）" if language == "ja" and day.city else theme


def _lodging(hotel: paper.Hotel | None, language: str) -> str:
    if hotel is None:
        return ""
    address = hotel.address.prefer(language)
    name = hotel.name.prefer(language)
    lines = address.replace(name, "").strip() if language == "ja" else address
    return "\n".join(part for part in (name, lines, hotel.phone) if part)


def _remarks(groups: Sequence[Sequence[Member]], dossiers: Sequence[Dossier]) -> tuple[str, ...]:
    missing: dict[tuple[str, str], list[Member]] = {}
    for group, dossier in zip(groups, dossiers, strict=True):
        for member, applicant in zip(group, dossier.applicants, strict=True):
            if not member[1].residence_country:
                missing.setdefault(("Country of residence", "person.residence_country"), []).append(member)
            for name, needed in _NEEDED.items():
                if not getattr(applicant, name):
                    missing.setdefault(needed, []).append(member)
    return tuple(
        roll.remark(house.unknown(what, [roll.name_of(one).full for _, one, _ in whom]), whom[0][0].id, field)
        for (what, field), whom in missing.items()
    )
