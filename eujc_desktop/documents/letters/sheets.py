"""How a letter stands on its pages: house at the top, addressee in the window or in Japanese order, foot, folds."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, naming, printing
from eujc_desktop.documents.art import pictures
from eujc_desktop.documents.art.paths import circle, fill, operator, stroke
from eujc_desktop.documents.blocks.block import Block, Gap
from eujc_desktop.documents.blocks.flow import Area, Flow, Page, Running
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.letters import passages, styles
from eujc_desktop.documents.letters.content import Letter, Letters, Sender
from eujc_desktop.documents.letters.styles import fitted
from eujc_desktop.documents.typesetting.style import Style

WIDTH, HEIGHT = 210 * MM, 297 * MM
AREA = Area(WIDTH, HEIGHT, top=38 * MM, bottom=30 * MM, inner=25 * MM, outer=22 * MM, mirrored=False)
LEFT, RIGHT = 25 * MM, WIDTH - 22 * MM
BODY_FROM = 101 * MM
"""Where the words of a European letter begin, below the window of the envelope."""

FROM_TOP, WINDOW_WIDTH, WINDOW_DEPTH = 49.6 * MM, 82 * MM, 40 * MM
"""The window begins 45 mm from the top; the line of the sender stands in it above the address."""

ASIDE, LABELS = 118 * MM, 19 * MM
FACTS = RIGHT - ASIDE - LABELS
FOLDS = (105 * MM, 210 * MM)


SCALES = (1.0, 0.965, 0.93, 0.895, 0.86)
"""How far a letter may be reduced to keep to one page."""

CONTACT = "担当"
"""The label of the person to turn to, beside a Japanese letter."""


def make(content: Letters, progress: Progress) -> Built:
    """Plans and prints the letters, each beginning on a page of its own."""
    flow = Flow(AREA)
    for number, letter in enumerate(content.letters):
        flow.page(Running(letter.name, thumb=str(number)))
        flow.add(*_fitting(content, letter))
    title = content.title or (content.letters[0].subject if content.letters else "")
    language = "ja" if content.language == "ja" else "en-GB"
    about = printing.info(content.mission, title, language=language)
    return printing.print_flow(flow, about, Furniture(content, flow.pages).draw, progress)


def _fitting(content: Letters, letter: Letter) -> list[Block]:
    """The letter a little smaller where it then keeps to one page, else as large as all."""
    form = _japanese if content.language == "ja" else _european
    for scale in SCALES:
        trial, blocks = Flow(AREA), form(content, letter, scale)
        trial.page(Running())
        trial.add(*blocks)
        if len(trial.pages) == 1:
            return blocks
    return form(content, letter, 1.0)


def _european(content: Letters, letter: Letter, scale: float) -> list[Block]:
    body = passages.blocks(letter.passages, "en", AREA.measure, scale)
    for block in body[-2:]:
        block.keep_with_next = bool(letter.signed)
    blocks: list[Block] = [
        Window(content.sender.line, letter),
        _subject(letter, styles.SUBJECT),
        *body,
    ]
    if letter.signed:
        name = [Span(letter.signed, weight="semibold")]
        more = [Span(f"\n{letter.function}", colour=looks.SUB)] if letter.function else []
        blocks.append(Text([*name, *more], fitted(styles.SIGNED, scale)))
    if letter.enclosures:
        blocks.append(Text(f"Enclosed: {letter.enclosures}", styles.ENCLOSURES))
    return blocks


def _japanese(content: Letters, letter: Letter, scale: float) -> list[Block]:
    """Date, addressee, sender, subject, then the letter from 拝啓 to 敬具, and 記 … 以上."""
    sender = [part for part in (content.sender.name.prefer("ja"), _named(letter)) if part]
    below = [f"同封物　{letter.enclosures}"] if letter.enclosures else []
    below += [f"{label}　{words}" for label, value in letter.facts if label == CONTACT if (words := _one_line(value))]
    blocks = [
        Gap(4 * MM),
        *([Text(letter.date, fitted(styles.DATE_JA, scale))] if letter.date else []),
        Text("\n".join(letter.addressee), fitted(styles.ADDRESSEE_JA, scale)),
        Text("\n".join(sender), fitted(styles.SENDER_JA, scale)),
        _subject(letter, fitted(styles.SUBJECT_JA, scale)),
        *passages.blocks(letter.passages, "ja", AREA.measure, scale),
    ]
    return [*blocks, *(Text("\n".join(below), styles.ENCLOSURES_JA) for _ in below[:1])]


def _one_line(value: str) -> str:
    return "　".join(value.split("\n"))


def _named(letter: Letter) -> str:
    return "　".join(part for part in (letter.function, letter.signed) if part)


def _subject(letter: Letter, style: Style) -> Block:
    return Text(letter.subject or letter.name, style, outline=(0, letter.name or letter.subject))


class Window(Block):
    """The addressee where the window of the envelope is, and beside it what the letter refers to.

    The words of the letter begin at the same height on every letter, lower only where an address is very long.
    """

    def __init__(self, line: str, letter: Letter) -> None:
        self._line = line
        self._addressee = _in_the_window("\n".join(letter.addressee))
        self._facts = [(Text(label, styles.FACT_LABEL), Text(value, styles.FACT)) for label, value in letter.facts]

    def height(self, width: float) -> float:
        address = self._addressee.height(WINDOW_WIDTH)
        return max(BODY_FROM, FROM_TOP + max(address, sum(self._rows())) + 8 * MM) - AREA.top

    def _rows(self) -> list[float]:
        return [max(label.height(LABELS), value.height(FACTS)) + 1.2 for label, value in self._facts]

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        top = HEIGHT - FROM_TOP
        with sheet.artifact():
            sheet.line(LEFT, top + 2.4 * MM, self._line, styles.WINDOW, width=WINDOW_WIDTH, smallest=6)
        self._addressee.draw(sheet, LEFT, top, WINDOW_WIDTH)
        for (label, value), row in zip(self._facts, self._rows(), strict=True):
            label.draw(sheet, ASIDE, top, LABELS)
            value.draw(sheet, ASIDE + LABELS, top, FACTS)
            top -= row


def _in_the_window(words: str) -> Text:
    """The address, smaller where that keeps it inside the window, and cut only where no envelope would hold it."""
    style = styles.ADDRESSEE
    for scale in (1.0, 0.93, 0.86, 0.79, 0.72):
        text = Text(words, style.but(size=style.size * scale, leading=style.leading * scale))
        if text.height(WINDOW_WIDTH) <= WINDOW_DEPTH:
            return text
    return Text(words, style.but(max_lines=16, smallest=6.4))


class Furniture:
    """The house at the top of a first page and at the foot of each; later pages say whose letter goes on."""

    def __init__(self, content: Letters, pages: list[Page], *, folds: bool = True) -> None:
        self._content = content
        self._folds = folds and content.language != "ja"
        self._places: dict[int, tuple[int, int]] = {}
        by_letter: dict[str, list[int]] = {}
        for page in pages:
            by_letter.setdefault(page.running.thumb, []).append(page.number)
        for numbers in by_letter.values():
            for place, number in enumerate(numbers, start=1):
                self._places[number] = (place, len(numbers))

    def draw(self, sheet: Sheet, page: Page) -> None:
        place, of = self._places[page.number]
        first = place == 1
        if first:
            letterhead(sheet, self._content.mission, self._content.sender, self._content.language)
        with sheet.artifact():
            foot(sheet, self._content.sender, f"{place} / {of}" if of > 1 else "")
            if not first:
                sheet.line(LEFT, HEIGHT - 24 * MM, page.running.head, styles.AGAIN, width=110 * MM, smallest=6)
        if first and self._folds:
            lines = (f"{operator('m', 4 * MM, HEIGHT - y)} {operator('l', 9 * MM, HEIGHT - y)} S" for y in FOLDS)
            sheet.raw(f"q {stroke(looks.MUTE, 0.3)} {' '.join(lines)} Q")


def letterhead(sheet: Sheet, mission: Mission, sender: Sender, language: str) -> None:
    """Logo, the name of the house in both languages, the red sun."""
    picture, x = pictures.logo(mission.logo), LEFT
    if picture:
        scale = min(34 * MM / picture.width, 13 * MM / picture.height)
        with sheet.figure(f"Logo of {sender.name.prefer('en')}"):
            sheet.image(picture.data, LEFT, HEIGHT - 30 * MM, picture.width * scale, picture.height * scale)
        x += picture.width * scale + 5 * MM
    names = (sender.name.ja, sender.name.en) if language == "ja" else (sender.name.en, sender.name.ja)
    room = RIGHT - 12 * MM - x
    for drop, words, style in zip((22.4, 27.2), names, (styles.HOUSE, styles.HOUSE_JA), strict=True):
        looks_so = style.but(language="ja") if naming.is_japanese(words) else style
        sheet.line(x, HEIGHT - drop * MM, words, looks_so, width=room, smallest=6, tag="P")
    sheet.raw(f"q {fill(looks.RED)} {circle(RIGHT - 3 * MM, HEIGHT - 23.4 * MM, 3 * MM)} f Q")


def foot(sheet: Sheet, sender: Sender, folio: str) -> None:
    """The addresses of the house under a hairline, and the page of a letter that has several."""
    line = f"{operator('m', LEFT, 22 * MM)} {operator('l', RIGHT, 22 * MM)} S"
    sheet.raw(f"q {stroke(looks.RULE, 0.5)} {line} Q")
    for drop, words in zip((17.8, 13.9), sender.foot, strict=False):
        sheet.line(LEFT, drop * MM, words, styles.FOOT, width=RIGHT - LEFT - 14 * MM, smallest=6)
    if folio:
        sheet.line(RIGHT, 13.9 * MM, folio, styles.FOLIO, align="right")
