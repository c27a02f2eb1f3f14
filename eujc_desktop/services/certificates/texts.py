"""What certificates of a mission say: the texts of each sort, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import say
from eujc_desktop.documents.certificate_content import CertificateSort
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.services import mission_words, wordings
from eujc_desktop.services.wordings import Kind
from eujc_desktop.store.work import Work

_OF_MISSION = ("mission.title", "mission.places", "mission.from_to")
FIELDS: Final = {
    "mission.kind": say("Kind of the mission, as training mission to Japan"),
    **{name: mission_words.FIELDS[name] for name in _OF_MISSION},
    "participant.days_attended": say("Days attended, as 8 of 10 days"),
    "participant.companies": say("Companies visited, as ten Japanese companies"),
}
_FORM = "The sentence after the name. The subject is the title of the certificate."
_TITLES = (say("Certificate of participation"), say("Certificate of completion"), say("Certificate of attendance"))
KINDS: Final[dict[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind(f"certificate-{sort}", title, "certificates", FIELDS, titled=True, form=_FORM)
        for sort, title in zip(CertificateSort, _TITLES, strict=True)
    )
}


def key_of(sort: str) -> str:
    """The text of a sort."""
    return f"certificate-{sort}"


def sort_of(key: str) -> str:
    """The sort of a text."""
    return key.removeprefix("certificate-")


def read(work: Work, mission_id: str, sort: str, language: str, trial: Mapping[str, Wording]) -> tuple[Words, Words]:
    """Title and sentence of a mission's certificates of a sort; a text of `trial` stands in for that of a language."""
    kind = KINDS[key_of(sort)]
    found = {each: wordings.read(work, mission_id, kind, each).wording for each in wordings.LANGUAGES}
    if kind.key in trial:
        found[language] = trial[kind.key]
    en, ja = found["en"], found["ja"]
    return Words(en.subject, ja.subject), Words(_one_line(en.body), _one_line(ja.body))


def _one_line(body: str) -> str:
    return " ".join(part.strip() for part in body.split("\n") if part.strip())
