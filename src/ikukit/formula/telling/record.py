"""A calculation as JSON for programs. Keys stay as they are; a change of their meaning raises ``VERSION``."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import fields

from ikukit.finding import Place
from ikukit.formula.computing.explanation import Explanation, Given, Step
from ikukit.formula.printer import to_text as write
from ikukit.formula.telling.figures import given, operation, shown, sign_and_number

VERSION = 1


def to_json(explanations: Sequence[Explanation], lang: str = "id", single: bool = True) -> str:
    """One explanation as an object, several as ``explanations`` of one. Numbers are exact: fractions ``"11/12"``."""
    records = [_record(one, lang) for one in explanations]
    whole = {"version": VERSION, **records[0]} if single else {"version": VERSION, "explanations": records}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _record(told: Explanation, lang: str) -> dict[str, Any]:
    result, tree = told.result, told.tree
    return {
        "indicator": told.indicator or None,
        "formula": None if told.formula is None else str(told.formula),
        "quotation": told.quotation or (told.formula.text if told.formula else None),
        "place": _place(told.place),
        "policy": told.policy.value,
        "values": [_given(one, told, lang) for one in told.givens],
        "expression": None if tree is None else write(tree, lambda label: shown(Fraction(told.numbers[label]))),
        "steps": [_step(step) for step in told.steps],
        "steps_left_out": told.left_out,
        "result": {
            "value": None if result.value is None else str(result.value),
            "exact": result.exact,
            "unit": result.unit,
            "status": result.status.value,
            "reason": "; ".join(one.describe(lang) for one in result.reasons) or result.reason,
            "text": result.format(told.decimals, told.rounding, lang),
            "decimals": told.decimals,
            "rounding": told.rounding,
        },
        "notes": [{"code": one.code, "message": one.describe(lang)} for one in result.findings],
    }


def _given(one: Given, told: Explanation, lang: str) -> dict[str, Any]:
    return {
        "label": one.variable.label,
        "name": one.variable.name,
        "meaning": one.variable.meaning,
        "value": None if one.number is None else str(one.number),
        "reason": None if one.number is not None else given(one, told.policy, lang),
    }


def _step(step: Step) -> dict[str, Any]:
    value = step.result
    return {
        "number": step.number,
        "operation": operation(step),
        "operands": [str(Fraction(numerator, denominator)) for numerator, denominator, _ in step.operands],
        "value": None if value is None else str(Fraction(value[0], value[1])),
        "exact": value is not None and value[2],
        "shown": None if value is None else " ".join(sign_and_number(value)),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    known = {field.name: getattr(place, field.name) for field in fields(Place)}
    return {name: value for name, value in known.items() if value not in (None, ())}
