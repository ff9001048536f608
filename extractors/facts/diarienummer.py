"""Diarienummer: the number under which an ärende is filed."""

import re
from dataclasses import dataclass

from extractors.rules import load_rules, pattern_of

LABEL = pattern_of("labels", "diarienummer")
_JOINT = re.compile(r"^\s*(?:,|och|samt|/|;)\s*(?:dnr\.?:?\s*)?", re.IGNORECASE)
_FOREIGN = pattern_of("labels", "foreign")


@dataclass(frozen=True, slots=True)
class Diarienummer:
    """A number as printed, with its place in the text it was found in.

    `own` tells the ärende's number from another authority's; `labelled` whether "Dnr" or the like stands before it;
    `class_suffix` is the archive class behind or before it ("001", "Dpl 30") or ""; `key` is the one spelling in which all
    spellings of the number meet ("KS 2024/123"), another authority's as printed.
    """

    text: str
    start: int
    end: int
    rule: str
    own: bool
    labelled: bool
    class_suffix: str
    key: str


def find_diarienummer(text: str, *, bare: bool = False) -> list[Diarienummer]:
    """Find the diarienummer of a text that stands in an ärende's head: a title, a § line, a label line, a cell.

    Args:
        text: the text; running prose gives what is labelled there, which need not be the ärende's.
        bare: the text is nothing but a number's place (a column "Dnr", the § line): shapes that need a label count too.

    >>> [number.text for number in find_diarienummer("Diarienummer: 21RS8224")]
    ['21RS8224']
    >>> [number.text for number in find_diarienummer("Dnr 7-742-2011 och 5-744-2011")]
    ['7-742-2011', '5-744-2011']
    >>> find_diarienummer("Motion 2016:28 om skolan, SFS 2018:1174")
    []
    """
    taken = [match.span() for rule in load_rules("lookalikes") for match in rule.pattern.finditer(text)]
    candidates: list[tuple[int, int, int]] = []
    rules = load_rules("diarienummer")
    for rank, rule in enumerate(rules):
        candidates.extend((match.start(), -match.end(), rank) for match in rule.pattern.finditer(text))
    labels = list(LABEL.finditer(text))
    found: list[Diarienummer] = []
    reach = -1
    for start, negative_end, rank in sorted(candidates):
        end, rule = -negative_end, rules[rank]
        if start < reach:
            continue
        label = next((one for one in labels if one.end() == start), None)
        if label is None and found and found[-1].labelled and _JOINT.fullmatch(text[found[-1].end : start]):
            labelled = True
        else:
            labelled = label is not None
        shape_is_enough = bool(rule.attributes.get("bare"))
        if not labelled and not (shape_is_enough or bare):
            continue
        if not labelled and _covered(taken, start, end, lenient=shape_is_enough):
            continue
        external = bool(rule.attributes.get("external")) or bool(label and label["external"])
        before = text[max(0, start - 90) : start]
        if not external and labelled and _FOREIGN.search(before.rsplit("\n", 1)[-1]) and label is not None:
            external = True
        reach = end
        printed = text[start:end].rstrip(" .,)")
        parts = rule.pattern.match(text, start)
        found.append(
            Diarienummer(
                text=" ".join(printed.split()),
                start=start,
                end=start + len(printed),
                rule=rule.id,
                own=not external,
                labelled=labelled,
                class_suffix=((parts.groupdict().get("class") if parts else "") or "").strip(" -."),
                key=key_of(parts) or " ".join(printed.split()),
            )
        )
    return found


_LAST_YEAR, _FIRST_YEAR = 39, 60  # of years in two digits: up to the one this century's, from the other the last's


def key_of(match: re.Match[str] | None) -> str | None:
    """Give a number's one spelling from a rule's match: prefix, year in four digits, serial without leading zeros.

    None where the rule does not tell the parts, or two digits cannot be a year ("KS 12/45").
    """
    parts = match.groupdict() if match else {}
    if not parts.get("year") or not parts.get("serial"):
        return None
    year = int(parts["year"])
    if len(parts["year"]) == 2:  # noqa: PLR2004 - digits
        if _LAST_YEAR < year < _FIRST_YEAR:
            return None
        year += 2000 if year <= _LAST_YEAR else 1900
    prefix = (parts.get("prefix") or "").upper()
    return f"{prefix} {year}/{int(parts['serial'])}".strip()


def _covered(taken: list[tuple[int, int]], start: int, end: int, *, lenient: bool) -> bool:
    """Whether a look-alike holds the number; a shape of its own gives way only to one that is all of it and more."""
    return any(left <= start and end <= right and not (lenient and (left, right) == (start, end)) for left, right in taken)


def without_diarienummer(text: str, numbers: list[Diarienummer]) -> str:
    """Take numbers with their labels, parentheses and joining commas out of a title.

    >>> title = "Svar på motion om skolskjuts (KS/2019:279)"
    >>> without_diarienummer(title, find_diarienummer(title))
    'Svar på motion om skolskjuts'
    """
    cut = list(text)
    for number in numbers:
        start, end = number.start, number.end
        label = next((one for one in LABEL.finditer(text) if one.end() == start), None)
        if label is not None:
            start = label.start()
        cut[start:end] = "\x00" * (end - start)
    kept = "".join(cut)
    kept = re.sub(r"\(\s*\x00+\s*\)", "\x00", kept)
    kept = re.sub(r"[\s,;]*\x00+(?:\s*(?:,|och|samt|;)?\s*\x00+)*[\s.]*$", "", kept)
    kept = re.sub(r"^\x00+(?:\s*(?:,|och|samt|;)?\s*\x00+)*[\s.,:–-]*", "", kept)
    return re.sub(r"\s+", " ", kept.replace("\x00", "")).strip(" \t,;")
