"""The page a block draws on."""

from __future__ import annotations

from eujc_desktop.documents.typesetting.sheet import Sheet

__all__ = ["Sheet"]
