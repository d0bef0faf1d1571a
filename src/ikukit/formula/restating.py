"""A formula stated twice in one text must say the same."""

from ikukit.formula.tree import Node, Number, Percentage, Reference, fold_up


def shape(tree: Node) -> object:
    """The form of a tree: its operations, its variables by order of appearance; a closing factor of 100 left out.

    Two statements of one formula, in words and in symbols, have the same form.
    """
    order: dict[str, int] = {}

    def combine(node: Node, below: tuple[object, ...]) -> object:
        match node:
            case Reference(label=label):
                return order.setdefault(label, len(order))
            case Number(value=value):
                return ("number", value)
            case Percentage():
                return below[0]
            case _:
                return (type(node).__name__, getattr(node, "operator", getattr(node, "function", None)), *below)

    from_right = fold_up(tree, combine)
    return _renumbered(from_right)


def _renumbered(form: object) -> object:
    order: dict[int, int] = {}

    def again(part: object) -> object:
        if isinstance(part, int):
            return order.setdefault(part, len(order))
        return tuple(again(p) for p in part) if isinstance(part, tuple) else part

    return again(form)
