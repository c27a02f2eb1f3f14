"""What the named fields hold: of the mission, of a participant, of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.names import is_japanese
from eujc_desktop.documents import content as paper
from eujc_desktop.documents import wording
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.own import OneOf, SomeOf
from eujc_desktop.models.choices import PEOPLE_COUNT, MissionKind
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.certificates import Attended
from eujc_desktop.planning.hosts import as_written
from eujc_desktop.services import mission_words, phrases, profiles, roll
from eujc_desktop.services.letters import courtesy
from eujc_desktop.services.letters.fields import OPEN
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import Member

REPLY = timedelta(days=14)
Hours = tuple[date, time | None, time | None]
"""A day, and from when until when where that is known."""
NOTHING_ASKED = Words("nothing: you have answered all our questions", "なし（すべてご回答をいただいております）")
NOTHING_MISSING = Words("nothing: all the papers of your application have come", "なし（書類はすべて頂戴しております）")


class Owed(NamedTuple):
    """What a participant still has to answer of the fields of the programme's own."""

    with_application: Sequence[Field] = ()
    after_selection: Sequence[Field] = ()


@dataclass(frozen=True)
class Hosted:
    """A visit with its host, site, the people there, whom to turn to first, how many go, and its programme."""

    visit: Visit
    host: Organisation
    site: Site | None
    contacts: tuple[Contact, ...]
    visitors: int
    programme: Words = Words()
    planned: Hours | None = None
    """When the itinerary has it first."""
    spoken_of: tuple[Hours, ...] = ()
    """The dates in question, where none is agreed."""

    @property
    def contact(self) -> Contact | None:
        """Whom letters go to: the head of the host's party, else the contact of the highest rank."""
        return next(iter(self.contacts), None)

    @property
    def person(self) -> paper.PersonName | None:
        """The name of that person."""
        return name_of(self.contact) if self.contact else None

    def addressed(self, language: str) -> str:
        """That person as a letter addresses him or her."""
        who = self.person
        return phrases.salutation(who, language, courtesy.honorific(self.contact, self.host)) if who else ""


def name_of(contact: Contact) -> paper.PersonName:
    """The name of somebody at a host."""
    title = contact.honorific.label if contact.honorific else ""
    given, family = contact.given_name or "", contact.family_name or ""
    return paper.PersonName(given, family, contact.native_name or "", contact.kana_name or "", title)


def of_mission(setting: Setting) -> dict[str, str]:
    """The fields that do not depend on whom a letter goes to."""
    day, language = setting.day, setting.language
    return {
        **mission_words.of_mission(setting),
        "letter.date": phrases.full(day, language),
        "letter.reply_by": phrases.full(day + REPLY, language),
        "letter.season": phrases.season(day) if language == "ja" else "",
    }


def of_participant(
    setting: Setting, member: Member, attended: Attended, certificate_no: str, owed: Owed
) -> dict[str, str]:
    """The fields of one participant."""
    part, person, firm = member
    language = setting.language
    who = roll.name_of(person)
    return {
        "participant.name": phrases.name(who, language),
        "participant.salutation": phrases.salutation(who, language),
        "participant.given_name": person.given_name or "",
        "participant.family_name": person.family_name or "",
        "participant.function": Words(person.job_title or "", person.job_title_ja or "").prefer(language),
        "participant.organisation": firm_name(firm, language),
        "participant.country": country(firm.country if firm else None, language),
        "participant.nationality": country(person.nationality, language),
        "participant.applied_on": phrases.full(part.applied_on, language),
        "participant.application_no": part.application_no or "",
        "participant.waiting_rank": str(part.waiting_rank or ""),
        "participant.missing_papers": "\n".join(missing(setting, member, owed)) or NOTHING_MISSING.prefer(language),
        OPEN: "\n".join(_asked(field, language) for field in owed.after_selection) or NOTHING_ASKED.prefer(language),
        "participant.report_received": phrases.full(part.report_received, language),
        "participant.days_attended": _attended(attended, language),
        "participant.certificate_no": certificate_no,
        **_money(setting, part),
    }


