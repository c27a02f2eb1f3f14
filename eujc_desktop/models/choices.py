"""The fixed lists of the office: stages, roles, types, diets, with the words that sheets use for them."""

from __future__ import annotations

from eujc_desktop.fields.choices import Options


class MissionKind(Options):
    """What sort of activity a mission is."""

    TRAINING = "training mission", "Training mission"
    BUSINESS = "mission", "Business mission"
    VISIT = "company visit", "Company visit"
    PARTNERING = "partnering event", "Partnering event"
    INCOMING = "incoming mission", "Incoming mission"
    SEMINAR = "seminar", "Seminar", "seminar series", "webinar series", "event series"
    WORKSHOP = "workshop", "Workshop"
    TRAINEESHIP = "traineeship", "Traineeship"
    FELLOWSHIP = "fellowship", "Fellowship"
    OTHER = "other", "Other activity"


class Direction(Options):
    """From where to where a mission goes."""

    EU_TO_JP = "EU->JP", "EU to Japan"
    JP_TO_EU = "JP->EU", "Japan to EU"
    WITHIN_EU = "within EU", "Within the EU"
    WITHIN_JP = "within JP", "Within Japan"
    BOTH = "both", "Both ways"
    ONLINE = "online", "Online"


class MissionStatus(Options):
    """Where a mission stands."""

    DRAFT = "draft", "Draft"
    CALL_OPEN = "call open", "Call open"
    CALL_CLOSED = "call closed", "Call closed"
    SELECTION = "selection", "Selection"
    CONFIRMED = "confirmed", "Confirmed"
    RUNNING = "running", "Running"
    CLOSED = "closed", "Completed"
    ARCHIVED = "archived", "Archived"
    CANCELLED = "cancelled", "Cancelled"


class Role(Options):
    """What a person does on a mission."""

    PARTICIPANT = "participant", "Participant"
    LEADER = "leader", "Head of delegation", "団長"
    COORDINATOR = "coordinator", "Coordinator", "事務局"
    EXPERT = "expert", "Expert"
    INTERPRETER = "interpreter", "Interpreter", "通訳"
    GUIDE = "guide", "Tour conductor"
    SPEAKER = "speaker", "Speaker"
    STAFF = "staff", "Staff"
    MANAGER_EU = "manager EU", "General Manager (EU side)"
    MANAGER_JP = "manager JP", "General Manager (Japan side)"


class Stage(Options):
    """How far an applicant has come."""

    APPLIED = "applied", "Applied", "received"
    INCOMPLETE = "incomplete", "Incomplete"
    ELIGIBLE = "eligible", "Eligible"
    NOT_ELIGIBLE = "not eligible", "Not eligible"
    SELECTED = "selected", "Selected"
    WAITING = "waiting list", "Waiting list"
    REJECTED = "rejected", "Rejected"
    CONFIRMED = "confirmed", "Confirmed"
    ATTENDED = "attended", "Attended"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NO_SHOW = "no-show", "No-show"


class Sex(Options):
    """As in the passport."""

    FEMALE = "F", "Female", "f", "w", "女"
    MALE = "M", "Male", "m", "h", "男"
    OTHER = "X", "X", "d"


class Honorific(Options):
    """How a person is addressed."""

    MS = "Ms", "Ms", "Mrs", "Miss", "Mme", "Madame", "Frau"
    MR = "Mr", "Mr", "M", "Monsieur", "Herr"
    DR = "Dr", "Dr", "M. Dr", "Mme Dr", "Mr Dr", "Ms Dr"
    PROF = "Prof", "Prof.", "Professor", "Pr"


class Diet(Options):
    """What a person does not eat; None means nobody has answered."""

    NO_RESTRICTION = "none", "No restriction", "sans restriction", "制限なし"
    VEGETARIAN = "vegetarian", "Vegetarian", "végétarien", "vegetarisch", "ベジタリアン"
    VEGAN = "vegan", "Vegan", "végétalien", "ヴィーガン"
    PESCATARIAN = "pescatarian", "Pescatarian", "pescétarien"
    HALAL = "halal", "Halal", "ハラール"
    KOSHER = "kosher", "Kosher style", "casher", "kosher"
    NO_PORK = "no pork", "No pork", "sans porc", "豚肉不可"
    NO_ALCOHOL = "no alcohol", "No alcohol in food", "sans alcool dans les plats", "アルコール不可"
    NO_RAW_FISH = "no raw fish", "No raw fish", "pas de poisson cru", "生魚不可"
    NO_SHELLFISH = "no shellfish", "No shellfish", "sans crustacés", "甲殻類不可"
    LACTOSE_FREE = "lactose-free", "Lactose-free", "sans lactose", "乳糖不可"
    GLUTEN_FREE = "gluten-free", "Coeliac (gluten-free)", "sans gluten (cœliaque)", "gluten-free", "グルテン不可"


class RoomType(Options):
    """The room a person has."""

    SINGLE = "single", "Single", "simple", "シングル"
    DOUBLE_SINGLE = "double single use", "Double for single use", "double à usage individuel"
    DOUBLE = "double", "Double", "ダブル"
    TWIN = "twin", "Twin", "ツイン"
    OWN = "own", "Books for herself or himself"


