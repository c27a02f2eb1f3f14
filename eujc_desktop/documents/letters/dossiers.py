"""The four papers for a visa, in the order and with the words of the forms of the Japanese Foreign Ministry."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, printing, wording
from eujc_desktop.documents.art.paths import rounded, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.letters import passages, sheets, styles
from eujc_desktop.documents.letters.content import Applicant, Dossier, Letters, VisaDossiers

INVITATION = Words("Letter of reason for invitation", "招へい理由書")
GUARANTEE = Words("Letter of guarantee", "身元保証書")
SCHEDULE = Words("Schedule of stay", "滞在予定表")
APPLICANTS = Words("List of visa applicants", "申請人名簿")

_INVITER = Words("Inviting body", "招へい人")
_GUARANTOR = Words("Guarantor", "身元保証人")
_IN_CHARGE = Words("Person in charge", "担当者")
_APPLICANT = Words("Visa applicant", "査証申請人")
_OPENING = Words(
    "The reason for the invitation of the following applicant, and our relationship, are as set out below.",
    "次の者の招へい理由および査証申請人との関係は、以下のとおりです。",
)
_GUARANTEED = Words(
    "As regards the entry into Japan of the above, we guarantee the following:",
    "上記の者の本邦入国に関し、下記事項について保証いたします。",
)
_TRUE = Words("We declare that the above is true and correct.", "上記のとおり相違ありません。")
_PLANNED = Words(
    "The stay of {who} in Japan is planned as follows.", "査証申請人　{who}の滞在予定は、以下のとおりです。"
)
_SEE_LIST = Words(
    "All applicants are named in the attached list.", "申請人全員の氏名等は、別添の申請人名簿のとおりです。"
)
_SEAL = Words("Seal or signature", "印")
_DITTO = Words("as above", "同上")

_FACTS = {
    "nationality": Words("Nationality", "国籍"),
    "occupation": Words("Occupation", "職業"),
    "name": Words("Name", "氏名"),
    "sex": Words("Sex", "性別"),
    "born": Words("Date of birth", "生年月日"),
}
SIDE, SEAL_SIDE = 36 * MM, 17 * MM
STAY = Plan((27 * MM, 61 * MM, 29 * MM, 46 * MM), down=1.2 * MM, across=1.6 * MM)
STAY_HEADER = (
    Words("Date", "年月日"), Words("Activities", "行動予定"), Words("Contact", "連絡先"), Words("Lodging", "宿泊先"),
)  # fmt: skip
LIST = Plan((9 * MM, 22 * MM, 42 * MM, 41 * MM, 14 * MM, 35 * MM), down=1.6 * MM, across=1.4 * MM)
LIST_HEADER = (Words("No.", "番号"), *(_FACTS[name] for name in ("nationality", "occupation", "name", "sex", "born")))


def make(content: VisaDossiers, progress: Progress) -> Built:
    """Plans and prints all papers of all dossiers, each beginning on a page of its own."""
    flow = Flow(sheets.AREA)
    papers = _Papers(content)
    for number, dossier in enumerate(content.dossiers):
        for words, blocks in papers.of(dossier):
            flow.page(Running(f"{words.prefer(content.language)} – {dossier.place}", thumb=f"{number} {words.en}"))
            flow.add(*blocks)
    title = "査証申請書類" if content.language == "ja" else "Visa dossier"
    language = "ja" if content.language == "ja" else "en-GB"
    about = printing.info(content.mission, f"{title} – {content.mission.title.prefer(content.language)}", "", language)
    furniture = sheets.Furniture(
        Letters(content.mission, "", content.sender, (), content.language), flow.pages, folds=False
    )
    return printing.print_flow(flow, about, furniture.draw, progress)


class _Papers:
    """The papers of a dossier as blocks, in one language."""

    def __init__(self, content: VisaDossiers) -> None:
        self._content, self._language = content, content.language

    def of(self, dossier: Dossier) -> list[tuple[Words, list[Block]]]:
        """The papers in the order in which they are handed in."""
        return [
            (INVITATION, self._invitation(dossier)),
            (GUARANTEE, self._guarantee(dossier)),
            (SCHEDULE, self._schedule(dossier)),
            (APPLICANTS, self._list(dossier)),
        ]

    def _say(self, words: Words) -> str:
        return words.prefer(self._language)

    def _head(self, title: Words, dossier: Dossier, *, addressed: bool = True) -> list[Block]:
        """Title in both languages, date, and to whom the paper is addressed."""
        ja = self._language == "ja"
        main, second = (title.ja, title.en) if ja else (title.en, title.ja)
        style = styles.FORM_TITLE if ja else styles.FORM_TITLE_EN
        kicker = styles.FORM_KICKER if ja else styles.FORM_KICKER.but(language="ja")
        head: list[Block] = [Text(second, kicker), Text(main, style, outline=(0, f"{main} – {dossier.place}"))]
        if self._content.date:
            head.append(Text(self._content.date, styles.FORM_DATE))
        if addressed and dossier.embassy:
            head.append(Text(dossier.embassy, styles.FORM_EMBASSY))
        return head

    def _heading(self, words: Words) -> Block:
        return Text(self._say(words), styles.FORM_HEADING)

    def _facts(self, pairs: tuple[tuple[str, str], ...], width: float = sheets.AREA.measure) -> Block:
        return passages.facts(pairs, styles.FORM_LABEL, styles.FORM_VALUE, SIDE, width)

    def _section(self, title: Words, pairs: tuple[tuple[str, str], ...]) -> list[Block]:
        """What is known under a heading; nothing where nothing is."""
        known = tuple((label, value) for label, value in pairs if value.strip())
        return [self._heading(title), self._facts(known)] if known else []

    def _inviter(self, title: Words) -> list[Block]:
        """The body that invites, with room for its seal, and who answers questions."""
        inviter = self._content.inviter
        facts = self._facts(inviter.facts, sheets.AREA.measure - SEAL_SIDE - 5 * MM)
        seal = Drawn(SEAL_SIDE + 6 * MM, self._seal)
        signed = Columns([Column(sheets.AREA.measure - SEAL_SIDE - 5 * MM, facts), Column(SEAL_SIDE, seal)], gap=5 * MM)
        blocks: list[Block] = [self._heading(title), signed]
        return [*blocks, *self._section(_IN_CHARGE, inviter.contact)]

    def _seal(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """The place of the seal of the body, or of a signature."""
        box = rounded(x, y + 5 * MM, width, width, 1.4 * MM)
        sheet.raw(f"q {stroke(looks.RED, 0.8)} [1.6 1.4] 0 d {box} S Q")
        words, middle = self._say(_SEAL), x + width / 2
        sheet.line(middle, y + 2 * MM, words, styles.FORM_SEAL, align="center", width=width, smallest=6, tag="P")

    def _applicant(self, dossier: Dossier) -> list[Block]:
        """The applicant, or the first of several and how many more there are."""
        first = dossier.applicants[0]
        values = _values(first) | {"name": self._who(dossier)}
        pairs = tuple((self._say(_FACTS[name]), value) for name, value in values.items())
        more = [Text(self._say(_SEE_LIST), styles.FORM_TEXT)] if len(dossier.applicants) > 1 else []
        return [*self._section(_APPLICANT, pairs), *more]

    def _who(self, dossier: Dossier) -> str:
        first, more = passport_name(dossier.applicants[0]), len(dossier.applicants) - 1
        if not more:
            return first
        return (
            f"{first}　ほか{more}名"
            if self._language == "ja"
            else f"{first}, and {wording.count(more, 'other', 'others')}"
        )

    def _invitation(self, dossier: Dossier) -> list[Block]:
        return [
            *self._head(INVITATION, dossier),
            *self._inviter(_INVITER),
            Text(self._say(_OPENING), styles.FORM_TEXT.but(before=6)),
            *self._applicant(dossier),
            *passages.blocks(dossier.reasons, self._language, sheets.AREA.measure, 0.95),
        ]

    def _guarantee(self, dossier: Dossier) -> list[Block]:
        return [
            *self._head(GUARANTEE, dossier),
            *self._applicant(dossier),
            Text(self._say(_GUARANTEED), styles.FORM_TEXT.but(before=8)),
            *passages.blocks(dossier.guarantees, self._language, sheets.AREA.measure),
            Text(self._say(_TRUE), styles.FORM_TEXT),
            *self._inviter(_GUARANTOR),
        ]

    def _schedule(self, dossier: Dossier) -> list[Block]:
        opening = self._say(_PLANNED).replace("{who}", self._who(dossier))
        rows: list[list[Block]] = []
        before = ("", "")
        for day in dossier.stay:
            shown = [
                self._say(_DITTO) if now and now == old else now
                for now, old in zip((day.contact, day.lodging), before, strict=True)
            ]
            activities = Text("\n".join(day.activities), styles.FORM_CELL) if day.activities else Block()
            rows.append(
                [
                    Text(day.date, styles.FORM_CELL.but(weight="semibold")),
                    activities,
                    *(Text(words, styles.FORM_ADDRESS) if words else Block() for words in shown),
                ]
            )
            before = (day.contact, day.lodging)
        return [
            *self._head(SCHEDULE, dossier, addressed=False),
            Text(opening, styles.FORM_TEXT),
            self._table(STAY, STAY_HEADER, rows),
        ]

    def _list(self, dossier: Dossier) -> list[Block]:
        rows: list[list[Block]] = []
        for number, applicant in enumerate(dossier.applicants, start=1):
            cells = (str(number), *_values(applicant).values())
            rows.append([Text(words, styles.FORM_CELL) if words else Block() for words in cells])
        return [*self._head(APPLICANTS, dossier, addressed=False), self._table(LIST, LIST_HEADER, rows)]

    def _table(self, plan: Plan, header: tuple[Words, ...], rows: list[list[Block]]) -> Block:
        return Table(plan, rows, [Text(self._say(words), styles.FORM_HEADER) for words in header], before=4)


def _values(applicant: Applicant) -> dict[str, str]:
    return {
        "nationality": applicant.nationality,
        "occupation": applicant.occupation,
        "name": passport_name(applicant),
        "sex": applicant.sex,
        "born": applicant.born,
    }


def passport_name(applicant: Applicant) -> str:
    """Family name, then given names, in the letters of the passport."""
    name = applicant.name
    return ", ".join(part for part in (name.family, name.given) if part) or name.native
