"""The closed vocabularies of the tables. Swedish terms of art stay Swedish, in ASCII."""

from enum import StrEnum


class DocType(StrEnum):
    """What kind of paper a document is."""

    KALLELSE = "kallelse"
    PROTOKOLL = "protokoll"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    TJANSTESKRIVELSE = "tjansteskrivelse"
    OTHER = "other"


class Status(StrEnum):
    """How far a document was read."""

    OK = "ok"
    PARTIAL = "partial"  # some pages could not be read, or were read by OCR
    QUARANTINED = "quarantined"  # nothing could be read; `error` says why


class Refusal(StrEnum):
    """Why a file is quarantined."""

    EMPTY_FILE = "empty_file"
    NOT_A_PDF = "not_a_pdf"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    NO_TEXT_LAYER = "no_text_layer"
    UNREADABLE_FILE = "unreadable_file"
    NOT_FETCHED = "not_fetched"  # its address gave no PDF
    TIME_LIMIT = "time_limit"  # its reader was ended when its time was up
    MEMORY_LIMIT = "memory_limit"  # its reader was ended when it took too much memory
    CRASHED = "crashed"  # its reader died
    INTERNAL_ERROR = "internal_error"  # a fault of the program, not of the file


class ItemKind(StrEnum):
    """What an ärende is for."""

    DECISION = "decision"  # beslutsärende
    INFORMATION = "information"
    REPORT = "report"  # anmälningsärende, delegationsbeslut
    MOTION = "motion"  # motion, medborgarförslag, initiativ
    INTERPELLATION = "interpellation"  # interpellation, enkel fråga
    ELECTION = "election"  # val, avsägelse
    PROCEDURE = "procedure"  # upprop, justering, dagordning


class Stage(StrEnum):
    """Whether a clause is proposed or decided."""

    PROPOSAL = "proposal"
    DECISION = "decision"


class Category(StrEnum):
    """What a clause does."""

    APPROVE = "approve"
    ADOPT = "adopt"
    REJECT = "reject"
    REFER_BACK = "refer_back"
    TABLE = "table"
    NOTE = "note"
    ANSWERED = "answered"
    ELECT = "elect"
    DISCHARGE = "discharge"
    ASSIGN = "assign"
    FINANCE = "finance"
    DELEGATE = "delegate"
    CONSULT = "consult"
    REPEAL = "repeal"
    PROCEDURAL = "procedural"
    OTHER = "other"


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    TERM = "term"
    YEAR = "year"


class DateRole(StrEnum):
    """What a date is for."""

    MEETING = "meeting"
    DEADLINE = "deadline"
    PERIOD = "period"
    MENTIONED = "mentioned"


class Qualifier(StrEnum):
    """How a sum is bounded or weighed."""

    ABOUT = "about"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ALMOST = "almost"
    MORE_THAN = "more_than"


class Per(StrEnum):
    """What a sum is per."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    PERSON = "person"
    PIECE = "piece"
    SQUARE_METRE = "square_metre"


class Ballot(StrEnum):
    """How a member voted."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"


class StatementKind(StrEnum):
    """What somebody has the minutes say."""

    RESERVATION = "reservation"
    SARSKILT_YTTRANDE = "sarskilt_yttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"


class MotionKind(StrEnum):
    """What a yrkande moves."""

    BIFALL = "bifall"
    AVSLAG = "avslag"
    ATERREMISS = "aterremiss"
    BORDLAGGNING = "bordlaggning"
    ANDRING = "andring"  # the proposal with a change
    TILLAGG = "tillagg"  # something besides the proposal
    EGET = "eget"  # a proposal of one's own


class Capacity(StrEnum):
    """In what capacity somebody is named in minutes."""

    ORDFORANDE = "ordforande"
    VICE_ORDFORANDE = "vice_ordforande"
    LEDAMOT = "ledamot"
    TJANSTGORANDE_ERSATTARE = "tjanstgorande_ersattare"
    ERSATTARE = "ersattare"  # present, without a vote
    JUSTERARE = "justerare"
    SEKRETERARE = "sekreterare"
    OVRIG = "ovrig"  # officials, guests, adjungerade


