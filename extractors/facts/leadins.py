"""Lead-ins: who proposes, who decides, and the chain between them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.bodies import Body, find_bodies
from extractors.rules import load_rules

_PASSIVE = re.compile(r"\bföreslås\b|\bhemställs\b", re.IGNORECASE)
_ACTIVE = re.compile(r"\b(?:föreslår|hemställer|rekommenderar|tillstyrker|föreslå)\b", re.IGNORECASE)
_SUBJECT_BEHIND = re.compile(r"\b(?:beslutar|beslutade|beslöt)\s+(?P<body>[\wåäöÅÄÖ -]{5,60}?)\s+att\s", re.IGNORECASE)
_PAST_ONLY = re.compile(r"\b(?:beslutade|beslöt|beslutat)\b")
_OTHERS = re.compile(r"^[\s,.:;]*(?:I|i|och|samt|för|egen|del|,|:|\s)*$")
# "…, under förutsättning av kommunfullmäktiges beslut enligt ovan, …" names a body that neither proposes nor decides.
_CONDITION = re.compile(
    r",?\s*\bunder\s+förutsättning\s+av\s+(?:att\s+)?[^.:;]{3,110}?\bbeslut(?:ar)?\b"
    r"(?:\s+(?:enligt\s+)?(?:ovan|(?:besluts)?punkt\w*\s+\d[\d ,och–-]*))*,?",
    re.IGNORECASE,
)
_MAX_SUBJECT = 90  # characters before the verb beyond the bodies' names; more is a sentence, no lead-in


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a lead-in says: its kind (decides, proposes, agrees, heads), the bodies, where the clause begins.

    `rest` is the offset of the clause in the text, its length where nothing follows. `keep`: the sentence has no
    "att" and is kept whole. `opens_att`: the lead-in itself ends in "att".
    """

    kind: str
    proposer: str | None
    decider: str | None
    path: tuple[str, ...]
    rest: int
    keep: bool
    opens_att: bool
    past: bool


@lru_cache(maxsize=8192)
def read_leadin(text: str) -> LeadIn | None:
    """Read the lead-in at the head of a text, or None.

    >>> found = read_leadin("Regional kulturnämnd föreslår regionstyrelsen föreslå regionfullmäktige besluta")
    >>> found.proposer, found.decider, len(found.path)
    ('Regional kulturnämnd', 'Regionfullmäktige', 3)
    >>> read_leadin("Kommunstyrelsen föreslås för egen del besluta").decider
    'Kommunstyrelsen'
    """
    text = _CONDITION.sub(lambda match: " " * len(match.group()), text)
    for rule in load_rules("leadins"):
        match = rule.pattern.match(text)
        if match is None:
            continue
        kind = rule.text("kind")
        if kind == "agrees":
            return _read_agreement(match)
        if kind == "heads":
            return _read_heading(match)
        chain = match["chain"]
        bodies = find_bodies(chain)
        named = [body for body in bodies if body.kind in ("body", "council")]
        if kind == "proposes":
            if not bodies or (rule.id == "proposes-that" and not _names_receiver(chain, bodies)):
                continue
            return _read_proposal(text, match, chain, bodies)
        behind = _SUBJECT_BEHIND.search(text[: match.end("chain") + 80])
        if not named and behind:
            named = [body for body in find_bodies(behind["body"]) if body.kind == "body"]
            if named:
                return LeadIn(
                    kind="decides",
                    proposer=None,
                    decider=named[-1].name,
                    path=(named[-1].name,),
                    rest=behind.end(),
                    keep=False,
                    opens_att=True,
                    past=bool(_PAST_ONLY.search(chain)),
                )
        if not named or len(chain) - sum(body.end - body.start for body in bodies) > _MAX_SUBJECT:
            continue
        keep = bool(rule.attributes.get("keep"))
        before_rest = text[: match.start("rest")].rstrip()
        return LeadIn(
            kind="decides",
            proposer=None,
            decider=named[-1].name,
            path=(named[-1].name,),
            rest=match.start("rest"),
            keep=keep,
            opens_att=before_rest.rstrip(":").endswith("att"),
            past=bool(_PAST_ONLY.search(chain)),
        )
    return None


def _names_receiver(chain: str, bodies: tuple[Body, ...]) -> bool:
    """Whether what stands behind "föreslår" is a body and nothing else."""
    verb = _ACTIVE.search(chain)
    if verb is None:
        return False
    behind = chain[verb.end() :].strip()
    return any(body.start > verb.end() and body.end - body.start >= len(behind) - 1 for body in bodies)


def _read_proposal(text: str, match: re.Match[str], chain: str, bodies: tuple[Body, ...]) -> LeadIn:
    """Read a chain of bodies: the first proposes unless it is proposed to, the last decides."""
    passive = _PASSIVE.search(chain)
    active = _ACTIVE.search(chain)
    verb = min((found.start() for found in (passive, active) if found), default=len(chain))
    before_verb = [body for body in bodies if body.start < verb]
    after_verb = [body for body in bodies if body.start > verb and body.kind in ("body", "council")]
    self_decides = passive is not None and (active is None or passive.start() < active.start())
    if self_decides:
        deciders = after_verb or [body for body in before_verb if body.kind in ("body", "council")]
        decider, proposer = (deciders[-1].name if deciders else None), None
    else:
        decider = after_verb[-1].name if after_verb else None
        proposer = before_verb[0].name if before_verb else None
    rest = match.start("rest") if match["rest"] is not None else len(text)
    before = text[:rest].rstrip().rstrip(":")
    return LeadIn(
        kind="proposes",
        proposer=proposer,
        decider=decider,
        path=tuple(body.name for body in bodies if body.kind != "chair"),
        rest=rest,
        keep=False,
        opens_att=before.endswith("att"),
        past=bool(_PAST_ONLY.search(chain)),
    )


def _read_agreement(match: re.Match[str]) -> LeadIn:
    """Read "Enligt kommunstyrelsens förslag:": the decision follows somebody's proposal."""
    who = " ".join(match["who"].split())
    bodies = find_bodies(who)
    proposer = (
        bodies[0].name
        if bodies and not re.search(r"\byrkande", who)
        else re.sub(r"^(?:yrkande(?:t|n)?\s+från|punkt(?:en)?\s+\d+\s+i)\s+", "", who)
    )
    decider = find_bodies(match["decider"])[0].name if match["decider"] and find_bodies(match["decider"]) else None
    rest = match.start("rest") if match["rest"] else match.end()
    return LeadIn("agrees", proposer, decider, (), rest, match["rest"] is not None, False, False)  # noqa: FBT003


def _read_heading(match: re.Match[str]) -> LeadIn | None:
    """Read "I kommunstyrelsen och kommunfullmäktige:", a line that names bodies and nothing else."""
    text = match["bodies"]
    bodies = [body for body in find_bodies(text) if body.kind == "body"]
    if not bodies:
        return None
    left = list(text)
    for body in bodies:
        left[body.start : body.end] = " " * (body.end - body.start)
    if not _OTHERS.match("".join(left)):
        return None
    return LeadIn("heads", None, bodies[-1].name, tuple(body.name for body in bodies), match.end(), False, False, False)  # noqa: FBT003
