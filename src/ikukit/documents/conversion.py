"""Documents to and from dicts and lists, strictly: every fault of a record at once, each with its path.

Uses cattrs on the classes of the model. Reading and writing the text of JSON and YAML is told in ``records``.
"""

import datetime
import enum
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import attrs
from attrs import frozen

from ikukit.finding import Finding, Fix, Place
from ikukit.model import Agency, Document, Indicator, Official, Target
from ikukit.refusals import Words
from ikukit.rules import RULES
from ikukit.source import Span

if TYPE_CHECKING:
    from cattrs import Converter

CLASSES: tuple[type, ...] = (Document, Indicator, Official, Agency, Target, Finding, Fix, Place)
"""The classes that records are made of."""

Path = tuple[str | int, ...]


@frozen
class Fault:
    """What does not fit, and where: ``("indicators", 2, "name")``."""

    path: Path
    what: Words

    @property
    def where(self) -> str:
        """The path as people write it: ``indicators[2].name``; "" for the whole."""
        text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return text.removeprefix(".")


class RecordError(Exception):
    """A record that does not have the form of a document. ``faults`` are all that was found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


class _UnfitError(ValueError):
    """One value that does not fit, in words for people."""

    def __init__(self, what: str, **facts: object) -> None:
        self.what = Words(what, facts)
        super().__init__(what)


def document_of(record: object) -> Document:
    """The document that ``record`` (dicts and lists, as JSON gives them) holds. Raises ``RecordError``."""
    from cattrs.errors import BaseValidationError

    try:
        document: Document = _converter().structure(record, Document)
    except (BaseValidationError, _UnfitError) as error:
        raise RecordError(tuple(_faults(error, ()))) from error
    except RecursionError as error:
        raise RecordError((Fault((), Words("fault-too-deep")),)) from error
    return document


def record_of(document: Document) -> dict[str, Any]:
    """``document`` as dicts, lists, texts and numbers; fields with their default are left out.

    >>> record_of(Document(indicators=(Indicator(name="Persentase desa mandiri", unit="%"),)))
    {'indicators': [{'name': 'Persentase desa mandiri', 'unit': '%'}]}
    """
    record: dict[str, Any] = _converter().unstructure(document, Document)
    return record


@cache
def _converter() -> "Converter":
    from cattrs import Converter
    from cattrs.cols import homogenous_tuple_structure_factory, is_mapping, mapping_structure_factory
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

    converter = Converter(detailed_validation=True)
    for kind, check in ((str, _text), (int, _integer), (datetime.date, _date), (Span, _span)):
        converter.register_structure_hook(kind, check)
    converter.register_structure_hook_factory(_is_enum, lambda kind: _choice)
    converter.register_structure_hook_factory(
        _is_tuple, lambda kind: _within(list, "fault-list", homogenous_tuple_structure_factory(kind, converter))
    )
    converter.register_structure_hook_factory(
        is_mapping, lambda kind: _within(dict, "fault-object", mapping_structure_factory(kind, converter))
    )
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(Span, list)
    for cls in reversed(CLASSES):
        structure: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
        checked = _known_code(structure) if cls is Finding else structure
        converter.register_structure_hook(cls, _within(dict, "fault-object", checked))
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True))
    return converter


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple and get_args(kind)[-1] is Ellipsis


def _text(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    raise _UnfitError("fault-text-quoted" if isinstance(value, int | float) else "fault-text", value=value)


def _integer(value: object, _: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _UnfitError("fault-integer")


def _date(value: object, _: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise _UnfitError("fault-date") from None


def _span(value: object, _: object) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(part) is int and part >= 0 for part in value):
        return Span(*value)
    raise _UnfitError("fault-span")


def _choice(value: object, kind: type[enum.Enum]) -> enum.Enum:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(str(member.value) for member in kind)
        raise _UnfitError("fault-choice", allowed=allowed) from None


def _within(outer: type, what: str, structure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """``structure`` for values that are an ``outer``; anything else is refused with ``what``."""

    def checked(value: object, kind: Any) -> Any:
        if not isinstance(value, outer):
            raise _UnfitError(what)
        return structure(value, kind)

    return checked


def _known_code(structure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Findings of unknown rules have no words and cannot be kept."""

    def checked(value: Any, kind: Any) -> Any:
        made = structure(value, kind)
        if made.code not in RULES:
            near = _near(made.code, RULES)
            raise _UnfitError("fault-code-near" if near else "fault-code", code=made.code, near=near)
        return made

    return checked


def _faults(error: BaseException, path: Path) -> Iterator[Fault]:
    """The single faults in what cattrs raised, from the outside in."""
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    match error:
        case ClassValidationError():
            within, others = error.group_exceptions()
            for inner, note in within:
                if isinstance(inner, KeyError):
                    yield Fault((*path, note.name), Words("fault-required"))
                else:
                    yield from _faults(inner, (*path, note.name))
            for other in others:
                yield from _faults(other, path)
        case IterableValidationError():
            items, rest = error.group_exceptions()
            for inner, place in items:
                yield from _faults(inner, (*path, place.index))
            for other in rest:
                yield from _faults(other, path)
        case ForbiddenExtraKeysError():
            known = [attribute.name for attribute in attrs.fields(error.cl)]
            for key in sorted(error.extra_fields, key=str):
                near = _near(str(key), known)
                yield Fault((*path, str(key)), Words("fault-unknown-near" if near else "fault-unknown", {"near": near}))
        case _UnfitError():
            yield Fault(path, error.what)
        case _:
            yield Fault(path, Words("fault-unreadable"))


def _near(word: str, known: "Mapping[str, object] | list[str]") -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=70)
    return best[0] if best else ""
