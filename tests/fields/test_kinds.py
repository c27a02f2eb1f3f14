"""Each kind reads back what it shows, and says in words what it cannot read."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eujc_desktop.models.catalogue  # noqa: F401 - every entity with its lists
from eujc_desktop.common.text import clean
from eujc_desktop.fields import kinds, readings
from eujc_desktop.fields.allergens import Allergies
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.host_days import ClosingDays, OpeningHours, closed, hours
from eujc_desktop.fields.kinds import Hints
from eujc_desktop.fields.travel_times import TravelTimes, ways
from eujc_desktop.models import choices
from eujc_desktop.models.itinerary import ItemType, Transport
from eujc_desktop.models.sectors import Jsic, Nace
from eujc_desktop.planning.money import in_words
from eujc_desktop.services.phrases import sum_of

LISTS = [each for each in Options.__subclasses__() if each.__module__.startswith("eujc_desktop.models.")]

TEXTS = st.text(max_size=60).map(clean).filter(bool)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))


def comes_back(kind, value):
    assert kind.parse(kind.format(value)) == value


@given(TEXTS)
def test_text_comes_back(value):
    for kind in (kinds.Text(), kinds.Name(), kinds.Code(), kinds.long_text(), Allergies()):
        comes_back(kind, value)


@given(st.text(max_size=80))
def test_whatever_a_text_kind_reads_it_reads_again(raw):
    for kind in (kinds.Text(), kinds.Kana(), kinds.Postcode(), kinds.Phone(), kinds.Url(), kinds.Email()):
        with suppress(ValueError):
            if (value := kind.parse(raw)) is not None:
                comes_back(kind, value)


@given(st.emails())
def test_mail_comes_back(value):
    with suppress(ValueError):  # forms that no mail program uses are refused
        if (read := kinds.Email().parse(value)) is not None:
            comes_back(kinds.Email(), read)


@given(st.integers(0, 1_000_000_000))
def test_whole_numbers_come_back(value):
    comes_back(kinds.Whole(), value)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_amounts_come_back(value):
    comes_back(kinds.Amount(), value)


@given(st.booleans())
def test_yes_and_no_come_back(value):
    comes_back(kinds.YesNo(), value)


@given(st.dates(date(1000, 1, 1)))
def test_days_come_back(value):
    comes_back(kinds.Day(), value)


@given(st.times().map(lambda value: value.replace(second=0, microsecond=0)))
def test_times_of_day_come_back(value):
    comes_back(kinds.Clock(), value)


@given(st.datetimes(datetime(1000, 1, 1)).map(lambda value: value.replace(second=0, microsecond=0, tzinfo=UTC)))
def test_moments_come_back(value):
    comes_back(kinds.Moment(), value)


@given(st.lists(LINES, min_size=1, max_size=5).map(tuple))
def test_lines_come_back(value):
    comes_back(kinds.Lines(), value)


PLACES = LINES.filter(lambda text: not set(text) & set("-–—→:\uff1a,"))


@given(st.lists(st.tuples(PLACES, PLACES, st.integers(0, 2880)), min_size=1, max_size=5))
def test_travel_times_come_back(stated):
    value = tuple(f"{start} – {end}: {minutes}" for start, end, minutes in stated)
    comes_back(TravelTimes(), value)
    assert ways(value) == stated


@pytest.mark.parametrize("line", ["NGY - OSA: 110", "NGY→OSA, 110 min", "NGY–OSA：110分", " NGY —  OSA : 110 minutes "])
def test_travel_times_as_people_write_them(line):
    assert TravelTimes().parse(line) == ("NGY – OSA: 110",)


@pytest.mark.parametrize("line", ["NGY OSA 110", "NGY – OSA", "– OSA: 10", "NGY – OSA: soon", "NGY – OSA: 5000"])
def test_what_is_no_travel_time_is_refused(line):
    with pytest.raises(ValueError, match="is no way with its minutes, such as"):
        TravelTimes().parse(line)


HOURS = st.tuples(
    st.frozensets(st.integers(0, 6), min_size=1), st.integers(0, 700), st.integers(701, 24 * 60)
)  # fmt: skip


@given(st.lists(HOURS, min_size=1, max_size=4))
def test_hours_come_back(stated):
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    lines = [
        f"{', '.join(names[day] for day in days)} {since // 60}:{since % 60:02} - {until // 60}:{until % 60:02}"
        for days, since, until in stated
    ]
    value = OpeningHours().parse(lines)
    comes_back(OpeningHours(), value)
    assert hours(value) == stated


@pytest.mark.parametrize(
    "line",
    [
        "mon-fri 9:00-17:00",
        "月～金 9時-17時",
        "lundi – vendredi : 9h00 – 17h",
        "Mo bis Fr 9 bis 17",
        "月曜から金曜 ９:00～17:00",
    ],
)
def test_hours_as_people_write_them(line):
    assert OpeningHours().parse(line) == ("Mon–Fri 09:00–17:00",)


@pytest.mark.parametrize("line", ["Mon–Fri", "Mon 17:00–9:00", "someday 9–17", "9–99", "Mon 9"])
def test_what_are_no_hours_is_refused(line):
    with pytest.raises(ValueError, match="are no hours, such as"):
        OpeningHours().parse(line)


@given(st.lists(st.tuples(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1))).map(sorted), min_size=1, max_size=4))
def test_closing_days_come_back(stated):
    value = ClosingDays().parse([f"{first.isoformat()} – {last.isoformat()}" for first, last in stated])
    comes_back(ClosingDays(), value)
    assert closed(value) == [tuple(days) for days in stated]


@pytest.mark.parametrize("line", ["Obon", "2027-08-16 – 2027-08-11", "11 Aug – 12 Aug – 13 Aug"])
def test_what_are_no_closing_days_is_refused(line):
    with pytest.raises(ValueError, match="is no day, such as"):
        ClosingDays().parse(line)


@pytest.mark.parametrize("zone", sorted(available_timezones())[::40])
def test_zones_come_back(zone):
    comes_back(kinds.Zone(), zone)


@pytest.mark.parametrize("options", LISTS, ids=lambda options: options.__name__)
def test_choices_come_back(options):
    for option in options:
        comes_back(Choice(options), option)
        for word in (option.value, option.label, *option.words):
            assert Choice(options).parse(f" {word.upper()} ") is option, word


def test_links_come_back():
    comes_back(kinds.Ref("person"), "0" * 32)
    with pytest.raises(ValueError, match="not the id"):
        kinds.Ref("person").parse("Anna Berg")


@pytest.mark.parametrize("language", readings.LANGUAGES)
def test_countries_come_back_in_each_language(language):
    for code, name in readings.countries(language):
        assert kinds.Country().parse(name) == code, name
        assert kinds.Country().parse(name.upper()) == code, name
    assert len(readings.countries(language)) > 240


@pytest.mark.parametrize(
    "names",
    [("Greece", "Grèce", "Griechenland", "ギリシャ"), ("Japan", "Japon", "Japan", "日本")],
)
def test_a_country_in_four_languages(names):
    assert len({kinds.Country().parse(name) for name in names}) == 1


class NoLocale(date):
    """A day that refuses to write itself: strftime follows the machine's language as soon as Qt has started."""

    def __format__(self, spec):
        raise AssertionError(spec)

    strftime = __format__


