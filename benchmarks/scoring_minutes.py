"""How far rows of votes, yrkanden, jäv, citations and attendance are from labels, of papers that label them."""

import re
from collections.abc import Callable, Hashable, Sequence

from benchmarks.scoring_tally import ALIKE, Row, Score, Tables, likeness, squeeze

Value = tuple[Hashable, ...]


def score_minutes(gold: Row, rows_of: dict[int, Row], tables: Tables, score: Score) -> None:
    """Compare what stands beside the clauses of each ärende.

    Args:
        gold: the labels of the paper.
        rows_of: the row of each labelled ärende that was found, by the label's `id`.
        tables: the rows of the paper.
        score: what is counted goes here.
    """
    carried = {key for label in gold["items"] for key in label}
    ordinals = {row["vote_id"]: row.get("ordinal") for row in tables.get("votes", ()) if "vote_id" in row}
    taken = {row["item_id"] for row in rows_of.values()}
    for label in gold["items"]:
        row = rows_of.get(id(label))
        item_id, where = row["item_id"] if row else None, f" ({label['number']})"
        own = {name: _of_item(tables, name, item_id) for name in ("votes", *_VALUES)}
        _score_votes(own["votes"], label.get("votes", []), score, where)
        for name, (field, value) in _VALUES.items():
            if name in carried:
                found = [value({**one, "vote": ordinals.get(one.get("vote_id"))}) for one in own[name]]
                labelled = [value(_as_row(one)) for one in label.get(name, [])]
                once = name == "citations"  # an ärende may cite a paragraph again and again
                score.count(field, set(found) if once else found, set(labelled) if once else labelled, where=where)
        _score_adopted(own["motions"], label.get("motions", []), score, where)
    for name, (field, _) in _VALUES.items():
        if name in carried:
            stray = sum(1 for one in tables.get(name, ()) if one["item_id"] not in taken)
            score.tallies[field].add(0, stray, 0)


def score_cover(gold: Row, tables: Tables, score: Score) -> None:
    """Compare who was there and when the minutes were adjusted; somebody named twice in one capacity counts once."""
    if "attendance" in gold:
        have, want = tables.get("attendance", ()), gold["attendance"]
        score.count("attendance", _people(have), _people(want))
        score.count("attendance.role", _roles(have), _roles(want))
        score.count("attendance.presence", _presence(have), _presence(want))
    if "adjustments" in gold:
        have, want = tables.get("adjustments", ()), gold["adjustments"]
        score.count("adjustment", map(_adjustment, have), map(_adjustment, want))


def _of_item(tables: Tables, name: str, item_id: str | None) -> Sequence[Row]:
    return [row for row in tables.get(name, ()) if item_id is not None and row["item_id"] == item_id]


def _as_row(label: Row | str) -> Row:
    """Give the label of somebody, "Bo Ek (V)", the columns of a row."""
    if not isinstance(label, str):
        return label
    parts = re.fullmatch(r"(?P<name>.+?)(?: \((?P<party>[^()]+)\))?", label)
    if parts is None:
        raise ValueError(f"not a name with its party: {label!r}")
    return parts.groupdict()


def _record(row: Row) -> Value:
    return (row["vote"], squeeze(row["name"]), squeeze(row["party"]), str(row["ballot"]))


def _statement(row: Row) -> Value:
    return (str(row["kind"]), squeeze(row["who"]))


def _motion(row: Row) -> Value:
    return (squeeze(row["who"]), str(row["kind"] or ""))


def _recusal(row: Row) -> Value:
    return (squeeze(row["name"]), squeeze(row["party"]))


def _citation(row: Row) -> Value:
    """Give body, number and day; the day's column has the name of the meeting's, its label a short one."""
    day = row.get("date") or row.get("meeting_date")
    return (squeeze(row["body"]), squeeze(row["number"]), str(day or ""))


_VALUES: dict[str, tuple[str, Callable[[Row], Value]]] = {
    "vote_records": ("vote_record", _record),
    "statements": ("statement", _statement),
    "motions": ("motion", _motion),
    "recusals": ("recusal", _recusal),
    "citations": ("citation", _citation),
}
"""The field and the compared value of each table and label."""


def _score_votes(found: Sequence[Row], labelled: Sequence[Row], score: Score, where: str) -> None:
    """Compare what ja and nej mean and what came of it, of the votes with the same counts."""
    left = list(found)
    for label in labelled:
        counts = (label["yes"], label["no"])
        row: Row = next((one for one in left if (one["yes"], one["no"]) == counts), {})
        if row:
            left.remove(row)
        for field, column in (("vote.question", "question"), ("vote.outcome", "outcome")):
            if column in label:
                _count_alike(field, row.get(column), label[column], score, where)
        if "yes_means" in label:
            have = [(side, squeeze(row.get(side))) for side in ("yes_means", "no_means") if row.get(side)]
            want = [(side, squeeze(label[side])) for side in ("yes_means", "no_means") if label[side]]
            score.count("vote.meaning", have, want, where=where)
        if label.get("is_deciding") is not None:
            have_told = [row["is_deciding"]] if row.get("is_deciding") is not None else []
            score.count("vote.is_deciding", have_told, [label["is_deciding"]], where=where)


def _count_alike(field: str, have: str | None, want: str | None, score: Score, where: str) -> None:
    """Count a sentence that is right if it is almost that of the label: where it begins may be read so or so."""
    right = bool(have and want and likeness(have, want) >= ALIKE)
    score.tallies[field].add(int(right), int(bool(have)), int(bool(want)))
    if not right and (have or want):
        score.errors.append(f"{field}{where}: {have} | {want}")


def _score_adopted(found: Sequence[Row], labelled: Sequence[Row], score: Score, where: str) -> None:
    """Compare whether a yrkande is adopted, of those that were found."""
    left = list(found)
    for label in labelled:
        row = next((one for one in left if _motion(one) == _motion(label)), None)
        if row is None:
            continue
        left.remove(row)
        have = [row["is_adopted"]] if row.get("is_adopted") is not None else []
        want = [label["is_adopted"]] if label.get("is_adopted") is not None else []
        score.count("motion.is_adopted", have, want, where=f"{where} {label['who']}")


def _people(rows: Sequence[Row]) -> set[Value]:
    return {(squeeze(row["name"]), squeeze(row["party"])) for row in rows}


def _roles(rows: Sequence[Row]) -> set[Value]:
    return {(squeeze(row["name"]), str(row["role"])) for row in rows if row["role"]}


def _presence(rows: Sequence[Row]) -> set[Value]:
    """Give from and to which § somebody is there and for whom, of those for whom anything is printed."""
    columns = ("present_from", "present_to", "substitutes_for")
    return {
        (squeeze(row["name"]), *(squeeze(row[name]) for name in columns))
        for row in rows
        if any(row[name] for name in columns)
    }


def _adjustment(row: Row) -> Value:
    """Give paragraphs, adjusters and days; the order of names and runs does not matter, nor the kind of dash."""
    paragraphs = sorted(re.sub(r"\s*[-–—]\s*", "-", one).strip("§ ") for one in row["paragraphs"])
    adjusters = sorted(squeeze(one) for one in row["adjusters"])
    days = tuple(str(row[name] or "") for name in ("adjusted_on", "posted_from", "posted_until"))
    return (tuple(paragraphs), tuple(adjusters), *days)
