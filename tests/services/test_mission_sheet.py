"""The list of missions in Excel."""

from __future__ import annotations

from datetime import date
from functools import partial

import openpyxl

from eujc_desktop import services

TODAY = date(2027, 2, 4)


def test_the_missions_shown_become_rows_with_real_dates_and_numbers(works, tmp_path):
    made = {}
    for code in ("B-2", "A-1", "A-0"):
        values = {"code": code, "title": "=1+1", "first_day": "2027-03-15", "last_day": "2027-03-16", "capacity": "24"}
        made[code] = works.run("New", partial(services.missions.new, values={**values, "programme": "WCM"})).result
    path = tmp_path / "missions.xlsx"
    shown = {made["B-2"], made["A-0"]}
    works.read(lambda work: services.mission_sheet.save(work, shown, path, TODAY))
    heads, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    heads = list(heads)
    assert heads[:3] == ["No.", "Code", "Title"] or heads[1:3] == ["Code", "Title"]
    of = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [row["Code"] for row in of] == ["A-0", "B-2"]
    assert (of[0]["Title"], of[0]["Places for participants"], of[0]["Tasks"]) == ("=1+1", 24, 40)
    assert of[0]["First day"].date() == date(2027, 3, 15)
