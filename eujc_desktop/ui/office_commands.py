"""The commands that reach beyond the tabs: lists in and out, papers, files, backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.planning import kinds
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.file_drop import FileDrop, copied, sheet_of
from eujc_desktop.ui.text import language, numerals, tr

if TYPE_CHECKING:
    from eujc_desktop.common.progress import Progress
    from eujc_desktop.common.settings import Settings
    from eujc_desktop.ui.jobs import Job
    from eujc_desktop.ui.window import Window

_BACKUP_CHECK_MS = 60_000
_CARDS = ("badges", "table_signs", "place_cards", "luggage_tags", "bus_signs")
_LISTS = (
    "attendance",
    "sign_in",
    "rooming",
    "meals",
    "diet_cards",
    "manifest",
    "luggage",
    "seats",
    "delegation",
    "emergency_folder",
    "checklist",
    "register",
    "finance",
    "evaluation_sheet",
    "evaluation_report",
)
_LETTERS = ("letters", "letters_to_hosts", "visa_dossier")
_OF_VISITS = ("visit_sheets", "leader_sheets", "bag_lists", "mission_report")
PAPERS = ("briefing_book", "change_slip", "programme_sheet", "certificates", *_CARDS, *_LISTS, *_OF_VISITS, *_LETTERS)
_WITHOUT_MISSION = ("companies", "activities", "events")
_SHEETS = {"itineraries": "itinerary", "visits": "companies"}


class House(Protocol):
    """What the program can do with data files as a whole; `beside` a window that has the file open it only reads."""

    beside: bool

    @property
    def file(self) -> Path | None: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def backup_folder(self) -> str: ...
    @property
    def read_only(self) -> bool: ...
    def remarks(self) -> list[tuple[str, str]]: ...
    def damage(self, progress: Progress) -> tuple[str, str] | None: ...
    def examine(self, progress: Progress) -> Any: ...
    def mend(self, found: Any) -> None: ...
    def back_up(self, reason: str) -> Path | None: ...
    def back_up_if_due(self) -> Path | None: ...
    def last_backup(self) -> datetime | None: ...
    def open_other(self, path: Path) -> None: ...
    def make_sample(self) -> Path: ...
    @property
    def first_rows(self) -> Any: ...
    def keep_first_rows(
        self, grid: str, mission_id: str, keys: Sequence[str], order: Sequence[tuple[str, bool]], language: str
    ) -> None: ...


def bind_office_commands(window: Window, house: House) -> None:
    """Bind what needs the mission at hand or the data file."""
    actions, desk = window.actions_, window.desk
    with_mission: Callable[[], bool] = lambda: desk.mission is not None  # noqa: E731 - asked again each time
    read: Callable[[], bool] = lambda: desk.missions is not None  # noqa: E731
    desk.backup_folder, desk.back_up = house.backup_folder, house.back_up
    sheets: Callable[[], str] = partial(_sort_of_sheets, window)
    actions.bind("import", lambda: _import(window, sheets()), when=read)
    actions.bind("import_copied", lambda: _import(window, sheets(), copied_cells(window)), when=read)
    FileDrop(window, sheet_of).dropped.connect(lambda path: _import(window, sheets(), path))
    actions.bind("import_itinerary", lambda: _import(window, "itinerary"), when=with_mission)
    actions.bind("import_attendance", lambda: _import(window, "attendance"), when=with_mission)
    actions.bind("import_photos", lambda: _photos(window), when=with_mission)
    actions.bind("import_companies", lambda: _import(window, "companies"))
    actions.bind("import_activities", lambda: _import(window, "activities"))
    actions.bind("import_events", lambda: _import(window, "events"))
    actions.bind("add_event", lambda: _add_event(window))
    actions.bind("imports", lambda: _imports(window))
    actions.bind("print", lambda: window.go("documents"), when=with_mission)
    for name in PAPERS:
        actions.bind(name, partial(window.go, "documents", "", name), when=with_mission)
    actions.bind("texts", lambda: _texts(window), when=with_mission)
    actions.bind("disclosures", lambda: _disclosures(window), when=with_mission)
    actions.bind("duplicates", lambda: _duplicates(window))
    actions.bind("labels", lambda: _labels(window))
    actions.bind("audit", lambda: _audit(window), when=with_mission)
    actions.bind("tick_attendance", lambda: _attendance(window), when=with_mission)
    actions.bind("approvals", lambda: _approvals(window), when=with_mission)
    actions.bind("gifts", lambda: _gifts(window))
    actions.bind("host_letters", lambda: _host_letters(window), when=with_mission)
    actions.bind("selection", lambda: _selection(window), when=with_mission)
    for name, show in (("money", _money), ("evaluation", _evaluation), ("follow_up", _follow_up)):
        actions.bind(name, partial(show, window), when=with_mission)
    actions.bind("own_fields", lambda: _own_fields(window), when=read)
    actions.bind("programmes", lambda: _programmes(window), when=read)
    actions.bind("rooms", lambda: _rooms(window), when=with_mission)
    actions.bind("groups", lambda: _groups(window), when=with_mission)
    actions.bind("editions", lambda: _editions(window), when=with_mission)
    actions.bind("export", lambda: _lists(window, "fellows"), when=with_mission)
    actions.bind("roster", lambda: _lists(window, "host"), when=with_mission)
    actions.bind("calendar_file", lambda: _calendar(window), when=with_mission)
    actions.bind("check_certificate", lambda: _check_certificate(window))
    actions.bind("open", lambda: _open(window, house))
    actions.bind("sample", lambda: _sample(window, house))
    actions.bind("backup", lambda: _back_up(window, house, "asked for"), when=lambda: house.file is not None)
    actions.bind("check_file", lambda: _check_file(window, house))
    for ready in (window.painted, window.furnished):
        ready.connect(lambda: _show_backup(window, house))
    window.painted.connect(lambda: ask_how_opened(window, house))
    window.closing.connect(lambda: _keep_first_rows(window, house))
    timer = QTimer(window)
    timer.setInterval(_BACKUP_CHECK_MS)
    timer.timeout.connect(lambda: _back_up_if_due(window, house))
    timer.start()


def _sort_of_sheets(window: Window) -> str:
    """What a list that comes in is of: on the tab of an activity's own lists of the one shown."""
    page = window.current
    return str(getattr(page, "what", "")) if page.key == kinds.LISTS else _SHEETS.get(page.key, "participants")


