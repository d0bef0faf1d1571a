"""Grades as targets (*WTP*, *BB*, *Sangat Baik*): which words are grades, and what numbers stand for them.

Two applications give the same grade different numbers, so every set of numbers has a name of its own and the caller
says which one counts.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from attrs import frozen

from ikukit.reference.table import read_table
from ikukit.source import normal_form


@frozen
class GradeScale:
    """A set of numbers for grades: its name, the number of each grade by its label, where it was met."""

    name: str
    values: dict[str, Fraction]
    source: str


@cache
def _labels() -> dict[str, str]:
    """Every way to write a grade, to its label."""
    found: dict[str, str] = {}
    for row in read_table("grades.tsv"):
        for words in (row["label"], *filter(None, row["other_forms"].split(";"))):
            found.setdefault(normal_form(words), row["label"])
    return found


@cache
def grade_scales() -> dict[str, GradeScale]:
    """The sets of numbers by name."""
    scales: dict[str, GradeScale] = {}
    for row in read_table("grades.tsv"):
        if row["value"]:
            scale = scales.setdefault(row["scale"], GradeScale(row["scale"], {}, row["source"]))
            scale.values[row["label"]] = Fraction(row["value"])
    return scales


def read_grade(text: str) -> str | None:
    """The label of the grade that ``text`` is, or None.

    >>> read_grade(" wtp "), read_grade("Wajar dengan Pengecualian"), read_grade("desa")
    ('WTP', 'WDP', None)
    """
    return _labels().get(normal_form(text).strip(" .()\"'"))


def common_scale(labels: Iterable[str], names: Iterable[str]) -> GradeScale | None:
    """The first of the sets ``names`` that has a number for every one of ``labels``; None when none has.

    >>> common_scale(["BB", "A"], ["opini-bpk", "sakip-rank"]).values["BB"]
    Fraction(5, 1)
    """
    wanted = set(labels)
    return next((scale for name in names if wanted <= (scale := grade_scales()[name]).values.keys()), None)
