"""``ikukit check --format``: SARIF for code hosts and editors, annotations for GitHub; pointers lead to their words."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

import ikukit
from ikukit.cli import main
from ikukit.documents.tracing import source_text
from ikukit.reporting.annotations import to_annotations
from ikukit.reporting.sarif import CheckedFile, to_sarif
from ikukit.rules import RULES
from ikukit.source import Span, fold

SENDURO = Path(__file__).parent.parent / "examples" / "senduro_2024.txt"

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["error", "warning", "note", "none"]}
ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/:%()'!*,;=@&$+-]+$"}},
}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": {
        **{key: {"type": "integer", "minimum": 1} for key in ("startLine", "startColumn", "endLine", "endColumn")},
        **{key: {"type": "integer", "minimum": 0} for key in ("charOffset", "charLength")},
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
        },
        "logicalLocations": {
            "type": "array",
            "items": {"type": "object", "required": ["name", "fullyQualifiedName", "kind"]},
        },
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "properties": {
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"type": "object", "required": ["level"], "properties": {"level": LEVEL}},
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "properties": {
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1},
        "fixes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["artifactChanges"],
                "properties": {
                    "description": TEXT,
                    "artifactChanges": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["artifactLocation", "replacements"],
                            "properties": {
                                "replacements": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["deletedRegion"],
                                        "properties": {"deletedRegion": REGION},
                                    },
                                }
                            },
                        },
                    },
                },
            },
        },
    },
}
RUN = {
    "type": "object",
    "required": ["tool", "results", "columnKind"],
    "properties": {
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name", "rules"],
                    "properties": {"rules": {"type": "array", "uniqueItems": True, "items": RULE}},
                }
            },
        },
        "results": {"type": "array", "items": RESULT},
    },
}
ESSENTIALS = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
}
"""What of the schema of SARIF 2.1.0 concerns this log; the whole one accepts it too."""


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])


def log_of(*arguments: str | Path) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("check", *arguments, "--format", "sarif").stdout)
    jsonschema.validate(log, ESSENTIALS)
    (only,) = log["runs"]
    ids = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert [ids[result["ruleIndex"]] for result in only["results"]] == [r["ruleId"] for r in only["results"]]
    run_of: dict[str, Any] = only
    return run_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with Senduro in every text format, one office file, and one file that is none."""
    monkeypatch.chdir(tmp_path)
    document = ikukit.read(SENDURO)
    for suffix in ("md", "json", "yaml", "csv", "html", "xlsx"):
        ikukit.write(document, tmp_path / f"iku 2024.{suffix}")
    (tmp_path / "iku 2024.txt").write_bytes(SENDURO.read_bytes())
    (tmp_path / "kosong.txt").write_bytes(b"")
    return tmp_path


def test_a_folder_makes_one_valid_log(folder: Path) -> None:
    log = log_of(folder)
    uris = {artifact["location"]["uri"] for artifact in log["artifacts"]}
    assert uris == {f"iku%202024.{suffix}" for suffix in ("csv", "html", "json", "md", "txt", "xlsx", "yaml")} | {
        "kosong.txt"
    }
    (told,) = log["invocations"]
    assert not told["executionSuccessful"]
    (failure,) = told["toolExecutionNotifications"]
    assert failure["message"]["text"].splitlines()[0].endswith("kosong.txt: berkas kosong")
    counts = dict.fromkeys(uris, 0)
    for result in log["results"]:
        counts[result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]] += 1
    assert {count for uri, count in counts.items() if uri != "kosong.txt"} == {counts["iku%202024.txt"]}


def test_files_elsewhere_have_whole_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (artifact,) = log_of(SENDURO)["artifacts"]
    assert artifact["location"] == {"uri": SENDURO.resolve().as_uri()}


@pytest.mark.parametrize("suffix", ["txt", "md", "csv", "html"])
def test_every_region_holds_the_words_of_its_finding(folder: Path, suffix: str) -> None:
    path = folder / f"iku 2024.{suffix}"
    source = source_text(path)
    assert source is not None
    lines = source.text.split("\n")
    found = 0
    for finding in ikukit.check(ikukit.read(path)):
        span = source.span(finding)
        if span is None or finding.span is None:
            continue
        words = "".join(finding.span.of(finding.text).split())
        assert words in "".join(span.of(source.text).split())
        (first, column), _ = map(source.line_and_column, span)
        assert lines[first - 1][column - 1] == source.text[span.start]
        found += 1
    assert found >= 13


