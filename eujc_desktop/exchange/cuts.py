"""The lists that leave the office: one roster, many cuts, each with the columns it may show and no other."""

from __future__ import annotations

from dataclasses import dataclass

from eujc_desktop.common.said import say
from eujc_desktop.fields.field import Privacy

NAMES = ("person.honorific", "person.family_name", "person.given_name", "person.native_name", "person.kana_name")


@dataclass(frozen=True, slots=True)
class Cut:
    """A named list: its title, its columns by key, the most private class it may show, and the consent it asks for.

    `optional` columns are left out where nobody has anything in them; `blank` ones are filled in by hand; `staff` says
    whether those who accompany the mission are on it too. One that `asks` has what is asked after selection, to be
    filled in and brought back. A `bilingual` one is for hosts and hotels in Japan: its headings are in Japanese, too.
    One in `either` language has all its words in the one it is asked for.
    """

    name: str
    title: str
    title_ja: str
    columns: tuple[str, ...]
    most: Privacy
    consent: str = ""
    optional: frozenset[str] = frozenset()
    blank: tuple[str, ...] = ()
    staff: bool = False
    confidential: bool = True
    asks: bool = False
    bilingual: bool = False
    either: bool = False


CUTS: dict[str, Cut] = {
    cut.name: cut
    for cut in (
        Cut(
            "host",
            say("Visitor list"),
            "訪問者名簿",
            (
                *NAMES,
                "person.job_title",
                "organisation.name",
                "organisation.website",
                "person.nationality",
                "group.letter",
            ),
            Privacy.HOST,
            consent="person.consent_hosts",
            bilingual=True,
        ),
        Cut(
            "fellows",
            say("Participants"),
            "参加者名簿",
            (
                *NAMES,
                "person.job_title",
                "organisation.name",
                "organisation.country",
                "person.profile",
                "person.interests",
            ),
            Privacy.GROUP,
            consent="person.consent_book",
        ),
        Cut(
            "rooming",
            say("Rooming list"),
            "部屋割り",
            (
                *NAMES,
                "person.nationality",
                "participation.hotel",
                "participation.room_type",
                "participation.room_mate",
                "participation.room_no",
                "participation.check_in",
                "participation.check_out",
                "nights",
                "participation.arrival_day",
                "participation.arrival_time",
                "participation.departure_day",
                "participation.smoking_room",
                "participation.booking_reference",
                "participation.room_paid_by",
                "participation.loyalty_no",
                "participation.room_note",
            ),
            Privacy.OFFICE,
            optional=frozenset(
                (
                    "participation.room_mate",
                    "participation.smoking_room",
                    "participation.booking_reference",
                    "participation.room_paid_by",
                    "participation.loyalty_no",
                    "participation.room_note",
                )
            ),
            staff=True,
            bilingual=True,
        ),
        Cut(
            "sign-in",
            say("Sign-in sheet"),
            "出席簿",
            ("person.family_name", "person.given_name", "person.native_name", "organisation.name", "group.letter"),
            Privacy.GROUP,
            blank=("day", "Signature"),
        ),
        Cut(
            "emergency",
            say("Emergency list"),
            "緊急連絡先一覧",
            (
                *NAMES,
                "participation.hotel",
                "participation.room_no",
                "person.mobile",
                "participation.mobile_there",
                "person.emergency_name",
                "person.emergency_relation",
                "person.emergency_phone",
                "person.employer_contact",
                "person.insurer",
                "person.policy_no",
                "person.insurer_phone",
                "person.allergies",
                "person.health_note",
                "person.blood_group",
                "person.nationality",
            ),
            Privacy.SENSITIVE,
            optional=frozenset(
                (
                    "person.native_name",
                    "participation.mobile_there",
                    "person.employer_contact",
                    "person.insurer_phone",
                    "person.health_note",
                    "person.blood_group",
                )
            ),
            staff=True,
        ),
        Cut(
            "finance",
            say("Deposits"),
            "保証金一覧",
            (
                "person.family_name",
                "person.given_name",
                "organisation.name",
                "standing",
                "participation.deposit_reference",
                "participation.deposit_invoice",
                "participation.deposit_invoiced",
                "participation.deposit_due",
                "participation.deposit_paid",
                "participation.deposit_paid_on",
                "participation.refund",
                "participation.refund_on",
                "participation.report_received",
                "participation.refund_reason",
                "participation.deposit_note",
            ),
            Privacy.OFFICE,
            optional=frozenset(("participation.deposit_invoice", "participation.refund_reason")),
            either=True,
        ),
        Cut(
            "second-form",
            "Questions after selection",
            "参加決定後の質問票",
            ("person.family_name", "person.given_name", "person.native_name", "organisation.name"),
            Privacy.OFFICE,
            optional=frozenset(("person.native_name",)),
            asks=True,
        ),
        Cut(
            "statistics",
            say("Statistics"),
            "統計",
            ("organisation.country", "size", "organisation.sector", "person.sex", "participation.stage", "direction"),
            Privacy.OFFICE,
            confidential=False,
        ),
    )
}
