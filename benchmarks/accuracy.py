"""How right the extraction is: precision, recall and F1 of every field on labelled papers.

usage: python benchmarks/accuracy.py FOLDER [--errors] [--save FILE] [--against FILE]

FOLDER holds PDFs with their labels beside them (NAME.pdf, NAME.json; samples/ is such a folder). `--save` keeps the
run; `--against` an earlier run shows what each change won and lost: run it before and after every change of a rule.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.scoring import score_document
from benchmarks.scoring_tally import FIELDS, Score, Tally
from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.rows import make_rows
from schemas.tables import DOCUMENT_TABLES, as_dict


def score_paper(pdf: Path) -> Score:
    """Read one labelled paper and compare; a paper that is refused has found nothing."""
    gold = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    try:
        rows = make_rows(extract(pdf.read_bytes()), gold["sha256"])
    except DocumentError:
        rows = {name: [] for name in DOCUMENT_TABLES}
    return score_document(gold, {name: [as_dict(row) for row in own] for name, own in rows.items()})


def score_folder(folder: Path) -> dict[str, Score]:
    """Score every labelled paper of a folder, by name."""
    return {path.stem: score_paper(path.with_suffix(".pdf")) for path in sorted(folder.glob("*.json"))}


def sum_up(scores: dict[str, Score]) -> dict[str, Tally]:
    """Add the tallies of all papers."""
    total = {name: Tally() for name in FIELDS}
    for score in scores.values():
        for name, tally in score.tallies.items():
            total[name].add(tally.right, tally.found, tally.labelled)
    return total


def print_table(total: dict[str, Tally], papers: int) -> None:
    """Print a line a field."""
    print(
        f"{'field':24} {'precision':>9} {'recall':>7} {'F1':>7} {'right':>6} {'found':>6} {'labelled':>8}   {papers} papers"
    )
    for name, tally in total.items():
        print(
            f"{name:24} {tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:7.3f}"
            f" {tally.right:6} {tally.found:6} {tally.labelled:8}"
        )


def print_changes(before: dict[str, list[str]], scores: dict[str, Score]) -> None:
    """Print the errors that an earlier run had and this one has not (+), and those that are new (-)."""
    gains = losses = 0
    for name, score in scores.items():
        old, new = Counter(before.get(name, [])), Counter(score.errors)
        for sign, lines in (("+", old - new), ("-", new - old)):
            for line in lines.elements():
                print(f"{sign} {name}: {line}")
        gains, losses = gains + (old - new).total(), losses + (new - old).total()
    print(f"{gains} gains, {losses} losses")


def main() -> None:
    """Score a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep this run")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show gains and losses against a kept run")
    arguments = parser.parse_args()
    scores = score_folder(arguments.folder)
    if not scores:
        parser.error(f"no labels (*.json) in {arguments.folder}")
    if arguments.errors:
        for name, score in scores.items():
            for line in score.errors:
                print(f"{name}: {line}")
    print_table(sum_up(scores), len(scores))
    if arguments.against:
        print_changes(json.loads(arguments.against.read_text(encoding="utf-8")), scores)
    if arguments.save:
        kept = {name: score.errors for name, score in scores.items()}
        arguments.save.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
