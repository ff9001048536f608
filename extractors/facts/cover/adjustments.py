"""When minutes were adjusted, which paragraphs and by whom, and when the notice of it was up."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.facts.cover.attendant import Attendant
from extractors.facts.cover.fields import Placed, Row
from extractors.facts.cover.notices import Notice, cut_before_notice, read_notice, speaks_of_notice
from extractors.facts.cover.passages import Passage, find_days, paragraphs_of, read_passages
from extractors.layout.document import Span
from extractors.rules import pattern_of
from schemas.vocabulary import Capacity

_PARAGRAPHS = pattern_of("adjustments", "paragraphs")
_BARE = pattern_of("adjustments", "bare")
_AT_ONCE = pattern_of("adjustments", "at_once")
_IN_COLUMNS = frozenset({"paragraphs", "adjustment", "posted", "taken_down", "kept"})
_SAME_X = 4.0  # points; left edges nearer than this are the same
_CLAUSE = re.compile(r"[\n;.]")
_BETWEEN = re.compile(r"[;\n]|,(?!\s*justera)")  # parts a day from paragraphs that are not its


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An adjustment of the minutes and the notice of it; None where the paper does not tell."""

    span: Span
    paragraphs: tuple[str, ...]
    adjusters: tuple[str, ...]
    adjusted_on: dt.date | None
    posted_from: dt.date | None
    posted_until: dt.date | None
    kept_at: str | None
    rule: str


@dataclass(slots=True)
class _Draft:
    """An adjustment as it is pieced together."""

    span: Span
    rule: str
    paragraphs: tuple[str, ...] = ()
    adjusted_on: dt.date | None = None
    at_once: bool = False


def find_adjustments(
    rows: Sequence[Row], attendants: Sequence[Attendant], meeting: dt.date | None
) -> tuple[list[Adjustment], Adjustment | None]:
    """Find each adjustment with its notice, and the one whose days are those of the minutes as a whole.

    Args:
        rows: the rows of the cover, each strip with its field.
        attendants: those present, the adjusters among them.
        meeting: the day of the meeting, for dates without year.

    Returns:
        The adjustments in the order of the paper, and the main one: that of what was not adjusted at once. Its days
        are None where several contradict.
    """
    drafts: list[_Draft] = []
    notices: list[Notice] = []
    whole: _Draft | None = None
    beside, rows = _cut_columns(rows)
    for column in beside:
        draft, notice = _read_column(column, meeting)
        drafts.append(draft)
        notices.append(notice)
    for passage in read_passages(rows):
        if passage.kind in ("posted", "taken_down", "notice", "kept"):
            read_notice(passage, notices, meeting)
        elif passage.kind == "paragraphs" and whole is None:
            whole, others = _read_paragraphs(passage, meeting)
            drafts += others
        else:
            drafts += _read_adjusted(passage, meeting)
            if passage.kind == "adjustment" and speaks_of_notice(passage.text):
                read_notice(passage, notices, meeting)
    adjusters = tuple(dict.fromkeys(one.name for one in attendants if one.role is Capacity.JUSTERARE))
    drafts = _completed(drafts, whole, attendants)
    found = _matched(drafts, notices, adjusters)
    return found, _main(found, drafts, meeting)


def _cut_columns(rows: Sequence[Row]) -> tuple[list[list[Placed]], list[Row]]:
    """Cut out adjustments that stand side by side, a column each below their paragraphs; give them, and the other rows."""
    heads = [place for place, row in enumerate(rows) if _values(row) and _values(row)[0].field_kind == "paragraphs"]
    for head in heads:
        width = len(_values(rows[head]))
        end = next((place for place in range(head + 1, len(rows)) if len(_values(rows[place])) != width), len(rows))
        if width > 1 and end - head > 1:
            columns = [[_values(row)[number] for row in rows[head:end]] for number in range(width)]
            if all(abs(one.strip.x0 - column[0].strip.x0) < _SAME_X for column in columns for one in column):
                return columns, [*rows[:head], *rows[end:]]
    return [], list(rows)


def _values(row: Row) -> list[Placed]:
    """Give the values of a row whose one label tells of adjusting."""
    told = [one for one in row if one.strip.text.strip()]
    return told if len({one.field_kind for one in told}) == 1 and told[0].field_kind in _IN_COLUMNS else []


def _read_column(column: Sequence[Placed], meeting: dt.date | None) -> tuple[_Draft, Notice]:
    """Read an adjustment and its notice from a column: paragraphs, then the values of each label beside it."""
    first = column[0].strip
    span = Span(first.start, first.end)
    listed = _PARAGRAPHS.search(first.text) or _BARE.match(first.text)
    paragraphs = paragraphs_of(listed) if listed else ()
    draft = _Draft(span, "column", paragraphs, at_once=_AT_ONCE.search(first.text) is not None)
    notice = Notice(span, paragraphs)
    for placed in column[1:]:
        days = find_days(placed.strip.text, meeting)
        day = days[0].date if len(days) == 1 else None
        if placed.field_kind == "adjustment":
            draft.adjusted_on = day
        elif placed.field_kind == "posted":
            notice.posted_from = day
        elif placed.field_kind == "taken_down":
            notice.posted_until = day
        else:
            notice.kept_at = " ".join(placed.strip.text.split()) or None
    return draft, notice


