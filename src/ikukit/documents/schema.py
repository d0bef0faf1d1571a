"""The JSON Schema of a document record, made from the classes of the model: one source for both."""

import datetime
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any

import attrs

from ikukit.documents.conversion import CLASSES
from ikukit.model import Document
from ikukit.source import Span

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every record of a ``Document`` fits.

    >>> document_schema()["$defs"]["Indicator"]["required"]
    ['name']
    """
    definitions = {cls.__name__: _of_class(cls) for cls in CLASSES if cls is not Document}
    return {"$schema": _DIALECT, "title": "Dokumen IKU", **_of_class(Document), "$defs": definitions}


def _of_class(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = [field for field in attrs.fields(cls) if field.init]
    schema: dict[str, Any] = {
        "type": "object",
        "description": (cls.__doc__ or "").strip().partition("\n")[0],
        "properties": {field.name: _of_type(hints[field.name]) for field in fields},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return schema | ({"required": required} if required else {})


def _of_type(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_of_type(argument) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _of_type(arguments[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of_type(arguments[1])}
    return _of_plain(hint)


def _of_plain(kind: Any) -> dict[str, Any]:
    if kind is Span:
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    if kind is datetime.date:
        return {"type": "string", "format": "date"}
    if issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    if attrs.has(kind):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}[kind]}
