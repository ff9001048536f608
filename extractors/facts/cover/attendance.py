"""Who is named as present in minutes: in what role, with what office, when, and for whom."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.facts.cover.attendant import Attendant, settle
from extractors.facts.cover.entries import MEMBERS, Entry, read_entries, span_of, takes_seats, text_of
from extractors.facts.cover.fields import Field, Row
from extractors.facts.cover.names import Named, find_named
from extractors.facts.cover.presence import Presence, read_presence, read_time
from extractors.layout.document import Span
from extractors.rules import pattern_of, rules_of
from schemas.vocabulary import Capacity

_ADJUSTER = pattern_of("attendance", "also")
_STAND_IN = pattern_of("attendance", "deputy")
_PROSE = pattern_of("attendance", "prose")
_NOTHING = Presence()
_OFFICE = pattern_of("attendance", "office")
_DEPUTY = re.compile(r"\b(?:som\s+)?ersättare:?\s*$", re.IGNORECASE)
_JOINING = re.compile(r"(?:^|[\s,;])(?:och|samt|med|jämte)\s*$")
_PARTS = re.compile(r"[,;()]|\s(?=§)")
_POINTS = re.compile(r"^\s*punkt(?:erna)?\s+[A-ZÅÄÖ](?:,?\s+[A-ZÅÄÖ]\b)*\s*|^\s*[A-ZÅÄÖ]\s+(?=[a-zåäö])|§.*")
_BY_HEADING = {
    "members": Capacity.LEDAMOT,
    "serving": Capacity.TJANSTGORANDE_ERSATTARE,
    "substitutes": Capacity.ERSATTARE,
    "unserving": Capacity.ERSATTARE,
    "others": Capacity.OVRIG,
    "adjusters": Capacity.JUSTERARE,
    "secretary": Capacity.SEKRETERARE,
    "chair": Capacity.ORDFORANDE,
    "vice_chair": Capacity.VICE_ORDFORANDE,
}


def find_attendants(rows: Sequence[Row]) -> list[Attendant]:
    """Find who is named as present, one for each person and capacity, in the order of the paper."""
    found: list[Attendant] = []
    signatures: list[Attendant] = []
    entries = read_entries(rows)
    told = any(entry.home and entry.home.kind in ("substitutes", "unserving", "serving", "others") for entry in entries)
    for entry in entries:
        people = _read_people(entry)
        if told and entry.home is not None and entry.home.kind == "present":  # who is no member stands elsewhere
            people = [replace(one, role=Capacity.LEDAMOT) if one.party and not one.role else one for one in people]
        signed = entry.home is None or entry.home.kind in ("chair", "secretary", "adjusters", "vice_chair")
        (signatures if signed else found).extend(people)
    return settle(found, signatures)


def _read_people(entry: Entry) -> list[Attendant]:
    """Read the persons of an entry with what is printed behind each of them."""
    own, text = entry.home, text_of(entry.strips)
    members, listed = own is None or own.kind in MEMBERS, bool(own and own.columns)
    if _PROSE.search(text):
        return []
    named = find_named(text, members=members, listed=listed)
    if not named:  # what stands below is no more of the name
        named = find_named(entry.strips[0].text, members=members, listed=listed)
    found: list[Attendant] = []
    for index, one in enumerate(named):
        columns = {} if index else entry.columns
        behind = _behind(text, named, index)
        note = _note(behind, columns) if behind or columns else None
        person = _make(own, one, note, columns, span_of(entry.strips, one.start, one.end))
        if entry.replaced is not None and index == 0:
            person = _with_seat(person, entry.replaced)
        found.append(person)
        if note and person.role is not Capacity.JUSTERARE and _ADJUSTER.search(note):
            found.append(replace(person, role=Capacity.JUSTERARE))
    return found


def _behind(text: str, named: Sequence[Named], index: int) -> str:
    """Give what is printed behind a name up to the next one; "ersättare" right before a name is said of that name."""
    one = named[index]
    if index + 1 == len(named) == 1:
        return text[one.end :]
    ahead = _DEPUTY.search(text, named[index - 1].end if index else 0, one.start)
    stop = len(text)
    if index + 1 < len(named):
        stop, office = named[index + 1].start, named[index + 1].office
        stop = max(text.rfind(office, one.end, stop), one.end) if office else stop
    behind = text[one.end : stop]
    if stop < len(text):
        behind = _DEPUTY.sub("", behind)
    return f"{ahead.group()} {behind}" if ahead else behind


def _make(own: Field | None, one: Named, note: str | None, columns: dict[str, str], span: Span) -> Attendant:
    """Make an attendant of a name, its note and what stands in the columns beside it."""
    kind = own.kind if own else "signed"
    serving = own is not None and (kind == "serving" or _is_nested(own))
    beside = columns.get("paragraphs_column", "")
    said = f"{note[: -len(beside)]} § {beside.lstrip('§ ')}" if note and beside else note
    presence = read_presence(said, serving=serving) if said else _NOTHING
    party = one.party or columns.get("party")
    official = kind in ("others", "secretary") or (kind in ("present", "list") and party is None)
    return Attendant(
        span=span,
        name=" ".join(one.name.split()),
        party=party,
        heading=own.text if own else None,
        note=note,
        rule=one.rule,
        role=_role(own, note or "", one.office),
        office=_office(one.office, note or "") if official else None,
        present_from=presence.first,
        present_to=presence.last,
        present_paragraphs=presence.present,
        absent_paragraphs=presence.absent,
        arrived=presence.arrived or (read_time(columns["arrived"]) if "arrived" in columns else None),
        departed=presence.departed or (read_time(columns["departed"]) if "departed" in columns else None),
        substitutes_for=presence.instead_of,
        substitutes_for_party=presence.instead_of_party,
    )


def _note(behind: str, columns: dict[str, str]) -> str | None:
    """Give what is printed behind a name, in its line and in the columns beside it."""
    note = _JOINING.sub("", " ".join(behind.split()))
    note = note.strip(" ,;").removesuffix(" .")
    if note.startswith("(") and note.endswith(")") and note.count("(") == 1:
        note = note[1:-1].strip()
    beside = columns.get("paragraphs_column", "")
    return ", ".join(part for part in (note.strip(" ,;."), beside) if part) or None


def _with_seat(person: Attendant, member: str) -> Attendant:
    """Say whose seat somebody has taken."""
    named = find_named(member, members=True, listed=True)
    person = replace(person, role=Capacity.TJANSTGORANDE_ERSATTARE)
    return replace(person, substitutes_for=named[0].name, substitutes_for_party=named[0].party) if named else person


def _is_nested(own: Field) -> bool:
    """Whether "Ersättare" stands in the column of values of "Beslutande": those serve."""
    parent = own.parent if own.kind == "substitutes" else None
    while parent is not None and (parent.kind != "members" or parent.stacked):
        parent = parent.parent
    return parent is not None


def _role(own: Field | None, note: str, office: str | None) -> Capacity | None:
    """Tell the role: by what is printed with the name, else by the heading."""
    kind = own.kind if own else "signed"
    if kind in ("adjusters", "secretary", "chair", "vice_chair"):
        return None if _STAND_IN.match(note) else _BY_HEADING[kind]
    if kind == "deputies":
        return None
    if kind == "signed" and _ADJUSTER.search(note):
        return Capacity.JUSTERARE
    said = f"{office}; {note}" if office else note
    for rule in rules_of("attendance", "role") if said else ():
        if rule.pattern.search(said):
            role = Capacity(rule.text("role"))
            if kind == "others" and role is Capacity.LEDAMOT:
                continue
            if kind == "unserving" and role is Capacity.TJANSTGORANDE_ERSATTARE and "för" not in said and "§" not in said:
                continue
            return role
    if own is not None and (_is_nested(own) or (kind == "substitutes" and takes_seats(own.columns))):
        return Capacity.TJANSTGORANDE_ERSATTARE
    return _BY_HEADING.get(kind)


def _office(before: str | None, note: str) -> str | None:
    """Give the office of an official as printed: before the name, or the part of the note that names one."""
    if before:
        return before
    for part in _PARTS.split(note):
        if _OFFICE.search(part):
            words = _POINTS.sub("", part)
            return " ".join(words.split()).strip(" .-–—/") or None
    return None
