"""Certificates from the command line: checked, revoked, and the keys by which they are checked."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from eujc_desktop import services
from eujc_desktop.cli.answers import Answer, opened


def verify(words: Namespace) -> Answer:
    """Say whether a certificate is genuine."""
    checking = services.certificates.checking
    path = Path(words.what)
    is_file = not words.what.upper().startswith(checking.PREFIX)
    with opened(words) as office:
        if is_file:
            found = office.works.read(partial(checking.check_file, path=path))
        else:
            found = [office.works.read(partial(checking.check, text=words.what))]
    data = [{"verdict": one.verdict, "words": one.words, "says": one.says} for one in found]
    lines = [line for one in found for line in (one.says, one.words) if line]
    bad = [one.words for one in found if not one.verdict.good]
    return Answer(data, lines, refused=bad[0] if bad else "")


def revoke(words: Namespace) -> Answer:
    """Say of a certificate that it no longer holds."""
    with opened(words) as office:
        end = partial(services.certificates.register.revoke, number=words.number, reason=words.reason)
        office.works.run(f"Certificate {words.number} is no longer valid", end)
    return Answer({"revoked": words.number}, [f"Certificate {words.number} is no longer valid."])


def keys(words: Namespace) -> Answer:
    """The keys by which codes are checked; one given out, or one more taken in."""
    known_keys = services.certificates.keys
    with opened(words) as office:
        if words.export:
            office.works.run("Key of this computer", known_keys.enter_own)
            known_keys.write(words.export, office.works.read(known_keys.exported))
            return Answer({"file": str(words.export)}, [str(words.export)])
        if words.take:
            line = known_keys.read(words.take)
            office.works.run("Key of another office", partial(known_keys.take, line=line))
        known = office.works.read(known_keys.known).values()
    data = [{"key": key.key_id, "owner": key.owner} for key in known]
    return Answer(data, [f"{key.key_id}  {key.owner}" for key in known] or ["No keys yet."])
