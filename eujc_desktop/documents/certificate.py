"""The certificate of participation: A4 landscape, one page a person."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.certificate_content import Certificates


def build(certificates: Certificates, *, progress: Progress = silent) -> Built:
    """All certificates in one PDF; the same content gives the same bytes."""
    from eujc_desktop.documents.certificate_page import make

    return make(certificates, progress)
