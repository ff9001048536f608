"""Dates: every calendar day, month, quarter, term and year that a text names, with the year it leaves out."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.calendar import last_day, make_day, month_number, parse_day, weekday_of
from extractors.rules import Rule, load_rules, pattern_of
from schemas.vocabulary import DateRole, Precision

_YEAR_NEAR = pattern_of("contexts", "year")
_SENTENCE = re.compile(r"(?<=[a-zåäö)\d])[.!?](?=\s+[A-ZÅÄÖ])|(?<=[.!?])\n|\n(?=[•–])")
_DEADLINE = pattern_of("contexts", "deadline")
_UNTIL = pattern_of("contexts", "until")
_AHEAD = pattern_of("contexts", "ahead")
_MEETING = pattern_of("contexts", "meeting")
_MEETING_AFTER = pattern_of("contexts", "meeting_behind")
_PAST = pattern_of("contexts", "past")
_BEFORE, _BEHIND = 40, 72  # characters; a date reaches no farther from its month or year
_HALF_MONTHS = 6
_MAX_AHEAD = 400  # days; a date without year lies no farther from the meeting


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its place there, and what it says.

    `date_end` is the last day of an interval or of a month, quarter or year; `date` is None for a day that the calendar
    does not have or whose year nothing tells.
    """

    start: int
    end: int
    date: dt.date | None
    date_end: dt.date | None
    precision: Precision
    role: DateRole
    year_inferred: bool
    weekday_conflict: bool
    impossible: bool
    rule: str


def find_dates(text: str, *, meeting: dt.date | None) -> list[FoundDate]:
    """Find the dates of a text.

    Args:
        text: a paragraph or more; a year left out is taken from the sentence, the paragraph, or the meeting.
        meeting: the day of the meeting the paper is of, if known.

    >>> [str(found.date) for found in find_dates("senast den 4 maj 2019", meeting=None)]
    ['2019-05-04']
    >>> found = find_dates("onsdag den 19 januari", meeting=dt.date(2022, 1, 5))[0]
    >>> found.date, found.year_inferred
    (datetime.date(2022, 1, 19), True)
    """
    candidates = _find_candidates(text)
    days: list[FoundDate] = []
    known = [(match.start(), _own_year(match)) for _, match in candidates]
    for index, (rule, match) in enumerate(candidates):
        days.append(_read(text, rule, match, index, known, meeting))
    return days


@lru_cache(maxsize=1)
def _combined() -> re.Pattern[str]:
    """A cheap test for any date: a month's name, a year, a slash between figures, a word for a part of the year."""
    return re.compile(
        r"(?:19|20)\d\d|(?:januar|februar|augusti|septemb|oktob|novemb|decemb)|mars|april|maj|jun|jul|"
        r"\b(?:jan|feb|febr|apr|aug|sept?|okt|nov|dec)\b|\d/\d|[a-zåäö]\d{6}|kvartal|tertial|halvår|\bsist[ae]\b"
    )


def _windows(text: str) -> list[tuple[int, int]]:
    """Give the stretches of text around whatever may be a date: twenty rules walk these only, not all of the text."""
    windows: list[tuple[int, int]] = []
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is longer
        lowered = text
    for match in _combined().finditer(lowered):
        left, right = max(match.start() - _BEFORE, 0), min(match.end() + _BEHIND, len(text))
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], right)
        else:
            windows.append((left, right))
    return windows


def _find_candidates(text: str) -> list[tuple[Rule, re.Match[str]]]:
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for left, right in _windows(text):
        for rank, rule in enumerate(load_rules("dates")):
            found.extend((match.start(), rank, rule, match) for match in rule.pattern.finditer(text, left, right))
    found.sort(key=lambda item: (item[0], item[1]))
    chosen: list[tuple[Rule, re.Match[str]]] = []
    taken: list[tuple[int, int, int]] = []
    for start, rank, rule, match in sorted(found, key=lambda item: (item[1], item[0])):
        if any(start < right and match.end() > left for left, right, _ in taken):
            continue
        taken.append((start, match.end(), rank))
        chosen.append((rule, match))
    chosen.sort(key=lambda item: item[1].start())
    return chosen


