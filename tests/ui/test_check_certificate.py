"""A certificate that is shown is checked in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QInputDialog

from eujc_desktop.exchange import certificate_code
from eujc_desktop.services import papers
from eujc_desktop.services.certificates import keys
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.dialogs.check_certificate import CheckCertificateDialog
from tests.ui.house import House, button, marked_up, nameless


@pytest.fixture
def printed(filled: House, tmp_path: Path) -> Path:
    """A file with the certificates of the mission."""
    path = tmp_path / "all.pdf"
    papers.make(filled.works, papers.Order("certificates", "WCM-2027"), path)
    return path


@pytest.fixture
def dialog(filled: House) -> CheckCertificateDialog:
    filled.run("check_certificate")
    (found,) = filled.window.findChildren(CheckCertificateDialog)
    return found


def code_in(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return pdf.attachments["certificates.txt"].get_file().read_bytes().decode().splitlines()[0]


def told(dialog: CheckCertificateDialog) -> tuple[str, str]:
    message = dialog.messages.findChildren(InlineMessage)[-1]
    return message.accessibleName(), message.accessibleDescription()


def check(house: House, dialog: CheckCertificateDialog, text: str) -> tuple[str, str]:
    dialog.code.setPlainText(text)
    button(dialog, "Check").click()
    house.idle()
    return told(dialog)


def test_pasted_text_is_checked(filled: House, printed: Path, dialog: CheckCertificateDialog) -> None:
    assert not button(dialog, "Check").isEnabled()
    code = code_in(printed)
    title, words = check(filled, dialog, f" {code}\n")
    assert title == "Genuine"
    assert "The paper must say: No. WCM-2027-001" in words
    claim = replace(certificate_code.read(code).claim, name="Eve Adams")
    assert check(filled, dialog, certificate_code.sealed(claim, keys.own()))[0] == "Not as the register has it"
    assert check(filled, dialog, code[:-6] + "000000")[0] == "Altered"
    assert check(filled, dialog, "https://example.org")[0] == "No code of a certificate"
    assert nameless(dialog) == []
    assert marked_up(dialog) == []


def test_a_file_is_checked_and_what_is_no_certificate_is_refused(
    filled: House, printed: Path, dialog: CheckCertificateDialog, tmp_path: Path
) -> None:
    dialog.check_file(printed)
    filled.idle()
    assert dialog.messages.titles() == ["24 certificates are genuine"]
    (tmp_path / "letter.pdf").write_bytes(b"no PDF")
    dialog.check_file(tmp_path / "letter.pdf")
    filled.idle()
    assert "cannot be read as a PDF" in " ".join(dialog.messages.titles())


def test_a_number_is_made_invalid_with_a_reason_and_undo_restores_it(
    filled: House, printed: Path, dialog: CheckCertificateDialog
) -> None:
    code = code_in(printed)
    check(filled, dialog, code)
    button(dialog, "No longer valid…").click()
    (ask,) = dialog.findChildren(QInputDialog)
    ask.setTextValue("Made out to the wrong person")
    ask.accept()
    filled.idle()
    assert filled.undone() == "Certificate WCM-2027-001 is no longer valid"
    title, words = check(filled, dialog, code)
    assert title == "No longer valid"
    assert "Made out to the wrong person" in words
    filled.run("undo")
    assert check(filled, dialog, code)[0] == "Genuine"


def test_keys_are_exchanged_with_another_office(
    filled: House, printed: Path, dialog: CheckCertificateDialog, tmp_path: Path
) -> None:
    dialog.write_key(tmp_path / "own.txt")
    filled.idle()
    assert (tmp_path / "own.txt").read_text(encoding="utf-8") == f"{filled.works.read(keys.exported)}\n"
    stranger = Ed25519PrivateKey.generate()
    claim = replace(certificate_code.read(code_in(printed)).claim, number="OTHER-001")
    sealed = certificate_code.sealed(claim, stranger)
    assert check(filled, dialog, sealed)[0] == "Signed with a key that is not known here"
    assert button(dialog, "Take in a key…")
    line = keys.Known("", stranger.public_key().public_bytes_raw(), "Office of Brussels").line()
    (tmp_path / "key.txt").write_text(line, encoding="utf-8")
    dialog.take_key(tmp_path / "key.txt")
    filled.idle()
    title, words = told(dialog)
    assert title == "Genuine, of another office"
    assert "Office of Brussels" in words
    dialog.take_key(printed)
    filled.idle()
    assert "no key of a mission office" in " ".join(dialog.messages.titles())