@pytest.mark.parametrize("suffix", ["txt", "md", "csv", "json", "yaml"])
def test_a_fix_of_the_log_put_into_the_file_removes_its_finding(folder: Path, suffix: str) -> None:
    path = folder / f"iku 2024.{suffix}"
    text = path.read_bytes().decode("utf-8-sig")
    fixes = [(result["ruleId"], fix) for result in log_of(path)["results"] for fix in result.get("fixes", ())]
    assert len(fixes) >= 9
    assert {fix["properties"]["safe"] for _, fix in fixes} == {True, False}
    for code, fix in fixes:
        (change,) = fix["artifactChanges"]
        after = text
        for one in sorted(change["replacements"], key=lambda r: -r["deletedRegion"]["charOffset"]):
            region = one["deletedRegion"]
            span = Span(region["charOffset"], region["charOffset"] + region["charLength"])
            after = after[: span.start] + one["insertedContent"]["text"] + after[span.end :]
        (folder / f"hasil.{suffix}").write_text(after, encoding="utf-8")
        counts = [
            sum(finding.code == code for finding in ikukit.check(ikukit.read(folder / name)))
            for name in (f"hasil.{suffix}", path.name)
        ]
        assert counts[0] < counts[1], code


def test_levels_and_languages_are_those_of_the_rules(folder: Path) -> None:
    log = log_of("iku 2024.xlsx", "--lang", "en")
    driver = log["tool"]["driver"]
    assert (driver["name"], driver["language"]) == ("ikukit", "en")
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == RULES[rule["id"]].title[1]
    cell = next(r for r in log["results"] if r["ruleId"] == "no-denominator")
    assert cell["level"] == "error"
    assert cell["message"]["text"].startswith("This indicator is a percentage, but the formula names no denominator")
    (logical,) = cell["locations"][0]["logicalLocations"]
    assert (logical["kind"], logical["name"]) == ("field", "formula_text")
    assert logical["fullyQualifiedName"].startswith("sheet:")
    assert logical["fullyQualifiedName"].endswith("/indicator:5/field:formula_text")
    assert "region" not in cell["locations"][0]["physicalLocation"]


def test_annotations_escape_what_the_runner_would_read(folder: Path) -> None:
    name = "a,b:100%.txt"
    (folder / name).write_bytes(SENDURO.read_bytes())
    lines = run("check", name, "kosong.txt", "--format", "github").stdout.splitlines()
    assert lines[-1] == (
        "::error file=kosong.txt::kosong.txt: berkas kosong%0APastikan berkas tersimpan dengan benar, lalu coba lagi."
    )
    shown = next(line for line in lines if "title=percent-factor-missing" in line)
    assert shown == (
        "::warning file=a%2Cb%3A100%25.txt,line=31,endLine=35,title=percent-factor-missing::"
        "indikator 1, baris 31, rumus: Hasil rumus adalah pecahan (0 sampai 1), bukan persen: tidak ada kali 100. "
        'Tambahkan "x 100 %25" di akhir rumus.'
    )
    typo = next(line for line in lines if "title=keyword-typo" in line)
    assert ".txt,line=31,col=1,endLine=31,endColumn=8,title=keyword-typo::" in typo
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_a_clean_file_is_silent() -> None:
    assert to_annotations([CheckedFile(Path("bersih.txt"))]) == ""
    log = to_sarif([CheckedFile(Path("bersih.txt"))], "1.0")
    jsonschema.validate(log, ESSENTIALS)
    assert log["runs"][0]["results"] == []


def test_json_is_a_format_too(folder: Path) -> None:
    one, other = run("check", "iku 2024.txt", "--json"), run("check", "iku 2024.txt", "--format", "json")
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["counts"]["error"] >= 1
    assert run("check", "iku 2024.txt", "--format", "xml").exit_code == 2
    assert fold(run("check", "--help").stdout).count("--format BENTUK") == 1
