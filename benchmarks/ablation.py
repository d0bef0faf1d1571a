"""What each rule of the formula reader is worth: switched off one at a time, over the labelled texts.

A rule earns its place by the texts that are read right with it and not without, or by the wrong readings that would go
without a warning. Run: python benchmarks/ablation.py [corpus ...]
"""

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import ikukit
from ikukit.formula import doubts, parser, passes
from ikukit.formula.draft import Draft, drop_lines
from ikukit.formula.text import notes, outline, statement
from ikukit.formula.tokens import ambiguity, brackets, composing, judging, losses, operators, pairing, stacking, typos
from ikukit.formula.tokens.lexer import Token
from ikukit.formula.tokens.sides import Sides, Verdict

CORPORA = Path(__file__).parent.parent / "tests" / "corpus"
STANDARD = ("dev", "field", "hard")
HEADINGS = (
    "clean texts lost", "clean won", "damaged lost", "narratives lost", "silent wrong added", "warnings on right added",
)  # fmt: skip


def leave(*_: object) -> None:
    """Do nothing."""


def never(*_: object) -> bool:
    return False


def nothing(*_: object) -> None:
    return None


def tokens_as_they_are(_: object, tokens: list[Token], *__: object) -> list[Token]:
    return tokens


def token_as_it_is(_: Draft, token: Token, *__: object) -> list[Token]:
    return [token]


def draft_tokens(draft: Draft) -> list[Token]:
    return draft.tokens


def lines_dropped(draft: Draft) -> None:
    draft.tokens = drop_lines(draft.text, draft.tokens)


def wherever_it_can(at: Sides) -> Verdict:
    """A sign is an operator wherever operands stand on both sides."""
    return Verdict.OPERATOR if at.between_operands else Verdict.WORD


def no_reasons(*_: object) -> list[str]:
    return []


RULES: tuple[tuple[str, object, str, Callable[..., object]], ...] = (
    ("characters: LaTeX, MathML, dressed-up letters", passes, "reading_of", nothing),
    ("short way of plain texts", parser, "read_plain", nothing),
    ("outline: Pembilang / Penyebut", outline, "_take_halves", never),
    ("outline: the indicator's name above", outline, "_take_name", leave),
    ("outline: bullets and labels", outline, "_take_labels", leave),
    ("outline: prose before", outline, "_take_prose", leave),
    ("outline: symbols explained first", outline, "take_leading_definitions", leave),
    ("outline: symbols explained behind", outline, "take_definitions", leave),
    ("outline: notes behind", outline, "take_notes", leave),
    ("notes: the formula again", notes, "_take_restatement", leave),
    ("notes: percent in words", notes, "_take_percent_note", never),
    ("notes: a constant named apart", notes, "_take_constant", never),
    ("notes: sentences behind", notes, "_take_sentence", never),
    ("refuse cases, score tables, lost letters", passes, "refuse_other_rules", leave),
    ("refuse prose", passes, "refuse_prose", leave),
    ("refuse remarks", passes, "refuse_remarks", leave),
    ("statement: sides of equals signs", passes, "choose_statement", leave),
    ("statement: fraction round its equals sign", statement, "_stacked_round_equals", never),
    ("numbers of a list as symbols", passes, "name_numbers", leave),
    ("typos: all", passes, "repair", leave),
    ("typos: glued and broken words", typos, "_broken", nothing),
    ("label before a colon", passes, "settle_label_colon", leave),
    ("announcing words only where operands begin", passes, "settle_prefixes", leave),
    ("brackets: lost ones put back", brackets, "balance", draft_tokens),
    ("brackets of nouns", brackets, "belongs_to_noun", never),
    ("brackets: notes behind", brackets, "_is_note", never),
    ("brackets: Jumlah (a + b), Σ (a x b)", brackets, "_sums", draft_tokens),
    ("lost signs: all", passes, "restore_signs", leave),
    ("lost signs: one name, two periods", losses, "_minus", token_as_it_is),
    ("lost signs: one half stands elsewhere", losses, "_change", token_as_it_is),
    ("lost signs: weighted parts", losses, "_weights", token_as_it_is),
    ("lost signs: defined symbols side by side", losses, "_symbols", token_as_it_is),
    ("lost signs: banyaknya A dengan banyaknya B", losses, "_division", token_as_it_is),
    *((f"judgement of {kind}", judging.JUDGES, kind, wherever_it_can) for kind in judging.JUDGES),
    ("noun pairs with a slash", judging, "NOUN_PAIRS", frozenset),
    ("evidence: a factor asks for a ratio", operators, "sure_ratio", never),
    ("evidence: factor or indicator's name asks", operators, "needs_division", never),
    ("evidence: what leaves little doubt", operators, "little_doubt", never),
    ("evidence: a side of a tight minus stands elsewhere", operators, "used_elsewhere", never),
    ("fraction bars: all", passes, "settle_bars", lines_dropped),
    ("bars: factor on the bar's line", stacking, "_factor_before_bar", tokens_as_they_are),
    ("bars: factor behind the bar", stacking, "_factor_last", tokens_as_they_are),
    ("bars: result's name on the first line", stacking, "drop_name_lines", tokens_as_they_are),
    ("bars: lost between lines", stacking, "_stack", nothing),
    ("bars: lost on one line", stacking, "_lost_on_one_line", leave),
    ("announced pairs: all", passes, "settle_pairs", leave),
    ("announced pairs: rasio, persentase as nouns", pairing, "_whole_only", never),
    ("composing: factors side by side", composing, "_implicit_factors", tokens_as_they_are),
    ("composing: per 1.000 penduduk", composing, "_per_numbers", tokens_as_they_are),
    ("composing: x 100 % as a scale", composing, "_scales", tokens_as_they_are),
    ("two orders: all", passes, "settle_precedence", leave),
    ("two orders: division before a product in words", ambiguity, "_product", nothing),
    ("doubts: all", passes, "note_doubts", leave),
    ("doubts: about names", doubts, "_label_doubts", no_reasons),
    ("doubts: A / B / C", doubts, "_note_chain", leave),
    ("doubts: x 100 % without a division", doubts, "_note_lonely_scale", leave),
    ("doubts: told, not computed", doubts, "_note_told", leave),
)
"""What it is called, where it stands, its name there, and what stands in for it."""


