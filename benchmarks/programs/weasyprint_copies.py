"""Personal copies made by WeasyPrint, tagged, with fonts and pictures kept from copy to copy."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.book import common_book
from benchmarks.children import FONTS, peak
from benchmarks.copies import readers

FACES = (
    ("Serif", "EBGaramond-Regular", 400), ("SerifJ", "NotoSerifJP-Medium", 400), ("Sans", "SourceSans3-Regular", 400),
    ("Sans", "SourceSans3-SemiBold", 700), ("SansJ", "NotoSansJP-Regular", 400), ("SansJ", "NotoSansJP-Bold", 700),
)  # fmt: skip
STYLE = """
@page { size: A4; margin: 27mm 22mm 21mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9.5pt Sans } }
@page full { margin: 0; background: #0A1F4D; @bottom-right { content: none } }
body { font: 9.4pt/13pt Sans, SansJ; margin: 0; text-align: justify; hyphens: auto }
h1 { font: 29pt/33pt Serif, SerifJ; color: #0A1F4D; break-before: page; margin: 0 0 13pt; text-align: left }
h2 { font: 17.5pt/21pt Serif, SerifJ; color: #0A1F4D; margin: 12pt 0 3pt } h3 { font: bold 10.4pt Sans, SansJ; margin: 8pt 0 2pt }
p { margin: 0 0 4.5pt } table { border-collapse: collapse; width: 100%; font-size: 8.2pt; line-height: 11pt; text-align: left }
td, th { border-bottom: .4pt solid #E3E7EE; padding: 1.6mm 2mm 1.6mm 0; vertical-align: top }
.full { page: full; color: white; padding: 60mm 22mm; font-size: 22pt; line-height: 28pt } .panel { background: #F4F6FA; padding: 4mm }
a { color: #003399; text-decoration: none } .toc a::after { content: target-counter(attr(href), page); float: right }
.people { columns: 3 } .person { break-inside: avoid; font-size: 7.8pt } .person img { width: 20mm; height: 25mm; float: left; margin-right: 3mm }
"""  # noqa: E501


def rows(cells: Iterable[Iterable[str]]) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in cells)}</table>"


def lines(*words: str) -> str:
    return "<br>".join(escape(word) for word in words if word)


def page_of(key: str, words: str) -> str:
    return f'<a class="to" href="#{key}">{escape(words)}</a>'


def own(reader: Any, data: Any) -> Iterator[str]:
    yield f"<h1>Your own pages</h1><h2>{escape(reader.name.full)}</h2>"
    yield rows((f"<b>{escape(label)}</b>", escape(words)) for label, words in reader.arrangements)
    yield "<h2>Your days</h2><div class=toc>"
    for day in data["days"]:
        mine = [item for item in day["items"] if not item["groups"] or reader.group in item["groups"]]
        yield rows(
            (
                f"<b>{escape(day['label'])}</b>",
                f"{item['start']}–{item['end']}",
                f"<b>{escape(item['title'])}</b>",
                page_of(item["key"], item["place"]),
            )
            for item in mine
        )
    yield "</div>"


def day_page(day: Any) -> Iterator[str]:
    yield f'<h1 id="day{day["number"]}">{escape(day["long"])}</h1>'
    yield f"<p>{lines(day['ja'], day['theme'], day['weather'])}</p>"
    for item in day["items"]:
        legs = "".join(
            f"<p class=panel>{lines(leg['name'], leg['origin'], leg['destination'], leg['note'])}</p>"
            for leg in item["legs"]
        )
        more = lines(item["place"], item["note"], item["meet"], item["dress"], item["address_ja"])
        times = f"<b>{item['start']}</b><br>{item['end']}"
        yield rows([[times, f'<b id="{item["key"]}">{escape(item["title"])}</b> {item["groups"]}<br>{more}{legs}']])


def company_page(company: Any) -> Iterator[str]:
    yield f'<h1 id="{company["key"]}">{escape(company["name"])}</h1><p>{lines(company["ja"], company["sector"])}</p>'
    yield f'<img src="{company["logo"]}" style="height:18mm">' if company["logo"] else ""
    yield rows([[f"<small>{escape(label)}</small><br>{escape(value)}" for label, value in company["figures"]]])
    for title, words in (
        ("About the company", [company["about"]]),
        ("Why we go there", [company["why"]]),
        ("What we shall see", company["see"]),
        ("Questions worth asking", company["questions"]),
        ("House rules", company["rules"]),
        ("Where it is", [company["address_ja"], company["address"]]),
    ):
        yield f"<h3>{title}</h3>" + "".join(f"<p>{escape(text)}</p>" for text in words)
    yield rows(
        (lines(one["kana"], one["native"], one["name"]), lines(one["title"], one["title_ja"]))
        for one in company["people"]
    )


def person(one: Any) -> str:
    photo = f'<img src="{one["photo"]}">' if one["photo"] else ""
    name = f"{escape(one['given'])} <b>{escape(one['family'])}</b>"
    more = lines(one["latin"], one["organisation"], one["town"], one["country"])
    return f"<div class=person>{photo}{name}<br>{more}</div>"


def advice(data: Any) -> Iterator[str]:
    yield "<h1>Practical information</h1><div style='columns:2'>"
    yield from (f"<h3>{escape(one['title'])}</h3><p>{escape(one['text'])}</p>" for one in data["practical"])
    yield "</div>" + rows((one["name"], one["task"], one["phone"], one["mail"]) for one in data["team"])
    yield "<h1>In an emergency</h1>" + rows(
        (f"<h1 style='break-before:auto'>{one['number']}</h1>", lines(one["en"], one["ja"])) for one in data["alarm"]
    )
    yield from (
        f"<h2>{one['title']}</h2>" + "".join(f"<p>{escape(s)}</p>" for s in one["steps"]) for one in data["steps"]
    )
    yield from (f"<p class=panel>{lines(one['main'], one['below'])}</p>" for one in data["sentences"])
    yield "<h1>Show this to the driver</h1>"
    yield from (f"<p class=panel>{lines(*map(str, one.values()))}</p>" for one in data["hotels"])
    yield "<h1>Useful phrases</h1>"
    yield from (
        f"<h3>{escape(one['title'])}</h3>" + rows(map(escape, row) for row in one["rows"]) for one in data["phrases"]
    )
    yield "<h1>Notes</h1><p style='break-after: page'> </p><p>Notes</p>"


def book(data: Any, reader: Any) -> str:
    """The book as one writes it in HTML."""
    contents = [(f"day{day['number']}", day["long"]) for day in data["days"]]
    contents += [(company["key"], company["name"]) for company in data["companies"]]
    words = data["welcome"]
    parts = [
        f"<div class=full>{lines(data['kicker'], data['title'], data['title_ja'], data['dates'])}<br><i>"
        f"Briefing book for {escape(reader.name.full)}</i><br>{escape(data['edition'])}</div>"
    ]
    parts += own(reader, data)
    parts.append(f"<h1>Contents</h1><div class=toc>{''.join(f'<p>{page_of(*line)}</p>' for line in contents)}</div>")
    parts.append(
        f"<h1>Welcome</h1><p>{words['salutation']}</p>"
        + "".join(f"<p>{escape(text)}</p>" for text in words["paragraphs"])
    )
    parts.append("<h1>The mission at a glance</h1>" + rows([[f"{count} {what}" for count, what in data["numbers"]]]))
    parts.append(rows([[lines(day["label"], day["theme"], day["hotel"]) for day in data["days"]]]))
    parts.append(
        "<h1>The week</h1>"
        + rows([[lines(*(f"{item['start']} {item['title']}" for item in day["items"])) for day in data["days"]]])
    )
    for day in data["days"]:
        parts += day_page(day)
    parts.append(
        "<h1>The companies we visit</h1>"
        + rows((lines(one["name"], one["ja"]), lines(one["sector"], one["city"])) for one in data["companies"])
    )
    for company in data["companies"]:
        parts += company_page(company)
    parts.append(f"<h1>Participants</h1><div class=people>{''.join(map(person, data['people']))}</div><h1>Roster</h1>")
    parts.append(
        rows(
            (
                str(one["number"]),
                lines(f"{one['given']} {one['family']}", one["kana"]),
                lines(one["function"], one["organisation"]),
                lines(one["town"], one["country"]),
                lines(one["sector"], one["interests"]),
            )
            for one in data["people"]
        )
    )
    parts += advice(data)
    parts.append("<div class=full>よい旅を</div>")
    return f'<html lang="en"><title>{escape(data["title"])}</title><body>{"".join(parts)}</body></html>'


folder, count = Path(sys.argv[1]), int(sys.argv[2])
content = json.loads((folder / "book.json").read_text(encoding="utf-8"))
fonts, kept = FontConfiguration(), {}
faces = "".join(
    f"@font-face {{ font-family: {family}; font-weight: {weight}; src: url({(FONTS / name).as_uri()}.ttf) }}\n"
    for family, name, weight in FACES
)
style = CSS(string=faces + STYLE, font_config=fonts)
start, pages = time.perf_counter(), 0
for one in readers(common_book(), count):
    document = HTML(string=book(content, one), base_url=str(folder)).render(
        font_config=fonts, stylesheets=[style], cache=kept
    )
    document.write_pdf(folder / "weasyprint.pdf", pdf_tags=True)
    pages += len(document.pages)
seen = {"copies": time.perf_counter() - start, "pages": pages / count, "peak": peak()}
sys.stdout.write(json.dumps(seen) + "\n")
