"""Targets and baselines: numbers, units, directions, quarters."""

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from ikukit.checks.fields import Text
from ikukit.checks.subject import Subject
from ikukit.finding import Finding, Place, finding
from ikukit.formula.relations import Relation
from ikukit.model import Consolidation, Direction, Document, Indicator
from ikukit.numbers import format_number, parse_number
from ikukit.source import Span, fold, normal_form

_RANGE = re.compile(r"(?P<low>[0-9.,]+)\s*%?\s*(?:-|–|—|s\.?d\.?|sampai)\s*(?P<high>[0-9.,]+)\s*%?")
_BOUND = re.compile(r"^(?:≥|≤|>=|<=|>|<|min(?:imal)?\.?|maks(?:imal)?\.?)\s*")
_WITH_UNIT = re.compile(r"(?P<number>[0-9.,]+)\s*(?P<unit>%|[^\W\d_][^\W_/]*(?:[ /][^\W\d_]+)?)?\.?")
_GRADES = frozenset(["aa", "a", "bb", "b", "cc", "c", "d", "wtp", "wdp", "tw", "tmp"]) | frozenset(
    {
        "sangat baik",
        "baik",
        "cukup",
        "kurang",
        "sangat kurang",
        "memuaskan",
        "sangat memuaskan",
        "sangat tinggi",
        "tinggi",
    }
)
_QUARTER = re.compile(r"(?:tw|triwulan|tribulan)\.?\s*(?P<which>iv|iii|ii|i|[1-4])(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BAD_THINGS = re.compile(
    r"(?<!\w)(?:pelanggaran|kejahatan|kriminalitas|kecelakaan|kematian|kemiskinan|stunting|pengangguran|keluhan|kebakaran"
    r"|putus sekolah|tunggakan|keterlambatan|konflik|tawuran)(?!\w)",
    re.IGNORECASE,
)
_GOOD_ABOUT_BAD = re.compile(
    r"(?<!\w)(?:penurunan|ditindak|pengurangan|penanganan|penyelesaian|pencegahan|ditangani|tertangani|diselesaikan|terselesaikan"
    r"|ditindaklanjuti|dicegah|dimediasi|lunas|turun|bebas|tanpa|tidak)(?!\w)",
    re.IGNORECASE,
)


@frozen
class Amount:
    """A target that is a number: its value, and the unit written behind it."""

    value: Fraction
    unit: str = ""


def read_amount(text: str) -> Amount | None:
    """The number of a target: ``95``, ``95 %``, ``18 dok``, the upper end of ``80-90 %``; None for anything else."""
    plain = _BOUND.sub("", normal_form(text).strip())
    span = _RANGE.fullmatch(plain)
    match = _WITH_UNIT.fullmatch(span["high"] + ("%" if plain.endswith("%") else "") if span else plain)
    if not match:
        return None
    try:
        return Amount(parse_number(match["number"]), match["unit"] or "")
    except ValueError:
        return None


def _targets(document: Document) -> Iterator[tuple[Text, Indicator, str]]:
    """Every target that is filled in: its text, its row, its period."""
    for number, indicator in enumerate(document.indicators, 1):
        for i, target in enumerate(indicator.targets, 1):
            if target.text.strip():
                yield Text(f"targets[{i}]", target.text, number), indicator, target.period


def _target_finding(code: str, text: Text, unit: str = "", target_unit: str = "", computed: str = "") -> Finding:
    return finding(
        code, Span(0, len(text.words)), text=text.words, place=text.place, target=fold(text.words), unit=unit,
        target_unit=target_unit, computed=computed,
    )  # fmt: skip


def target_not_a_number(document: Document) -> Iterator[Finding]:
    """A target without a number. Grades (*BB, WTP*) are targets of indicators measured in grades."""
    for text, _, _ in _targets(document):
        if read_amount(text.words) is None and normal_form(text.words).strip(" .") not in _GRADES:
            yield _target_finding("target-not-a-number", text)


def target_zero(document: Document) -> Iterator[Finding]:
    """A target of nothing."""
    for text, _, period in _targets(document):
        amount = read_amount(text.words)
        if amount and amount.value == 0 and not _QUARTER.search(period):
            yield _target_finding("target-zero", text)


def target_over_100(document: Document) -> Iterator[Finding]:
    """More than everything."""
    for text, indicator, _ in _targets(document):
        amount = read_amount(text.words)
        if amount and amount.value > 100 and _is_part(indicator):
            yield _target_finding("target-over-100", text)


def _is_part(indicator: Indicator) -> bool:
    if indicator.formula is None:
        return False
    subject = Subject(indicator.name, indicator.formula, indicator.unit or "")
    compared = subject.comparison(subject.ratios[0]) if len(subject.ratios) == 1 and subject.scaled else None
    return compared is not None and compared.relation in (Relation.PART_OF, Relation.WIDER)


