"""Differences in plain words, English and Japanese: lines, a summary, and a note to read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import as_beginning, joined, plural, say, say_many
from eujc_desktop.planning.differences import Difference, Sort, day_words

_CHANGED = {
    Sort.TIME: (say("{name} now {now} (was {was})"), "{name}：{now}に変更（変更前 {was}）"),
    Sort.MOVED: (say("{name} now on {now} (was {was})"), "{name}：{now}に変更（変更前 {was}）"),
    Sort.DATES: (say("{name} now {now} (was {was})"), "{name}：{now}に変更（変更前 {was}）"),
    Sort.PLACE: (say("{name} moved from {was} to {now}"), "{name}：場所を{now}に変更（変更前 {was}）"),
    Sort.NAME: (say("{was} is now {now}"), "{was}を{now}に変更"),
    Sort.GROUPS: (say("{name} now for {now} (was {was})"), "{name}：対象を{now}に変更（変更前 {was}）"),
    Sort.STATUS: (say("{name} now {now} (was {was})"), "{name}：{now}（変更前 {was}）"),
    Sort.DETAIL: (say("{name}, {label}: {now} (was {was})"), "{name}、{label}：{now}（変更前 {was}）"),
    Sort.HOTEL: (say("{name} now {now} (was {was})"), "{name}：{now}（変更前 {was}）"),
    Sort.ROOM: (say("{name}: {was} → {now}"), "{name}：{was}→{now}"),
}
_ADDED = {
    Sort.NEW: (say("New: {name}, {now}"), "追加：{name}、{now}"),
    Sort.PLACE: (say("{name} now in {now}"), "{name}：場所は{now}"),
    Sort.JOINS: (say("{name} joins"), "{name}：参加"),
}
_TAKEN = {
    Sort.CANCELLED: (say("Cancelled: {name} ({was})"), "中止：{name}（{was}）"),
    Sort.PLACE: (say("{name}, place open (was {was})"), "{name}：場所未定（変更前 {was}）"),
    Sort.LEAVES: (say("{name} no longer comes"), "{name}：不参加"),
}
_ALONE = {
    Sort.NEW: (say("New: {name}"), "追加：{name}"),
    Sort.CANCELLED: (say("Cancelled: {name}"), "中止：{name}"),
    Sort.JOINS: _ADDED[Sort.JOINS],
    Sort.LEAVES: _TAKEN[Sort.LEAVES],
}
_NOTHING = (say("nothing yet"), "なし")
LONGEST = 160
"""A text longer than this is cut in a line; the new pages have it whole."""


def line(found: Difference, language: str = "en", *, with_day: bool = True) -> str:
    """`Tue 16 March: Aozora Precision Works now 10:00–12:30 (was 09:30–12:00)`."""
    was, now = found.told(language)
    templates = _CHANGED if was and now else _ADDED if now else _TAKEN if was else _ALONE
    pair = templates.get(found.sort) or _CHANGED.get(found.sort) or _ALONE[Sort.NEW]
    nothing = _NOTHING[language == "ja"]
    values = {
        "name": _short(found.name.prefer(language)),
        "was": _short(was) or nothing,
        "now": _short(now) or nothing,
        "label": found.label.prefer(language),
    }
    words = pair[1].format(**values) if language == "ja" else say(pair[0], **values)
    if with_day and (found.date or found.day is not None):
        day = day_words(found.date or found.day).prefer(language)
        return f"{day}：{words}" if language == "ja" else as_beginning(say("{day}: {words}", day=day, words=words))
    return words if language == "ja" else as_beginning(words)


def _short(words: str) -> str:
    one = " ".join(words.split())
    if one == words and len(one) <= LONGEST:
        return words  # which may be a sentence of the program
    return one if len(one) <= LONGEST else f"{one[: LONGEST - 1]}…"


HEADINGS = {
    Sort.TIME: Words("Time", "時刻"),
    Sort.MOVED: Words("Day", "日程"),
    Sort.DATES: Words("Dates", "日程"),
    Sort.PLACE: Words("Place", "場所"),
    Sort.NAME: Words("Name", "名称"),
    Sort.GROUPS: Words("For", "対象"),
    Sort.STATUS: Words("Status", "確定状況"),
    Sort.NEW: Words("New", "追加"),
    Sort.CANCELLED: Words("Cancelled", "中止"),
    Sort.HOTEL: Words("Night", "宿泊"),
    Sort.JOINS: Words("Joins", "参加"),
    Sort.LEAVES: Words("Does not come", "不参加"),
    Sort.ROOM: Words("Room", "部屋"),
}


def heading(found: Difference) -> Words:
    """In what respect something differs, in a word or two: `Time`, `Meeting point`."""
    if found.sort is Sort.DETAIL:
        return Words(found.label.en[:1].upper() + found.label.en[1:], found.label.ja)
    return HEADINGS[found.sort]


_DIFFER = {
    Sort.DATES: (*plural("%n range of dates", "%n ranges of dates"), "会期"),
    Sort.TIME: (*plural("%n time", "%n times"), "時刻"),
    Sort.PLACE: (*plural("%n place", "%n places"), "場所"),
    Sort.NAME: (*plural("%n name", "%n names"), "名称"),
    Sort.GROUPS: (*plural("%n group", "%n groups"), "対象"),
    Sort.STATUS: (*plural("%n status", "%n statuses"), "確定状況"),
    Sort.HOTEL: (*plural("%n hotel", "%n hotels"), "宿泊先"),
    Sort.ROOM: (*plural("%n room", "%n rooms"), "部屋"),
    Sort.DETAIL: (*plural("%n detail", "%n details"), "その他"),
}
_HAPPEN = {
    Sort.MOVED: (*plural("%n item is on another day", "%n items are on another day"), "日の変更"),
    Sort.NEW: (*plural("%n item is new", "%n items are new"), "追加"),
    Sort.CANCELLED: (*plural("%n item is cancelled", "%n items are cancelled"), "中止"),
    Sort.JOINS: (*plural("%n person joins", "%n people join"), "参加"),
    Sort.LEAVES: (*plural("%n person no longer comes", "%n people no longer come"), "不参加"),
}


def summary(found: Sequence[Difference], language: str = "en") -> str:
    """`2 times and 1 place differ, 1 item is new`; nothing where nothing differs."""
    counts = Counter(one.sort for one in found)
    if language == "ja":
        changed = "・".join(f"{words[2]}{counts[sort]}件" for sort, words in _DIFFER.items() if counts[sort])
        rest = [f"{words[2]}{counts[sort]}件" for sort, words in _HAPPEN.items() if counts[sort]]
        return "、".join([f"{changed}の変更", *rest] if changed else rest)
    differ, happen = (
        tuple(say_many(one, many, counts[sort]) for sort, (one, many, _) in table.items() if counts[sort])
        for table in (_DIFFER, _HAPPEN)
    )
    total = sum(counts[sort] for sort in _DIFFER)
    changed = say_many("{what} differs", "{what} differ", total, what=differ) if differ else ""
    return joined([changed, *happen], by=", ")


def _joined(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


TOLD_ONE_BY_ONE = 3

_SPOKEN = {
    Sort.TIME: ("{name} is at {now} instead of {was}", "{name}は{was}から{now}に変わりました"),
    Sort.MOVED: ("{name} is now on {now} instead of {was}", "{name}は{was}から{now}に変わりました"),
    Sort.DATES: ("the whole mission is on {now} instead of {was}", "全日程は{was}から{now}に変わりました"),
    Sort.PLACE: ("{name} is in {now} instead of {was}", "{name}の場所は{was}から{now}に変わりました"),
    Sort.NAME: ("{was} is now called {now}", "{was}は{now}になりました"),
    Sort.GROUPS: ("{name} is now for {now}", "{name}の対象は{now}になりました"),
    Sort.STATUS: ("{name} is now {now}", "{name}は{now}になりました"),
    Sort.DETAIL: ("the {label} of {name} is {now}", "{name}の{label}は{now}になりました"),
    Sort.HOTEL: ("the night is at {now} instead of {was}", "宿泊先は{was}から{now}に変わりました"),
    Sort.NEW: ("{name} is new, {now}", "{name}（{now}）が加わりました"),
    Sort.CANCELLED: ("{name} is cancelled", "{name}は中止です"),
    Sort.JOINS: ("{name} joins", "{name}が加わります"),
    Sort.LEAVES: ("{name} does not come", "{name}は参加しません"),
}
"""How differences are said; where a template has nothing to say, the line is read as it is written."""


def aloud(found: Sequence[Difference], edition: int, language: str = "en", *, pages: bool = True) -> str:
    """Two or three plain sentences, a line each, for whoever tells the group; with `pages` new ones are handed out.

    A few differences are told one by one, many by their days.
    """
    ja = language == "ja"
    if not found:
        return f"第{edition}版から変更はありません。" if ja else f"Nothing has changed since edition {edition}."
    first = "お手元の日程に変更があります。" if ja else "There are changes to the programme in your hands."
    last = (
        "新しいページをお配りします。古いページと差し替えてください。"
        if ja
        else ("You get new pages now; please put them in place of the old ones.")
    )
    return "\n".join([first, *_middle(found, ja=ja), *([last] if pages else [])])


def _middle(found: Sequence[Difference], *, ja: bool) -> list[str]:
    if len(found) <= TOLD_ONE_BY_ONE:
        return _spoken(found, "ja" if ja else "en")
    days = list(dict.fromkeys(day_words(one.date or one.day) for one in found if one.date or one.day is not None))
    if not days:
        return ["一覧をご覧ください。" if ja else "Please look at the list."]
    if ja:
        return [f"変更のある日は{'、'.join(day.ja for day in days)}です。"]
    return [f"Please look at {_joined([day.en for day in days])}."]


def _spoken(found: Sequence[Difference], language: str) -> list[str]:
    """A sentence for each day: `On Tue 16 March, lunch is in Ota instead of Kawasaki.`"""
    told: list[str] = []
    for day, several in groupby(found, lambda one: None if one.sort is Sort.DATES else one.date or one.day):
        said = [_said(one, language) for one in several]
        if language == "ja":
            told.append((f"{day_words(day).ja}、" if day is not None else "") + "。".join(said) + "。")
        else:
            words = _joined(said)
            told.append(f"On {day_words(day).en}, {words}." if day is not None else f"{words[:1].upper()}{words[1:]}.")
    return told


def _said(one: Difference, language: str) -> str:
    was, now = one.told(language)
    template = _SPOKEN.get(one.sort, ("", ""))[language == "ja"]
    if not template or ("{was}" in template and not was) or ("{now}" in template and not now):
        return line(one, language, with_day=False)
    starts = [words.partition("–")[0] for words in (was, now)]
    if one.sort is Sort.TIME and all(starts) and starts[0] != starts[1]:
        was, now = starts  # who listens does not need the end of what begins at another time
    name, label = _short(one.name.prefer(language)), one.label.prefer(language)
    return template.format(name=name, was=_short(was), now=_short(now), label=label)
