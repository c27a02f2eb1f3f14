"""The fixed lists that much of the program goes by: kinds, stages, roles, diets, with the words that sheets use.

What one entity alone has to choose from stands in its own module.
"""

from __future__ import annotations

from eujc_desktop.fields.choices import Options


class MissionKind(Options):
    """What sort of activity a mission is."""

    TRAINING = "training mission", "Training mission"
    BUSINESS = "mission", "Business mission"
    FAIR = "fair mission", "Sector mission with fair"
    VISIT = "company visit", "Company visit"
    PARTNERING = "partnering event", "Partnering event"
    INCOMING = "incoming mission", "Incoming mission"
    SEMINAR = "seminar", "Seminar", "seminar series", "event series"
    WEBINAR = "webinar", "Webinar", "webinar series", "online forum", "recorded lectures"
    WORKSHOP = "workshop", "Workshop"
    ROUND_TABLE = "round table", "Round table", "regular meetings"
    TRAINEESHIP = "traineeship", "Traineeship"
    FELLOWSHIP = "fellowship", "Fellowship"
    HELPDESK = "helpdesk", "Helpdesk"
    SERVICE = "service", "Support service", "landing pad", "consultancy support", "information service"
    PUBLICATION = "publication", "Publication", "web portal"
    NEWSLETTER = "newsletter", "Newsletter"
    PROJECT = "project", "Project"
    PARTNERSHIP = "partnership", "Partnership", "network", "policy partnership", "strategy", "cooperation programme"
    INSTITUTION = "institution", "Institution"
    OTHER = "other", "Other activity"


PEOPLE_COUNT = frozenset({MissionKind.TRAINEESHIP, MissionKind.FELLOWSHIP})
"""Activities for people by themselves, as students and fellows: not for what company sends them."""


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

    PARTICIPANT = "participant", "Participant", "Participant(e)", "Teilnehmer", "Teilnehmerin", "参加者"
    LEADER = "leader", "Head of delegation", "団長", "Chef de délégation", "Delegationsleiter", "Delegationsleiterin"
    COORDINATOR = (
        "coordinator",
        "Coordinator",
        "事務局",
        "Coordinateur",
        "Coordinatrice",
        "Koordinator",
        "Koordinatorin",
    )
    EXPERT = "expert", "Expert", "Expert(e)", "Experte", "Expertin", "専門家"
    INTERPRETER = "interpreter", "Interpreter", "通訳", "Interprète", "Dolmetscher", "Dolmetscherin"
    GUIDE = "guide", "Tour conductor", "Guide", "Accompagnateur", "Reiseleiter", "添乗員"
    SPEAKER = "speaker", "Speaker", "Intervenant", "Referent", "Referentin", "講師"
    STAFF = "staff", "Staff", "Personnel", "Mitarbeiter", "スタッフ"
    MANAGER_EU = "manager EU", "General Manager (EU side)"
    MANAGER_JP = "manager JP", "General Manager (Japan side)"


class Stage(Options):
    """How far an applicant has come."""

    APPLIED = "applied", "Applied", "received", "Candidat", "Reçu", "Beworben", "Eingegangen", "申請済", "応募"
    INCOMPLETE = "incomplete", "Incomplete", "Incomplet", "Unvollständig", "書類不備"
    ELIGIBLE = "eligible", "Eligible", "Éligible", "Zulässig", "資格あり"
    SHORTLISTED = "shortlisted", "Shortlisted", "Présélectionné", "Présélectionnée", "In engerer Wahl", "書類選考通過"
    NOT_ELIGIBLE = "not eligible", "Not eligible", "Non éligible", "Nicht zulässig", "資格なし"
    SELECTED = "selected", "Selected", "Sélectionné", "Sélectionnée", "Ausgewählt", "選考済", "採択"
    WAITING = "waiting list", "Waiting list", "Liste d'attente", "Warteliste", "補欠"
    REJECTED = "rejected", "Rejected", "Refusé", "Refusée", "Abgelehnt", "不採択"
    CONFIRMED = "confirmed", "Confirmed", "Confirmé", "Confirmée", "Bestätigt", "確定"
    ATTENDED = "attended", "Attended", "Présent", "Teilgenommen", "出席"
    COMPLETED = "completed", "Completed", "Terminé", "Abgeschlossen", "修了"
    WITHDRAWN = "withdrawn", "Withdrawn", "Retiré", "Retirée", "Désisté", "Désistée", "Zurückgezogen", "辞退"
    NO_SHOW = "no-show", "No-show", "Absent", "Nicht erschienen", "欠席"


class Sex(Options):
    """As in the passport."""

    FEMALE = "F", "Female", "f", "w", "女", "Femme", "Féminin", "Weiblich", "Frau", "女性"
    MALE = "M", "Male", "m", "h", "男", "Homme", "Masculin", "Männlich", "Mann", "男性"
    OTHER = "X", "X", "d", "Other", "Autre", "Divers", "その他"