_SAME_UNITS = {
    "%": "persen",
    "dok": "dokumen",
    "lap": "laporan",
    "bln": "bulan",
    "org": "orang",
    "thn": "tahun",
    "keg": "kegiatan",
}


def target_unit_conflict(document: Document) -> Iterator[Finding]:
    """A unit behind the target that is not the indicator's."""
    for text, indicator, _ in _targets(document):
        amount = read_amount(text.words)
        stated = normal_form(indicator.unit or "")
        if not amount or not amount.unit or not stated:
            continue
        one, other = (_SAME_UNITS.get(unit, unit) for unit in (amount.unit, stated))
        if one != other and not other.startswith(one) and one not in other.split():
            unit = fold(indicator.unit or "")
            yield _target_finding("target-unit-conflict", text, target_unit=amount.unit, unit=unit)


def _yearly(indicator: Indicator) -> list[tuple[int, Text, Fraction]]:
    found = []
    for i, target in enumerate(indicator.targets, 1):
        year, amount = _YEAR.search(target.period), read_amount(target.text)
        if year and amount and not _QUARTER.search(target.period):
            found.append((int(year[0]), Text(f"targets[{i}]", target.text), amount.value))
    return sorted(found, key=lambda entry: entry[0])


def target_against_direction(document: Document) -> Iterator[Finding]:
    """Targets that fall where higher is better, or rise where lower is better."""
    for number, indicator in enumerate(document.indicators, 1):
        years = _yearly(indicator)
        if len(years) < 2 or indicator.direction not in (Direction.MAXIMIZE, Direction.MINIMIZE):
            continue
        change = years[-1][2] - years[0][2]
        if (indicator.direction is Direction.MAXIMIZE and change < 0) or (
            indicator.direction is Direction.MINIMIZE and change > 0
        ):
            last = years[-1][1]
            yield finding(
                "target-against-direction", Span(0, len(last.words)), text=last.words,
                place=Place(field=last.field, indicator=number), direction=indicator.direction.value,
                first=fold(years[0][1].words), last=fold(last.words),
            )  # fmt: skip


def direction_doubtful(document: Document) -> Iterator[Finding]:
    """Higher is better, of things that nobody wants more of."""
    for number, indicator in enumerate(document.indicators, 1):
        match = _BAD_THINGS.search(indicator.name)
        if indicator.direction is Direction.MAXIMIZE and match and not _GOOD_ABOUT_BAD.search(indicator.name):
            yield finding(
                "direction-doubtful", Span(*match.span()), text=indicator.name,
                place=Place(field="name", indicator=number), direction=indicator.direction.value, words=match[0],
            )  # fmt: skip


def _quarters(indicator: Indicator) -> dict[str, Fraction]:
    found = {}
    for target in indicator.targets:
        match, amount = _QUARTER.search(target.period), read_amount(target.text)
        if match and amount:
            roman = match["which"].casefold()
            found[{"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(roman, roman)] = amount.value
    return found


def consolidation_missing(document: Document) -> Iterator[Finding]:
    """Quarterly targets, and no word on how they make a year."""
    for number, indicator in enumerate(document.indicators, 1):
        if indicator.consolidation is None and len(_quarters(indicator)) > 1:
            yield finding("consolidation-missing", place=Place(field="consolidation", indicator=number))


def quarters_do_not_add_up(document: Document) -> Iterator[Finding]:
    """Four quarters that make another year than the one written."""
    for number, indicator in enumerate(document.indicators, 1):
        quarters = _quarters(indicator)
        whole = [(i, t) for i, t in enumerate(indicator.targets, 1) if not _QUARTER.search(t.period)]
        amount = read_amount(whole[0][1].text) if len(whole) == 1 else None
        if len(quarters) != 4 or amount is None or indicator.consolidation is None:
            continue
        computed = _year_of(quarters, indicator.consolidation)
        if computed != amount.value:
            text = Text(f"targets[{whole[0][0]}]", whole[0][1].text, number)
            yield _target_finding("quarters-do-not-add-up", text, computed=format_number(computed))


def _year_of(quarters: dict[str, Fraction], consolidation: Consolidation) -> Fraction:
    match consolidation:
        case Consolidation.SUM:
            return sum(quarters.values(), Fraction(0))
        case Consolidation.AVERAGE:
            return sum(quarters.values(), Fraction(0)) / 4
        case Consolidation.LAST:
            return quarters["4"]


def baseline_not_a_number(document: Document) -> Iterator[Finding]:
    """A baseline without a number."""
    for number, indicator in enumerate(document.indicators, 1):
        text = indicator.baseline or ""
        if text.strip() and read_amount(text) is None and normal_form(text).strip(" .") not in _GRADES:
            yield finding(
                "baseline-not-a-number", Span(0, len(text)), text=text, place=Place(field="baseline", indicator=number),
                baseline=fold(text),
            )  # fmt: skip
