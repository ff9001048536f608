"""All ärenden of an organisation to its cases: the only place that knows the order of the steps."""

from collections.abc import Mapping

import pyarrow as pa

from cases.citations import Citing
from cases.joining import join_matters
from cases.links import Links
from cases.matter import read_matters
from cases.repeats import find_repeats, repeat_rows
from cases.timeline import tell_cases
from schemas.tables import CASE_TABLES, Rows


def join_cases(tables: Mapping[str, pa.Table]) -> Rows:
    """Join the papers of an organisation.

    Args:
        tables: `documents`, `items`, `decisions` and `citations`, all years of them.

    Returns:
        The rows of `cases`, `case_events`, `decision_links` and `repeats`, the same for the same papers whatever order
        they come in.
    """
    rows: Rows = {name: [] for name in CASE_TABLES}
    for organisation, matters in read_matters(tables).items():
        repeats = find_repeats(matters)
        same = {repeat.matter.item_id: repeat.same.item_id for repeat in repeats}
        citing = Citing(matters)
        joined = join_matters(matters, citing)
        for case, events in tell_cases(organisation, matters, joined, same, citing):
            rows["cases"].append(case)
            rows["case_events"].extend(events)
        rows["decision_links"].extend(Links(organisation, matters, joined, same, citing).rows())
        for repeat in repeats:
            rows["repeats"].extend(repeat_rows(repeat))
    return rows
