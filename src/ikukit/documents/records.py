"""Documents as text records: JSON and YAML, there and back without loss.

What a record holds is told in ``conversion``; here its text is parsed and printed, and faults become one clear message.
"""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import evolve

from ikukit.documents import conversion
from ikukit.documents.decoding import decode
from ikukit.errors import DocumentError
from ikukit.model import Document
from ikukit.refusals import Words

_LARGEST_YAML = 16 << 20
"""Characters. YAML is read a hundred times slower than JSON; larger documents belong into JSON."""
_FIT_FOR_BLOCK = re.compile(r"[^\W_][^\n\r\x85\u2028\u2029\ufeff]*(?:\n[^\W_][^\n\r\x85\u2028\u2029\ufeff]*)+")
"""Texts of several lines that a YAML block holds as they are."""

_LineOf = Callable[[conversion.Path], int | None]


def read_record(path: Path) -> Document:
    """The document in the JSON or YAML file at ``path``.

    Raises ``DocumentError`` that lists every fault with its path (``indicators[2].name``), in YAML with its line too.
    """
    text, _ = decode(path.read_bytes(), path.name)
    if path.suffix.lower() in (".yaml", ".yml"):
        return _document(_load_yaml(text, path.name), path.name, lambda where: _line_in_yaml(text, where))
    return _document(_load_json(text, path.name), path.name, lambda where: None)


def _document(record: object, file: str, line_of: _LineOf) -> Document:
    try:
        document = conversion.document_of(record)
    except conversion.RecordError as error:
        faults = tuple(_told(fault, line_of(fault.path)) for fault in error.faults)
        refusal = "record-fault" if len(faults) == 1 else "record-faults"
        raise DocumentError(refusal, file, faults=faults, count=len(faults)) from error
    return document if document.source else evolve(document, source=file)


def _told(fault: conversion.Fault, line: int | None) -> Words:
    facts = {"where": fault.where or Words("the-document"), "line": line, "what": fault.what}
    return Words("fault-on-line" if line else "fault-at", facts)


def to_json(document: Document) -> str:
    """``document`` as JSON text."""
    return json.dumps(conversion.record_of(document), ensure_ascii=False, indent=2) + "\n"


def to_yaml(document: Document) -> str:
    """``document`` as YAML text; texts of several lines as blocks."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10_000
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda data: True
    stream = io.StringIO()
    yaml.dump(_with_blocks(conversion.record_of(document)), stream)
    return stream.getvalue()


def _with_blocks(value: Any) -> Any:
    from ruamel.yaml.scalarstring import LiteralScalarString

    match value:
        case dict():
            return {key: _with_blocks(item) for key, item in value.items()}
        case list():
            return [_with_blocks(item) for item in value]
        case str() if _FIT_FOR_BLOCK.fullmatch(value):
            return LiteralScalarString(value)
        case _:
            return value


def _load_json(text: str, file: str) -> object:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(key for key in found if sum(key == other for other, _ in pairs) > 1)
            raise DocumentError("key-twice", file, key=twice)
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise DocumentError("json-damaged", file, line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise DocumentError("json-too-deep", file) from error


def _load_yaml(text: str, file: str) -> object:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent

    if len(text) > _LARGEST_YAML:
        raise DocumentError("yaml-too-large", file)
    try:
        # An alias repeats what it names, and aliases of aliases swell without bound.
        if any(isinstance(event, AliasEvent) for event in YAML(typ="safe", pure=True).parse(text)):
            raise DocumentError("yaml-alias", file)
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        if error.problem_mark:
            raise DocumentError("yaml-damaged-at", file, line=error.problem_mark.line + 1) from error
        raise DocumentError("yaml-damaged", file) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise DocumentError("yaml-damaged", file) from error


def _line_in_yaml(text: str, path: conversion.Path) -> int | None:
    """The line on which the value at ``path`` stands, or that of the nearest thing around it."""
    from ruamel.yaml import YAML

    node, line = YAML().load(text), None
    for step in path:
        try:
            line = (node.lc.item(step) if isinstance(step, int) else node.lc.key(step))[0] + 1
            node = node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    return line
