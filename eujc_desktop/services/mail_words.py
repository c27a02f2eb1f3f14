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


def covering(mission: Mission, kind: PaperKind, language: str, name: str) -> str:
    """The text; `name` is the one it goes to, "" for many."""
    what, title = _named(mission, kind, language)
    house, sender = gather.CENTRE.prefer(language), mission.coordinator or ""
    if language == "ja":
        lines = (f"{name}　様" if name else "各位", f"「{title}」の{what}を添付にてお送りいたします。"
                 "ご査収のほど、よろしくお願い申し上げます。", "\n".join(filter(None, (sender, house))))  # fmt: skip
    else:
        lines = (f"Dear {name}," if name else "Dear all,",
                 f"Please find attached, for {title}: {what[:1].lower() + what[1:]}.",
                 "\n".join(filter(None, ("Kind regards,", sender, house))))  # fmt: skip
    return "\n\n".join(lines)


def _named(mission: Mission, kind: PaperKind, language: str) -> tuple[str, str]:
    title = Words(mission.title, mission.title_ja or "").prefer(language)
    return _NAMES[kind].prefer(language), title