def test_months_are_english_wherever_the_program_runs():
    assert kinds.Day().format(NoLocale(2027, 2, 5)) == "5 Feb 2027"


EVERY_KIND = [
    kinds.Text(), kinds.long_text(), kinds.Name(), kinds.Code(), kinds.Email(), kinds.Phone(), kinds.Url(),
    kinds.Postcode(), kinds.Kana(), kinds.Whole(), kinds.Amount(), kinds.YesNo(), kinds.Day(),
    kinds.Day(past_only=True), kinds.Clock(), kinds.Moment(), kinds.Zone(), kinds.Country(), kinds.Lines(),
    kinds.Ref("person"), Allergies(), TravelTimes(), *(Choice(options) for options in LISTS),
]  # fmt: skip
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40), st.dates(), st.times(), st.datetimes(),
    st.from_regex(r"[-0-9.,/: 年月日時]{1,60}", fullmatch=True),
)  # fmt: skip


@given(CELLS, st.sampled_from(EVERY_KIND), st.booleans(), st.booleans())
def test_any_cell_is_read_or_refused_in_words(raw, kind, day_first, decimal_comma):
    hints = Hints(day_first=day_first, decimal_comma=decimal_comma)
    try:
        value = kind.parse(raw, hints)
    except ValueError as exc:
        words = str(exc)
        assert 5 < len(words) < 2000
        return
    assert isinstance(kind.format(value), str)
    assert all(isinstance(remark, str) for remark in kind.remarks(raw, hints))


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize("empty", [None, "", "  ", "\u3000", "\u200b", "\u00a0"])
def test_an_empty_cell_has_no_value(kind, empty):
    assert kind.parse(empty) is None
    assert kind.format(None) == ""


