"""One generated Python function per tree, for formulas that are computed again and again.

The source is made from the tree alone: names are numbered, the words of a document stand in no line of it. The function
folds to one integer numerator and denominator and handles what is common: whole numbers for all variables and an answer
that exists. For anything else it gives None, and ``ikukit.formula.computing.evaluator`` finds out why.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

from ikukit.formula.computing.arithmetic import MAX_BITS
from ikukit.formula.tree import (
    Binary,
    Call,
    Function,
    Negative,
    Node,
    Number,
    Operator,
    Percentage,
    Reference,
    fold_up,
    walk,
)

Folded: TypeAlias = Callable[[Mapping[str, object]], tuple[int, int] | None]
"""From values by label to numerator and denominator (of either sign); raises KeyError for a label without value."""

_MAX_NODES = 5_000
_MAX_EXPONENT = 64
_COMPARED = {Function.MINIMUM: "<=", Function.MAXIMUM: ">="}
_RATIONAL = frozenset({Function.MEAN, Function.MINIMUM, Function.MAXIMUM, Function.ABSOLUTE})


def compile_tree(tree: Node, labels: Sequence[str]) -> Folded | None:
    """The function of a tree over the variables ``labels``; None for a tree that is too large or not rational."""
    nodes = list(walk(tree))
    if len(nodes) > _MAX_NODES or not all(map(_is_rational, nodes)):
        return None
    writer = _Writer({label: f"v{index}" for index, label in enumerate(labels)})
    top = fold_up(tree, writer.write)
    source = "\n".join(
        [
            f"def folded(values{''.join(f', k{index}=k{index}' for index in range(len(labels)))}):",
            *(f"    v{index} = values[k{index}]" for index in range(len(labels))),
            f"    if not ({' is '.join(['int', *(f'type(v{index})' for index in range(len(labels)))])}): return None",
            *(f"    {line}" for line in writer.lines),
            f"    return {top.over}, {top.under}",
        ]
    )
    scope: dict[str, Any] = {"__builtins__": {}, "int": int, "type": type, "abs": abs, "max": max}
    scope.update({f"k{index}": label for index, label in enumerate(labels)}, **writer.constants)
    exec(compile(source, "<ikukit formula>", "exec"), scope)
    function: Folded = scope["folded"]
    return function


def _is_rational(node: Node) -> bool:
    match node:
        case Call(function=function):
            return function in _RATIONAL
        case Binary(operator=Operator.POWER, right=Number(value=value)):
            return value.denominator == 1 and 0 < value <= _MAX_EXPONENT
        case Binary(operator=Operator.POWER):
            return False
        case _:
            return True


@frozen
class _Term:
    """Python source of a numerator and a denominator; ``positive`` when the denominator cannot be below 0."""

    over: str
    under: str = "1"
    positive: bool = True


@frozen
class _Writer:
    """Writes one line of Python for each step; what it returns for a node are names or small literals."""

    names: Mapping[str, str]
    lines: list[str] = field(factory=list)
    constants: dict[str, int] = field(factory=dict)

    def write(self, node: Node, below: tuple[_Term, ...]) -> _Term:
        match node:
            case Number(value=value):
                return _Term(self._constant(value.numerator), self._constant(value.denominator))
            case Reference(label=label):
                return _Term(self.names[label])
            case Negative():
                return _Term(self._step(f"-{below[0].over}"), below[0].under, below[0].positive)
            case Percentage():
                return _Term(self._step(f"{below[0].over} * 100"), below[0].under, below[0].positive)
            case Binary(operator=operator):
                return self._binary(operator, below[0], below[1])
            case Call(function=function):
                return self._call(function, below)

    def _binary(self, operator: Operator, left: _Term, right: _Term) -> _Term:
        positive = left.positive and right.positive
        match operator:
            case Operator.ADD | Operator.SUBTRACT:
                sign = operator.value
                if left.under == right.under:
                    return _Term(self._step(f"{left.over} {sign} {right.over}"), left.under, positive)
                over = f"{self._times(left.over, right.under)} {sign} {self._times(right.over, left.under)}"
                return _Term(self._step(over), self._product(left.under, right.under), positive)
            case Operator.MULTIPLY:
                return _Term(self._product(left.over, right.over), self._product(left.under, right.under), positive)
            case Operator.DIVIDE:
                self.lines.append(f"if not {right.over}: return None")
                over, under = self._product(left.over, right.under), self._product(left.under, right.over)
                return _Term(over, under, positive=left.positive and right.over.isdecimal())
            case Operator.POWER:
                size = f"max(({left.over}).bit_length(), ({left.under}).bit_length())"
                self.lines.append(f"if {size} * {right.over} > {MAX_BITS}: return None")
                under = left.under if left.under == "1" else self._step(f"{left.under} ** {right.over}")
                return _Term(self._step(f"({left.over}) ** {right.over}"), under, left.positive)

    def _call(self, function: Function, arguments: tuple[_Term, ...]) -> _Term:
        result = arguments[0]
        if function is Function.MEAN:
            for argument in arguments[1:]:
                result = self._binary(Operator.ADD, result, argument)
            return self._binary(Operator.DIVIDE, result, _Term(str(len(arguments))))
        result = self._upright(result)
        if function is Function.ABSOLUTE:
            return _Term(self._step(f"abs({result.over})"), result.under)
        for argument in map(self._upright, arguments[1:]):
            left, right = self._times(result.over, argument.under), self._times(argument.over, result.under)
            best = _Term(f"n{len(self.lines)}", f"d{len(self.lines)}")
            self.lines.append(
                f"{best.over}, {best.under} = ({result.over}, {result.under})"
                f" if {left} {_COMPARED[function]} {right} else ({argument.over}, {argument.under})"
            )
            result = best
        return result

    def _upright(self, term: _Term) -> _Term:
        """The same number with a denominator above 0, so that numbers can be compared."""
        if term.positive:
            return term
        over, under = f"n{len(self.lines)}", f"d{len(self.lines)}"
        self.lines.append(
            f"{over}, {under} = ({term.over}, {term.under}) if {term.under} > 0 else (-{term.over}, -{term.under})"
        )
        return _Term(over, under)

    def _constant(self, value: int) -> str:
        if value.bit_length() <= 60:
            return str(value) if value >= 0 else f"({value})"
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def _step(self, expression: str) -> str:
        name = f"n{len(self.lines)}"
        self.lines.append(f"{name} = {expression}")
        return name

    def _product(self, left: str, right: str) -> str:
        product = self._times(left, right)
        return product if product in (left, right) else self._step(product)

    @staticmethod
    def _times(left: str, right: str) -> str:
        if left == "1" or right == "1":
            return right if left == "1" else left
        return f"{left} * {right}"