class CaseStatus(StrEnum):
    """Where a case stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    REFERRED_BACK = "referred_back"
    TABLED = "tabled"
    REJECTED = "rejected"
    ANSWERED = "answered"


class JoinRule(StrEnum):
    """By what an ärende joined a case."""

    DIARIENUMMER = "diarienummer"  # its own number
    SAME_MEETING = "same_meeting"  # another paper of the meeting has the ärende with its number
    CITES = "cites"  # it cites a paragraph of the case
    CITED = "cited"  # a paragraph of the case cites it
    TITLE = "title"  # its title, which one case only has


class LinkKind(StrEnum):
    """Where a proposal is answered."""

    SAME_PAPER = "same_paper"  # minutes that print both
    SAME_MEETING = "same_meeting"  # kallelse and minutes
    NEXT_BODY = "next_body"  # the body that it was proposed to


class LinkRelation(StrEnum):
    """What became of a proposal."""

    ADOPTED_UNCHANGED = "adopted_unchanged"
    ADOPTED_WITH_CHANGES = "adopted_with_changes"
    REJECTED = "rejected"
    REFERRED_BACK = "referred_back"
    TABLED = "tabled"
    NO_DECISION_FOUND = "no_decision_found"


class NoLink(StrEnum):
    """Why no decision was found for a proposal."""

    NO_BODY = "no_body"  # the paper does not say who is to decide
    NO_DATE = "no_date"  # a memo without a day, and not one meeting alone has the case
    NO_PAPER = "no_paper"  # no minutes of that body from that day on
    NO_ITEM = "no_item"  # minutes, but the ärende was not found in them
    NO_CLAUSE = "no_clause"  # the ärende, but no clause of it answers


class Difference(StrEnum):
    """Whether what is printed twice says the same."""

    NONE = "none"
    WORDS = "words"


class NumberKind(StrEnum):
    """What kind of personal number is masked."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"  # of persons who are not registered: 60 is added to the day
    RESERVNUMMER = "reservnummer"  # a letter among the last four; no check digit
    HENKILOTUNNUS = "henkilotunnus"  # Finland
    FODSELSNUMMER = "fodselsnummer"  # Norway
    CPR_NUMMER = "cpr_nummer"  # Denmark
    UNVERIFIED = "unverified"  # by shape or label one, but its check digit is wrong: a misprint, or a fault of OCR


class IssueCode(StrEnum):
    """What the extraction doubts or could not read."""

    PAGE_WITHOUT_TEXT = "page_without_text"
    PAGE_UNREADABLE = "page_unreadable"
    READ_BY_OCR = "read_by_ocr"
    NO_ORGANISATION = "no_organisation"
    NO_BODY = "no_body"
    ORGANISATION_GIVEN = "organisation_given"
    BODY_GIVEN = "body_given"
    NO_MEETING_DATE = "no_meeting_date"
    NO_ITEMS = "no_items"
    ITEM_NUMBER_GAP = "item_number_gap"
    WEEKDAY_CONFLICT = "weekday_conflict"
    IMPOSSIBLE_DATE = "impossible_date"
    YEAR_UNKNOWN = "year_unknown"
    SUM_MISMATCH = "sum_mismatch"
    UNIT_UNKNOWN = "unit_unknown"
    VERB_UNKNOWN = "verb_unknown"
    DECIDER_UNKNOWN = "decider_unknown"
    AMOUNT_UNCLEAR = "amount_unclear"
    PAPER_UNMATCHED = "paper_unmatched"
    VOTE_MISMATCH = "vote_mismatch"
    PERSONAL_NUMBER_MASKED = "personal_number_masked"
    PERSONAL_NUMBER_KEPT = "personal_number_kept"