class OrganisationKind(Options):
    """What sort of body an organisation is."""

    COMPANY = "company", "Company", "企業"
    CLUSTER = "cluster", "Cluster"
    AUTHORITY = "authority", "Public body"
    INSTITUTE = "institute", "Research institute"
    UNIVERSITY = "university", "University"
    HOTEL = "hotel", "Hotel", "ホテル"
    OFFICE = "office", "Our own office"
    OTHER = "other", "Other"


class PhotoRule(Options):
    """Whether a host lets visitors take photographs."""

    YES = "yes", "Allowed", "○", "◯"
    NO = "no", "Not allowed", "×"
    ASK = "on request", "On request", "△"


class VisitStage(Options):
    """How far a company visit has come."""

    IDEA = "idea", "Idea"
    TO_CONTACT = "to contact", "To contact"
    REQUESTED = "requested", "Requested"
    PENCILLED = "pencilled", "Pencilled"
    CONFIRMED = "confirmed", "Confirmed"
    VISITED = "visited", "Visited"
    THANKED = "thanked", "Thanked"
    DECLINED = "declined", "Declined"
    CANCELLED = "cancelled", "Cancelled"
    REPLACED = "replaced", "Replaced"


class ItemType(Options):
    """What happens in an item of the itinerary."""

    ARRIVAL = "arrival", "Arrival", "到着"
    CHECK_IN = "check-in", "Check-in"
    MEETING_POINT = "meeting point", "Meeting point", "集合"
    BRIEFING = "briefing", "Briefing"
    LECTURE = "lecture", "Lecture", "講義"
    SEMINAR = "seminar", "Seminar", "セミナー"
    WORKSHOP = "workshop", "Workshop"
    VISIT = "company visit", "Company visit", "企業訪問"
    TOUR = "plant tour", "Plant tour", "工場見学"
    DEBRIEF = "debrief", "Debrief"
    CONSULTATION = "consultation", "Consultation"
    PREPARATION = "preparation", "Preparation"
    PRESENTATION = "presentation", "Presentation"
    B2B = "B2B", "B2B meetings"
    PITCH = "pitch", "Pitch"
    FAIR = "fair", "Fair"
    FORUM = "forum", "Forum"
    ROUND_TABLE = "round table", "Round table"
    MEETING = "meeting", "Meeting"
    COURTESY = "courtesy call", "Courtesy call", "表敬訪問"
    SIGNING = "signing ceremony", "Signing ceremony"
    RECEPTION = "reception", "Reception"
    BREAKFAST = "breakfast", "Breakfast", "朝食"
    LUNCH = "lunch", "Lunch", "昼食"
    DINNER = "dinner", "Dinner", "夕食"
    CULTURE = "culture", "Culture"
    FREE = "free time", "Free time", "own time", "自由行動"
    LUGGAGE = "luggage", "Luggage"
    WALK = "transfer (walk)", "Walk"
    METRO = "transfer (metro)", "Metro"
    TRAIN = "transfer (train)", "Train"
    COACH = "transfer (coach)", "Coach"
    FLIGHT = "transfer (flight)", "Flight"
    SHIP = "transfer (ship)", "Ship"
    TRANSFER = "transfer", "Transfer", "移動"
    DEPARTURE = "departure", "Departure"
    CLOSING = "closing", "Closing", "解散"
    OTHER = "other", "Other"


class Transport(Options):
    """By what a group travels."""

    WALK = "on foot", "On foot", "徒歩"
    METRO = "metro", "Metro", "地下鉄"
    TRAIN = "train", "Train", "列車"
    COACH = "coach", "Coach", "専用バス", "bus"
    TAXI = "taxi", "Taxi", "タクシー"
    FLIGHT = "flight", "Flight", "航空機"
    SHIP = "ship", "Ship", "船"


class ItemStatus(Options):
    """How sure an item is."""

    PENCILLED = "pencilled", "Pencilled"
    CONFIRMED = "confirmed", "Confirmed"
    CANCELLED = "cancelled", "Cancelled"


class AttendanceCode(Options):
    """How a person attended a day; no row means not known."""

    PRESENT = "P", "Present", "p"
    HALF = "H", "Half day", "h"
    ABSENT = "A", "Absent", "a"
    EXCUSED = "E", "Excused", "e"


class TaskAnchor(Options):
    """From which day a task's due date counts."""

    FIRST_DAY = "first day", "First day of the mission"
    LAST_DAY = "last day", "Last day of the mission"


class AttachmentKind(Options):
    """What an attached file shows."""

    PHOTO = "photo", "Photo"
    LOGO = "logo", "Logo"
    PASSPORT = "passport", "Passport copy"
    CV = "cv", "CV"
    LETTER = "letter", "Letter"
    BROCHURE = "brochure", "Brochure"
    OTHER = "other", "Other file"


class PaperKind(Options):
    """A paper that has been made."""

    BOOK = "briefing-book", "Briefing book"
    PROGRAMME = "programme", "Programme sheet"
    CERTIFICATE = "certificates", "Certificates", "certificate"
    ROSTER = "roster", "Excel roster"
    CALENDAR = "ics", "Calendar"
