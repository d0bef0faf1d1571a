"""Published reports drawn at random, with what made them; and a second, plain computation of what can have made a row.

The oracle knows nothing of ``ikukit.scoring``: achievements in closed form of the quotient of actual value and target,
rounding and bounds written out again.
"""

import random
from fractions import Fraction
from math import floor

from attrs import field, frozen

MINIMIZING = ("minimize-a", "minimize-b", "minimize-c")
BOUNDS: dict[str, tuple[Fraction | None, Fraction | None]] = {
    "tanpa-batas": (None, None),
    "lantai-0": (Fraction(0), None),
    "0-100": (Fraction(0), Fraction(100)),
    "maks-110": (None, Fraction(110)),
    "maks-120": (None, Fraction(120)),
    "maks-150": (None, Fraction(150)),
}
ROUNDINGS = ("half-up", "half-even", "truncated")


def cut(value: Fraction, decimals: int, rounding: str) -> Fraction:
    """``value`` with ``decimals`` decimals."""
    scaled = abs(value) * 10**decimals
    whole = floor(scaled)
    rest = scaled - whole
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (rounding == "half-up" or whole % 2 == 1))
    whole += rounding != "truncated" and up
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def shown(value: Fraction, decimals: int, zeros: bool) -> str:
    """``value`` in Indonesian notation; whole numbers with their zeros only where ``zeros``."""
    digits = f"{abs(value.numerator) * 10**decimals // value.denominator:0{decimals + 1}d}"
    whole, behind = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    grouped = f"{int(whole):,}".replace(",", ".")
    tail = "" if not behind or (not zeros and int(behind) == 0) else "," + behind
    return ("-" if value < 0 else "") + grouped + tail


@frozen
class DrawnRow:
    """A row as printed, and the numbers behind it."""

    record: dict[str, str]
    kind: str
    """maximize, minimize, stabilize."""
    printed_target: Fraction
    printed_actual: Fraction
    actual_decimals: int
    counted: bool
    achievement: Fraction
    decimals: int
    """As many as the printed achievement shows."""


@frozen
class DrawnReport:
    """A report, and the minimize rule, bounds and rounding that made it."""

    rows: tuple[DrawnRow, ...]
    made_by: tuple[str, str, str]
    decimals: int
    wrong: frozenset[int] = field(default=frozenset())

    @property
    def records(self) -> list[dict[str, str]]:
        return [row.record for row in self.rows]


def achieve(rule: str, target: Fraction, actual: Fraction) -> Fraction:
    """The achievement in percent before bounds and rounding."""
    quotient = actual / target
    return {
        "maximize": lambda: quotient,
        "minimize-a": lambda: 2 - quotient,
        "minimize-b": lambda: 1 / quotient,
        "minimize-c": lambda: 1 - quotient,
        "stabilize": lambda: 1 - abs(1 - quotient),
    }[rule]() * 100


def bounded(value: Fraction, bounds: str) -> Fraction:
    """``value`` within floor and cap."""
    low, high = BOUNDS[bounds]
    value = value if low is None else max(low, value)
    return value if high is None else min(high, value)


def draw_report(rng: random.Random, rows: int | None = None) -> DrawnReport:
    """A report without faults."""
    made_by = (rng.choice(MINIMIZING), rng.choice(list(BOUNDS)), rng.choice(ROUNDINGS))
    decimals, zeros, told = rng.choice((0, 1, 2, 2, 2)), rng.random() < 0.5, rng.random() < 0.85
    kinds = rng.choices(("maximize", "minimize", "stabilize"), (6, 4, 1), k=rows or rng.randint(4, 14))
    drawn = tuple(_draw_row(rng, kind, made_by, decimals, zeros, told) for kind in kinds)
    return DrawnReport(drawn, made_by, decimals)


def _draw_row(
    rng: random.Random, kind: str, made_by: tuple[str, str, str], decimals: int, zeros: bool, told: bool
) -> DrawnRow:
    minimizing, bounds, rounding = made_by
    counted = rng.random() < 0.6
    if counted:
        target = Fraction(rng.randint(2, 400))
        actual = Fraction(max(1, round(target * Fraction(rng.randint(30, 170), 100))))
        unit, actual_decimals, seen, target_text = (
            rng.choice(("desa", "dokumen", "kasus")),
            0,
            actual,
            shown(target, 0, True),
        )
    else:
        target = Fraction(rng.randint(40, 200), 2) if rng.random() < 0.3 else Fraction(rng.randint(20, 100))
        whole = rng.randint(3, 200)
        actual = Fraction(max(1, round(whole * target * rng.randint(40, 140) / 10000)), whole) * 100
        unit, actual_decimals = "%", rng.choice((1, 2, 2))
        seen = cut(actual, actual_decimals, rounding)
        target_text = shown(target, 1, False)
        if rng.random() < 0.5:
            actual = seen  # computed from what is printed
    rule = minimizing if kind == "minimize" else kind
    achievement = cut(bounded(achieve(rule, target, actual), bounds), decimals, rounding)
    text = shown(achievement, decimals, zeros)
    record = {
        "target": f"{target_text} {unit}",
        "actual": f"{shown(seen, actual_decimals, zeros)} {unit}",
        "achievement": f"{text}%",
    }
    if told:
        record["direction"] = kind
    at_most = len(text.partition(",")[2])
    return DrawnRow(record, kind, target, seen, actual_decimals if not counted else 0, counted, achievement, at_most)


