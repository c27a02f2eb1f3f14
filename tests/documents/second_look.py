"""PDF/A-3 and PDF/UA-1 as another checker sees them, which shares no code with what writes the papers."""

from __future__ import annotations

import page

TAGGED = ("3a", "ua1")
"""What tagged papers claim."""


def found(pdf: bytes, profiles: tuple[str, ...] = TAGGED) -> list[str]:
    """What `page-validation` finds wrong by these standards."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in profiles]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]
