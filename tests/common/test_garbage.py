from __future__ import annotations

import gc

import pytest

from eujc_desktop.common.garbage import uncollected


def _break():
    with uncollected():
        assert not gc.isenabled()
        raise ValueError("broken")


def test_the_collector_rests_meanwhile_and_goes_on_whatever_happens():
    with pytest.raises(ValueError, match="broken"):
        _break()
    assert gc.isenabled()


def test_a_collector_that_rests_is_left_alone():
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
