"""The commands that reach beyond the tabs: lists in and out, papers, dialogs about a mission or the office."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.planning import kinds
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.file_drop import FileDrop, copied, sheet_of
from eujc_desktop.ui.lookup import look_up
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.window import Window

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
_DIALOGS, _PANES = "eujc_desktop.ui.dialogs", "eujc_desktop.ui.panes"
_OF_MISSION = {
    "disclosures": f"{_DIALOGS}.disclosures:DisclosuresDialog",
    "tick_attendance": f"{_DIALOGS}.attendance:AttendanceDialog",
    "approvals": f"{_DIALOGS}.approvals:ApprovalsDialog",
    "host_letters": f"{_DIALOGS}.host_letters:HostLettersDialog",
    "selection": f"{_DIALOGS}.selection:SelectionDialog",
    "money": f"{_PANES}.money:MoneyDialog",
    "evaluation": f"{_PANES}.evaluation:EvaluationDialog",
    "follow_up": f"{_PANES}.surveys:FollowUpDialog",
    "rooms": f"{_DIALOGS}.rooms:RoomsDialog",
    "groups": f"{_DIALOGS}.groups:GroupsDialog",
    "editions": f"{_DIALOGS}.editions:EditionsDialog",
}
"""By command, the dialog it opens about the mission at hand; imported when it is first opened."""
_OF_OFFICE = {
    "imports": f"{_DIALOGS}.imports_dialog:ImportsDialog",
    "labels": f"{_DIALOGS}.labels_dialog:LabelsDialog",
    "gifts": f"{_DIALOGS}.gifts:GiftsDialog",
    "check_certificate": f"{_DIALOGS}.check_certificate:CheckCertificateDialog",
}
"""The same of dialogs about the whole office."""


def bind_office_commands(window: Window) -> None:
    """Bind what reaches beyond the tabs, much of it about the mission at hand."""
    actions, desk = window.actions_, window.desk
    with_mission: Callable[[], bool] = lambda: desk.mission is not None  # noqa: E731 - asked again each time
    read: Callable[[], bool] = lambda: desk.missions is not None  # noqa: E731
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
    actions.bind("print", lambda: window.go("documents"), when=with_mission)
    for name in PAPERS:
        actions.bind(name, partial(window.go, "documents", "", name), when=with_mission)
    actions.bind("texts", lambda: _texts(window), when=with_mission)
    actions.bind("duplicates", lambda: _duplicates(window))
    actions.bind("audit", lambda: _audit(window), when=with_mission)
    actions.bind("programmes", lambda: _programmes(window), when=read)
    actions.bind("export", lambda: _lists(window, "fellows"), when=with_mission)
    actions.bind("roster", lambda: _lists(window, "host"), when=with_mission)
    actions.bind("calendar_file", lambda: _calendar(window), when=with_mission)
    for name, place in _OF_MISSION.items():
        actions.bind(name, partial(_open_of_mission, window, place), when=with_mission)
    for name, place in _OF_OFFICE.items():
        actions.bind(name, partial(_open, window, place))
    actions.bind("own_fields", partial(_open, window, f"{_DIALOGS}.own_fields:OwnFieldsDialog"), when=read)


def _open(window: Window, place: str) -> None:
    """Open a dialog about the whole office."""
    look_up(place)(window.desk, window).open()


def _open_of_mission(window: Window, place: str) -> None:
    """Open a dialog about the mission at hand."""
    look_up(place)(window.desk, window.desk.mission.id, window).open()


def _sort_of_sheets(window: Window) -> str:
    """What a list that comes in is of: on the tab of an activity's own lists of the one shown."""
    page = window.current
    return str(getattr(page, "what", "")) if page.key == kinds.LISTS else _SHEETS.get(page.key, "participants")


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


def _audit(window: Window) -> None:
    from eujc_desktop.ui.dialogs.audit_dialog import open_audit

    open_audit(window.desk, window)


def _duplicates(window: Window) -> None:
    from eujc_desktop.ui.dialogs.duplicates_dialog import COMPANIES, PEOPLE, DuplicatesDialog

    in_directory = getattr(window.current, "view", "") == "directory"
    DuplicatesDialog(window.desk, window, COMPANIES if in_directory else PEOPLE).show()


def _programmes(window: Window) -> None:
    from eujc_desktop.ui.dialogs.programmes_dialog import ProgrammesDialog

    mission = window.desk.mission
    ProgrammesDialog(window.desk, window, mission.programme if mission is not None else "").open()


def _photos(window: Window) -> None:
    from eujc_desktop.ui.dialogs.photos_dialog import ask_and_bring

    ask_and_bring(window.desk, window.desk.mission.code, window)


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