def reach(row: DrawnRow, rule: str) -> tuple[Fraction, Fraction]:
    """The least and greatest achievement that the printed numbers of ``row`` allow under ``rule``."""
    unit = Fraction(1, 10 ** len(row.record["actual"].split()[0].partition(",")[2]))
    behind = len(row.record["target"].split()[0].partition(",")[2])
    low = high = row.printed_actual
    if not row.counted:
        low, high = low - unit / 2, high + unit
    t_low = t_high = row.printed_target
    if behind:
        t_low, t_high = t_low - Fraction(1, 2 * 10**behind), t_high + Fraction(1, 10**behind)
    first, last = low / t_high, high / t_low
    corners = [achieve(rule, Fraction(1), quotient) for quotient in (first, last)]
    if first <= 1 <= last:
        corners.append(achieve(rule, Fraction(1), Fraction(1)))
    return min(corners), max(corners)


def explains(row: DrawnRow, rule: str, bounds: str, rounding: str, decimals: int) -> bool:
    """Whether some number within reach is printed as the achievement of ``row``."""
    low, high = (bounded(value, bounds) for value in reach(row, rule))
    first, last = cut(low, decimals, rounding), cut(high, decimals, rounding)
    return first <= row.achievement <= last and (row.achievement * 10**decimals).denominator == 1


def all_explanations(report: DrawnReport) -> set[tuple[str, str, str]]:
    """Every minimize rule, bounds and rounding that explain all rows, by trying them all: every achievement with the
    same decimals, or else each with those that it shows; rows without a direction up or down, or else also stable."""
    most = max(row.decimals for row in report.rows)
    tries = ((most, False), (most, True), (None, False), (None, True))
    return next((found for one in tries if (found := _explanations(report, *one))), set())


def _explanations(report: DrawnReport, decimals: int | None, stabilizing: bool) -> set[tuple[str, str, str]]:
    found = set()
    for minimizing in MINIMIZING:
        for bounds in BOUNDS:
            for rounding in ROUNDINGS:
                if all(
                    any(
                        explains(row, rule, bounds, rounding, row.decimals if decimals is None else decimals)
                        for rule in _rules(row, minimizing, stabilizing)
                    )
                    for row in report.rows
                ):
                    found.add((minimizing, bounds, rounding))
    return found


def _rules(row: DrawnRow, minimizing: str, stabilizing: bool) -> tuple[str, ...]:
    known = {"maximize": ("maximize",), "minimize": (minimizing,), "stabilize": ("stabilize",)}
    free = ("maximize", minimizing, "stabilize") if stabilizing else ("maximize", minimizing)
    return known[row.kind] if "direction" in row.record else free


def spoil(rng: random.Random, report: DrawnReport) -> DrawnReport | None:
    """The same report with one achievement wrong by more than rounding; None where the drawn error is not."""
    place = rng.randrange(len(report.rows))
    row = report.rows[place]
    size = Fraction(rng.choice((1, 2, 3, 5, 8, 10, 20, 50, 90, 100, 250, 1000, 3000)), 100)
    wrong = cut(row.achievement + rng.choice((-1, 1)) * size, report.decimals, "half-up")
    rule = report.made_by[0] if row.kind == "minimize" else row.kind
    low, high = (bounded(value, report.made_by[1]) for value in reach(row, rule))
    unit = Fraction(1, 10**row.decimals)
    if low - unit <= wrong <= high + unit:
        return None
    text = shown(wrong, report.decimals, zeros=row.record["achievement"].rstrip("%").endswith("0"))
    record = {**row.record, "achievement": f"{text}%"}
    spoilt = DrawnRow(
        record, row.kind, row.printed_target, row.printed_actual, row.actual_decimals, row.counted, wrong,
        len(text.partition(",")[2]),
    )  # fmt: skip
    return DrawnReport(
        (*report.rows[:place], spoilt, *report.rows[place + 1 :]), report.made_by, report.decimals, frozenset({place})
    )
