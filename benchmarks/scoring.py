"""How far extracted rows are from hand-written labels, field by field.

Labels are JSON beside the PDF (samples/README.md describes them). Texts are compared without blanks, hyphens and case,
so that a line break joined one way or the other is no error; titles and diarienummer keep their blanks. Tables are
compared by the neighbour relations of their cells (Göbel et al., "ICDAR 2013 Table Competition").
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.scoring_minutes import score_cover, score_minutes
from benchmarks.scoring_tally import ALIKE, CLAUSE_FIELDS, DOCUMENT_FIELDS, Row, Score, Tables, blank, likeness, squeeze

_SAME_NUMBER_ALIKE = 0.6


def score_document(gold: Row, tables: Tables) -> Score:
    """Compare the rows of one document (a list of dicts a table) with its labels."""
    score = Score()
    document = tables["documents"][0] if tables["documents"] else {}
    for name in DOCUMENT_FIELDS:
        if gold[name] is not None:
            got = str(document.get(name) or "")
            score.count(f"document.{name}", [squeeze(got)] if got else [], [squeeze(gold[name])])
    _score_items(gold, tables, score)
    score_cover(gold, tables, score)
    pages = set(gold["annotated_pages"])
    if pages:
        _score_values(gold, tables, pages, score)
        _score_tables(gold, tables, pages, score)
    return score


def _number(number: object) -> str:
    return re.sub(r"\s+", "", str(number or "")).casefold().strip(".§")


def _pair_items(found: Sequence[Row], labelled: Sequence[Row]) -> list[tuple[Row, Row, bool]]:
    """Pair ärenden one to one, by number and a like title, else by a like title; says whether the numbers agree."""
    pairs: list[tuple[Row, Row, bool]] = []
    free = list(found)
    for label in labelled:
        offers = [
            (_number(row["number"]) == _number(label["number"]), likeness(row["title"], label["title"]), -index)
            for index, row in enumerate(free)
        ]
        good = [offer for offer in offers if offer[1] >= (_SAME_NUMBER_ALIKE if offer[0] else ALIKE)]
        if good:
            same, _, index = max(good)
            pairs.append((free.pop(-index), label, same))
    return pairs


def _score_items(gold: Row, tables: Tables, score: Score) -> None:
    pairs = _pair_items(tables["items"], gold["items"])
    right = sum(same for *_, same in pairs)
    score.tallies["item"].add(right, len(tables["items"]), len(gold["items"]))
    paired = {row["item_id"]: label for row, label, _ in pairs}
    rows_of = {id(label): row for row, label, _ in pairs}
    for row in tables["items"]:
        if row["item_id"] not in paired:
            score.errors.append(f"item invented: {row['number']} {row['title']}")
            own = [one for one in tables["decisions"] if one["item_id"] == row["item_id"]]
            score.tallies["decision"].add(0, len(own), 0)
            score.tallies["decision.near"].add(0, len(own), 0)
            score.tallies["item.diarienummer"].add(0, len(row["diarienummer"]), 0)
    for label in gold["items"]:
        matched = rows_of.get(id(label))
        where = f" ({label['number']})"
        if matched is None:
            score.errors.append(f"item missed: {label['number']} {label['title']}")
        else:
            title = [blank(matched["title"])]
            score.count("item.title", title, [blank(label["title"])], where=where)
        if matched is None:
            score.tallies["item.title"].add(0, 0, 1)
        numbers = matched["diarienummer"] if matched else ()
        score.count("item.diarienummer", map(blank, numbers), map(blank, label["diarienummer"]), where=where)
        _score_beside(matched, label, tables, score, where)
    for name, field_name in (("votes", "vote"), ("reservations", "reservation")):
        stray = sum(1 for row in tables[name] if row["item_id"] not in paired)
        score.tallies[field_name].add(0, stray, 0)
    score_minutes(gold, rows_of, tables, score)


def _score_beside(matched: Row | None, label: Row, tables: Tables, score: Score, where: str) -> None:
    """Compare the clauses, votes and reservations of one ärende."""
    item_id = matched["item_id"] if matched else None
    own = {
        name: [row for row in tables[name] if item_id is not None and row["item_id"] == item_id]
        for name in ("decisions", "votes", "reservations")
    }
    _score_clauses(own["decisions"], label["decisions"], score, where)
    votes = [(row["yes"], row["no"], row["abstain"] or 0) for row in own["votes"]]
    cast = [(vote["yes"], vote["no"], vote.get("abstain") or 0) for vote in label.get("votes", [])]
    score.count("vote", votes, cast, where=where)
    who = [squeeze(row["who"]) for row in own["reservations"]]
    score.count("reservation", who, map(squeeze, label.get("reservations", [])), where=where)


def _score_clauses(found: Sequence[Row], labelled: Sequence[Row], score: Score, where: str) -> None:
    left = list(found)
    pairs: list[tuple[Row, Row]] = []
    rest: list[Row] = []
    for label in labelled:
        same = [row for row in left if squeeze(row["text"]) == squeeze(label["text"])]
        if not same:
            rest.append(label)
            continue
        row = next((row for row in same if row["stage"] == label["stage"]), same[0])
        left.remove(row)
        pairs.append((row, label))
    near = 0
    for label in rest:
        best = max(left, key=lambda row: likeness(row["text"], label["text"]), default=None)
        if best is not None and likeness(best["text"], label["text"]) >= ALIKE:
            left.remove(best)
            near += 1
            score.errors.append(f"decision near{where}: {best['text']} | {label['text']}")
        else:
            score.errors.append(f"decision missed{where}: {label['text']}")
    score.errors.extend(f"decision invented{where}: {row['text']}" for row in left)
    score.tallies["decision"].add(len(pairs), len(found), len(labelled))
    score.tallies["decision.near"].add(len(pairs) + near, len(found), len(labelled))
    for name in CLAUSE_FIELDS:
        for row, label in pairs:
            if label.get(name):
                good = squeeze(row[name]) == squeeze(label[name])
                score.tallies[f"decision.{name}"].add(int(good), 1, 1)
                if not good:
                    score.errors.append(f"decision.{name}{where}: {row[name]} | {label[name]}: {label['text']}")


def _score_values(gold: Row, tables: Tables, pages: set[int], score: Score) -> None:
    """Compare amounts and dates on the labelled pages; numbers of data tables count there, not here."""
    amounts = [
        (row["page"], round(float(row["sek"]), 2))
        for row in tables["amounts"]
        if row["page"] in pages and row["sek"] is not None and not row["table_id"]
    ]
    score.count("amount", amounts, [(one["page"], round(float(one["sek"]), 2)) for one in gold.get("amounts", [])])
    days = [
        (row["page"], str(day))
        for row in tables["dates"]
        if row["page"] in pages and row["precision"] == "day"
        for day in _ends(row)
    ]
    score.count("date", days, [(one["page"], str(day)) for one in gold.get("dates", []) for day in _ends(one)])


def _ends(row: Row) -> list[dt.date | str]:
    """Give the first and the last day of an interval, so that it scores as two single dates would."""
    return [day for day in (row.get("date"), row.get("date_end")) if day is not None]


def _score_tables(gold: Row, tables: Tables, pages: set[int], score: Score) -> None:
    grids: list[tuple[int, Counter[tuple[str, str, str]]]] = []
    for table in tables["tables"]:
        cells = [cell for cell in tables["table_cells"] if cell["table_id"] == table["table_id"]]
        for page in sorted({cell["page"] for cell in cells} & pages):
            own = {(cell["row"], cell["column"]): cell["text"] for cell in cells if cell["page"] == page}
            grids.append((page, _relations(own)))
    for label in gold.get("tables", []):
        texts = {(r, c): text for r, row in enumerate(label["cells"]) for c, text in enumerate(row)}
        want = _relations(texts)
        offers = [((have & want).total(), index) for index, (page, have) in enumerate(grids) if page == label["page"]]
        right, index = max(offers, default=(0, -1))
        found = grids.pop(index)[1].total() if right else 0
        score.tallies["table"].add(right, found, want.total())
        if right < want.total() or found > right:
            score.errors.append(f"table p{label['page']}: {right} of {want.total()} neighbours, {found} found")
    for page, have in grids:
        score.tallies["table"].add(0, have.total(), 0)
        score.errors.append(f"table invented: p{page}, {have.total()} neighbours")


def _relations(cells: Mapping[tuple[int, int], str]) -> Counter[tuple[str, str, str]]:
    """Give the pairs of neighbouring filled cells, to the right and below."""
    filled = {place: squeeze(text) for place, text in cells.items() if squeeze(text)}
    relations: Counter[tuple[str, str, str]] = Counter()
    for (row, column), text in filled.items():
        right = min((c for r, c in filled if r == row and c > column), default=None)
        below = min((r for r, c in filled if c == column and r > row), default=None)
        if right is not None:
            relations["right", text, filled[row, right]] += 1
        if below is not None:
            relations["below", text, filled[below, column]] += 1
    return relations