def _keep_first_rows(window: Window, house: House) -> None:
    """Have the list now shown in the first frame of the next start."""
    shown = window.current.shown_list() if window.office.is_open else None
    if shown is not None:
        spoken = language()
        window.office.call(lambda _works: house.keep_first_rows(*shown, spoken))


def copied_cells(window: Window) -> Any:
    """What the clipboard holds, under the headings of the table on screen where it brings none."""
    data = copied()
    grid = getattr(window.current, "grid", None)
    headings = grid.titles() if grid is not None else ()
    return services.imports.copied(say("copied cells"), data.text(), data.html(), headings)


def _import(window: Window, what: str, source: Any = None) -> None:
    """Bring in a list; one of people or items needs a mission to go into, which is asked for when there is none."""
    mission = window.desk.mission
    if mission is not None or what in _WITHOUT_MISSION:
        _bring_in(window, what, mission.code if mission else None, source)
        return
    from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog

    def made(mission_id: str) -> None:
        window.desk.choose_mission(mission_id)
        values = partial(services.records.values, table="mission", record_id=mission_id)
        window.office.ask(values, lambda mission: _bring_in(window, what, mission["code"], source))

    dialog = NewMissionDialog(window.desk, made=made, parent=window)
    told = tr("The people of the list need a mission to take part in.")
    dialog.messages.show_messages([InlineMessage(tr("First the mission"), told, "info")])
    dialog.open()


def _bring_in(window: Window, what: str, code: str | None, source: Any) -> None:
    from eujc_desktop.ui.dialogs.import_dialog import ask_and_import, open_import

    if source is None:
        ask_and_import(window.desk, what, code, window)
    else:
        open_import(window.desk, what, source, code, window)


