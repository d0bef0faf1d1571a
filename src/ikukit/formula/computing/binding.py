"""Which given value belongs to which variable, and what number it is. No arithmetic is done here."""

import numbers
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from attrs import frozen

from ikukit.errors import UnknownNameError
from ikukit.finding import Finding, finding
from ikukit.formula.computing.result import Status
from ikukit.formula.formula import Variable
from ikukit.numbers import exact_number, read_number
from ikukit.refusals import Words
from ikukit.source import fold

Value: TypeAlias = int | float | Decimal | Fraction | str | None
"""What may be given for a variable; a text is a number in Indonesian notation or says that there is none, None is a
missing value."""

MAX_DIGITS = 10_000
"""Numbers with more digits before or behind the decimal sign are refused: computing with them never ends."""

_PERCENTAGES = ("persen", "presen", "prosen", "%", "rata-rata persen", "capaian")
_SUGGESTION_CUTOFF = 80
MISSING_WORDS = frozenset({
    "belum ada", "belum ada data", "belum ada nilai", "belum tersedia", "data belum ada", "data belum tersedia",
    "data tidak tersedia", "kosong", "tidak ada data", "tidak tersedia", "...", "…",
})  # fmt: skip
NOT_APPLICABLE_WORDS = frozenset({"not applicable", "tidak berlaku", "tidak dapat diterapkan", "tidak relevan"})
_UNCLEAR = {
    "n/a": "gap-unclear",
    **dict.fromkeys(("-", "–", "—", "nihil", "tidak ada"), "gap-unclear-or-zero"),
}
"""Words in cells of numbers that offices use for several things (performance reports print ``-``, ``n/a``, ``Data n/a``
side by side): which one is meant is not guessed."""


@frozen
class Gap:
    """A variable without a number; ``why`` continues the words ``nilai "label"``."""

    label: str
    status: Status
    why: Words | str
    """A text where it is said in Indonesian alone."""

    @property
    def reason(self) -> Words:
        """A whole sentence, without a full stop."""
        return Words("value-gap", {"label": self.label, "why": self.why})


@frozen
class Binding:
    """The numbers of a formula's variables by label; ``gaps`` for those without one; what was doubtful."""

    numbers: Mapping[str, Fraction | int]
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()


@frozen(eq=False)
class Keys:
    """The ways to name the variables of one formula: label, label without regard to case and spacing, name, meaning."""

    variables: tuple[Variable, ...]

    @cached_property
    def _ways(self) -> tuple[dict[str, list[str]], ...]:
        ways: tuple[dict[str, list[str]], ...] = ({}, {}, {}, {})
        for variable in self.variables:
            words = (variable.label, _folded(variable.label), variable.name, _folded(variable.meaning))
            for way, word in zip(ways, words, strict=True):
                if word:
                    way.setdefault(word, []).append(variable.label)
        return ways

    def find(self, key: str) -> tuple[int, str] | None:
        """How well ``key`` names a variable (0 is best) and its label; None when it names none.

        Raises ``KeyError`` when it names two.
        """
        for rank, (way, word) in enumerate(zip(self._ways, (key, _folded(key), key, _folded(key)), strict=True)):
            labels = way.get(word, ())
            if len(labels) > 1:
                raise UnknownNameError("name-of-two", key=key, labels=enumerated(labels, "list-choice"))
            if labels:
                return rank, labels[0]
        return None

    def words(self) -> list[str]:
        """Every word that names a variable, labels first."""
        return list(dict.fromkeys(word for part in self._ways for word in part))


def match(formulas: Sequence[Keys], values: Mapping[str, Value], complete: bool = True) -> list[dict[str, Value]]:
    """For each formula the values of its variables by label; a variable that no key names is absent.

    Raises ``TypeError`` when ``values`` is no mapping from texts, ``KeyError`` for a key that names no variable of any
    of the formulas (with a suggestion), that could name two, or that names a variable which a better key names already.
    Unless ``complete``, there are more formulas than these, and a key that names nothing is left alone.
    """
    if not isinstance(values, Mapping):
        raise TypeError('nilai harus diberikan per variabel, misalnya {"Jumlah desa": 12}')
    if wrong := [key for key in values if not isinstance(key, str)]:
        raise TypeError(f"nama variabel harus berupa teks, bukan {wrong[0]!r}")
    used: set[str] = set()
    beaten: dict[str, UnknownNameError] = {}
    matched = []
    for keys in formulas:
        chosen = _choose(keys, values, beaten)
        used.update(chosen.values())
        matched.append({label: values[key] for label, key in chosen.items()})
    for key in values:
        if key not in used and (key in beaten or complete):
            raise beaten.get(key) or _unknown(key, formulas)
    return matched


def _choose(keys: Keys, given: Iterable[str], beaten: dict[str, UnknownNameError]) -> dict[str, str]:
    """For each variable's label the key that names it best. Keys that name one less well go to ``beaten``, with why."""
    best: dict[str, tuple[int, str]] = {}
    for key in given:
        if (found := keys.find(key)) is None:
            continue
        rank, label = found
        rival = best.get(label)
        if rival is None:
            best[label] = rank, key
            continue
        doubled = UnknownNameError("named-twice", one=rival[1], other=key, label=label)
        if rank == rival[0]:
            raise doubled
        beaten[rival[1] if rank < rival[0] else key] = doubled
        best[label] = min(rival, (rank, key))
    return {label: key for label, (_, key) in best.items()}


