"""The words of the pages: all there in both languages, none unused."""

import ast
import re
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

import search
from schemas import vocabulary
from search.index.reading import Sort
from search.web.language import Language, texts

HERE = Path(search.__file__).parent
GROUPS: dict[str, type[StrEnum]] = {
    "stage": vocabulary.Stage,
    "category": vocabulary.Category,
    "doc_type": vocabulary.DocType,
    "status": vocabulary.CaseStatus,
    "relation": vocabulary.LinkRelation,
    "reason": vocabulary.NoLink,
    "joined_by": vocabulary.JoinRule,
    "role": vocabulary.Capacity,
    "motion": vocabulary.MotionKind,
    "statement": vocabulary.StatementKind,
    "ballot": vocabulary.Ballot,
    "qualifier": vocabulary.Qualifier,
    "per": vocabulary.Per,
    "date_role": vocabulary.DateRole,
    "issue": vocabulary.IssueCode,
    "refusal": vocabulary.Refusal,
    "sort": Sort,
}


@pytest.mark.parametrize("group", GROUPS)
def test_every_value_of_a_vocabulary_has_a_name(group: str) -> None:
    assert set(texts()[group]) == {member.value for member in GROUPS[group]}


def test_every_text_is_there_in_both_languages() -> None:
    said = {group: values for group, values in texts().items() if group not in ("told", "invalid")}
    assert [(group, key) for group, values in said.items() for key, one in values.items() if set(one) != {"sv", "en"}] == []


def test_every_text_is_used_and_every_use_has_a_text() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (HERE / "web" / "templates").glob("*"))
    code = "".join(path.read_text(encoding="utf-8") for path in (HERE / "web").rglob("*.py"))
    known = set(texts()["ui"])
    quoted = set(re.findall(r"""["']([a-z_]+)["']""", pages + code))
    many = {f"{key}_{end}" for key in re.findall(r"""many\(["'](\w+)["']""", pages + code) for end in ("one", "many")}
    assert known - quoted - many == set()
    used = set(re.findall(r"""\bt\(["'](\w+)["']""", pages)) | set(re.findall(r"""listed\(["'](\w+)["']""", pages)) | many
    assert used - known == set()


def test_what_is_told_of_a_query_is_told_in_swedish_too() -> None:
    templates = set()
    for path in [*(HERE / "asking").glob("*.py"), HERE / "statement.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("QueryError", "Note"):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    templates.add(first.value)
    assert len(templates) >= 10
    assert templates <= set(texts()["told"])


@pytest.mark.parametrize(
    ("code", "sum_", "written", "short"),
    [
        ("sv", "1450000", "1\u00a0450\u00a0000\u00a0kr", "1,45\u00a0mkr"),
        ("en", "1450000", "1,450,000\u00a0SEK", "1.45\u00a0m SEK"),
        ("sv", "12.50", "12,50\u00a0kr", "12,50\u00a0kr"),
        ("sv", "-3000", "−3\u00a0000\u00a0kr", "-3\u00a0tkr"),
        ("sv", "74500000000", "74\u00a0500\u00a0000\u00a0000\u00a0kr", "74,5\u00a0mdkr"),
    ],
)
def test_sums_are_written_whole_and_short(code: str, sum_: str, written: str, short: str) -> None:
    assert Language(code).kronor(Decimal(sum_)) == written
    assert Language(code).short_kronor(Decimal(sum_)) == short
