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
    (("money", "cash", "cost"), "banknote"),
    (("train", "taxi", "transport"), "train-front"),
    (("phone", "data", "internet", "wifi"), "wifi"),
    (("electric", "power", "plug"), "plug"),
    (("business card",), "id-card"),
    (("meeting", "seat", "bow"), "users"),
    (("gift",), "gift"),
    (("weather", "clothes"), "umbrella"),
    (("food", "meal", "water"), "utensils"),
    (("smok",), "ban"),
    (("luggage", "belonging"), "luggage"),
    (("plant", "factory"), "hard-hat"),
    (("time", "hours"), "clock"),
    (("after the mission", "report"), "flag"),
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