def _add_event(window: Window) -> None:
    from eujc_desktop.ui.dialogs.events import add_event

    add_event(window.desk, window)


def _imports(window: Window) -> None:
    from eujc_desktop.ui.dialogs.imports_dialog import ImportsDialog

    ImportsDialog(window.desk, window).open()


def _audit(window: Window) -> None:
    from eujc_desktop.ui.dialogs.audit_dialog import open_audit

    open_audit(window.desk, window)


def _disclosures(window: Window) -> None:
    from eujc_desktop.ui.dialogs.disclosures import DisclosuresDialog

    DisclosuresDialog(window.desk, window.desk.mission.id, window).open()


def _duplicates(window: Window) -> None:
    from eujc_desktop.ui.dialogs.duplicates_dialog import COMPANIES, PEOPLE, DuplicatesDialog

    in_directory = getattr(window.current, "view", "") == "directory"
    DuplicatesDialog(window.desk, window, COMPANIES if in_directory else PEOPLE).show()


def _labels(window: Window) -> None:
    from eujc_desktop.ui.dialogs.labels_dialog import LabelsDialog

    LabelsDialog(window.desk, window).open()


def _own_fields(window: Window) -> None:
    from eujc_desktop.ui.dialogs.own_fields import OwnFieldsDialog

    OwnFieldsDialog(window.desk, window).open()


def _programmes(window: Window) -> None:
    from eujc_desktop.ui.dialogs.programmes_dialog import ProgrammesDialog

    mission = window.desk.mission
    ProgrammesDialog(window.desk, window, mission.programme if mission is not None else "").open()


def _photos(window: Window) -> None:
    from eujc_desktop.ui.dialogs.photos_dialog import ask_and_bring

    ask_and_bring(window.desk, window.desk.mission.code, window)


def _attendance(window: Window) -> None:
    from eujc_desktop.ui.dialogs.attendance import AttendanceDialog

    AttendanceDialog(window.desk, window.desk.mission.id, window).open()


def _gifts(window: Window) -> None:
    from eujc_desktop.ui.dialogs.gifts import GiftsDialog

    GiftsDialog(window.desk, window).open()


def _approvals(window: Window) -> None:
    from eujc_desktop.ui.dialogs.approvals import ApprovalsDialog

    ApprovalsDialog(window.desk, window.desk.mission.id, window).open()


def _host_letters(window: Window) -> None:
    from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog

    HostLettersDialog(window.desk, window.desk.mission.id, window).open()


def _selection(window: Window) -> None:
    from eujc_desktop.ui.dialogs.selection import SelectionDialog

    SelectionDialog(window.desk, window.desk.mission.id, window).open()


def _money(window: Window) -> None:
    from eujc_desktop.ui.panes.money import MoneyDialog

    MoneyDialog(window.desk, window.desk.mission.id, window).open()


def _evaluation(window: Window) -> None:
    from eujc_desktop.ui.panes.evaluation import EvaluationDialog

    EvaluationDialog(window.desk, window.desk.mission.id, window).open()


def _follow_up(window: Window) -> None:
    from eujc_desktop.ui.panes.surveys import FollowUpDialog

    FollowUpDialog(window.desk, window.desk.mission.id, window).open()


def _rooms(window: Window) -> None:
    from eujc_desktop.ui.dialogs.rooms import RoomsDialog

    RoomsDialog(window.desk, window.desk.mission.id, window).open()


def _groups(window: Window) -> None:
    from eujc_desktop.ui.dialogs.groups import GroupsDialog

    GroupsDialog(window.desk, window.desk.mission.id, window).open()


def _editions(window: Window) -> None:
    from eujc_desktop.ui.dialogs.editions import EditionsDialog

    EditionsDialog(window.desk, window.desk.mission.id, window).open()


def _texts(window: Window) -> None:
    from eujc_desktop.ui.dialogs.texts import open_texts

    open_texts(window.desk, window)


def _lists(window: Window, cut: str) -> None:
    from eujc_desktop.ui.dialogs.export_dialog import ExportDialog

    mission = window.desk.mission
    ExportDialog(window.desk, mission.id, mission.code, cut, parent=window).open()


