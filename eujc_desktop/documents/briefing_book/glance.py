"""The mission on one page: numbers, map, strip of days, companies by city."""

from __future__ import annotations

from collections.abc import Callable

from eujc_desktop.common.holidays import COUNTRIES
from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block, Gap, Refs
from eujc_desktop.documents.blocks.flow import Flow, Running
from eujc_desktop.documents.blocks.rest import Drawn, Entry, Late, listed
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM, Column, Columns, Stack
from eujc_desktop.documents.blocks.text import Span, Text, measure
from eujc_desktop.documents.briefing_book.chapter import chapter
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.briefing_book.day_strip import strip_rows
from eujc_desktop.documents.briefing_book.route_map import route_map
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.content import Company

LOWEST_MAP, HIGHEST_MAP = 60 * MM, 98 * MM
MAP_SPACE = 5 * MM
"""White below the map, which takes what the rest of the page leaves."""

MEMBER_STATES = frozenset(COUNTRIES) - {"JP"}


def add(flow: Flow, setting: Setting) -> None:
    """Numbers, map (in Japan), days, companies."""
    flow.page(Running(setting.tongue.say("At a glance"), looks.NAVY))
    before = [*chapter(setting.tongue, "glance", after=12), _numbers(setting)]
    after = [*strip_rows(setting), _companies(setting)]
    measure = flow.area.measure
    left = flow.area.depth - Stack([*before, Gap(0), *after]).height(measure) - MAP_SPACE
    the_map = route_map(setting, measure, min(max(left, LOWEST_MAP), HIGHEST_MAP))
    flow.add(*(block for block in (*before, the_map, *after) if block is not None))


def _figures(setting: Setting) -> list[tuple[int, str, str]]:
    """Up to five numbers with their words for one and for many."""
    book = setting.book
    cities = len(setting.cities) or len({day.city for day in book.days if day.city})
    # An edition for one host holds that one alone, which is no number of the mission.
    for_one = book.audience is Audience.HOST and len(book.companies) == 1
    figures = [
        (len(book.participants), "participant", "participants"),
        (len(setting.countries), *_states(setting.countries)),
        (0 if for_one else len(book.companies), "company", "companies"),
        (cities, "city", "cities"),
        ((book.mission.last_day - book.mission.first_day).days + 1, "day", "days"),
    ]
    return [figure for figure in figures if figure[0] > 0]


def _states(countries: frozenset[str]) -> tuple[str, str]:
    return ("Member State", "Member States") if countries <= MEMBER_STATES else ("country", "countries")


def _numbers(setting: Setting) -> Block:
    figures = _figures(setting)

    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        words = [(str(count), setting.tongue.counted(count, one, many)) for count, one, many in figures]
        widths = [measure(a, looks.BIG_NUMBER) + 1.6 * MM + measure(b, looks.NUMBER_WORD) for a, b in words]
        gap = min((width - sum(widths)) / max(len(words) - 1, 1), 24 * MM)
        for (figure, word), wide, (_, one, _) in zip(words, widths, figures, strict=True):
            colour = looks.RED if one == "company" else looks.NAVY
            used = sheet.line(x, y + 2.5 * MM, figure, looks.BIG_NUMBER.but(colour=colour), tag="P")
            sheet.line(x + used + 1.6 * MM, y + 2.8 * MM, word, looks.NUMBER_WORD, tag="P")
            x += wide + gap

    return Drawn(11 * MM, draw, after=3 * MM)


def _companies(setting: Setting) -> Block | None:
    """Three columns of companies by city, with numbers and pages."""
    by_city: dict[str, list[Company]] = {}
    for company in setting.book.companies:
        by_city.setdefault(company.city, []).append(company)
    if not by_city:
        return None
    count = 3
    width, gap = (168 * MM - (count - 1) * 6 * MM) / count, 6 * MM
    columns: list[list[Block]] = [[] for _ in range(count)]
    for i, (city, companies) in enumerate(by_city.items()):
        columns[i % count].append(_city_list(setting, city, companies))
    return Columns([Column(width, Stack(blocks, gap=3 * MM)) for blocks in columns], gap=gap)


def _city_list(setting: Setting, city: str, companies: list[Company]) -> Block:
    hue = setting.hue(city)
    around = setting.tongue.say("Companies in and around {city}", city=setting.city(city))
    title = around if city else setting.tongue.say("Companies")
    entries = [
        Entry(
            Text(str(setting.numbers[c.key]), looks.SMALL.but(weight="semibold", colour=hue.strong, tag="Lbl")),
            Late(_company_line(setting, c)),
            4.6 * MM,
        )
        for c in companies
    ]
    heading = Text(title, looks.CITY_HEADING.but(colour=hue.strong, keep_with_next=True))
    return Stack([heading, listed(entries, 1.2)], gap=1.0)


def _company_line(setting: Setting, company: Company) -> Callable[[Refs], Block]:
    """Makes the name, with the page of the profile if there is one."""
    anchor = setting.to_company(company.key)

    def make(refs: Refs) -> Block:
        name = Span(setting.tongue.of(company.name), link=anchor)
        page = [Span(f"  {refs[anchor]}", colour=looks.SUB)] if anchor else []
        return Text([name, *page], looks.SMALL.but(max_lines=2, tag="LBody"))

    return make
