"""Personal numbers in a text: which digits are somebody's number, by shape, calendar day and check digit.

A text is looked at only where six digits stand together, a whole date stands before four more, or a label does: that
costs less than a hundredth of what reading a page costs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts.check_digits import (
    has_finnish,
    has_luhn,
    has_norwegian,
    is_added,
    is_calendar_day,
    is_day_abroad,
    is_day_of,
)
from extractors.rules import Rule, load_rules, rules_of, words_of
from schemas.vocabulary import NumberKind

_FILE = "personal_numbers"
_LIKELY = re.compile(r"\d(?:\d{5}|(?: \d){5}|(?<=\d\d[-. ]\d\d[-. ]\d\d)-\d{4}(?!\d))")
_REACH = 60  # characters around a likely place that a number with its label can take
_LONGEST_LABEL = 30  # of another number, which tells that the digits behind it are none of a person
_CLEAN_BEFORE, _CLEAN_AFTER = re.compile(r"(?<![\w/.:])"), re.compile(r"(?![\w/]|:\d)")
_DIGITS = 10
_YEAR = re.compile(r"19[89]\d|20[0-4]\d")
_NO_MONTH = 2  # an organisationsnummer has no less as its third digit
_MASK = "X"
_MASKED = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number as printed, without its label; `kind` says whose registry gave it, or that its check digit is wrong."""

    start: int
    end: int
    kind: NumberKind
    rule: str


def find_personal_numbers(text: str) -> list[PersonalNumber]:
    """Find the personal numbers of a text, in order; of two readings of the same digits the one that is checked wins.

    >>> [(one.kind.value, one.rule) for one in find_personal_numbers("Bo Ek, 121212-1212, org.nr 212000-2882")]
    [('personnummer', 'date-dash-four')]
    >>> [one.kind.value for one in find_personal_numbers("701063-2391 och 131052-308T")]
    ['samordningsnummer', 'henkilotunnus']
    >>> [one.kind.value for one in find_personal_numbers("121212-3456, tfn 070-121 21 21, 121212-XXXX")]
    ['unverified']
    """
    found = [one for start, end in _windows(text) for one in _read_window(text, start, end)]
    found.sort(key=lambda one: (one.kind is NumberKind.UNVERIFIED, one.start))
    kept: list[PersonalNumber] = []
    taken: set[int] = set()
    for one in found:
        own = range(one.start, one.end)
        if taken.isdisjoint(own):
            kept.append(one)
            taken.update(own)
    return sorted(kept, key=lambda one: one.start)


def mask_numbers(text: str) -> str:
    """Give a text with an X for every digit and letter of the personal numbers in it; its length stays.

    >>> mask_numbers("Ansökan 121212-1212, dnr 2021-123.pdf")
    'Ansökan XXXXXX-XXXX, dnr 2021-123.pdf'
    """
    for number in find_personal_numbers(text):
        text = text[: number.start] + mask_characters(text[number.start : number.end]) + text[number.end :]
    return text


