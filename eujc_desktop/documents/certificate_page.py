"""How a certificate is drawn: frame, title, holder, sentence in both languages, signatures, number.

Which language stands first is the paper's; the other follows smaller.
"""

from __future__ import annotations

from functools import partial

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import certificate_words, looks, naming, printing, wording
from eujc_desktop.documents.art import pictures, qr
from eujc_desktop.documents.art.paths import circle, fill, kept_apart, operator, rectangle, rounded, stroke
from eujc_desktop.documents.art.patterns import shippo_corner, waves
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.certificate_content import Certificates, Holder, Signatory
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.typesetting.document import Attachment, Document
from eujc_desktop.documents.typesetting.style import Style

WIDTH, HEIGHT = 297 * MM, 210 * MM
MIDDLE = WIDTH / 2
NAME_ROOM, SENDER_ROOM, NUMBER_ROOM = 216 * MM, 120 * MM, 62 * MM
SENTENCES_ROOM = 30 * MM
SMALLEST_NAME = 9.0
FIRST_ROOM, SECOND_ROOM = 196 * MM, 176 * MM
INNER = 12.2 * MM
LEAST_CODE, MODULE = 16 * MM, 0.4 * MM
"""How big the code is at least, and each of its squares."""
CODES = "certificates.txt"
SEAL = ("日欧産業", "協力之印")
SIGNATURES = 42 * MM
SIDES = ((), (78 * MM,), (-78 * MM, 78 * MM))
"""Where the signature lines stand, from the axis: one at the right, two at the sides."""


def make(certificates: Certificates, progress: Progress) -> Built:
    """One page a holder, in the order given."""
    mission = certificates.mission
    language = certificates.language
    title = f"{certificate_words.title(certificates).prefer(language)} – {mission.title.prefer(language)}"
    about = printing.info(mission, title, language="ja-JP" if language == "ja" else "en-GB")
    total = len(certificates.holders)
    begin = partial(Document, about, total=total)

    def add(document: Document, at: int) -> None:
        with document.page(WIDTH, HEIGHT) as sheet:
            _page(sheet, certificates, certificates.holders[at])

    printing.show_early(begin, total, add)
    document = begin()
    for at, holder in enumerate(certificates.holders):
        progress(at, total, holder.name.full)
        add(document, at)
    return printing.finish(document, _codes(certificates))


def _codes(certificates: Certificates) -> tuple[Attachment, ...]:
    """The words of the codes, for whoever checks the file and not the paper."""
    codes = "".join(f"{holder.qr}\n" for holder in certificates.holders if holder.qr)
    what = "What the codes on these certificates hold"
    return (Attachment(CODES, codes.encode(), "text/plain", what),) if codes else ()


def signature_boxes(certificates: Certificates) -> tuple[tuple[float, float, float, float], ...]:
    """Where each signature stands on its line: left, low, right and high edge."""
    sides = SIDES[len(certificates.signatories[:2])]
    return tuple((MIDDLE + side - 33 * MM, SIGNATURES, MIDDLE + side + 33 * MM, SIGNATURES + 12 * MM) for side in sides)