def _own_year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    year = groups.get("year2") or groups.get("year")
    if year:
        return int(year) if len(year) == 4 else None  # noqa: PLR2004 - digits
    short = groups.get("yy")
    return 2000 + int(short) if short else None


def _read(
    text: str,
    rule: Rule,
    match: re.Match[str],
    index: int,
    known: list[tuple[int, int | None]],
    meeting: dt.date | None,
) -> FoundDate:
    groups = {key: value for key, value in match.groupdict().items() if value is not None}
    precision = Precision(rule.text("precision"))
    start, end = match.span()
    if precision is not Precision.DAY:
        return _read_period(text, rule, groups, start, end, meeting)
    year = int(groups["year"]) if "year" in groups else _own_year(match)
    inferred = year is None
    weekday = weekday_of(text[max(0, start - 24) : start])
    month = _month(groups, "")
    if year is None and month is not None:
        day = int(groups["day"]) if "day" in groups else 28
        year = _infer_year(text, start, end, index, known, meeting, (month, day), weekday)
    first = second = None
    impossible = False
    if year is not None:
        first, second, impossible = _days(rule, groups, year, match)
    conflict = bool(first and weekday is not None and first.weekday() != weekday)
    role = _role(text, start, end, interval=second is not None)
    if "name" in groups and weekday is None and match.group().lower().startswith("den "):
        start += 4
    return FoundDate(
        start, end, first, second, precision, role, inferred and first is not None, conflict, impossible, rule.id
    )


def _month(groups: dict[str, str], suffix: str) -> int | None:
    if f"month{suffix}" in groups:
        return int(groups[f"month{suffix}"])
    name = groups.get(f"name{suffix}")
    return month_number(name) if name else None


def _days(
    rule: Rule, groups: dict[str, str], year: int, match: re.Match[str]
) -> tuple[dt.date | None, dt.date | None, bool]:
    """Give the first and last day, and whether one of them is not in the calendar."""
    month = _month(groups, "")
    assert month is not None, f"{rule.id} found no month in {match.group()!r}"
    if rule.attributes.get("last"):
        return last_day(year, month), None, False
    first_year = int(groups["year"]) if "year" in groups else year
    if "name" in groups:
        first = parse_day(int(groups["day"]), groups["name"], first_year)
    else:
        first = make_day(first_year, month, int(groups["day"]))
    if "day2" not in groups:
        return first, None, first is None
    month2 = _month(groups, "2") or month
    year2 = int(groups["year2"]) if len(groups.get("year2", "")) == 4 else year  # noqa: PLR2004 - digits
    if "year" in groups and "year2" not in groups and month2 < month:  # "28 december 2025 – 3 januari"
        year2 += 1
    second = make_day(year2, month2, int(groups["day2"]))
    if first and second and second < first and "year" not in groups and month2 < month:
        first = make_day(year2 - 1, month, first.day)
    if first is None:  # nothing is guessed: an interval with an impossible end keeps the end that exists
        return second, None, True
    if second is not None and second < first:  # printed the wrong way round: the first day stands, the rest is doubtful
        return first, None, True
    return first, second, second is None