@pytest.mark.parametrize("name", ["Null", "NA", "N/A", "None", "True", "nan", "007", "NaN", "-", "#N/A", "=1+1"])
def test_names_that_look_like_something_else(name):
    assert kinds.Name().parse(name) == name


def test_what_names_are_cleaned_of():
    assert kinds.Name().parse(" Mu\u006e\u0303oz\u200b\u202e  x ") == "Muñoz x"


def test_a_name_in_capitals_is_no_other_name():
    assert kinds.Name().same("Žnidaršič", "ŽNIDARŠIČ")
    assert not kinds.Name().same("Žnidaršič", "Žnidaršič-Kočevar")


def test_allergies_in_another_language_are_no_change():
    assert Allergies().same("sesame, nuts", "sésame, noix")
    assert Allergies().same("peanut (severe)", "arachide (grave)")
    assert Allergies().same("fish stock", "bouillon de poisson (dashi)")
    assert not Allergies().same("sesame", "sésame, noix")


def test_numbers_in_number_cells_are_told_where_zeros_count():
    assert kinds.Code().parse(8012345.0) == "8012345"
    assert "leading zeros" in kinds.Code().remarks(8012345)[0]
    assert kinds.Code().remarks("08012345") == []


@pytest.mark.parametrize("code", ["WCM-2027", "V.2027/1", "h2_mission", "製造-2027"])
def test_a_label_names_a_record(code):
    assert kinds.Label().parse(code) == code


@pytest.mark.parametrize("code", ["../x y", "a b", "/etc", "a/../b", "-x", "a;b", "C:\\x", "a/"])
def test_a_label_is_no_path_and_no_sentence(code):
    with pytest.raises(ValueError, match="is no code"):
        kinds.Label().parse(code)


def test_too_long_a_text_is_refused_with_its_length():
    with pytest.raises(ValueError, match="is 201 characters long; at most 200 fit"):
        kinds.Text().parse("x" * 201)
    with pytest.raises(ValueError, match="Company has 201 characters, and at most 200 fit; shorten it"):
        Field("name", "Company", kinds.Name()).read("x" * 201)
    with pytest.raises(ValueError, match="is 2001 characters long"):
        kinds.Lines().parse(f"short;{'x' * 2001}")


def test_addresses_typed_in_full_width_are_read():
    assert kinds.Email().parse("ｉｎｆｏ＠ａｏｎｅ．ｅｘａｍｐｌｅ．ｏｒｇ") == "info@aone.example.org"
    assert kinds.Url().parse("ｈｔｔｐｓ：／／ａｏｎｅ．ｅｘａｍｐｌｅ．ｏｒｇ") == "https://aone.example.org"


@pytest.mark.parametrize("power", ["1e99", "4.37E+11", "2E-3 EUR"])
def test_a_power_of_ten_is_not_the_number_before_it(power):
    for kind in (kinds.Amount(), kinds.Whole()):
        with pytest.raises(ValueError, match="is not a number"):
            kind.parse(power)


def test_a_needed_field_says_so_and_a_default_steps_in():
    with pytest.raises(ValueError, match="Name is needed"):
        Field("name", "Name", kinds.Text(), required=True).read(" ")
    assert Field("n", "N", kinds.Whole(), default=3).read("") == 3


def test_yes_and_no_in_four_languages():
    yes = ["Yes", "oui", "JA", "はい", "○", "有", "reçu", True, "1", 1]
    no = ["no", "Non", "nein", "いいえ", "×", "無", "manquant", False, "0", 0]
    assert [kinds.YesNo().parse(word) for word in yes] == [True] * len(yes)
    assert [kinds.YesNo().parse(word) for word in no] == [False] * len(no)
    with pytest.raises(ValueError, match="neither yes nor no"):
        kinds.YesNo().parse("perhaps")


def test_amounts_are_kept_to_the_cent():
    assert kinds.Amount().parse("1\u202f000,00 €", Hints(decimal_comma=True)) == Decimal("1000.00")
    assert kinds.Amount().format(Decimal("1000")) == "1,000"
    assert kinds.Amount().format(Decimal("58.40")) == "58.40"


