"""A formula stated twice in one text must say the same."""

from collections.abc import Mapping

from ikukit.formula.patterns import Pattern
from ikukit.formula.tree import Node, Number, Percentage, Reference, fold_up, walk


def says_the_same(first: Node, again: Node, symbols: Mapping[str, str]) -> bool:
    """Whether ``again`` states ``first`` once more: in the same words, in symbols whose meanings are known, or in
    others that stand in the same places. A closing factor of 100 may be left out the second time.
    """
    if isinstance(again, Percentage) and not isinstance(first, Percentage):
        return False
    meant = {symbol.casefold(): meaning.casefold() for symbol, meaning in symbols.items()} | _abbreviations(first)
    names, others = _names(first, meant), _names(again, meant)
    known = names.keys() == others.keys() if len(names) > 1 else False
    return _shape(first, names if known else None, meant) == _shape(again, others if known else None, meant)


_ABBREVIATED = Pattern(r"(.+?)\s*\((\w{1,10})\)")


def _abbreviations(tree: Node) -> dict[str, str]:
    """The symbols that stand behind their words: ``jumlah sekolah (S)``."""
    labels = [node.label.casefold() for node in walk(tree) if isinstance(node, Reference)]
    return {match[2]: match[1] for label in labels if (match := _ABBREVIATED.fullmatch(label))}


def _names(tree: Node, meant: Mapping[str, str]) -> dict[str, int]:
    """The variables by what they are called, in the order of their names."""
    said = {_meaning(node.label, meant) for node in walk(tree) if isinstance(node, Reference)}
    return {name: place for place, name in enumerate(sorted(said))}


def _meaning(label: str, meant: Mapping[str, str]) -> str:
    name = meant.get(label.casefold(), label.casefold())
    return name.split("(")[0].strip() or name


def _shape(tree: Node, names: Mapping[str, int] | None, meant: Mapping[str, str]) -> object:
    """The form of a tree: its operations; its variables by name where ``names`` are given, else by their first place;
    a closing factor of 100 left out.
    """
    order: dict[str, int] = {}

    def combine(node: Node, below: tuple[object, ...]) -> object:
        match node:
            case Reference(label=label):
                return names[_meaning(label, meant)] if names is not None else order.setdefault(label, len(order))
            case Number(value=value):
                return ("number", value)
            case Percentage():
                return below[0]
            case _:
                return (type(node).__name__, getattr(node, "operator", getattr(node, "function", None)), *below)

    form = fold_up(tree, combine)
    return form if names is not None else _renumbered(form)


def _renumbered(form: object) -> object:
    order: dict[int, int] = {}

    def again(part: object) -> object:
        if isinstance(part, int):
            return order.setdefault(part, len(order))
        return tuple(again(p) for p in part) if isinstance(part, tuple) else part

    return again(form)
