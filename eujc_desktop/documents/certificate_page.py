"""How a certificate is drawn: frame, title, holder, sentence in both languages, signatures, number."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks, naming, printing, wording
from eujc_desktop.documents.art import pictures, qr
from eujc_desktop.documents.art.paths import circle, fill, kept_apart, operator, rectangle, rounded, stroke
from eujc_desktop.documents.art.patterns import shippo_corner, waves
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.content import Built, Certificates, Holder, PersonName, Signatory, Words
from eujc_desktop.documents.typesetting.document import Document
from eujc_desktop.documents.typesetting.style import Style

WIDTH, HEIGHT = 297 * MM, 210 * MM
MIDDLE = WIDTH / 2
NAME_ROOM, SENDER_ROOM, NUMBER_ROOM = 216 * MM, 120 * MM, 62 * MM
SENTENCES_ROOM = 30 * MM
INNER = 12.2 * MM
SEAL = ("日欧産業", "協力之印")
SIGNATURES = 42 * MM
SIDES = ((), (78 * MM,), (-78 * MM, 78 * MM))
"""Where the signature lines stand, from the axis: one at the right, two at the sides."""


def make(certificates: Certificates, progress: Progress) -> Built:
    """One page a holder, in the order given."""
    mission = certificates.mission
    title = f"{certificates.title.prefer('en')} – {mission.title.prefer('en')}"
    document = Document(printing.info(mission, title), total=len(certificates.holders))
    for done, holder in enumerate(certificates.holders):
        progress(done, len(certificates.holders), holder.name.full)
        with document.page(WIDTH, HEIGHT) as sheet:
            _page(sheet, certificates, holder)
    return printing.finish(document)


def _page(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    sheet.form("certificate-ground", WIDTH, HEIGHT, _ground)
    with sheet.inside("Sect"):
        _head(sheet, certificates)
        _name(sheet, holder)
        _sentences(sheet, certificates, holder)
        signatories = certificates.signatories[:2]
        for side, signatory in zip(SIDES[len(signatories)], signatories, strict=True):
            _signature(sheet, signatory, side)
        _seal(sheet, certificates)
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
    _centred(sheet, HEIGHT - 31 * MM, organisation.en, looks.CERTIFICATE_SENDER, room=SENDER_ROOM)
    _centred(sheet, HEIGHT - 36.2 * MM, organisation.ja, looks.CERTIFICATE_SENDER_JA, room=SENDER_ROOM)
    sheet.raw(f"q {fill(looks.RED)} {circle(MIDDLE, HEIGHT - 45.5 * MM, 3.1 * MM)} f Q")
    _centred(sheet, HEIGHT - 61.5 * MM, certificates.title.en, looks.CERTIFICATE_TITLE, tag="H1", smallest=22)
    _centred(sheet, HEIGHT - 71 * MM, certificates.title.ja, looks.CERTIFICATE_TITLE_JA)
    _centred(sheet, HEIGHT - 83 * MM, "This is to certify that", looks.CERTIFICATE_OPENING)


def _name(sheet: Sheet, holder: Holder) -> None:
    """The name in its own script on one line of 34 to 20 points, else on two of 25; below it the other scripts."""
    first, last = _parts(holder.name)
    whole = " ".join(part for part in (first, last) if part)
    style = looks.CERTIFICATE_NAME
    size = min(34.0, 34.0 * NAME_ROOM / max(measure(whole, style), 1.0))
    if size >= 20 or not (first and last):
        _centred(sheet, HEIGHT - 98 * MM, whole, style.but(size=size), smallest=9)
    else:
        _centred(sheet, HEIGHT - 92 * MM, first, style.but(size=25), smallest=9)
        _centred(sheet, HEIGHT - 101.5 * MM, last, style.but(size=25), smallest=9)
    _centred(sheet, HEIGHT - 108.5 * MM, _other_scripts(holder.name), looks.CERTIFICATE_SCRIPTS)
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


def _sentences(sheet: Sheet, certificates: Certificates, holder: Holder) -> None:
    """Organisation, then the sentence in English and in Japanese; smaller where it is long."""
    if holder.organisation or holder.country:
        words: list[Piece] = [Span(holder.organisation, weight="semibold")] if holder.organisation else []
        if holder.country:
            words.append((" · " if words else "") + holder.country)
        where = Text(words, looks.CERTIFICATE_WHERE)
        where.draw(sheet, MIDDLE - 105 * MM, HEIGHT - 115.4 * MM, 210 * MM)
    en, ja = _fitting(sentences(certificates, holder))
    top = HEIGHT - 127 * MM
    en.draw(sheet, MIDDLE - 98 * MM, top, 196 * MM)
    ja.draw(sheet, MIDDLE - 88 * MM, top - en.height(196 * MM) - 3.5 * MM, 176 * MM)


def _fitting(sentence: Words) -> tuple[Text, Text]:
    """Both sentences, smaller until they stay above the seal."""
    factor = 1.0
    while True:
        en, ja = (
            Text(words, style.but(size=style.size * factor, leading=style.leading * factor, smallest=6.0))
            for words, style in (
                (sentence.en, looks.CERTIFICATE_SENTENCE),
                (sentence.ja, looks.CERTIFICATE_SENTENCE_JA),
            )
        )
        if factor < 0.62 or en.height(196 * MM) + 3.5 * MM + ja.height(176 * MM) <= SENTENCES_ROOM:
            return en, ja
        factor *= 0.94


def sentences(certificates: Certificates, holder: Holder) -> Words:
    """What is certified, in both languages: the given sentence or one made from the mission."""
    if certificates.sentence:
        return certificates.sentence
    mission = certificates.mission
    kicker = mission.kicker.en or "mission"
    kicker = kicker[0].lower() + kicker[1:] if kicker[1:2].islower() else kicker
    places = wording.joined([city.name.en for city in mission.cities if city.name.en])
    where = f", held in {places}" if places else ""
    host = "Japanese " if mission.direction.value.endswith("JP") else ""
    visits = f", and visited {wording.count(holder.visited, f'{host}company', f'{host}companies')}"
    days = f", {holder.days_attended}" if holder.days_attended else ""
    en = (
        f"took part in the {kicker} “{mission.title.prefer('en')}”{where} {wording.from_to(mission)}{days}"
        f"{visits if holder.visited else ''}."
    )
    return Words(en, _sentence_ja(certificates))


def _sentence_ja(certificates: Certificates) -> str:
    mission = certificates.mission
    places = "・".join(city.name.ja for city in mission.cities if city.name.ja)
    where = f"{places}で開催された" if places else "開催された"
    return f"あなたは、{wording.from_to_ja(mission)}{where}「{mission.title.prefer('ja')}」に参加されたことを証します。"


def _signature(sheet: Sheet, signatory: Signatory, aside: float) -> None:
    x, room = MIDDLE + aside, 70 * MM
    ends = f"{operator('m', x - 33 * MM, SIGNATURES)} {operator('l', x + 33 * MM, SIGNATURES)} S"
    sheet.raw(f"q {stroke(looks.INK, 0.5)} {ends} Q")
    name = signatory.name
    ja = name.native if naming.is_japanese(name.native) else name.reading
    below = "　".join(part for part in (signatory.title.ja, ja) if part)
    lines = (
        (5.0, name.full, looks.SIGNATORY),
        (9.6, signatory.title.en, looks.SIGNATORY_TITLE),
        (14.0, below, looks.SIGNATORY_JA),
    )
    for drop, words, style in lines:
        sheet.line(x, SIGNATURES - drop * MM, words, style, align="center", width=room, smallest=6, tag="P")


def _seal(sheet: Sheet, certificates: Certificates) -> None:
    """The place of the seal, and place and date of issue in both calendars."""
    size = 21 * MM
    box = rounded(MIDDLE - size / 2, SIGNATURES - 11 * MM, size, size, 1.6 * MM)
    sheet.raw(f"q {stroke(looks.RED, 1.1)} [1.6 1.4] 0 d {box} S Q")
    for x, letters in zip((4.2, -4.2), SEAL, strict=True):
        sheet.vertical(MIDDLE + x * MM, SIGNATURES + 8.2 * MM, letters, looks.SEAL)
    day = certificates.issued_on
    date = wording.full_date(day) if day else ""
    issued = ", ".join(part for part in (certificates.issued_at, date) if part)
    room = 78 * MM
    sheet.line(MIDDLE, SIGNATURES - 15.4 * MM, issued, looks.ISSUED, align="center", width=room, smallest=6, tag="P")
    if day:
        sheet.line(MIDDLE, SIGNATURES - 19.4 * MM, wording.reiwa(day), looks.ISSUED, align="center", tag="P")


def _number(sheet: Sheet, holder: Holder) -> None:
    """Number and code at the top; only what the register holds."""
    if holder.qr and len(holder.qr) <= qr.MAX_CHARACTERS:
        with sheet.figure(f"QR code: verify certificate {holder.number}"):
            sheet.raw(qr.code(holder.qr, WIDTH - 40 * MM, HEIGHT - 41 * MM, 16 * MM, looks.NAVY))
    if holder.number:
        number = f"No. {holder.number}"
        sheet.line(
            24 * MM, HEIGHT - 28.5 * MM, number, looks.CERTIFICATE_NUMBER, width=NUMBER_ROOM, smallest=6, tag="P"
        )
    sheet.line(
        24 * MM, HEIGHT - 32.5 * MM, holder.check, looks.CERTIFICATE_CHECK, width=NUMBER_ROOM, smallest=5.9, tag="P"
    )
