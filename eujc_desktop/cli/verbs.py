"""What each verb of the command line does: a use case, and its answer as data and as lines to read."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eujc_desktop import services
from eujc_desktop.bootstrap import offices
from eujc_desktop.cli.answers import Answer, opened
from eujc_desktop.cli.certificates import keys, revoke, verify
from eujc_desktop.cli.duplicates import cards, duplicates, merge
from eujc_desktop.cli.editions import editions
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say

if TYPE_CHECKING:
    from eujc_desktop.planning.finding import Finding
    from eujc_desktop.store.work import Work


def _sample(words: Namespace) -> Answer:
    file = words.file or Path(words.data)
    with offices.begin_office(file, words.user) as office:
        made = services.sample.make(office.works)
    return Answer({"file": str(file), "missions": made}, [f"Sample office with {len(made)} missions: {file}"])


def _new(words: Namespace) -> Answer:
    values = {
        "programme": words.programme,
        "code": words.code,
        "title": words.title,
        "first_day": words.first_day,
        "last_day": words.last_day,
    }
    with opened(words) as office:
        done = office.works.run(f"New mission {words.code}", partial(services.missions.new, values=values))
    return Answer({"id": done.result, "code": words.code}, [f"New mission {words.code}"])


def _missions(words: Namespace) -> Answer:
    with opened(words) as office:
        rows = office.works.read(partial(services.missions.listing, today=date.today()))
    data = [asdict(row) | {"readiness": round(row.readiness, 3)} for row in rows]
    lines = [f"{row.code:<14} {row.first_day} – {row.last_day}  {row.status_label:<10} {row.title}" for row in rows]
    return Answer(data, lines or ["No missions yet."])


def _programmes(words: Namespace) -> Answer:
    found = services.programmes.of_the_centre()
    return Answer([asdict(row) for row in found], [f"{row.code:<12} {row.name}" for row in found])


def _show(words: Namespace) -> Answer:
    with opened(words) as office:
        if words.passports:
            mission_id = office.works.read(partial(services.missions.by_code, code=words.mission)).id
            told = partial(services.showings.enter_commanded, mission_id=mission_id)
            office.works.enter(f"Passport numbers of {words.mission} shown", told)
        data = office.works.read(partial(services.show.mission, code=words.mission, passports=words.passports))
    counts = [f"{len(data[name])} {name}" for name in ("participants", "visits")]
    items = sum(len(day["items"]) for day in data["itinerary"]["days"]) + len(data["itinerary"]["unplaced"])
    return Answer(
        data, [f"{data['mission']['code']}  {data['mission']['title']}", ", ".join([*counts, f"{items} items"])]
    )


def _check(words: Namespace) -> Answer:
    if words.database:
        return _check_database(words)
    with opened(words) as office:
        found = office.works.read(partial(_findings, code=words.mission))
    data = [{"mission": code, **finding.as_data()} for code, finding in found]
    several = len({code for code, _ in found}) > 1
    lines = [f"{f'{code:<14} ' * several}{finding.severity:<8} {finding.message}" for code, finding in found]
    return Answer(data, lines or ["Nothing to mend."])


def _audit(words: Namespace) -> Answer:
    audit = services.audit
    read = partial(
        audit.of_code, code=words.mission, today=date.today(), paper=words.paper or "", language=words.language
    )
    with opened(words) as office:
        found = office.works.read(read)
    data = [{"group": audit.group_of(finding.rule), **finding.as_data()} for finding in found]
    if not found:
        return Answer(data, list(audit.lines(found)))
    lines = [f"{finding.severity:<8} {audit.group_of(finding.rule)}: {finding.message}" for finding in found]
    grave = sum(finding.severity != "hint" for finding in found)
    return Answer(data, lines, refused=f"{grave} {'thing' if grave == 1 else 'things'} to mend." if grave else "")


def _disclosures(words: Namespace) -> Answer:
    ledger = services.disclosures
    with opened(words) as office:
        mission = office.works.read(lambda work: services.missions.by_code(work, words.mission).id)
        found = office.works.read(partial(ledger.of_mission, mission_id=mission))
        if words.to:
            office.works.read(partial(ledger.save, mission_id=mission, path=words.to, today=date.today()))
    lines = [f"{one.at:%Y-%m-%d}  {one.recipient}: {one.person} – {', '.join(one.said)} ({one.paper})" for one in found]
    aside = [f"{words.to} written"] if words.to else []
    return Answer([asdict(one) for one in found], lines or ["Nobody was given anything yet."], aside)


def _strike_out(words: Namespace) -> Answer:
    register = services.paper_register
    with opened(words) as office:
        mission = office.works.read(lambda work: services.missions.by_code(work, words.mission).id)
        step = f"Strike out what was made last of {words.mission}"
        last = office.works.run(step, partial(register.take_back_last, mission_id=mission)).result
    whom = f" for {last.for_whom}" if last.for_whom else ""
    return Answer({"paper": last.title, "papers": last.papers}, [f"Struck out: {last.title}{whom}"])


def _check_database(words: Namespace) -> Answer:
    with opened(words) as office:
        found = office.examine()
        mends = not found.sound and not office.store.read_only
        kept = office.mend(found) if mends else None
    data = {**asdict(found), "sound": found.sound, "mended": mends, "kept": str(kept) if kept else None}
    if found.sound:
        return Answer(data, [f"{found.title}: every page, {found.records:,} records and their links, the search."])
    if not mends:
        return Answer(data, found.findings, refused=f"{found.title}, but it can only be read here.")
    copy = [f"The file as it was: {kept}"] if kept else []
    return Answer(data, [*found.findings, f"{found.name} was mended.", *copy])


def _findings(work: Work, code: str | None) -> list[tuple[str, Finding]]:
    checks, today = services.checks, date.today()
    by_code = {code: checks.of_mission(work, code, today)} if code else checks.of_office(work, today)
    return [(code, finding) for code, findings in by_code.items() for finding in findings]


def _import(words: Namespace) -> Answer:
    other = {"photos": _import_photos, "evaluation": _import_forms}
    return other.get(words.what, _import_sheet)(words)


def _import_forms(words: Namespace) -> Answer:
    evaluation = services.evaluation
    block = evaluation.read_sheet(words.file)
    with opened(words) as office:
        mission = office.works.read(partial(services.missions.by_code, code=words.mission)).id
        found = office.works.read(partial(evaluation.laid, mission_id=mission, block=block))
        data = {"answers": found.number, "headings_left_out": found.left_out, "imported": not words.dry_run}
        aside = [f"“{heading}” names no question and is left out." for heading in found.left_out]
        if words.dry_run:
            return Answer(data, [f"{found.number} answers, {found.forms} forms then.", *aside])
        office.back_up("before import")
        fill = partial(evaluation.fill, mission_id=mission, block=block, place=(0, 0), today=date.today())
        office.works.run(say("Import forms from {file}", file=words.file.name), fill)
    return Answer(data, [f"{found.number} answers imported.", *aside])


def _import_photos(words: Namespace) -> Answer:
    photos = services.photos
    with opened(words) as office:
        folder = photos.preview(office.works, words.file, words.mission)
        data, lines = photos.as_data(folder), photos.as_lines(folder)
        if words.dry_run:
            return Answer(data, lines)
        if folder.problems and not words.only_good:
            return Answer({**data, "imported": False}, lines, refused=photos.refusal(folder))
        if folder.good:
            office.back_up("before import")
        kept = photos.apply(office.works, folder, only_good=words.only_good)
    return Answer({**data, "imported": True, "kept": kept}, [f"{kept} photos kept.", *lines])


def _import_sheet(words: Namespace) -> Answer:
    services.imports.get_ready()
    with opened(words) as office:
        incoming = services.imports.preview(
            office.works, words.file, words.what, mission=words.mission, sheet=words.sheet
        )
        if words.dry_run:
            return Answer(services.import_report.as_data(incoming), services.import_report.as_lines(incoming))
        if incoming.needs_a_decision and not words.only_good:
            data = {**services.import_report.as_data(incoming), "imported": False}
            return Answer(data, services.import_report.as_lines(incoming), refused=services.imports.refusal(incoming))
        if not office.store.is_new:
            office.back_up("before import")
        done = services.imports.apply(office.works, incoming, only_good=words.only_good)
    shown = incoming.preview
    aside = [f"Row {row} was left out: {reason}." for row, reason in shown.skipped]
    data = services.import_report.as_data(incoming)
    told = {"remarks": data["remarks"], "rows_left_out": data["left_out"]}
    return Answer({**asdict(done), **told, "imported": True}, [done.words, *shown.remarks, *aside])


def _imports(words: Namespace) -> Answer:
    intake = services.intake
    with opened(words) as office:
        if words.take_back is not None:
            back = intake.take_back(office.works, words.take_back)
            return Answer({"taken_back": asdict(back)}, [f"Taken back: {back.label}"])
        found = intake.listing(office.works)
    lines = [
        f"{one.step:>6}  {one.at:%Y-%m-%d %H:%M}  {one.who:<14} {one.label}{'' if one.stands else ' (taken back)'}"
        for one in found
    ]
    return Answer([asdict(one) for one in found], lines or ["Nothing has been imported yet."])


def _export(words: Namespace) -> Answer:
    replaced = [f"{words.to} was there before and has been replaced."] if words.to.is_file() else []
    with opened(words) as office:
        made = services.papers.make(
            office.works,
            services.papers.Order(
                kind=words.what,
                mission=words.mission,
                cut=words.list or "fellows",
                form=words.form or "days",
                language=words.language or ("ja" if words.audience == "host" else "en"),
                person_id=words.person,
                group=words.group or "",
                each=words.each,
                sort=words.order or "family",
                labels=services.papers.Labels(words.stock or "", words.first or 1, words.twice, words.test_print),
                move=words.move or 0,
                columns=tuple(words.column or ()),
                day=words.day,
                letter=words.letter or "",
                dated=words.dated,
                since=words.since,
                **_of_book(words),
                despite=words.include_under_limit or "",
                reiwa=words.reiwa,
                sign=tuple(services.papers.KeyFile(path, _password_of(path)) for path in words.sign or ()),
                password=_password_for(words.what),
            ),
            words.to,
        )
    files = [str(path) for path in made.paths]
    data = {"files": files, "missing": made.missing, "warnings": made.warnings}
    return Answer(data, files, remarks=[f"Warning: {remark}" for remark in (*replaced, *made.missing, *made.warnings)])


def _password_of(path: Path) -> str:
    """What opens a key file."""
    return _typed("EUJC_SIGN_PASSWORD", path.name)


def _password_for(paper: str) -> str:
    """What is to open the file of a paper that tells of passports; empty for others."""
    return _typed("EUJC_PDF_PASSWORD", "Emergency folder") if paper == "emergency-folder" else ""


def _typed(variable: str, of: str) -> str:
    """A password of the environment, or typed where somebody can type."""
    if (known := os.environ.get(variable)) is not None:
        return known
    if not sys.stdin.isatty():
        raise Refused(say("{what} needs its password.", what=of), cure=say("Set {variable}.", variable=variable))
    from getpass import getpass

    return getpass(f"Password of {of}: ")


def _of_book(words: Namespace) -> dict[str, Any]:
    """What is wanted of a book: its sections, in the order named, and what they tell."""
    sections = services.papers.sections_of(words.sections, words.without)
    return {
        "sections": sections,
        "unconfirmed": not words.no_marks,
        "private_phones": words.phones,
        "marks": words.mark_changes,
        "one_file": words.one_file,
        "names": words.names or "",
        "audience": services.papers.Audience(words.audience or "participant"),
    }


def _history(words: Namespace) -> Answer:
    with opened(words) as office:
        steps = office.works.steps(words.limit)
    data = [asdict(step) for step in steps]
    return Answer(data, [f"{step.at:%Y-%m-%d %H:%M}  {step.who:<14} {step.title}" for step in steps])


def _undo(words: Namespace) -> Answer:
    with opened(words) as office:
        done = office.works.undo()
    return Answer({"undone": done.label}, [f"Undone: {done.label}"])


def _redo(words: Namespace) -> Answer:
    with opened(words) as office:
        done = office.works.redo()
    return Answer({"redone": done.label}, [f"Done again: {done.label}"])


def _backup(words: Namespace) -> Answer:
    with opened(words) as office:
        path = office.back_up("asked for", words.to)
    return Answer(
        {"backup": str(path) if path else None}, [str(path) if path else "Nothing has changed since the last backup."]
    )


def _backups(words: Namespace) -> Answer:
    found = offices.backups(words.data)
    lines = [f"{backup.made_at:%Y-%m-%d %H:%M}  {backup.path}" for backup in found]
    return Answer([asdict(backup) for backup in found], lines or ["No backups yet."])


def _restore(words: Namespace) -> Answer:
    restored = offices.restore(words.data, words.backup)
    return Answer(asdict(restored), [restored.words])


VERBS: dict[str, Callable[[Namespace], Answer]] = {
    "sample": _sample,
    "new": _new,
    "missions": _missions,
    "programmes": _programmes,
    "show": _show,
    "check": _check,
    "audit": _audit,
    "disclosures": _disclosures,
    "strike-out": _strike_out,
    "import": _import,
    "imports": _imports,
    "export": _export,
    "editions": editions,
    "duplicates": duplicates,
    "merge": merge,
    "vcards": cards,
    "verify": verify,
    "revoke": revoke,
    "keys": keys,
    "history": _history,
    "undo": _undo,
    "redo": _redo,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
}
