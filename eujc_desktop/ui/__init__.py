"""The window; the only room that knows Qt."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts a hook of its own in the way of every import

# WORKAROUND: the binding reads the source of each module imported after it, to learn whether the module may ask for
# `__feature__`. Nothing here does, and until an office is open that takes half as long as a bare window's start.
# https://github.com/napari/napari/issues/8584
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