def _infer_year(
    text: str,
    start: int,
    end: int,
    index: int,
    known: list[tuple[int, int | None]],
    meeting: dt.date | None,
    day: tuple[int, int],
    weekday: int | None,
) -> int | None:
    """Take the year from the sentence, the paragraph, or the meeting, in this order."""
    left = max((match.end() for match in _SENTENCE.finditer(text, max(0, start - 600), start)), default=max(0, start - 600))
    after = _SENTENCE.search(text, end, min(len(text), end + 400))
    right = after.start() if after else min(len(text), end + 400)
    following = next((year for at, year in known[index + 1 :] if at < right and year), None)
    if following is not None and re.fullmatch(
        r"[\s,]*(?:(?:och|samt|till|eller|respektive|–|-)?\s*(?:den|[a-zåäö]+dag(?:en)?)?\s*)*[\s\d]*",
        text[end : next(at for at, year in known[index + 1 :] if year)],
    ):
        return following
    spoken = list(_YEAR_NEAR.finditer(text, left, right))
    paragraph = text.rfind("\n\n", 0, start) + 1
    if not spoken:
        spoken = list(_YEAR_NEAR.finditer(text, max(paragraph, start - 400), start))[-1:]
        if spoken and weekday is None:
            spoken = []
    if spoken:
        year = int(spoken[-1].group(1))
        candidate = make_day(year, *day)
        if candidate is not None and (meeting is None or abs((candidate - meeting).days) < 2 * _MAX_AHEAD):
            return year
    before = [year for at, year in known[:index] if left <= at and year]
    sentence_past = bool(_PAST.search(text, left, right))
    if meeting is None:
        near = before[-1:] or [year for at, year in known[:index] if year][-1:]
        return near[0] if near else None
    same = make_day(meeting.year, *day)
    if same is None:
        return meeting.year
    before_it = text[max(0, start - 60) : start]
    deadline = any(pattern.search(before_it) for pattern in (_DEADLINE, _UNTIL, _AHEAD))
    if sentence_past and not deadline and same > meeting + dt.timedelta(days=3):
        return meeting.year - 1
    if before and before[-1] != meeting.year:
        candidate = make_day(before[-1], *day)
        earlier = next((at for at, year in reversed(known[:index]) if year), None)
        if candidate and earlier is not None and abs((candidate - meeting).days) < _MAX_AHEAD and sentence_past:
            return before[-1]
    if not sentence_past and meeting.month >= 10 and day[0] <= 3 and weekday is not None:  # noqa: PLR2004 - months
        ahead = make_day(meeting.year + 1, *day)
        if ahead is not None and ahead.weekday() == weekday and same.weekday() != weekday:
            return meeting.year + 1
    return meeting.year


def _read_period(text: str, rule: Rule, groups: dict[str, str], start: int, end: int, meeting: dt.date | None) -> FoundDate:
    """Read a month, quarter, tertial, half-year, term or year; its first and last day."""
    precision = Precision(rule.text("precision"))
    inferred = "year" not in groups
    year = int(groups["year"]) if "year" in groups else (meeting.year if meeting else None)
    role = DateRole.DEADLINE if _DEADLINE.search(text[max(0, start - 50) : start]) else DateRole.PERIOD
    if year is None:
        return FoundDate(start, end, None, None, precision, role, False, False, False, rule.id)  # noqa: FBT003
    first, last = _span_of(groups, year)
    return FoundDate(start, end, first, last, precision, role, inferred, False, False, rule.id)  # noqa: FBT003


def _span_of(groups: dict[str, str], year: int) -> tuple[dt.date, dt.date]:
    ordinals = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
    if "name" in groups:
        month = month_number(groups["name"]) or 1
        return dt.date(year, month, 1), last_day(year, month)
    if "quarter" in groups or "ordinal" in groups:
        word = groups.get("quarter") or groups["ordinal"].lower()
        number = ordinals.get(word) or int(word[0])
        return dt.date(year, 3 * number - 2, 1), last_day(year, 3 * number)
    if "tertial" in groups:
        number = int(groups["tertial"])
        return dt.date(year, 4 * number - 3, 1), last_day(year, 4 * number)
    if "half" in groups:
        number = ordinals[groups["half"].lower()]
        return dt.date(year, _HALF_MONTHS * number - 5, 1), last_day(year, _HALF_MONTHS * number)
    if "term" in groups:
        return (
            (dt.date(year, 1, 1), dt.date(year, 6, 30))
            if groups["term"].lower() == "vår"
            else (dt.date(year, 7, 1), dt.date(year, 12, 31))
        )
    if "year2" in groups:
        last = groups["year2"]
        end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)  # noqa: PLR2004 - digits
        return dt.date(year, 1, 1), dt.date(max(end, year), 12, 31)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _role(text: str, start: int, end: int, *, interval: bool) -> DateRole:
    before = text[max(0, start - 80) : start]
    if _DEADLINE.search(before):
        return DateRole.DEADLINE
    if interval:
        return DateRole.PERIOD
    if _MEETING.search(before) or _MEETING_AFTER.match(text[end : end + 12]):
        return DateRole.MEETING
    return DateRole.MENTIONED
