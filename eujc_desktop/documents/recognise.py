"""What the office's own words mean to a paper: the sort of an item, the icon of a house rule."""

from __future__ import annotations

from eujc_desktop.documents.content import ItemKind

_RULE_ICONS = (
    (("no photo", "not photograph", "photographs not", "撮影禁止"), "camera-off"),
    (("photo", "camera", "撮影"), "camera"),
    (("helmet", "glasses", "hard hat"), "hard-hat"),
    (("shoe", "boots"), "footprints"),
    (("phone", "mobile"), "phone"),
    (("card",), "id-card"),
    (("passport", " id ", "ticket"), "ticket"),
    (("gift",), "gift"),
    (("gown", "coat", "dress", "clothes", "attire", "jacket"), "shirt"),
    (("pacemaker", "allergy", "danger", "not for"), "triangle-alert"),
    (("smok", "eat", "drink"), "ban"),
)


def rule_icon(text: str) -> str:
    """The icon that fits a house rule best."""
    folded = f" {text.casefold()} "
    return next((icon for words, icon in _RULE_ICONS if any(word in folded for word in words)), "info")


_TOPIC_ICONS = (
    (("money", "cash", "cost", "金", "通貨"), "banknote"),
    (("train", "taxi", "transport", "電車", "タクシー", "交通"), "train-front"),
    (("phone", "data", "internet", "wifi", "電話", "通信"), "wifi"),
    (("electric", "power", "plug", "電気", "電源"), "plug"),
    (("business card", "名刺"), "id-card"),
    (("meeting", "seat", "bow", "会議", "席次"), "users"),
    (("gift", "土産"), "gift"),
    (("weather", "clothes", "天気", "服装"), "umbrella"),
    (("food", "meal", "water", "食事", "食べ物"), "utensils"),
    (("smok", "喫煙"), "ban"),
    (("luggage", "belonging", "荷物", "持ち物"), "luggage"),
    (("plant", "factory", "工場"), "hard-hat"),
    (("time", "hours", "時間"), "clock"),
    (("after the mission", "report", "報告"), "flag"),
)


def topic_icon(title: str) -> str:
    """The icon that fits a topic of the practical pages best."""
    folded = title.casefold()
    return next((icon for words, icon in _TOPIC_ICONS if any(word in folded for word in words)), "info")


_KINDS = {
    "visit": ItemKind.VISIT,
    "tour": ItemKind.VISIT,
    "courtesy": ItemKind.VISIT,
    "transfer": ItemKind.TRANSFER,
    "travel": ItemKind.TRANSFER,
    "flight": ItemKind.TRANSFER,
    "train": ItemKind.TRANSFER,
    "coach": ItemKind.TRANSFER,
    "lunch": ItemKind.MEAL,
    "dinner": ItemKind.MEAL,
    "breakfast": ItemKind.MEAL,
    "meal": ItemKind.MEAL,
    "networking": ItemKind.NETWORKING,
    "reception": ItemKind.NETWORKING,
    "b2b": ItemKind.NETWORKING,
    "fair": ItemKind.NETWORKING,
    "meeting point": ItemKind.MEETING_POINT,
    "arrival": ItemKind.MEETING_POINT,
    "check-": ItemKind.MEETING_POINT,
    "free": ItemKind.OWN_TIME,
    "own": ItemKind.OWN_TIME,
    "culture": ItemKind.CULTURE,
    "cultural": ItemKind.CULTURE,
    "sight": ItemKind.CULTURE,
}


def kind_for(words: str) -> ItemKind:
    """The sort of item that a type in the office's words belongs to; a seminar when nothing fits."""
    folded = words.casefold()
    if "networking" in folded:
        return ItemKind.NETWORKING
    return next((kind for word, kind in _KINDS.items() if word in folded), ItemKind.SEMINAR)