def load_scorer() -> ModuleType:
    """The scorer that came with the corpus."""
    spec = importlib.util.spec_from_file_location("score_formulas", CORPORA / "score_formulas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_all(records: list[dict[str, Any]], scorer: ModuleType) -> dict[str, tuple[str, bool]]:
    """For each text the verdict, and whether a warning or error came with the reading."""
    found = {}
    for record in records:
        try:
            verdict, what = scorer.judge(record, ikukit)
        except Exception:  # a pass that counts on the one before it
            found[record["id"]] = ("crash", False)
            continue
        alarm = any(scorer.severity(finding) != "info" for finding in getattr(what, "findings", ()))
        found[record["id"]] = (verdict, alarm)
    return found


def compare(records: list[dict[str, Any]], before: dict[str, Any], after: dict[str, Any]) -> Counter[str]:
    """How many texts changed for better and for worse."""
    changed: Counter[str] = Counter()
    for record in records:
        (old, old_alarm), (new, new_alarm) = before[record["id"]], after[record["id"]]
        group = "narrative" if record["kind"] == "narrative" else "damaged" if record["damaged"] else "clean"
        changed[f"{group} lost"] += old == "right" != new
        changed[f"{group} won"] += new == "right" != old
        changed["silent"] += (new == "silent") - (old == "silent")
        changed["warned"] += (new == "right" and new_alarm) - (old == "right" and old_alarm)
        changed["crash"] += new == "crash"
    return changed


def main(names: list[str]) -> None:
    records = [
        json.loads(line)
        for name in names
        for line in (CORPORA / f"formulas-{name}.jsonl").read_text("utf-8").splitlines()
    ]
    scorer = load_scorer()
    before = judge_all(records, scorer)
    counts = Counter(verdict for verdict, _ in before.values())
    print(f"{len(records)} texts of {', '.join(names)}: " + ", ".join(f"{n} {v}" for v, n in counts.most_common()))
    print(f"| switched off | {' | '.join(HEADINGS)} |")
    print("|---|---|---|---|---|---|---|")
    for title, place, name, stand_in in RULES:
        new: object = frozenset() if stand_in is frozenset else stand_in
        switched: AbstractContextManager[object] = (
            patch.dict(place, {name: new}) if isinstance(place, dict) else patch.object(place, name, new)
        )
        with switched:
            changed = compare(records, before, judge_all(records, scorer))
        cells = [changed["clean lost"], changed["clean won"], changed["damaged lost"], changed["narrative lost"]]
        cells += [changed["silent"], changed["warned"]]
        crashes = f" ({changed['crash']} crash)" if changed["crash"] else ""
        print(f"| {title}{crashes} | " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or list(STANDARD))
