"""Rides out of the confirmation of a railway or coach company, as pasted: line, stations, times, car and seats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from eujc_desktop.exchange import travel_mail
from eujc_desktop.exchange.travel_days import Around, Unsure
from eujc_desktop.exchange.travel_words import tokens
from eujc_desktop.fields import days

LONGEST = 50_000
"""Characters of a mail that are read."""
_MOST = 20  # rides of one mail
TRAIN, COACH, FLIGHT = "train", "coach", "flight"
TRAINS = {
    "のぞみ": "Nozomi", "ひかり": "Hikari", "こだま": "Kodama", "みずほ": "Mizuho", "さくら": "Sakura",
    "つばめ": "Tsubame", "かもめ": "Kamome", "はやぶさ": "Hayabusa", "はやて": "Hayate", "こまち": "Komachi",
    "やまびこ": "Yamabiko", "なすの": "Nasuno", "つばさ": "Tsubasa", "とき": "Toki", "たにがわ": "Tanigawa",
    "かがやき": "Kagayaki", "はくたか": "Hakutaka", "あさま": "Asama", "つるぎ": "Tsurugi", "はるか": "Haruka",
    "くろしお": "Kuroshio", "サンダーバード": "Thunderbird", "しらさぎ": "Shirasagi", "ひだ": "Hida",
    "しなの": "Shinano", "南紀": "Nanki", "あずさ": "Azusa", "かいじ": "Kaiji", "ひたち": "Hitachi", "ときわ": "Tokiwa",
    "踊り子": "Odoriko",
    "成田エクスプレス": "Narita Express", "スカイライナー": "Skyliner", "北斗": "Hokuto", "ソニック": "Sonic",
    "ゆふ": "Yufu", "やくも": "Yakumo", "しおかぜ": "Shiokaze", "いしづち": "Ishizuchi", "南風": "Nampu",
}  # fmt: skip
"""Trains of Japan by name; lines are written in Latin letters, as on the tickets for visitors."""
_EUROPEAN = ("Eurostar", "Thalys", "ICE", "TGV", "TGV INOUI", "Railjet", "RJX", "EuroCity", "Intercity", "Frecciarossa",
             "Italo", "AVE", "SJ", "Lyria", "OUIGO", "Nightjet", "Pendolino")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ride:
    """One ride; what the mail does not say is empty. Times are those of the clocks at its two ends."""

    mode: str
    line: str = ""
    leaves_from: str = ""
    arrives_at: str = ""
    day: date | None = None
    leaves: time | None = None
    lands: time | None = None
    seats: str = ""
    zone: str = ""
    end_zone: str = ""


@dataclass(frozen=True, slots=True)
class Rides:
    """All rides of a mail, the number they are booked under, the lines that say nothing known, and doubtful days."""

    legs: tuple[Ride, ...]
    booking: str = ""
    unread: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()


# --- what lines say --------------------------------------------------------------------------------------------------

_NAMES = sorted((*TRAINS.values(), *_EUROPEAN), key=len, reverse=True)
_TRAIN = re.compile(
    rf"(?<![A-Za-z])({'|'.join(map(re.escape, _NAMES))})(?:\s+(?:super\s?express|express|shinkansen))?"
    r"\s*(?:no\.?|number|#)?\s*(\d{1,5})?(?!\d|[:.]\d|号車)",
    re.IGNORECASE,
)
_TRAIN_JA = re.compile(rf"({'|'.join(sorted(TRAINS, key=len, reverse=True))})\s*(\d{{1,4}})\s*号(?!車)")
_LABELS = {
    "line": r"train(?: name| number| no\.?)?|service|coach|bus|vehicle|列車(?:名)?|便名?|バス",
    "from": r"from|origin|departure station|departing from|depart(?:s|ure)?(?: from)?|pick[- ]?up(?: point| place)?"
            r"|boarding (?:station|stop)|乗車駅|出発駅|発駅|出発地?|乗車地|お迎え(?:場所)?",
    "to": r"to|destination|arrival station|arriv(?:es?|al|ing)(?: at)?|drop[- ]?off(?: point| place)?|降車駅|到着駅"
          r"|着駅|到着地?|降車地|お送り先|行き?先",
    "leaves": r"(?:departure|departs?|pick[- ]?up) (?:time|at)|出発時刻|発車時刻|お迎え時刻",
    "lands": r"(?:arrival|arrives?|drop[- ]?off) (?:time|at)|到着時刻",
    "day": r"(?:travel |boarding |departure )?date(?: of travel| of use)?|day|乗車日|利用日|ご?利用日|出発日|日付",
    "seats": r"(?:car(?: no\.?)?(?: ?/ ?| and )?)?seats?(?: no\.?s?| numbers?)?|car(?: no\.?)?"
             r"|座席(?:番号)?|号車・?席|席",
    "booking": r"(?:reservation|booking|confirmation|reference)(?: (?:no\.?|number|code|reference|id))?"
               r"|pnr|お?預かり番号|予約番号|お?問い?合わせ番号",
}  # fmt: skip
_LABEL = re.compile(
    r"^[\s■●◆▶・*>-]*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()) + r")\s*[::]\s*",
    re.IGNORECASE,
)
_CAR = r"(?:(?:car|coach|wagen|voiture)\s*(?:no\.?\s*)?(?P<car>\d{1,2})|(?P<ja>\d{1,2})\s*号車)"
_SEATS = re.compile(
    rf"(?:{_CAR})?[\s,、/:;-]*(?:row\s*)?(?<!\d)(?P<row>\d{{1,2}})\s*(?:番|列)?[\s,-]*(?:seats?\s*)?"
    r"(?P<letters>[A-E](?:\s*席?\s*[・,/&+ ]\s*[A-E](?![A-Za-z\d]))*)\s*席?(?![A-Za-z])",
    re.IGNORECASE,
)
_CAR_ALONE = re.compile(_CAR, re.IGNORECASE)
_FREE = re.compile(r"\b(?:non[- ]?reserved|unreserved|free seating)\b|自由席", re.IGNORECASE)
_COACH = re.compile(
    r"\b(?:airport\s+)?(?:limousine(?: bus)?|coach|shuttle bus|bus|transfer)\b|リムジンバス|専用バス|貸切バス|バス",
    re.I,
)
_CLOCK = re.compile(r"(?:午前|午後)?\d{1,2}(?::\d{2}|時\d{2}分?)(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:→|⇒|➡|->|=>|>|~|〜|~|\||\t|;|、|。)\s*|\s+[-–—]\s+|(?<=発)\s+|(?<=着)\s+|,\s+(?=[A-Za-z])")
_LEAVING = re.compile(r"発|\b(?:dep(?:\.|arts?|arture|arting)?|leav(?:es?|ing))\b", re.IGNORECASE)
_LANDING = re.compile(r"着|\b(?:arr(?:\.|ives?|ival|iving)?)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"[()\[\]（）「」]|[発着]|駅|\b(?:dep(?:\.|arts?|arture|arting)?|leav(?:es?|ing)|arr(?:\.|ives?|ival|iving)?|from|to"
    r"|at|station|sta\.?|time|about|approx(?:\.|imately)?|around)\b\.?|頃|ごろ",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"check.?in|boarding (?:time|opens)|issued|booked on|purchase|payment|total|price|fare|\btel\b|phone|\bfax\b|until"
    r"|by \d|合計|料金|運賃|発行|購入|決済|電話|まで|営業",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s\-=_*・─━]*")


class _Mail:
    """The rides as they come line by line: what says something anew that is known already begins the next ride."""

    def __init__(self, days_of: Mapping[int, date]) -> None:
        self._days = days_of
        self._now: dict[str, Any] = {}
        self._seats: list[str] = []
        self._day: date | None = None
        self._car = ""
        self.legs: list[Ride] = []
        self.booking, self.mode = "", ""

    def put(self, slot: str, value: Any) -> None:
        if not value:
            return
        if self._now.get(slot, value) != value:
            self.close()
        self._now[slot] = value

    def close(self) -> None:
        """The ride at hand is whole."""
        now = self._now
        if now.keys() & {"line", "from", "to"} and len(self.legs) < _MOST:
            mode = TRAIN if now.get("train") else self.mode or TRAIN
            self.legs.append(
                Ride(mode, now.get("line", ""), now.get("from", ""), now.get("to", ""), now.get("day", self._day),
                     now.get("leaves"), now.get("lands"), ", ".join(self._seats))
            )  # fmt: skip
        self._now, self._seats, self._car = {}, [], ""

    def read(self, number: int, line: str) -> bool:
        """Take what a line says; whether it said anything."""
        said = False
        if day := self._days.get(number):
            said = True
            if self._now.keys() & {"line", "from"} and self._now.get("day", self._day) not in (None, day):
                self.close()
            self._day = day
            self._now["day"] = day
        label = _LABEL.match(line)
        if label and label.lastgroup:
            return self._labelled(label.lastgroup, line[label.end() :].strip()) or said
        if _ASIDE.search(line):
            return said
        return self._free(line) or said

    def _labelled(self, slot: str, value: str) -> bool:
        if slot == "booking":
            self.booking = self.booking or value.split("  ")[0][:60]
            return bool(value)
        if slot == "day":
            return True
        if slot == "seats":
            return self._seated(value) or self._free(value)
        if slot == "line":
            return self._trained(value) or self._named(value)
        if slot in ("leaves", "lands"):
            self.put(slot, _clock(value))
            return bool(_CLOCK.search(value))
        self.put({"from": "leaves", "to": "lands"}[slot], _clock(value))
        self.put(slot, _place(value))
        return bool(value)

    def _named(self, value: str) -> bool:
        """A line of which no train is known, as that of a coach."""
        if _COACH.search(value):
            self.mode = COACH
        self.put("line", value[:80])
        return bool(value)

    def _free(self, line: str) -> bool:
        """What a line in words says, part by part."""
        said = self._seated(line)
        line = _SEATS.sub(" ", line) if said else line
        if self.mode != COACH and _COACH.search(line) and not _TRAIN.search(line) and not _TRAIN_JA.search(line):
            self.mode = COACH
            said = True
        for part in _PARTS.split(line):
            said |= self._part(part)
        return said

    def _part(self, part: str) -> bool:
        said = self._trained(part)
        rest = _TRAIN_JA.sub(" ", _TRAIN.sub(" ", part)) if said else part
        clocks = list(_CLOCK.finditer(rest))
        for at, clock in enumerate(clocks):
            before = rest[clocks[at - 1].end() if at else 0 : clock.start()]
            after = rest[clock.end() : clocks[at + 1].start() if at + 1 < len(clocks) else len(rest)]
            self._timed(_clock(clock[0]), before, after, alone=len(clocks) == 1)
            said = True
        return said

    def _timed(self, clock: time | None, before: str, after: str, *, alone: bool) -> None:
        """A clock with the place beside it, at the end that its words name, else the one that is still open."""
        place = _place(before) or (_place(after) if alone or not _place(before) else "")
        words = f"{before[-20:]} {after[:20]}"
        lands = bool(_LANDING.search(after[:8]) or (_LANDING.search(words) and not _LEAVING.search(words)))
        leaves = bool(_LEAVING.search(words)) and not lands
        open_end = not leaves and "leaves" in self._now and "lands" not in self._now
        slot, end = ("lands", "to") if lands or open_end else ("leaves", "from")
        self.put(slot, clock)
        self.put(end, place)

    def _trained(self, text: str) -> bool:
        if found := _TRAIN_JA.search(text):
            name, number = TRAINS[found[1]], found[2]
        elif found := _TRAIN.search(text):
            name = next(each for each in _NAMES if each.casefold() == found[1].casefold())
            number = found[2] or ""
        else:
            return False
        self.put("line", f"{name} {number}".strip())
        self._now["train"] = True
        return True

    def _seated(self, text: str) -> bool:
        found = list(_SEATS.finditer(text))
        if not found:
            if car := _CAR_ALONE.search(text):
                self._car = str(int(car["car"] or car["ja"]))
            if _FREE.search(text):
                self._seats = ["Non-reserved"]
            return bool(car or _FREE.search(text))
        for one in found:
            own = one["car"] or one["ja"]
            letters = re.findall("[A-E]", one["letters"].upper())
            seats = " ".join(f"{int(one['row'])}{letter}" for letter in letters)
            if not own and (alone := _CAR_ALONE.search(text, 0, one.start())):
                own = alone["car"] or alone["ja"]
            self._add_seats(str(int(own)) if own else self._car, seats)
        return True

    def _add_seats(self, car: str, seats: str) -> None:
        named = f"Car {car}" if (car and car != self._car) or (car and not self._seats) else ""
        self._car = car or self._car
        words = f"{named}, {seats}" if named else seats
        if seats not in " ".join(self._seats).split(", "):
            self._seats.append(words)


def _clock(text: str) -> time | None:
    found = _CLOCK.search(text)
    if found is None:
        return None
    try:
        return days.clock(found[0])
    except ValueError:
        return None


_DAYS = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([日月火水木金土]\))?|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})?"
)


def _place(text: str) -> str:
    """The name of a station or stop in a part of a line; empty where it holds none."""
    plain = _BESIDE.sub(" ", _DAYS.sub(" ", _CLOCK.sub(" ", text)))
    plain = re.sub(r"\s+", " ", plain).strip(" ,.:;-–/|")
    return plain[:120] if re.search(r"[^\W\d]{2}|[一-龠]", plain) else ""


def read(text: str, around: Around) -> Rides:
    """The rides of a pasted confirmation, English or Japanese: with labels, or in lines with arrows."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    said = tokens(plain, around)
    days_of = {token.line: token.value for token in reversed(said) if token.kind == "day" and around.has(token.value)}
    mail, unread = _Mail(days_of), []
    for number, line in enumerate(_joined(plain)):
        if not _BLANK.fullmatch(line) and not mail.read(number, line):
            unread.append(line.strip())
    mail.close()
    unsure = tuple(dict.fromkeys(token.value for token in said if token.kind == "unsure")) if mail.legs else ()
    return Rides(tuple(mail.legs), mail.booking, tuple(unread), unsure)