class Honorific(Options):
    """How a person is addressed."""

    MS = "Ms", "Ms", "Mrs", "Miss", "Mme", "Madame", "Frau", "Fr.", "Ms.", "Mrs.", "女史"
    MR = "Mr", "Mr", "M", "Monsieur", "Herr", "M.", "Hr.", "Mr."
    DR = "Dr", "Dr", "M. Dr", "Mme Dr", "Mr Dr", "Ms Dr", "Dr.", "Docteur", "博士"
    PROF = "Prof", "Prof.", "Professor", "Pr", "教授", "Professeur"


class Diet(Options):
    """What a person does not eat; None means nobody has answered."""

    NO_RESTRICTION = (
        "none",
        "No restriction",
        "sans restriction",
        "制限なし",
        "No restrictions",
        "aucune restriction",
        "aucun",
        "keine Einschränkung",
        "keine",
        "alles",
        "なし",
        "特になし",
    )
    VEGETARIAN = "vegetarian", "Vegetarian", "végétarien", "vegetarisch", "ベジタリアン", "菜食"
    VEGAN = "vegan", "Vegan", "végétalien", "ヴィーガン", "végane", "ビーガン"
    PESCATARIAN = (
        "pescatarian",
        "Pescatarian",
        "pescétarien",
        "Pescetarian",
        "pesco-végétarien",
        "pescetarisch",
        "魚菜食",
    )
    HALAL = "halal", "Halal", "ハラール", "ハラル"
    KOSHER = "kosher", "Kosher style", "casher", "kosher", "koscher", "コーシャ"
    NO_PORK = "no pork", "No pork", "sans porc", "豚肉不可", "kein Schweinefleisch", "ohne Schwein", "豚肉なし"
    NO_ALCOHOL = (
        "no alcohol",
        "No alcohol in food",
        "sans alcool dans les plats",
        "アルコール不可",
        "No alcohol",
        "sans alcool",
        "kein Alkohol im Essen",
        "ohne Alkohol",
        "アルコールなし",
    )
    NO_RAW_FISH = (
        "no raw fish",
        "No raw fish",
        "pas de poisson cru",
        "生魚不可",
        "sans poisson cru",
        "kein roher Fisch",
        "生もの不可",
    )
    NO_SHELLFISH = (
        "no shellfish",
        "No shellfish",
        "sans crustacés",
        "甲殻類不可",
        "pas de crustacés",
        "keine Krebstiere",
        "keine Meeresfrüchte",
    )
    LACTOSE_FREE = "lactose-free", "Lactose-free", "sans lactose", "乳糖不可", "laktosefrei", "乳製品不可"
    GLUTEN_FREE = (
        "gluten-free",
        "Coeliac (gluten-free)",
        "sans gluten (cœliaque)",
        "gluten-free",
        "グルテン不可",
        "Gluten-free",
        "Coeliac",
        "sans gluten",
        "cœliaque",
        "glutenfrei",
        "Zöliakie (glutenfrei)",
        "グルテンフリー",
    )


class RoomType(Options):
    """The room a person has."""

    SINGLE = (
        "single",
        "Single",
        "simple",
        "シングル",
        "Single room",
        "chambre simple",
        "chambre individuelle",
        "Einzel",
        "Einzelzimmer",
        "EZ",
        "シングルルーム",
    )
    DOUBLE_SINGLE = (
        "double single use",
        "Double for single use",
        "double à usage individuel",
        "Double single use",
        "double usage individuel",
        "Doppelzimmer zur Einzelnutzung",
        "DZ zur Einzelnutzung",
        "ダブルシングルユース",
        "ダブルのシングルユース",
    )
    DOUBLE = (
        "double",
        "Double",
        "ダブル",
        "Double room",
        "chambre double",
        "Doppel",
        "Doppelzimmer",
        "DZ",
        "ダブルルーム",
    )
    TWIN = (
        "twin",
        "Twin",
        "ツイン",
        "Twin room",
        "lits jumeaux",
        "deux lits",
        "Zweibett",
        "Zweibettzimmer",
        "ツインルーム",
    )
    OWN = "own", "Books for herself or himself", "réserve soi-même", "bucht selbst", "各自手配"


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

    YES = "yes", "Allowed", "○", "◯", "oui", "autorisées", "ja", "erlaubt", "可", "許可"
    NO = "no", "Not allowed", "×", "non", "interdites", "nein", "nicht erlaubt", "verboten", "不可", "禁止"
    ASK = "on request", "On request", "△", "ask", "sur demande", "auf Anfrage", "要相談", "要許可", "許可制"


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


class AttendanceCode(Options):
    """How a person attended a day; no row means not known."""

    PRESENT = "P", "Present", "p", "✓", "○", "◯", "出席"
    HALF = "H", "Half day", "h", "半日"
    ABSENT = "A", "Absent", "a", "×", "欠席"
    EXCUSED = "E", "Excused", "e", "公欠"
    LATE = "L", "Late", "l", "遅刻"