def test_times_need_no_seconds():
    assert kinds.Clock().parse(time(7, 12)) == time(7, 12)
    assert kinds.Clock().parse(0.5) == time(12)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (choices.Diet.VEGETARIAN, ("Vegetarian", "végétarien", "VEGETARISCH", "ベジタリアン")),
        (choices.Diet.NO_PORK, ("No pork", "sans porc", "kein Schweinefleisch", "豚肉不可")),
        (choices.Diet.GLUTEN_FREE, ("Coeliac (gluten-free)", "sans gluten (cœliaque)", "glutenfrei", "グルテン不可")),
        (choices.RoomType.SINGLE, ("Single", "simple", "Einzelzimmer", "シングル")),
        (choices.RoomType.DOUBLE_SINGLE, ("double single use", "double à usage individuel", "ＤＺ zur Einzelnutzung")),
        (choices.Stage.CONFIRMED, ("Confirmed", "confirmée", "Bestätigt", "確定")),
        (choices.Sex.FEMALE, ("F", "Femme", "weiblich", "女")),
        (choices.Honorific.DR, ("Dr", "M. Dr.", "Dr.", "博士")),
        (Transport.TRAIN, ("train", "Train", "Zug", "新幹線")),
        (ItemType.LUNCH, ("Lunch", "déjeuner", "Mittagessen", "昼食")),
        (choices.PhotoRule.ASK, ("on request", "sur demande", "auf Anfrage", "△")),
    ],
)
def test_choices_in_four_languages(option, words):
    assert {Choice(type(option)).parse(word) for word in words} == {option}


def test_a_choice_that_is_none_names_those_there_are():
    with pytest.raises(ValueError, match=r"“Paleo” is not one of No restriction, Vegetarian, "):
        Choice(choices.Diet).parse("Paleo")


@pytest.mark.parametrize(
    ("options", "words", "near"),
    [
        (Nace, "25.62", ["25 Fabricated metal products"]),
        (Nace, "C25", ["25 Fabricated metal products"]),
        (Nace, "ＦＡＢＲＩＣＡＴＥＤ items", ["25 Fabricated metal products"]),
        (Jsic, "2451", ["E24 Fabricated metal products"]),
        (Jsic, "道路旅客", ["H43 Road passenger transport"]),
        (Nace, "飲料水", ["11 Beverages"]),
        (Jsic, "飲料工場", ["E10 Beverages, tobacco and feed"]),
        (Nace, "des boissons", ["11 Beverages"]),
        (Jsic, "ZZ", []),
        (Nace, "x" * 10_000, []),
        (choices.Diet, "Paleo Vegetarian", []),
    ],
)
def test_what_is_in_no_long_list_is_refused_with_the_nearest(options, words, near):
    assert [option.label for option in Choice(options).near(words)] == near
    with pytest.raises(ValueError, match="is not") as refused:
        Choice(options).parse(words)
    assert len(str(refused.value)) < 300
    assert all(f"“{name}”" in str(refused.value) for name in near)


def test_a_value_left_as_it_was_is_not_judged_again():
    code, needed = Field("code", "Code", kinds.Label(40), required=True), Field("n", "Seats", kinds.Whole(1, 20))
    assert code.put("WCM 2027", "WCM 2027") == "WCM 2027"
    assert code.put(" WCM 2027 ", "WCM 2027") == "WCM 2027"
    assert needed.put("300", 300) == 300
    for raw, now in (("WCM 2028", "WCM 2027"), ("WCM 2027", None), (None, "WCM 2027"), (None, None)):
        with pytest.raises(ValueError, match=r"is no code|is needed"):
            code.put(raw, now)
    with pytest.raises(ValueError, match="20"):
        needed.put("300", 3)


def test_a_sum_below_nothing_is_read_however_its_minus_is_written():
    amount, whole = kinds.Amount(), kinds.Whole(-100, 100)
    for raw in ("-5", "−5", "–5", "－５", "ー５", "− 5", "−€5", "€−5", "€ -5", "-5 EUR", "EUR −5", "▲5", "△5円", "(5)",
                "(€5)", "€ (5)", "(5) EUR", "5-", "5- €"):  # fmt: skip
        assert amount.parse(raw) == -5, raw
        assert amount.remarks(raw) == [], raw
    assert [whole.parse(raw) for raw in ("−5", "ー５", "▲5")] == [-5, -5, -5]
    assert amount.parse("−1,234.50") == Decimal("-1234.50")
    assert amount.parse("▲1.234,50 €") == Decimal("-1234.50")
    for raw in ("コーヒー5", "10–20", "10−20", "deposit - 10", "1000,-"):
        assert amount.parse(raw) > 0, raw
    assert whole.parse("(12)") == 12


def test_a_sum_below_nothing_is_written_with_the_true_minus():
    assert kinds.Amount().format(Decimal("-1234.5")) == "−1,234.50"
    assert kinds.Whole(-100, 100).format(-75) == "−75"
    assert in_words(Decimal(-5), "EUR") == "EUR −5"
    assert sum_of(Decimal(-5), "JPY", "ja") == "−5円"
