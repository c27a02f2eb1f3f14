"""What a certificate says: the house's texts for each sort, and their named fields filled for one holder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.resources import resource
from eujc_desktop.documents import wording
from eujc_desktop.documents.certificate_content import Certificates, CertificateSort, Holder
from eujc_desktop.documents.letters import merging

LANGUAGES = ("en", "ja")


@cache
def house_text(sort: CertificateSort, language: str) -> merging.Wording:
    """Title and sentence that come with the program."""
    path = resource("documents", "certificates", f"certificate-{sort}.{language}.txt")
    return merging.read(path.read_text(encoding="utf-8"))


def title(certificates: Certificates) -> Words:
    """The title in both languages: the one given, else the house's for the sort."""
    en, ja = (house_text(certificates.sort, language).subject for language in LANGUAGES)
    return certificates.title or Words(en, ja)


def sentences(certificates: Certificates, holder: Holder) -> Words:
    """What is certified, in both languages."""
    return Words(*(filler.fill(text) for filler, text in _fillers(certificates, holder)))


def gaps(certificates: Certificates, holder: Holder) -> tuple[str, ...]:
    """The fields that the sentence asks for and that have no value for this holder."""
    found: dict[str, None] = {}
    for filler, text in _fillers(certificates, holder):
        filler.fill(text)
        found |= filler.gaps
    return tuple(found)


def _fillers(certificates: Certificates, holder: Holder) -> tuple[tuple[merging.Filler, str], ...]:
    """The sentence in English and in Japanese, each with what fills it."""
    en, ja = (house_text(certificates.sort, language).body for language in LANGUAGES)
    template = certificates.sentence or Words(en, ja)
    return (
        (merging.Filler(_fields_en(certificates, holder)), template.en),
        (merging.Filler(_fields_ja(certificates, holder)), template.ja),
    )


def _fields_en(certificates: Certificates, holder: Holder) -> Mapping[str, str]:
    mission = certificates.mission
    kicker = mission.kicker.en or "mission"
    host = "Japanese " if mission.direction.value.endswith("JP") else ""
    companies = wording.count(holder.visited, f"{host}company", f"{host}companies") if holder.visited else ""
    return {
        "mission.kind": kicker[0].lower() + kicker[1:] if kicker[1:2].islower() else kicker,
        "mission.title": mission.title.prefer("en"),
        "mission.places": wording.joined([city.name.en for city in mission.cities if city.name.en]),
        "mission.from_to": wording.from_to(mission),
        "participant.days_attended": holder.days_attended.en,
        "participant.companies": companies,
    }


def _fields_ja(certificates: Certificates, holder: Holder) -> Mapping[str, str]:
    mission = certificates.mission
    return {
        "mission.kind": mission.kicker.ja,
        "mission.title": mission.title.prefer("ja"),
        "mission.places": "・".join(city.name.ja for city in mission.cities if city.name.ja),
        "mission.from_to": wording.from_to_ja(mission, era=certificates.reiwa),
        "participant.days_attended": holder.days_attended.ja,
        "participant.companies": f"{holder.visited}社" if holder.visited else "",
    }