def flights(text: str, around: Around, lands_in: Callable[[str], bool]) -> tuple[tuple[Ride, ...], tuple[str, ...]]:
    """The flights of a pasted mail as rides, and the lines that say nothing of them."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    legs = travel_mail.read(plain, around, lands_in).legs
    spoken = {token.line for token in tokens(plain, around)}
    lines = enumerate(plain.splitlines())
    unread = tuple(line.strip() for at, line in lines if at not in spoken and not _BLANK.fullmatch(line)
                   and not _LABEL.match(line))  # fmt: skip
    return tuple(map(_flown, legs)), unread


def _flown(leg: travel_mail.Leg) -> Ride:
    start, end = leg.leaves_from, leg.lands_at
    return Ride(
        FLIGHT,
        f"{leg.flight[:2]} {leg.flight[2:]}",
        f"{start.city} {start.code}".strip() if start else "",
        f"{end.city} {end.code}".strip() if end else "",
        leg.leaves.date() if leg.leaves else None,
        leg.leaves.time() if leg.leaves else None,
        leg.lands.time() if leg.lands else None,
        zone=start.zone if start else "",
        end_zone=end.zone if end else "",
    )


def _joined(text: str) -> Iterator[str]:
    """The lines; a label that stands alone has its value in the line after it."""
    lines = text.splitlines()
    label = ""
    for at, line in enumerate(lines):
        alone = re.fullmatch(r"\s*[^\s:].{0,30}[::]\s*", line)
        if alone and _LABEL.match(line) and at + 1 < len(lines) and lines[at + 1].strip():
            label = line
            yield ""
        else:
            yield f"{label} {line}" if label else line
            label = ""
