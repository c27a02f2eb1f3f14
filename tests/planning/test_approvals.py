"""What a host asks, held against the group: each rule just kept and just broken, with what mends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eujc_desktop.planning.approvals import Guest, Host, barred, check, stand_ins

DAY, TODAY = date(2027, 3, 16), date(2027, 2, 1)
ANNA = Guest("a", "Anna Berg", ("Nordlicht GmbH",), ("29", "29 Motor vehicles"), "DE", frozenset({"en"}), shoes=True,
             passport=True, agrees=True)  # fmt: skip
BO = ANNA._replace(id="b", name="Bo Lind", firms=("Lind AB",), sectors=("62",), nationality="SE")
HOST = Host("v", "Kariya", DAY)


def rules(host: Host, *guests: Guest, others: tuple[Guest, ...] = (), today: date = TODAY) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in check(host, guests, others, today)}


@pytest.mark.parametrize(
    ("listed", "of"),
    [
        ({"competitors": ("NORDLICHT",)}, "a"),
        ({"competitors": ("Nordlicht Co., Ltd.",)}, "a"),
        ({"competitors": ("Nord",)}, ""),
        ({"competitors": ("株式会社",)}, ""),
        ({"competitors": ("", "?")}, ""),
        ({"sectors": ("motor VEHICLES",)}, "a"),
        ({"sectors": ("vehicle",)}, "a"),
        ({"sectors": ("hicles",)}, ""),
        ({"sectors": ("mot",)}, ""),
        ({"sectors": ("29",)}, "a"),
        ({"sectors": ("2",)}, ""),
        ({"sectors": ("62",)}, "b"),
        ({"sectors": ("",)}, ""),
    ],
)
def test_a_firm_is_kept_out_by_its_name_or_sector_however_written(listed: dict[str, tuple[str, ...]], of: str) -> None:
    host = HOST._replace(**listed)
    assert "".join(guest.id for guest in (ANNA, BO) if barred(host, guest)) == of


def test_the_branch_of_a_competitor_is_one_too_and_a_host_may_accept_it() -> None:
    host, guest = HOST._replace(competitors=("Nordlicht",)), ANNA._replace(firms=("Nordlicht Japan K.K.",))
    (found,) = check(host, [guest, BO], [], TODAY)
    assert (found.rule, found.severity, found.who, found.record) == ("competitor", "error", ("a",), "v")
    assert "Anna Berg" in found.message
    assert (found.fixes[0].action, found.fixes[0].option, found.fixes[0].along) == ("mark", "refused", ("a",))
    for state in ("accepted", "refused", "replaced"):
        assert "competitor" not in rules(host, guest._replace(state=state), BO)


def test_who_was_refused_leaves_room_for_others() -> None:
    assert rules(HOST._replace(most=1), ANNA, BO) == {"too many visitors": "error"}
    assert rules(HOST._replace(most=2, least=2), ANNA, BO) == {}
    assert rules(HOST._replace(most=1), ANNA, BO._replace(state="replaced")) == {}
    assert rules(HOST._replace(least=2), ANNA) == {"too few visitors": "warning"}


@pytest.mark.parametrize(("days", "severity"), [(15, None), (14, "warning"), (0, "warning"), (-1, "error")])
def test_names_and_nationalities_are_due(days: int, severity: str | None) -> None:
    names = HOST._replace(names_due=TODAY + timedelta(days))
    assert rules(names, ANNA).get("names due") == severity
    export = HOST._replace(day=TODAY + timedelta(days + 20), export_days=20, nationalities=frozenset({"DE"}))
    assert rules(export, ANNA, BO).get("export control") == severity
    for host in (names, export):
        assert rules(host, ANNA._replace(state="asked"), BO._replace(state="asked")) == {}


def test_all_nationalities_are_checked_where_none_is_named() -> None:
    host = HOST._replace(export_days=60)
    (found,) = check(host, [ANNA, BO], [], TODAY)
    assert (found.rule, found.who) == ("export control", ("a", "b"))
    assert [fix.action for fix in found.fixes] == ["paper", "mark"]
    unknown = rules(host, ANNA._replace(nationality=None, state="asked"))
    assert unknown == {"nationality unknown": "warning"}


def test_who_may_not_be_named_is_not_asked_about() -> None:
    host = HOST._replace(names_due=TODAY - timedelta(1))
    assert rules(host, ANNA._replace(agrees=False)) == {"not to be named": "warning"}


def test_a_host_that_does_not_answer_is_written_to_again() -> None:
    asked = ANNA._replace(state="asked", answer_by=TODAY)
    assert rules(HOST, asked) == {}
    assert rules(HOST, asked._replace(answer_by=TODAY - timedelta(1))) == {"answer overdue": "warning"}


def test_somebody_free_is_offered_for_one_who_was_refused() -> None:
    host, out = HOST._replace(competitors=("Rival",)), ANNA._replace(state="refused")
    rival = BO._replace(id="r", firms=("Rival Ltd",))
    silent = BO._replace(id="s", agrees=False)
    colleague = BO._replace(id="c", name="Cia Holm", firms=ANNA.firms)
    assert [one.id for one in stand_ins(host, out, [rival, silent, BO, colleague])] == ["c", "b"]
    (found,) = check(host, [out], [rival, BO, colleague], TODAY)
    assert [(fix.words, fix.action, fix.along) for fix in found.fixes] == [
        ("Cia Holm instead", "replace", ("a", "c")), ("Bo Lind instead", "replace", ("a", "b")),
    ]  # fmt: skip
    assert check(host, [out], [rival], TODAY)[0].fixes == ()
    assert check(host, [out._replace(state="replaced")], [BO], TODAY) == ()


def test_gate_gear_language_and_signature() -> None:
    host = HOST._replace(id_needed=True, shoes=True, languages=frozenset({"ja"}), pledge=True)
    bare = ANNA._replace(shoes=False, passport=False)
    assert rules(host, bare) == {
        "shoe size": "warning", "language of the host": "warning", "signature missing": "hint",
        "passport at the gate": "hint",
    }  # fmt: skip
    assert rules(host, bare, today=DAY - timedelta(14))["signature missing"] == "warning"
    fine = ANNA._replace(languages=frozenset({"ja", "fr"}), nda="signed")
    assert rules(host, fine) == {}
    assert rules(host._replace(interpreter=True), ANNA._replace(nda="not needed")) == {}


def test_what_is_over_is_over_and_many_are_counted() -> None:
    host = HOST._replace(most=1, shoes=True)
    assert rules(host, ANNA, BO, today=DAY + timedelta(1)) == {}
    many = [ANNA._replace(id=str(n), name=f"Guest {n}", shoes=False) for n in range(9)]
    found = next(one for one in check(host, many, [], TODAY) if one.rule == "shoe size")
    assert found.message.endswith("Guest 0, Guest 1, Guest 2, Guest 3 and 5 others.")
    assert len(found.who) == 9
