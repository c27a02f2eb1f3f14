"""What a mail says that carries a paper other than a letter, in the language of the paper."""

from __future__ import annotations

from typing import Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import gather

_NAMES: Final = {
    PaperKind.BOOK: Words("Briefing book", "ハンドブック"),
    PaperKind.PROGRAMME: Words("Programme", "日程表"),
    PaperKind.CHANGE_SLIP: Words("Changes to the programme", "変更のお知らせ"),
    PaperKind.CERTIFICATE: Words("Certificate", "修了証"),
    PaperKind.VISA: Words("Visa papers", "査証申請書類"),
    PaperKind.DELEGATION: Words("Delegation list", "訪問団名簿"),
}


def about(mission: Mission, kind: PaperKind, language: str) -> str:
    """The subject."""
    what, title = _named(mission, kind, language)
    return f"【{title}】{what}" if language == "ja" else f"{title}: {what}"


def greeting(language: str, name: str, *, is_firm: bool) -> str:
    """How a mail begins; without a name one to many."""
    if language == "ja":
        return f"{name}　{'御中' if is_firm else '様'}" if name else "各位"
    return "Dear all," if not name else "Dear Sir or Madam," if is_firm else f"Dear {name},"


def covering(mission: Mission, kind: PaperKind, language: str, hail: str) -> str:
    """The text, which begins with the greeting."""
    what, title = _named(mission, kind, language)
    house, sender = gather.CENTRE.prefer(language), mission.coordinator or ""
    if language == "ja":
        lines = (hail, f"「{title}」の{what}を添付にてお送りいたします。"
                 "ご査収のほど、よろしくお願い申し上げます。", "\n".join(filter(None, (sender, house))))  # fmt: skip
    else:
        lines = (hail,
                 f"Please find attached, for {title}: {what[:1].lower() + what[1:]}.",
                 "\n".join(filter(None, ("Kind regards,", sender, house))))  # fmt: skip
    return "\n\n".join(lines)


def _named(mission: Mission, kind: PaperKind, language: str) -> tuple[str, str]:
    title = Words(mission.title, mission.title_ja or "").prefer(language)
    return _NAMES[kind].prefer(language), title
