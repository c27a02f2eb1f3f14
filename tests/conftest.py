"""For all tests: Hypothesis draws the same examples each time, and a slow machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")
