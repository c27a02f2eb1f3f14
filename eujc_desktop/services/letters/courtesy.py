"""The words of respect of a Japanese letter: what a house and a person are called, and how it begins and ends."""

from __future__ import annotations

import re
from typing import Final

from eujc_desktop.common.said import say
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.models.choices import Honorific
from eujc_desktop.models.organisation import Contact, Organisation

_HOUSES: Final = (
    ("貴学", "大学|大学院|高等専門学校|短期大学"),
    ("貴校", "学校|学園"),
    ("貴院", "病院|医院|クリニック|医療センター"),
    ("貴研究所", "研究所|研究機構|研究センター|研究開発機構|試験場"),
    ("貴行", "銀行"),
    ("貴省", "省$"),
    ("貴庁", "庁$"),
    ("貴県", "県$|県庁$"),
    ("貴府", "府$|府庁$"),
    ("貴市", "市$|市役所$"),
    ("貴会議所", "会議所"),
    ("貴協会", "協会|連合会|連盟"),
    ("貴組合", "組合"),
    ("貴財団", "財団"),
    ("貴機構", "機構"),
)
"""What a letter calls a house by what its name tells of it; any other is a company."""
_COMPANY: Final = re.compile("株式会社|有限会社|合同会社|㈱|㈲")
_ACADEMIC: Final = ("貴学", "貴校", "貴院", "貴研究所")
_TEACHERS: Final = re.compile("教授|講師|学長|総長|医師|院長|弁護士|弁理士|公認会計士|議員|先生")
_PAIRS: Final = {
    "拝啓": ("敬具",), "謹啓": ("謹白", "敬白"), "拝復": ("敬具",), "前略": ("草々",),
}  # fmt: skip


def you(host: Organisation) -> str:
    """What the letter calls the house it goes to: 貴社, 貴学, 貴院."""
    name = (host.name_ja or "").strip()
    if _COMPANY.search(name):
        return "貴行" if "銀行" in name else "貴社"
    return next((word for word, told in _HOUSES if re.search(told, name)), "貴社")


def honorific(contact: Contact | None, host: Organisation) -> str:
    """What follows a name: 先生 for professors, physicians, lawyers and members of parliament, else 様."""
    if contact is None:
        return "様"
    learned = contact.honorific is Honorific.DR and you(host) in _ACADEMIC
    told = _TEACHERS.search(contact.job_title_ja or "")
    return "先生" if contact.honorific is Honorific.PROF or learned or told else "様"


def odd_close(wording: Wording) -> str:
    """That a letter does not end as it begins, as 謹啓 with 敬具; empty where it does."""
    blocks = [block.strip() for block in wording.body.split("\n")]
    begins = next((word for word in _PAIRS if blocks[0].startswith(word)), "")
    ends = next((block for block in blocks if block in ("敬具", "謹白", "敬白", "草々")), "")
    if begins and ends and ends not in _PAIRS[begins]:
        return say("The letter begins with {begins} and ends with {ends}: {right} goes with it", begins=begins,
                   ends=ends, right=_PAIRS[begins][0])  # fmt: skip
    return ""
