"""The sorts of paper that the register knows."""

from __future__ import annotations

from eujc_desktop.fields.choices import Options


class PaperKind(Options):
    """A paper that has been made."""

    BOOK = "briefing-book", "Briefing book"
    PROGRAMME = "programme", "Programme sheet"
    CHANGE_SLIP = "change-slip", "Change slip"
    CERTIFICATE = "certificates", "Certificates", "certificate"
    ROSTER = "roster", "Excel roster"
    CALENDAR = "ics", "Calendar"
    BADGE = "badges", "Badges", "badge"
    TABLE_SIGN = "table-signs", "Table signs", "table sign"
    PLACE_CARD = "place-cards", "Place cards", "place card"
    LUGGAGE_TAG = "luggage-tags", "Luggage tags", "luggage tag"
    BUS_SIGN = "bus-signs", "Bus signs", "bus sign"
    ATTENDANCE = "attendance", "Attendance sheets", "attendance sheet"
    SIGN_IN = "sign-in", "Sign-in sheets", "sign-in sheet"
    ROOMING = "rooming", "Rooming list"
    MEALS = "meals", "Meal sheets", "meal sheet"
    DIET_CARD = "diet-cards", "Diet cards", "diet card"
    MANIFEST = "manifest", "Arrivals and departures"
    LUGGAGE = "luggage", "Luggage lists", "luggage list"
    SEATS = "seats", "Seat lists", "seat list"
    DELEGATION = "delegation", "Delegation list"
    EMERGENCY = "emergency-folder", "Emergency folder"
    FINANCE = "finance", "Finance list"
    EVALUATION_SHEET = "evaluation-sheet", "Evaluation form"
    EVALUATION_REPORT = "evaluation-report", "Evaluation report"
    LETTER = "letters", "Letters", "letter"
    VISA = "visa-dossier", "Visa dossier"
    CHECKLIST = "checklist", "Checklist"
    REGISTER = "register", "Lists of the activity"
    VISIT_SHEETS = "visit-sheets", "Sheets of visits", "visit sheet"
    BAGS = "bag-lists", "Bag lists", "bag list"
    REPORT = "mission-report", "Mission report"