def bind(variables: Iterable[Variable], given: Mapping[str, Value]) -> Binding:
    """The exact numbers of ``variables``, from values by label as ``match`` gives them.

    Raises ``TypeError`` for a value that can never be a number (a truth value, a list).
    """
    exact: dict[str, Fraction] = {}
    gaps: list[Gap] = []
    findings: list[Finding] = []
    for variable in variables:
        value = given.get(variable.label)
        if type(value) is int:
            exact[variable.label] = Fraction(value)
            continue
        read = _text(value, variable, findings) if isinstance(value, str) else _number(value, variable)
        if isinstance(read, Gap):
            gaps.append(read)
        else:
            exact[variable.label] = read
    return Binding(exact, tuple(gaps), tuple(findings))


def _number(value: object, variable: Variable) -> Fraction | Gap:
    label = variable.label
    if value is None or type(value).__name__ == "NAType":  # pandas.NA, which says itself that it is missing
        return Gap(label, Status.MISSING, Words("gap-missing"))
    match value:
        case bool():
            pass  # True is an int to Python, but nobody counts villages with it
        case numbers.Rational():
            return Fraction(int(value.numerator), int(value.denominator))
        case Decimal() | numbers.Real():
            # float.__repr__: numpy's doubles are floats whose own repr is not a number
            written = float.__repr__(value) if isinstance(value, float) else str(value)
            with suppress(InvalidOperation):
                return _decimal(Decimal(written), label)
    raise TypeError(f'nilai "{label}" harus berupa angka, bukan {value!r}')


def _decimal(value: Decimal, label: str) -> Fraction | Gap:
    if not value.is_finite():
        return Gap(label, Status.NOT_A_NUMBER, Words("gap-nan" if value.is_nan() else "gap-infinite"))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    if value and max(abs(value.adjusted()), abs(exponent)) > MAX_DIGITS:
        return Gap(label, Status.OUT_OF_RANGE, Words("gap-out-of-range"))
    return Fraction(*value.as_integer_ratio()) if value else Fraction(0)


def _text(text: str, variable: Variable, findings: list[Finding]) -> Fraction | Gap:
    label = variable.label
    try:
        numeral = read_number(text)
    except ValueError:
        return _no_number(text, label)
    value, other, written = numeral.value, numeral.other, fold(text)
    read = exact_number(value)
    if other is not None:
        findings.append(finding("value-ambiguous", label=label, written=written, read=read, other=exact_number(other)))
    elif numeral.doubtful:
        findings.append(finding("value-notation", label=label, written=written, read=read))
    if numeral.percent and not _is_percentage(variable):
        share = exact_number(value / 100)
        findings.append(finding("value-percent", label=label, written=written, read=read, other=share))
    return value


def _no_number(text: str, label: str) -> Gap:
    """What a text says that is no number."""
    said = _folded(text)
    if not said or said in MISSING_WORDS:
        return Gap(label, Status.MISSING, Words("gap-missing"))
    if said in NOT_APPLICABLE_WORDS:
        return Gap(label, Status.NOT_APPLICABLE, Words("gap-not-applicable"))
    if unclear := _UNCLEAR.get(said.removeprefix("data ")):
        return Gap(label, Status.NOT_A_NUMBER, Words(unclear, {"text": fold(text)}))
    return Gap(label, Status.NOT_A_NUMBER, Words("gap-not-a-number", {"text": fold(text)[:40]}))


def _is_percentage(variable: Variable) -> bool:
    """Whether the words say that the variable is measured in percent points."""
    return any(_folded(words).startswith(_PERCENTAGES) for words in (variable.label, variable.meaning))


def _folded(words: str) -> str:
    return fold(words).casefold()


def listed(words: Sequence[str], conjunction: str) -> str:
    """The words in quotation marks, as an Indonesian sentence lists them: ``"A", "B" dan "C"``."""
    quoted = [f'"{word}"' for word in words]
    return f" {conjunction} ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


def enumerated(words: Sequence[str], conjunction: str = "list-end") -> Words:
    """The same in whatever language: of the conjunctions ``list-end`` (and) or ``list-choice`` (or)."""
    quoted = [f'"{word}"' for word in words]
    if not quoted[1:]:
        return Words("quoted", {"words": words[0]})
    return Words(conjunction, {"first": ", ".join(quoted[:-1]), "last": quoted[-1]})


def _unknown(key: str, formulas: Sequence[Keys]) -> UnknownNameError:
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    words = list(dict.fromkeys(word for keys in formulas for word in keys.words()))
    near = process.extractOne(_folded(key), words, scorer=ratio, processor=_folded, score_cutoff=_SUGGESTION_CUTOFF)
    if near:
        return UnknownNameError("name-unknown", key=key, near=near[0])
    labels = list(dict.fromkeys(variable.label for keys in formulas for variable in keys.variables))
    if not labels:
        return UnknownNameError("name-unknown-of-none", key=key)
    refusal = "name-unknown-of-more" if labels[10:] else "name-unknown-of"
    return UnknownNameError(refusal, key=key, there=enumerated(labels[:10]))
