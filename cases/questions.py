"""What an ärende proposes, and to whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.matter import Clause, Matter, is_body
from extractors.facts.body_names import same_body
from schemas.vocabulary import DocType, LinkKind, Stage


@dataclass(frozen=True, slots=True)
class Question:
    """Clauses of an ärende that are proposed to one body; `bodies` can answer, the next in the chain first."""

    matter: Matter
    clauses: tuple[Clause, ...]
    kind: LinkKind
    bodies: tuple[str, ...]


def questions_of(matter: Matter, onward: Sequence[Clause]) -> Iterator[Question]:
    """Give what an ärende proposes, by where it is answered.

    Args:
        matter: the ärende.
        onward: the clauses that minutes propose to another body.
    """
    proposals = [clause for clause in matter.clauses if clause.stage is Stage.PROPOSAL]
    if matter.doc_type is DocType.KALLELSE and proposals:
        bodies = (matter.body,) if matter.body is not None else ()
        yield Question(matter, tuple(proposals), LinkKind.SAME_MEETING, bodies)
    elif matter.doc_type is DocType.TJANSTESKRIVELSE:
        yield from _onward(matter, proposals)
    elif matter.in_minutes:
        results = {clause.decision_id for clause in onward}
        inputs = tuple(clause for clause in proposals if clause.decision_id not in results)
        if inputs:
            yield Question(matter, inputs, LinkKind.SAME_PAPER, (matter.body,) if matter.body else ())
        yield from _onward(matter, onward)


def _onward(matter: Matter, clauses: Sequence[Clause]) -> Iterator[Question]:
    """Give the proposals to other bodies, those to the same chain of bodies together."""
    chains: defaultdict[tuple[str, ...], list[Clause]] = defaultdict(list)
    for clause in clauses:
        chains[_chain(matter, clause)].append(clause)
    for bodies, own in chains.items():
        yield Question(matter, tuple(own), LinkKind.NEXT_BODY, bodies)


def _chain(matter: Matter, clause: Clause) -> tuple[str, ...]:
    """Give the bodies that a proposal goes to, in the order of the chain: each may pass it on or decide.

    In minutes those behind the body that meets; of a tjänsteskrivelse all, the office that writes it left out.
    """
    chain = [*clause.path, *([clause.decider] if clause.decider and clause.decider not in clause.path else [])]
    if matter.in_minutes:
        own = matter.body or ""
        return tuple(chain[next((place + 1 for place, body in enumerate(chain) if same_body(body, own)), 0) :])
    return tuple(body for body in chain if is_body(body))