def _read_paragraphs(passage: Passage, meeting: dt.date | None) -> tuple[_Draft | None, list[_Draft]]:
    """Read which paragraphs the minutes have, and those of them that were adjusted on their own."""
    text = passage.text
    bare = _BARE.match(text)
    others = _read_adjusted(passage, meeting, start=bare.end() if bare else 0)
    if bare:
        paired = next((one for one in others if not one.paragraphs and not one.at_once), None)
        if paired is not None:  # a day right below the paragraphs
            paired.paragraphs = paragraphs_of(bare)
            return None, others
        return _Draft(passage.span, "label-paragraphs", paragraphs_of(bare)), others
    first = next((one for one in others if not one.at_once and one.adjusted_on is None), None)
    if first is None:
        return None, others
    first.rule = "label-paragraphs"
    return first, [one for one in others if one is not first]


def _read_adjusted(passage: Passage, meeting: dt.date | None, *, start: int = 0) -> list[_Draft]:
    """Read days and paragraphs of a passage and pair them: "3 april, § 92", "§ 45 justerades omedelbart den 18 april"."""
    text = cut_before_notice(passage.text, start)
    rule, at_once = f"label-{passage.kind}", passage.kind == "immediate"
    free = [one for one in find_days(text, meeting) if one.start >= start]
    lists = [match for match in _PARAGRAPHS.finditer(text) if match.start() >= start]
    lists = [match for match in lists if not any(day.start < match.end() and match.start() < day.end for day in free)]
    drafts: list[_Draft] = []
    for number, match in enumerate(lists):
        stop = lists[number + 1].start() if number + 1 < len(lists) else len(text)
        begin = lists[number - 1].end() if number else start
        behind = next((day for day in free if match.end() <= day.start < stop), None)
        before = next((day for day in reversed(free) if begin <= day.start and day.end <= match.start()), None)
        near = behind is not None and not _BETWEEN.search(text[match.end() : behind.start])
        day = behind if near or before is None else before
        free = [one for one in free if one is not day]
        said = _AT_ONCE.search(_CLAUSE.split(text[match.start() : stop])[0]) is not None
        drafts.append(_Draft(passage.span, rule, paragraphs_of(match), day.date if day else None, at_once or said))
    if free:  # several days that nothing tells apart are none
        days = {one.date for one in free}
        drafts.insert(0, _Draft(passage.span, rule, (), days.pop() if len(days) == 1 else None, at_once))
    return drafts


def _completed(drafts: list[_Draft], whole: _Draft | None, attendants: Sequence[Attendant]) -> list[_Draft]:
    """Give the paragraphs of the minutes to the adjustment that names none of its own."""
    main = [one for one in drafts if not one.paragraphs and not one.at_once]
    if whole is not None:
        if main:
            main[0].paragraphs = whole.paragraphs
        elif not any(not one.at_once for one in drafts):
            drafts = [whole, *drafts]
    adjusters = [one for one in attendants if one.role is Capacity.JUSTERARE]
    if not drafts and adjusters:
        drafts = [_Draft(adjusters[0].span, "label-adjusters")]
    return drafts


def _figures(paragraphs: Sequence[str]) -> list[str]:
    return re.findall(r"\d+", " ".join(paragraphs))


def _matched(drafts: list[_Draft], notices: list[Notice], adjusters: tuple[str, ...]) -> list[Adjustment]:
    """Give each adjustment the notice of its paragraphs, else the one in its place; a notice left over stands alone."""
    notices = [one for one in notices if one.posted_from or one.posted_until or one.kept_at]
    homes: dict[int, Notice] = {}
    left: list[Notice] = []
    for notice in notices:
        same = [
            index
            for index, draft in enumerate(drafts)
            if index not in homes and notice.paragraphs and _figures(draft.paragraphs) == _figures(notice.paragraphs)
        ]
        if same:
            homes[same[0]] = notice
        else:
            left.append(notice)
    main = [index for index, one in enumerate(drafts) if index not in homes and not one.at_once]
    if len(left) == 1 and len(main) == 1 and (len(notices) == 1 or not left[0].paragraphs):
        homes[main[0]] = left.pop()
    elif left and len(left) == len(drafts) - len(homes) and not any(one.paragraphs for one in left):
        homes.update(zip((index for index in range(len(drafts)) if index not in homes), left, strict=True))
        left = []
    found = [_made(draft, homes.get(index), adjusters) for index, draft in enumerate(drafts)]
    return found + [_made(_Draft(one.span, "label-notice", one.paragraphs), one, adjusters) for one in left]


def _made(draft: _Draft, notice: Notice | None, adjusters: tuple[str, ...]) -> Adjustment:
    return Adjustment(
        span=draft.span,
        paragraphs=draft.paragraphs,
        adjusters=adjusters,
        adjusted_on=draft.adjusted_on,
        posted_from=notice.posted_from if notice else None,
        posted_until=notice.posted_until if notice else None,
        kept_at=notice.kept_at if notice else None,
        rule=draft.rule,
    )


def _main(found: Sequence[Adjustment], drafts: Sequence[_Draft], meeting: dt.date | None) -> Adjustment | None:
    """Give the days of the minutes as a whole, from the adjustments that were not made at once."""
    later = [one for one, draft in zip(found, drafts, strict=False) if not draft.at_once] + list(found[len(drafts) :])
    if len({one.adjusted_on for one in later}) > 1:
        later = [one for one in later if one.adjusted_on != meeting]
    if not later:
        return None
    days: list[dt.date | None] = []
    for name in ("adjusted_on", "posted_from", "posted_until"):
        values = {getattr(one, name) for one in later} - {None}
        days.append(values.pop() if len(values) == 1 else None)
    first = later[0]
    return Adjustment(first.span, first.paragraphs, first.adjusters, days[0], days[1], days[2], first.kept_at, first.rule)