def _calendar(window: Window) -> None:
    from eujc_desktop.ui.dialogs.save_calendar import ask_for_whom

    ask_for_whom(window.desk, window)


def _check_certificate(window: Window) -> None:
    from eujc_desktop.ui.dialogs.check_certificate import CheckCertificateDialog

    CheckCertificateDialog(window.desk, window).open()


def _open(window: Window, house: House) -> None:
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(window, tr("Open mission file"), "", tr("Mission files (*.db)"))
    if name:
        _leave_for(window, house, Path(name))


def _sample(window: Window, house: House) -> None:
    """Open the sample, made first if it is not there; an office still empty gives way to it."""
    job = window.office.make(tr("Make the sample mission"), lambda _works, _progress: house.make_sample())
    window.desk.task(job, tr("Making the sample mission"), "sparkles")
    job.then(lambda path: _leave_for(window, house, path))


def _leave_for(window: Window, house: House, path: Path) -> None:
    house.open_other(path)
    if not window.at_hand.rows:
        window.close()


def ask_how_opened(window: Window, house: House) -> None:
    """Hear how the data were opened; then wait for the look at the whole file, beside the lists' work."""
    way = window.office.call(lambda _works: (house.read_only, house.remarks()))
    way.then(partial(_opened, window))
    way.then(lambda _way: _beside(window, "", house.damage).then(partial(_checked, window)))


def _beside(window: Window, label: str, look: Callable[[Progress], Any]) -> Job:
    """Look at the whole file beside the lists' work; nobody waits for the end of it when the window goes."""
    job = window.office.make(label, lambda _works, progress: look(progress))
    window.closing.connect(job.cancel)
    return job


def _opened(window: Window, way: tuple[bool, list[tuple[str, str]]]) -> None:
    """Say how the data were opened, above everything, for as long as it holds."""
    read_only, remarks = way
    if read_only:
        window.desk.forbid_writing()
    for title, words in remarks:
        window.messages.add(InlineMessage(title, words, closable=True))


def _checked(window: Window, damage: tuple[str, str] | None) -> None:
    """Close writing when the look at the whole file, begun when it was opened, has found it damaged."""
    if damage is not None:
        window.desk.forbid_writing()
        window.messages.add(InlineMessage(*damage, "err"))


def _check_file(window: Window, house: House) -> None:
    """Look through all of the data beside the lists' work, and say above everything what was found."""
    job = _beside(window, tr("Check the data file"), house.examine)
    window.desk.task(job, tr("Checking the data file"), "shield-check")
    job.then(partial(_examined, window, house))


def _examined(window: Window, house: House, found: Any) -> None:
    if found.sound:
        words = tr(
            "Every page was read; {records} records, their links and the words of the search hold.",
            records=numerals(f"{found.records:,}"),
        )
        window.messages.add(InlineMessage(found.title, words, "ok", closable=True))
        return
    words = " ".join([*found.findings, tr("Before records are touched, the file is copied as it is.")])
    fixes = [] if house.read_only else [(tr("Mend it"), lambda: _mend(window, house, found, message))]
    message: InlineMessage = InlineMessage(found.title, words, "warn", fixes=fixes, closable=True)
    window.messages.add(message)


def _mend(window: Window, house: House, found: Any, message: InlineMessage) -> None:
    message.dismiss()
    job = window.office.write_with(tr("Mend the data file"), lambda _works, _progress: house.mend(found))
    job.then(lambda _done: window.desk.toast(tr("The data file is mended")))


def _back_up(window: Window, house: House, reason: str) -> None:
    job = window.office.call(lambda _works: house.back_up(reason))

    def tell(made: Path | None) -> None:
        window.desk.toast(tr("Backed up") if made else tr("Nothing has changed since the last backup"))
        _show_backup(window, house)

    job.then(tell)


def _back_up_if_due(window: Window, house: House) -> None:
    window.office.call(lambda _works: house.back_up_if_due()).then(
        lambda made: _show_backup(window, house) if made else None
    )


def _show_backup(window: Window, house: House) -> None:
    window.office.call(lambda _works: house.last_backup()).then(window.status.show_backup)