def _page(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    sheet.form("certificate-ground", WIDTH, HEIGHT, _ground)
    with sheet.inside("Sect"):
        _head(sheet, certificates)
        _name(sheet, certificates, holder)
        _sentences(sheet, certificates, holder)
        signatories = certificates.signatories[:2]
        for at, (side, signatory) in enumerate(zip(SIDES[len(signatories)], signatories, strict=True)):
            _signature(sheet, certificates, signatory, side)
            if at < certificates.keys:
                y = SIGNATURES + 2 * MM
                sheet.line(MIDDLE + side, y, "Signed electronically · 電子署名", looks.SIGNED, align="center", tag="P")
        _seal(sheet, certificates, holder)
        _number(sheet, holder)


def _ground() -> str:
    """Waves along the foot, the frame, the four corners: drawn once for all pages."""
    field = rectangle(INNER, INNER, WIDTH - 2 * INNER, HEIGHT - 2 * INNER)
    foot = waves(13 * MM, 10.5 * MM, WIDTH - 26 * MM, 4, 9 * MM, "#E3E8F3", "#FFFFFF", 0.5)
    corners = [
        shippo_corner(x, y, right, up, 4.2 * MM, looks.GOLD)
        for x, right in ((INNER, 1), (WIDTH - INNER, -1))
        for y, up in ((INNER, 1), (HEIGHT - INNER, -1))
    ]
    frame = rectangle(10 * MM, 10 * MM, WIDTH - 20 * MM, HEIGHT - 20 * MM)
    return "\n".join(
        (
            kept_apart((f"{field} W n", foot)),
            kept_apart((stroke(looks.NAVY, 1.3), frame, "S")),
            kept_apart((stroke(looks.GOLD, 0.5), field, "S")),
            *corners,
        )
    )


def _centred(
    sheet: Sheet,
    y: float,
    words: str | list[Piece],
    style: Style,
    tag: str = "P",
    smallest: float = 7,
    room: float = NAME_ROOM,
) -> None:
    sheet.line(MIDDLE, y, words, style, align="center", width=room, smallest=smallest, tag=tag)


def _head(sheet: Sheet, certificates: Certificates) -> None:
    organisation = certificates.mission.organisation
    picture = pictures.logo(certificates.mission.logo)
    if picture:
        scale = min(34 * MM / picture.width, 13 * MM / picture.height)
        with sheet.figure(f"Logo of {organisation.prefer('en')}"):
            sheet.image(picture.data, 24 * MM, HEIGHT - 52 * MM, picture.width * scale, picture.height * scale)
    title = certificate_words.title(certificates)
    sheet.raw(f"q {fill(looks.RED)} {circle(MIDDLE, HEIGHT - 45.5 * MM, 3.1 * MM)} f Q")
    if certificates.language == "ja":
        _centred(sheet, HEIGHT - 31 * MM, organisation.ja, looks.CERTIFICATE_SENDER_FIRST_JA, room=SENDER_ROOM)
        _centred(sheet, HEIGHT - 36.2 * MM, organisation.en, looks.CERTIFICATE_SENDER_SECOND, room=SENDER_ROOM)
        _centred(sheet, HEIGHT - 63 * MM, title.ja, looks.CERTIFICATE_TITLE_FIRST_JA, tag="H1", smallest=22)
        _centred(sheet, HEIGHT - 72 * MM, title.en, looks.CERTIFICATE_TITLE_SECOND)
        return
    _centred(sheet, HEIGHT - 31 * MM, organisation.en, looks.CERTIFICATE_SENDER, room=SENDER_ROOM)
    _centred(sheet, HEIGHT - 36.2 * MM, organisation.ja, looks.CERTIFICATE_SENDER_JA, room=SENDER_ROOM)
    _centred(sheet, HEIGHT - 61.5 * MM, title.en, looks.CERTIFICATE_TITLE, tag="H1", smallest=22)
    _centred(sheet, HEIGHT - 71 * MM, title.ja, looks.CERTIFICATE_TITLE_JA)
    _centred(sheet, HEIGHT - 83 * MM, "This is to certify that", looks.CERTIFICATE_OPENING)


def _name(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    """The name on one line of 34 to 20 points, else on two of 25; below it the other scripts."""
    in_japanese = certificates.language == "ja"
    first, last = _parts_ja(holder.name) if in_japanese else _parts(holder.name)
    whole = " ".join(part for part in (first, last) if part)
    style = looks.CERTIFICATE_NAME
    # Kana and kanji fill their squares: at the size of Latin letters they would be larger.
    largest = 29.0 if in_japanese else 34.0
    size = max(min(largest, 34.0 * NAME_ROOM / max(measure(whole, style), 1.0)), SMALLEST_NAME)
    if size >= 20 or not (first and last):
        _centred(sheet, HEIGHT - 98 * MM, whole, style.but(size=size), smallest=SMALLEST_NAME)
    else:
        _centred(sheet, HEIGHT - 92.6 * MM, first, style.but(size=25), smallest=SMALLEST_NAME)
        _centred(sheet, HEIGHT - 101.8 * MM, last, style.but(size=25), smallest=SMALLEST_NAME)
    below = _beside_ja(holder.name) if in_japanese else _other_scripts(holder.name)
    _centred(sheet, HEIGHT - 108.5 * MM, below, looks.CERTIFICATE_SCRIPTS)
    y = HEIGHT - 112.6 * MM
    line = f"{operator('m', MIDDLE - 34 * MM, y)} {operator('l', MIDDLE + 34 * MM, y)} S"
    sheet.raw(f"q {stroke(looks.GOLD, 0.5)} {line} Q")


def _parts(name: PersonName) -> tuple[str, str]:
    """Both parts of the name as it is read; Mr or Ms belongs to Latin letters, 殿 to Japanese ones."""
    given, family = naming.leading_parts(name)
    if not naming.in_other_script(name):
        return " ".join(part for part in (name.title, given) if part), family
    if naming.is_japanese(name.native):
        return family, given if name.reading else f"{given}　殿"
    return given, family


def _other_scripts(name: PersonName) -> str:
    """The name in Latin letters where another script leads, and in kana with 殿."""
    parts = (naming.second_script(name), f"{name.reading}　殿" if name.reading else "")
    return "　　".join(part for part in parts if part)


def _parts_ja(name: PersonName) -> tuple[str, str]:
    """The name in Japanese letters with 殿, else as it is read with 殿."""
    if naming.is_japanese(name.native):
        given, family = naming.leading_parts(name)
        return family, f"{given}　殿"
    if name.reading:
        return "", f"{name.reading}　殿"
    given, family = naming.leading_parts(name)
    return given, f"{family}　殿"


def _beside_ja(name: PersonName) -> str:
    """Below the Japanese name its reading and the Latin form; nothing twice."""
    reading = name.reading if naming.is_japanese(name.native) else ""
    latin = name.latin if name.reading or naming.is_japanese(name.native) else ""
    return "　　".join(part for part in (reading, latin) if part)


def _sentences(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    """Organisation, then the sentence in English and in Japanese; smaller where it is long."""
    if holder.organisation or holder.country:
        words: list[Piece] = [Span(holder.organisation, weight="semibold")] if holder.organisation else []
        if holder.country:
            words.append((" · " if words else "") + holder.country)
        where = Text(words, looks.CERTIFICATE_WHERE)
        where.draw(sheet, MIDDLE - 105 * MM, HEIGHT - 115.4 * MM, 210 * MM)
    first, second = _fitting(*_ordered(certificates, holder))
    top = HEIGHT - 127 * MM
    first.draw(sheet, MIDDLE - FIRST_ROOM / 2, top, FIRST_ROOM)
    second.draw(sheet, MIDDLE - SECOND_ROOM / 2, top - first.height(FIRST_ROOM) - 3.5 * MM, SECOND_ROOM)


def _ordered(certificates: Certificates, holder: Holder) -> tuple[tuple[str, Style], tuple[str, Style]]:
    """Both sentences with their looks, the language that leads first."""
    words = certificate_words.sentences(certificates, holder)
    if certificates.language == "ja":
        return (words.ja, looks.CERTIFICATE_SENTENCE_FIRST_JA), (words.en, looks.CERTIFICATE_SENTENCE_SECOND)
    return (words.en, looks.CERTIFICATE_SENTENCE), (words.ja, looks.CERTIFICATE_SENTENCE_JA)


def _fitting(first: tuple[str, Style], second: tuple[str, Style]) -> tuple[Text, Text]:
    """Both sentences, smaller until they stay above the seal."""
    factor = 1.0
    while True:
        one, other = (
            Text(words, style.but(size=style.size * factor, leading=style.leading * factor, smallest=6.0))
            for words, style in (first, second)
        )
        if factor < 0.62 or one.height(FIRST_ROOM) + 3.5 * MM + other.height(SECOND_ROOM) <= SENTENCES_ROOM:
            return one, other
        factor *= 0.94


def _signature(sheet: Sheet, certificates: Certificates, signatory: Signatory, aside: float) -> None:
    x, room = MIDDLE + aside, 70 * MM
    ends = f"{operator('m', x - 33 * MM, SIGNATURES)} {operator('l', x + 33 * MM, SIGNATURES)} S"
    sheet.raw(f"q {stroke(looks.INK, 0.5)} {ends} Q")
    for drop, words, style in _signed(certificates, signatory):
        sheet.line(x, SIGNATURES - drop * MM, words, style, align="center", width=room, smallest=6, tag="P")


def _signed(certificates: Certificates, signatory: Signatory) -> tuple[tuple[float, str, Style], ...]:
    """What stands under a signature: how far below the line, and how it looks."""
    name, title = signatory.name, signatory.title
    ja = name.native if naming.is_japanese(name.native) else name.reading
    if certificates.language == "ja":
        below = " · ".join(part for part in (name.full if ja else "", title.en) if part)
        return (
            (5.0, ja or name.full, looks.SIGNATORY),
            (9.6, title.ja, looks.SIGNATORY_JA),
            (14.0, below, looks.SIGNATORY_TITLE),
        )
    below = "　".join(part for part in (title.ja, ja) if part)
    return (
        (5.0, name.full, looks.SIGNATORY),
        (9.6, title.en, looks.SIGNATORY_TITLE),
        (14.0, below, looks.SIGNATORY_JA),
    )


def _seal(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    """The place of the seal, and place and date of issue, in the Japanese calendar too where that is wanted."""
    size = 21 * MM
    box = rounded(MIDDLE - size / 2, SIGNATURES - 11 * MM, size, size, 1.6 * MM)
    sheet.raw(f"q {stroke(looks.RED, 1.1)} [1.6 1.4] 0 d {box} S Q")
    for x, letters in zip((4.2, -4.2), SEAL, strict=True):
        sheet.vertical(MIDDLE + x * MM, SIGNATURES + 8.2 * MM, letters, looks.SEAL)
    for drop, words in zip((15.4, 19.4), _issued(certificates, holder), strict=False):
        y = SIGNATURES - drop * MM
        sheet.line(MIDDLE, y, words, looks.ISSUED, align="center", width=78 * MM, smallest=6, tag="P")


def _issued(certificates: Certificates, holder: Holder) -> list[str]:
    """Place and date of issue; the western date first, or in Japanese that of the era where it is wanted."""
    day, place = holder.issued_on or certificates.issued_on, certificates.issued_at
    if day is None:
        return [words] if (words := place.prefer(certificates.language)) else []
    if certificates.language == "ja":
        date = wording.reiwa(day) if certificates.reiwa else wording.full_date_ja(day)
        return ["　".join(part for part in (place.prefer("ja"), date) if part)]
    western = ", ".join(part for part in (place.prefer("en"), wording.full_date(day)) if part)
    return [western, wording.reiwa(day)] if certificates.reiwa else [western]


def _number(sheet: Sheet, holder: Holder) -> None:
    """Number and code at the top; only what the register holds."""
    if holder.qr and len(holder.qr) <= qr.MAX_CHARACTERS:
        size = max(LEAST_CODE, len(qr.modules(holder.qr)) * MODULE)
        with sheet.figure(f"QR code: verify certificate {holder.number}"):
            sheet.raw(qr.code(holder.qr, WIDTH - 24 * MM - size, HEIGHT - 25 * MM - size, size, looks.NAVY))
    lines = (
        (28.5, f"No. {holder.number}" if holder.number else "", looks.CERTIFICATE_NUMBER),
        (32.5, holder.check, looks.CERTIFICATE_CHECK),
        (36.5 if holder.check else 32.5, "Duplicate · 再発行" if holder.duplicate else "", looks.CERTIFICATE_CHECK),
    )
    for drop, words, style in lines:
        sheet.line(24 * MM, HEIGHT - drop * MM, words, style, width=NUMBER_ROOM, smallest=5.9, tag="P")
