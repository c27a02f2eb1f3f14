"""The check before printing from the command line."""

from __future__ import annotations


def test_it_says_what_to_mend_and_ends_with_a_code(sample):
    out = sample("audit", "WCM-2027", "--paper", "briefing-book")
    assert sample.code == 1
    assert "Visits: " in out
    assert "to mend" in sample.err
    data = sample.json("audit", "WCM-2027", "--paper", "certificates")
    assert {"group", "severity", "message", "table", "record", "field"} <= set(data[0]) if data else True


def test_a_paper_with_nothing_to_mend_is_clean(sample):
    assert sample("audit", "WCM-2027", "--paper", "bus-signs").startswith("Clean")
    assert sample.code == 0
    sample("audit", "WCM-2027", "--paper", "napkins")
    assert sample.code == 2
    sample("audit", "NONE")
    assert sample.code == 1