def _asked(field: Field, language: str) -> str:
    """A field by its name, with the words an answer is taken from."""
    kind, japanese = field.kind, language == "ja"
    label = field.words[0] if japanese and field.words else field.label
    words: Sequence[str] = ()
    if isinstance(kind, SomeOf):
        words = kind.words
    elif isinstance(kind, OneOf):
        words = [one.label for one in kind.options]
    if not words:
        return label
    return f"{label}（{'、'.join(words)}）" if japanese else f"{label} ({', '.join(words)})"


def _money(setting: Setting, part: Participation) -> dict[str, str]:
    mission, language = setting.mission, setting.language
    currency = mission.deposit_currency
    asked = part.deposit_invoiced if part.deposit_invoiced is not None else mission.deposit_amount
    return {
        "participant.deposit": phrases.sum_of(asked, currency, language),
        "participant.deposit_due": phrases.full(part.deposit_due or mission.deposit_due, language),
        "participant.deposit_reference": part.deposit_reference or "",
        "participant.deposit_paid": phrases.sum_of(part.deposit_paid, currency, language),
        "participant.deposit_paid_on": phrases.full(part.deposit_paid_on, language),
        "participant.refund": phrases.sum_of(part.refund, currency, language),
        "participant.refund_on": phrases.full(part.refund_on, language),
    }


def missing(setting: Setting, member: Member, owed: Owed) -> list[str]:
    """What an application lacks: papers that have not come, and answers that have to be given."""
    answers = (_asked(field, setting.language) for field in owed.with_application)
    words = (Words(f"your answer to “{asked}”", f"「{asked}」へのご回答") for asked in answers)
    return [*_missing_papers(setting, member), *(one.prefer(setting.language) for one in words)]


def _missing_papers(setting: Setting, member: Member) -> list[str]:
    """The papers of an application that have not come; of those who count by themselves none of an employer's."""
    part, person, firm = member
    kind = setting.mission.kind
    asked: dict[Words, object] = {}
    if kind not in PEOPLE_COUNT:
        letter = Words("a letter in which your employer commits to your participation", "所属企業の承諾書")
        asked[letter] = part.commitment_letter
    if kind is MissionKind.TRAINEESHIP:
        asked[Words("a proof that you are enrolled at your university", "在学証明書")] = part.enrolment_proof
    asked |= {
        Words("a copy of the page of your passport with your data", "旅券の写し（顔写真のページ）"): (
            part.passport_copy
        ),
        Words("a proof of your citizenship", "国籍を証する書類"): part.citizenship_proof or part.passport_copy,
        Words("the declaration on the size of your company (SME or not)", "企業規模に関する申告書"): (
            kind in PEOPLE_COUNT or firm is None or firm.sme_declared is not None
        ),
        Words("your signed consent to the handling of your personal data", "個人情報の取扱いに関する同意書"): (
            person.consent_data
        ),
    }
    return [words.prefer(setting.language) for words, there in asked.items() if not there]


def _attended(attended: Attended, language: str) -> str:
    return phrases.days_attended(attended, language) if attended.recorded else ""


