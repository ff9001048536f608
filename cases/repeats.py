"""What papers of one meeting print twice: minutes in several files, an utdrag, a kallelse and its tillägg."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.matter import Clause, Matter
from cases.sameness import pair_matters
from cases.wording import Likeness, Words, compare, could_reach, words_of
from schemas.cases import RepeatRow
from schemas.vocabulary import Difference, DocType

_SAME_CLAUSE = 0.6  # of the words; below it a clause is another one


@dataclass(frozen=True, slots=True)
class Repeat:
    """An ärende with the one that it repeats, and each of its clauses that repeats with its likeness."""

    matter: Matter
    same: Matter
    clauses: tuple[tuple[Clause, Clause, Likeness], ...]


def find_repeats(matters: Sequence[Matter]) -> list[Repeat]:
    """Find what papers of one meeting print twice.

    Of two that are the same a correction has the ärende, then the one that has clauses (minutes may only say that a
    paragraph stands in a paper of its own), then whole minutes before an utdrag and the paper that holds most of the
    meeting; the others repeat it. A kallelse is compared with kallelser and minutes with minutes.
    """
    groups: defaultdict[tuple[str, bool], dict[str, list[Matter]]] = defaultdict(dict)
    for matter in matters:
        if matter.meeting_id is not None and (matter.in_minutes or matter.doc_type is DocType.KALLELSE):
            groups[matter.meeting_id, matter.in_minutes].setdefault(matter.document_id, []).append(matter)
    found: list[Repeat] = []
    for papers in groups.values():
        if len(papers) > 1:
            found.extend(_compare_papers(sorted(papers.values(), key=_weight)))
    return found


def _weight(paper: Sequence[Matter]) -> tuple[bool, int, str]:
    """Give what a meeting's papers are ordered by: the one that the others repeat first."""
    return paper[0].doc_type is DocType.PROTOKOLLSUTDRAG, -len(paper), paper[0].document_id


def _compare_papers(papers: Sequence[Sequence[Matter]]) -> list[Repeat]:
    """Group the ärenden of a meeting's papers that are the same, and let each group repeat its first."""
    groups: list[list[Matter]] = [[matter] for matter in papers[0]]
    for paper in papers[1:]:
        pairs = pair_matters(paper, [group[0] for group in groups])
        for place, matter in enumerate(paper):
            if place in pairs:
                groups[pairs[place]].append(matter)
            else:
                groups.append([matter])
    found: list[Repeat] = []
    for group in groups:
        first, *others = sorted(group, key=lambda matter: (not matter.is_correction, not matter.clauses))
        found.extend(Repeat(other, first, tuple(_pair_clauses(other.clauses, first.clauses))) for other in others)
    return found


def clause_words(clause: Clause) -> Words:
    """Give the words of a clause as they are compared."""
    subject = clause.decider if clause.text[:1].isupper() else None
    return words_of(clause.text, verb=clause.verb, subject=subject)


def _pair_clauses(clauses: Sequence[Clause], others: Sequence[Clause]) -> Iterator[tuple[Clause, Clause, Likeness]]:
    """Pair clauses of one stage, the most alike first."""
    offers: list[tuple[float, int, int, Likeness]] = []
    for i, clause in enumerate(clauses):
        words = clause_words(clause)
        for j, other in enumerate(others):
            if clause.stage is other.stage and could_reach(clause_words(other), words, _SAME_CLAUSE):
                likeness = compare(clause_words(other), words)
                if likeness.similarity >= _SAME_CLAUSE:
                    offers.append((-likeness.similarity, i, j, likeness))
    taken: set[int] = set()
    used: set[int] = set()
    pairs: list[tuple[int, int, Likeness]] = []
    for _, i, j, likeness in sorted(offers, key=lambda offer: offer[:3]):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j, likeness))
    for i, j, likeness in sorted(pairs, key=lambda pair: pair[:2]):
        yield clauses[i], others[j], likeness


def repeat_rows(repeat: Repeat) -> Iterator[RepeatRow]:
    """Give the row of a repeated ärende, and one for each of its clauses that repeats.

    The ärende says the same only where each of its clauses does.
    """
    likenesses = [likeness for _, _, likeness in repeat.clauses]
    whole = all(one.is_same for one in likenesses) and len(likenesses) == len(repeat.matter.clauses)
    share = sum(one.similarity for one in likenesses) / len(repeat.matter.clauses) if repeat.matter.clauses else 1.0
    yield _row(repeat, None, Likeness(round(share, 4), (), () if whole else ("",)))
    for clause, same, likeness in repeat.clauses:
        yield _row(repeat, (clause, same), likeness)


def _row(repeat: Repeat, pair: tuple[Clause, Clause] | None, likeness: Likeness) -> RepeatRow:
    assert repeat.matter.meeting_id is not None, f"no meeting of {repeat.matter.item_id}"
    return RepeatRow(
        repeat_id=pair[0].decision_id if pair else repeat.matter.item_id,
        document_id=repeat.matter.document_id,
        meeting_id=repeat.matter.meeting_id,
        item_id=repeat.matter.item_id,
        same_item_id=repeat.same.item_id,
        decision_id=pair[0].decision_id if pair else None,
        same_decision_id=pair[1].decision_id if pair else None,
        difference=Difference.NONE if likeness.is_same else Difference.WORDS,
        similarity=likeness.similarity,
    )