def mask_characters(number: str) -> str:
    """Give a number with an X for each of its digits and letters; signs and blanks stay.

    >>> mask_characters("131052 - 308T")
    'XXXXXX - XXXX'
    """
    return _MASKED.sub(_MASK, number)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text that are worth a closer look; most texts have none."""
    places = [match.span() for match in _LIKELY.finditer(text)]
    lowered = text.lower()
    if any(hint in lowered for hint in words_of(_FILE, "hints")):
        places.extend(match.span() for rule in rules_of(_FILE, "labelled") for match in rule.pattern.finditer(text))
        places.sort()
    begin = reach = -1
    for start, end in places:
        if begin >= 0 and start - _REACH > reach:
            yield begin, reach
            begin = -1
        if begin < 0:
            begin = max(start - _REACH, 0)
        reach = max(reach, min(end + _REACH, len(text)))
    if begin >= 0:
        yield begin, reach


def _read_window(text: str, start: int, end: int) -> Iterator[PersonalNumber]:
    for rule in load_rules(_FILE):
        for match in rule.pattern.finditer(text, start, end) if rule.text("check") else ():
            group = "number" if "number" in rule.pattern.groupindex else 0
            kind = _CHECKS[rule.text("check")](match, rule)
            if kind is not None:
                yield PersonalNumber(match.start(group), match.end(group), kind, rule.id)


def _check_swedish(match: re.Match[str], rule: Rule) -> NumberKind | None:
    """Read a Swedish shape: its day must be in the calendar, and its check digit right or its shape unmistakable."""
    date, last = (re.sub(r"\D", "", match[name]) for name in ("date", "last"))
    if not match["century"] and len(date) > _DIGITS - len(last):  # digits one by one
        century, date = date[:2], date[2:]
    else:
        century = match["century"]
    if not is_day_of(century, date):
        return None
    has_sign = not rule.attributes.get("alone")
    is_filed = century is None and _YEAR.fullmatch(last) is not None  # as if filed under 110215-2011
    if has_luhn(date + last):
        kind = NumberKind.SAMORDNINGSNUMMER if is_added(int(date[4:])) else NumberKind.PERSONNUMMER
        return None if (is_filed or not has_sign) and _is_other(match) else kind
    if not rule.attributes.get("unverified") or is_filed or _is_interval(date, last) or _is_other(match):
        return None
    text, (start, end) = match.string, match.span()
    is_clean = _CLEAN_BEFORE.match(text, start) and _CLEAN_AFTER.match(text, end)
    return NumberKind.UNVERIFIED if is_clean and not re.search(r"\s", match.group()) else None


def _check_day(match: re.Match[str], rule: Rule) -> NumberKind | None:
    """Read a shape that has no check digit: its day must be in the calendar."""
    del rule
    return NumberKind.RESERVNUMMER if is_day_of(match["century"], match["date"]) else None


def _check_finnish(match: re.Match[str], rule: Rule) -> NumberKind | None:
    del rule
    is_one = is_day_abroad(match["date"]) and has_finnish(match["date"], match["last"])
    return NumberKind.HENKILOTUNNUS if is_one else None


def _check_norwegian(match: re.Match[str], rule: Rule) -> NumberKind | None:
    del rule
    is_one = is_day_abroad(match["date"]) and has_norwegian(match["date"] + match["last"]) and not _is_other(match)
    return NumberKind.FODSELSNUMMER if is_one else None


def _check_label(match: re.Match[str], rule: Rule) -> NumberKind | None:
    """Read what stands behind a label, whatever its check digit; an organisationsnummer is left."""
    if rule.id == "cpr":
        return NumberKind.CPR_NUMMER if is_day_abroad(match["date"]) else None
    digits = re.sub(r"\D", "", match["number"])
    short = digits[-_DIGITS:]
    if not has_luhn(short):
        return NumberKind.UNVERIFIED
    if int(short[2]) >= _NO_MONTH:
        return None
    if is_day_of(None, short[:6]):
        return NumberKind.SAMORDNINGSNUMMER if is_added(int(short[4:6])) else NumberKind.PERSONNUMMER
    return NumberKind.UNVERIFIED


def _is_other(match: re.Match[str]) -> bool:
    """Whether the label of another number stands before it."""
    before = match.string[max(match.start() - _LONGEST_LABEL, 0) : match.start()]
    return any(rule.pattern.search(before) for rule in rules_of(_FILE, "other"))


def _is_interval(date: str, last: str) -> bool:
    """Whether it is a stretch of days of one year: 190901-0930, 1 to 30 September 2019."""
    return last >= date[2:] and is_calendar_day(2000 + int(date[:2]), int(last[:2]), int(last[2:]))


_CHECKS = {
    "luhn": _check_swedish,
    "day": _check_day,
    "henkilotunnus": _check_finnish,
    "fodselsnummer": _check_norwegian,
    "label": _check_label,
}