def of_visit(setting: Setting, hosted: Hosted) -> dict[str, str]:
    """The fields of one visit and its host."""
    visit, site, language, who = hosted.visit, hosted.site, setting.language, hosted.person
    agreed = when(visit.agreed_day, visit.agreed_from, visit.agreed_until, language)
    named = bool(who and (who.full or who.native))
    nobody = "ご担当者　様" if language == "ja" else "Sir or Madam"
    return {
        "host.name": firm_name(hosted.host, language),
        "host.you": courtesy.you(hosted.host) if language == "ja" else "",
        "host.person": phrases.name(who, language) if who else "",
        "host.salutation": hosted.addressed(language) if named else nobody,
        "host.function": function_of(hosted.contact, language),
        "host.close": "" if language == "ja" else "Yours sincerely" if named else "Yours faithfully",
        "visit.theme": Words(visit.theme or "", visit.theme_ja or "").prefer(language),
        "visit.why": visit.why or "",
        "visit.asked_on": phrases.full(visit.letter_sent_on or visit.asked_on, language),
        "visit.day": phrases.with_weekday(visit.agreed_day, language),
        "visit.when": agreed,
        "visit.dates": agreed or _asked_for(hosted, language),
        "visit.arrive_at": phrases.clock(visit.arrive_at, language),
        "visit.place": place(site, hosted.host, language),
        "visit.people": phrases.people(hosted.visitors, language),
        "visit.our_head": visit.our_head or "",
        "visit.language": as_written(visit.language or ", ".join((site.languages if site else None) or ()), language),
        "visit.interpreter": visit.interpreter or "",
        "visit.programme": hosted.programme.prefer(language),
        "visit.photos": phrases.photographs(visit.photos or (site.photos if site else None), language),
        "visit.gear": visit.gear or "",
        "visit.dress": visit.dress or "",
    }


def _asked_for(hosted: Hosted, language: str) -> str:
    """The dates in question one under the other, else those asked for in words, else what the itinerary has."""
    if hosted.spoken_of:
        other = "\nまたは " if language == "ja" else "\nor "
        return other.join(when(*each, language) for each in hosted.spoken_of)
    return hosted.visit.dates_asked or (when(*hosted.planned, language) if hosted.planned else "")


def only_english(setting: Setting, hosted: Hosted | None = None) -> tuple[str, ...]:
    """Fields of a Japanese letter that are known in English alone."""
    mission = setting.mission
    if setting.language != "ja":
        return ()
    if hosted is None:
        known = {"mission.title": mission.title_ja, "mission.places": mission.places_ja or not mission.places}
    else:
        visit, host = hosted.visit, hosted.host
        asked = visit.dates_asked if visit.agreed_day is None and not hosted.spoken_of else None
        known = {
            "host.name": host.name_ja,
            "visit.theme": visit.theme_ja or not visit.theme,
            "visit.dates": not asked or is_japanese(asked),
            "visit.gear": not visit.gear or is_japanese(visit.gear),
        }
    return tuple(name for name, there in known.items() if not there)


def when(day: date | None, since: time | None, until: time | None, language: str) -> str:
    """Monday 15 March 2027, 14:30–17:00; nothing without the day."""
    if day is None:
        return ""
    told = (phrases.with_weekday(day, language), phrases.hours(since, until, language))
    return ("　" if language == "ja" else ", ").join(part for part in told if part)


def place(site: Site | None, host: Organisation, language: str) -> str:
    """Where a visit is: name of the site, and its address or that of the house; a name in Japanese with one alone."""
    where = profiles.address(site, host)
    named = Words(site.name or "", site.name_ja or "") if site else Words()
    if language == "ja" and where.ja:
        return "　".join(part for part in (where.ja.replace("\n", " "), named.prefer("ja")) if part)
    name = named.en if where.en else named.prefer(language)
    return ", ".join(part for part in (name, wording.one_line(where.en)) if part)


def firm_name(firm: Organisation | None, language: str) -> str:
    """The name of a firm in a language, else in the other."""
    return Words(firm.name or "", firm.name_ja or "").prefer(language) if firm else ""


def function_of(contact: Contact | None, language: str) -> str:
    """Department and position of a person at a host."""
    if contact is None:
        return ""
    ja = " ".join(part for part in (contact.department_ja, contact.job_title_ja) if part)
    return Words(contact.job_title or "", ja).prefer(language)


def country(code: str | None, language: str) -> str:
    """The name of a country; empty when none is known."""
    return country_name(code, language) if code else ""
