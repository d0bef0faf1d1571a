"""The catalogue of achievement rules: how a target and an actual value become a percentage, each with its source.

A rule is data; its formula is a text in the language of ``ikukit.parse`` and is computed like any other. What happens
where the formula has no answer (zero target, zero actual value), and caps and floors, is a ``Policy``: nothing of it is
decided here. Which rule an indicator gets is told in ``choice``.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from attrs import evolve, field, frozen

from ikukit.aims import Aim, AimKind
from ikukit.evaluation import evaluate
from ikukit.formula.computing.result import Result, Status
from ikukit.formula.formula import Formula
from ikukit.formula.parser import parse
from ikukit.model import Direction
from ikukit.numbers import format_number

TARGET, ACTUAL = "Target", "Realisasi"
"""The variables of every rule's formula."""


@frozen
class Example:
    """A worked example of a source: target as written, actual value, the achievement it prints.

    ``recomputes`` is False for a printed result that the rule does not give: an erratum of the source. ``own``: the
    numbers are ours, to show the rule at work, not the source's.
    """

    target: str
    actual: Fraction = field(converter=Fraction)
    printed: str
    recomputes: bool = True
    own: bool = False


def _percent_points(value: Fraction | Decimal | int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


@frozen
class Policy:
    """What no formula says. Everything in percent; None is: nothing is done, and a gap stays a gap.

    ``cap`` and ``floor`` bound the achievement. The other three stand in for an achievement that has no number because
    the formula would divide by zero: target zero, actual value zero, both zero. ``grades`` names the sets of numbers
    for grades, the first that knows both grades counts.
    """

    cap: Fraction | None = field(default=None, converter=_percent_points)
    floor: Fraction | None = field(default=None, converter=_percent_points)
    zero_target: Fraction | None = field(default=None, converter=_percent_points)
    zero_actual: Fraction | None = field(default=None, converter=_percent_points)
    both_zero: Fraction | None = field(default=None, converter=_percent_points)
    grades: tuple[str, ...] = ("opini-bpk", "sakip-rank")

    def bounded(self, value: Fraction) -> Fraction:
        """``value`` within floor and cap."""
        if self.floor is not None and value < self.floor:
            return self.floor
        return self.cap if self.cap is not None and value > self.cap else value

    def stand_in(self, target: Fraction, actual: Fraction) -> Fraction | None:
        """What counts where the formula has no answer."""
        if target == 0:
            return self.both_zero if actual == 0 else self.zero_target
        return self.zero_actual if actual == 0 else None


@frozen
class AchievementRule:
    """A way to compute an achievement. ``title`` is Indonesian and English; ``source`` says where it is used.

    ``formula`` speaks of *Target* and *Realisasi*; for a range, *Target* is its nearer end, and inside the range the
    achievement is 100. ``aims`` are the kinds of target it is for.
    """

    name: str
    title: tuple[str, str]
    formula: str
    direction: Direction
    source: str
    aims: frozenset[AimKind] = frozenset({AimKind.NUMBER, AimKind.AT_LEAST, AimKind.AT_MOST})
    examples: tuple[Example, ...] = ()

    @property
    def parsed(self) -> Formula:
        """The formula as read by ``ikukit.parse``."""
        return _parsed(self.formula)

    def compute(self, target: Fraction, actual: Fraction) -> Result:
        """The achievement in percent for one number against another, without any policy.

        >>> RULES["maximize"].compute(Fraction(80), Fraction(92)).value
        Fraction(115, 1)
        """
        return evaluate(self.parsed, {TARGET: target, ACTUAL: actual})

    def achieve(self, aim: Aim, actual: Fraction, policy: Policy) -> Result:
        """The achievement in percent of ``actual`` against ``aim`` under ``policy``, or why there is none.

        >>> from ikukit.aims import read_aim
        >>> RULES["minimize-b"].achieve(read_aim("5"), Fraction(0), Policy()).reason
        'pembagi "Realisasi" bernilai 0'
        """
        target = aim.nearest(actual)
        result = _INSIDE if target is None else self.compute(target, actual)
        if result.value is None and target is not None and result.status is Status.UNDEFINED:
            stand_in = policy.stand_in(target, actual)
            result = result if stand_in is None else evolve(_INSIDE, value=stand_in)
        return result if result.value is None else evolve(result, value=policy.bounded(result.value))


_INSIDE = Result(Fraction(100), "persen")


@cache
def _parsed(text: str) -> Formula:
    return parse(text)


_RANGE = frozenset({AimKind.RANGE})
_PERMENPANRB = "PermenPANRB 8/2021"
_HIGHER = "Realisasi dibagi Target dikali 100 %"
_LOWER = "(2 dikali Target dikurangi Realisasi) dibagi Target dikali 100 %"

RULES: Mapping[str, AchievementRule] = MappingProxyType({rule.name: rule for rule in (
    AchievementRule(
        "maximize",
        ("Semakin tinggi semakin baik", "Higher is better"),
        _HIGHER,
        Direction.MAXIMIZE,
        f"{_PERMENPANRB} lampiran (hlm. 99, kondisi normal); LKjIP Maluku Tengah 2021; LKjIP Kediri",
        examples=(Example("32", 66, "206,25%"),),
    ),
    AchievementRule(
        "minimize-a",
        ("Semakin rendah semakin baik: (2T - R) / T", "Lower is better: (2T - R) / T"),
        _LOWER,
        Direction.MINIMIZE,
        f"{_PERMENPANRB} lampiran (hlm. 100, kondisi khusus); LKjIP Maluku Tengah 2021, hlm. 94",
        examples=(Example("8", 9, "87,5 %"),),
    ),
    AchievementRule(
        "minimize-b",
        ("Semakin rendah semakin baik: T / R", "Lower is better: T / R"),
        "Target dibagi Realisasi dikali 100 %",
        Direction.MINIMIZE,
        "Aplikasi E-Sakip Pringsewu (trend turun); aplikasi evaluasi SAKIP Magetan (teks antarmuka)",
        examples=(Example("10", 8, "125 %", own=True),),
    ),
    AchievementRule(
        "minimize-c",
        ("Sisa terhadap target: (T - R) / T", "What is left of the target: (T - R) / T"),
        "(Target dikurangi Realisasi) dibagi Target dikali 100 %",
        Direction.MINIMIZE,
        "Aplikasi evaluasi SAKIP Magetan (perhitungan tahunan tren negatif)",
        examples=(Example("10", 8, "20 %", own=True),),
    ),
    AchievementRule(
        "stabilize-a",
        ("Semakin dekat target semakin baik", "The nearer to the target the better"),
        "(1 dikurangi nilai mutlak (1 dikurangi (Realisasi dibagi Target))) dikali 100 %",
        Direction.STABILIZE,
        "Aplikasi SAKIP kwanter; untuk rentang: terhadap ujung terdekat",
        aims=frozenset({AimKind.NUMBER, AimKind.RANGE}),
        examples=(Example("10", 8, "80 %", own=True), Example("10", 12, "80 %", own=True)),
    ),
    AchievementRule(
        "stabilize-b",
        ("Target rentang, semakin tinggi semakin baik", "Range as target, higher is better"),
        _HIGHER,
        Direction.MAXIMIZE,
        f"{_PERMENPANRB} lampiran (hlm. 99-100); di dalam rentang 100 % (tidak disebut di sana)",
        aims=_RANGE,
        examples=(Example("80-90 %", 70, "87,5 %"), Example("80-90 %", 92, "113 %", recomputes=False)),
    ),
    AchievementRule(
        "stabilize-b-minimize",
        ("Target rentang, semakin rendah semakin baik", "Range as target, lower is better"),
        _LOWER,
        Direction.MINIMIZE,
        f"{_PERMENPANRB} lampiran (hlm. 100): 7-8 bulan",
        aims=_RANGE,
        examples=(Example("7-8 bulan", "6.5", "107 %"), Example("7-8 bulan", 9, "87,5 %")),
    ),
    AchievementRule(
        "grade",
        ("Predikat sebagai target, menurut angka predikat", "A grade as target, by the numbers of the grades"),
        _HIGHER,
        Direction.MAXIMIZE,
        "Aplikasi E-Sakip Pringsewu: angka predikat realisasi dibagi angka predikat target",
        aims=frozenset({AimKind.GRADE}),
        examples=(Example("BB", 6, "120 %", own=True),),
    ),
)})  # fmt: skip
"""All rules by name. The first for a direction and a kind of target is the one taken when none is named."""


@frozen
class Bounds:
    """A cap and a floor met in practice, in percent; None: there is none."""

    name: str
    floor: Fraction | None
    cap: Fraction | None
    source: str


CAPS: tuple[Bounds, ...] = (
    Bounds("tanpa-batas", None, None, "LKjIP Kediri mencetak 206,25 % (66 dari 32)"),
    Bounds("lantai-0", Fraction(0), None, "Aplikasi e-SAKIP Banjarnegara"),
    Bounds("0-100", Fraction(0), Fraction(100), "Aplikasi e-SAKIP Semarang"),
    Bounds("maks-110", None, Fraction(110), "Kebiasaan; sumber belum ditemukan"),
    Bounds("maks-120", None, Fraction(120), "PermenPANRB 8/2021 (hlm. 101, nilai); indeks Kementerian Keuangan"),
    Bounds("maks-150", None, Fraction(150), "Kebiasaan; sumber belum ditemukan"),
)
"""Caps and floors that reports use. None of them is a default."""


@frozen
class ZeroPractice:
    """What an application does where the formula divides by zero; a ``Policy`` says the same."""

    case: str
    achievement: Fraction | None
    source: str


ZERO_PRACTICES: tuple[ZeroPractice, ...] = (
    ZeroPractice("zero_target", Fraction(100), "Aplikasi SAKIP kwanter: target 0, realisasi di atas 0"),
    ZeroPractice("zero_target", None, "Aplikasi e-SAKIP Banjarnegara: kosong (maximize)"),
    ZeroPractice("zero_target", Fraction(0), "Aplikasi evaluasi SAKIP Magetan"),
    ZeroPractice("both_zero", Fraction(100), "Aplikasi evaluasi SAKIP Magetan (minimize)"),
    ZeroPractice("zero_actual", Fraction(100), "Aplikasi E-Sakip Pringsewu (T / R)"),
)
"""What applications do. They contradict each other, so none is a default."""


def rules_for(direction: Direction, kind: AimKind) -> tuple[AchievementRule, ...]:
    """The rules for a direction and a kind of target, the most usual first."""
    found = tuple(rule for rule in RULES.values() if rule.direction is direction and kind in rule.aims)
    return found or tuple(rule for rule in RULES.values() if rule.aims == {kind})


def percent(value: Fraction, decimals: int = 2) -> str:
    """An achievement as reports print it."""
    return f"{format_number(value, decimals)} %"
