"""What a change would do, as the trial says, is what a whole check says of the items after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from eujc_desktop.planning.changes import changes
from eujc_desktop.planning.finding import ORDER
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.hosts import agreed_anew
from eujc_desktop.planning.items import Coming, Frame, Host, Item, Opening, Window
from eujc_desktop.planning.mends import APPLIED, MOST, mended
from eujc_desktop.planning.trial import Trial

TOKYO = ZoneInfo("Asia/Tokyo")
FIRST = date(2027, 3, 19)  # a Friday; the Monday after is a holiday
PEOPLE = {"p": "A", "q": "B", "r": ""}
HOSTS = (
    Host(),
    Host(fewest=9, hours=(Opening(frozenset(range(5)), 540, 960),), languages=frozenset({"ja"})),
    Host(closed=((date(2027, 3, 23), date(2027, 3, 23)),), holidays=True),
)
FRAME = Frame(
    FIRST,
    FIRST + timedelta(days=5),
    {"A": 5, "B": 5},
    2,
    PEOPLE,
    {key: key.upper() for key in PEOPLE},
    today=date(2027, 3, 1),
    comings={
        "p": Coming(datetime(2027, 3, 19, 14, 0), luggage=170),
        "q": Coming(leaves=datetime(2027, 3, 23, 12, 0)),
        "r": Coming(),
    },
    nights={FIRST + timedelta(days=at): "TYO" for at in range(6)},
)
TYPES = ["lunch", "dinner", "company visit", "plant tour", "lecture", "transfer (train)", "transfer (coach)", "luggage"]


@st.composite
def items(draw: st.DrawFn, key: str) -> Item:
    starts = datetime.combine(FIRST, datetime.min.time(), TOKYO) + timedelta(
        days=draw(st.integers(0, 5)), minutes=30 * draw(st.integers(12, 47))
    )
    kind = draw(st.sampled_from(TYPES))
    at_host = kind in {"company visit", "plant tour"}
    length = draw(st.sampled_from([0, 30, 90, 180, 360]))
    return Item(
        key, None, starts.date(), starts, starts + timedelta(minutes=length) if length else None, key, kind,
        area=draw(st.sampled_from(["", "TYO", "NGY", "HAC"])),
        groups=frozenset(draw(st.sets(st.sampled_from("AB"), max_size=1))),
        people=frozenset(draw(st.sampled_from([(), (), (), ("p",), ("p", "q"), ("r",)]))),
        company="Host" if at_host else "", visit="v" + key if at_host else "",
        visit_stage=draw(st.sampled_from(["confirmed", "requested", "declined"])) if at_host else "",
        capacity=draw(st.sampled_from([None, 8, 20])) if at_host else None,
        coaches=frozenset({"Coach 1"}) if kind == "transfer (coach)" else frozenset(),
        room=draw(st.sampled_from(["", "", "Room 1"])),
        host=draw(st.sampled_from(HOSTS)) if at_host else Host(),
        window=draw(st.sampled_from([None, Window(FIRST, 600, 720)])) if at_host else None,
    )  # fmt: skip


PLANS = st.integers(0, 9).flatmap(lambda n: st.tuples(*(items(str(at)) for at in range(n))))


def keys(findings):
    return {found.key for found in findings}


@settings(max_examples=150, deadline=None)
@given(PLANS, items("0"), st.booleans())
def test_a_change_is_judged_as_a_whole_check_would(plan, other, remove):
    trial = Trial(plan, ground(FRAME))
    after = trial.after({"0": None if remove else other})
    then = {**{item.id: item for item in plan}, "0": agreed_anew(trial.items.get("0"), other)}
    if remove:
        del then["0"]
    whole, before = Trial(then.values(), ground(FRAME)).findings(), trial.findings()
    assert keys(after.gone) - keys(after.new) == keys(before) - keys(whole)
    assert keys(whole) - keys(before) <= keys(after.new) <= keys(whole)
    assert after.bad == bool(after.new)
    for told in (after.new, after.gone):
        grave = [ORDER[found.severity] for found in told]
        assert grave == sorted(grave), "the gravest first"


@settings(max_examples=120, deadline=None)
@given(PLANS)
def test_each_fix_that_is_offered_removes_its_finding_and_adds_none(plan):
    trial = Trial(plan, ground(FRAME))
    before = {found.key: found for found in trial.findings()}
    for found in map(lambda each: mended(each, trial), trial.findings()):  # noqa: C417 - one by one, as the panel asks
        assert len(found.fixes) <= MOST
        for fix in found.fixes:
            if fix.action in APPLIED:
                then = {**trial.items, **changes(fix, found, trial.items)}
                there = [agreed_anew(trial.items.get(key), item) for key, item in then.items() if item is not None]
                left = Trial(there, ground(FRAME)).findings()
                assert found.key not in keys(left), fix
                worse = [each for each in left if each.weight > (before[each.key].weight if each.key in before else -1)]
                assert not worse, (found.message, fix)


def test_a_step_of_a_drag_looks_at_its_own_day_only(workbook, frame, monkeypatch):
    trial = Trial(workbook.items, ground(frame, workbook.journeys))
    looked = []
    of_day = Trial.of_day
    monkeypatch.setattr(Trial, "of_day", lambda self, lane, day: looked.append(day) or of_day(self, lane, day))
    item = trial.items["30"]
    later = timedelta(hours=4)
    after = trial.after({"30": replace(item, starts=item.starts + later, ends=item.ends + later)})
    assert [found.rule for found in after.new][:1] == ["overlap"]
    assert len(set(looked)) <= 3
    assert trial.after({}).new == ()
    assert (trial.after({"30": None}).bad, trial.after({"nobody": None}).bad) == (False, False)
