"""Settles every candidate of a text: operator or word. The judgements are in ``judging``; here they meet the whole
formula.

Candidates left open become the one division that the formula needs, by the evidence of both sides, or words.
"""

import re
from collections.abc import Mapping

from ikukit.formula.draft import Draft, merge_words
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import COUNT_HEAD, QUANTITY_HEAD, pattern, words
from ikukit.formula.patterns import Pattern
from ikukit.formula.tokens.evidence import little_doubt, needs_division, rank, sure_ratio, used_elsewhere
from ikukit.formula.tokens.judging import JUDGES
from ikukit.formula.tokens.lexer import ADDITIONS, DIVISIONS, OPERATORS, PREFIXES, PRODUCTS, WORDS, Token
from ikukit.formula.tokens.sides import Sides, Verdict, neighbour

_STAGES = (
    frozenset(("DOT", "STAR", "POWER")),
    frozenset(("MINUS",)),
    frozenset(("PLUS",)),
    frozenset(("PLUS_WORD", "LESS_WORD")),
    frozenset(("TIMES", "SHARED_BY", "PER")),
    frozenset(("LETTER_X",)),
    frozenset(("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "COMPARED_TO", "OVER_AGAINST", "SLASH", "COLON")),
)
"""Judged in turn: what became words in one stage is part of the phrase that the next one looks at."""


def settle_operators(draft: Draft, forced: Mapping[int, Verdict]) -> None:
    """Make words of every candidate that is no operator here. ``forced`` are verdicts given from outside, by place."""
    open_ones: dict[int, Verdict] = {}
    _settle_first_words(draft)
    kinds = {token.kind for token in draft.tokens}
    for stage in _STAGES:
        if stage.isdisjoint(kinds) and stage is not _STAGES[0]:
            continue
        verdicts = {
            index: forced.get(token.start) or JUDGES[token.kind](_sides(draft, index))
            for index, token in enumerate(draft.tokens)
            if token.kind in stage and not token.sure
        }
        for index, verdict in verdicts.items():
            token = draft.tokens[index]
            if verdict is Verdict.WORD:
                draft.tokens[index] = Token(WORDS, token.start, token.end)
            elif verdict is not Verdict.OPERATOR:
                open_ones[token.start] = verdict
        draft.tokens = merge_words(draft.text, draft.tokens)
    _settle_open(draft, open_ones)


_SPOKEN = frozenset(("TIMES", "SHARED_BY", "PER", "OVER_AGAINST", "PLUS_WORD", "LESS_WORD"))
_BEFORE_NAMES = frozenset(("PLUS", "STAR", "DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "OPEN", "AND", "BAR"))

_BEHIND_NAMES = _BEFORE_NAMES - {"OPEN"} | {"CLOSE"}


def _settle_first_words(draft: Draft) -> None:
    """``ADD + Bagi Hasil``, ``gizi kurang + gizi buruk``: a word that begins or ends an operand is no operator."""
    tokens = draft.tokens
    for index, token in enumerate(tokens):
        before, after = neighbour(tokens, index, -1), neighbour(tokens, index, 1)
        first = before is not None and before.kind in _BEFORE_NAMES
        last = after is not None and after.kind in _BEHIND_NAMES
        if token.kind in _SPOKEN and not token.sure and (first or last):
            tokens[index] = Token(WORDS, token.start, token.end)
    draft.tokens = merge_words(draft.text, tokens)


def _sides(draft: Draft, index: int) -> Sides:
    tokens = draft.tokens
    return Sides(draft.text, tokens[index], neighbour(tokens, index, -1), neighbour(tokens, index, 1))


_RAW_HEAD = pattern(r"\s*" + words("realisasi", "target", "pagu", "luas", "panjang", "volume", "anggaran"))
"""Heads of what is counted or measured; results are called otherwise (*persentase, rasio, nilai*)."""
_SHORT_NAME = Pattern(r"[A-Z][\w/().-]{0,11}\s*:\s*(?=\S)")


def settle_label_colon(draft: Draft) -> None:
    """``Rerata : A / B``: a colon behind the first words names the result when a division follows it."""
    tokens = draft.tokens
    short = _SHORT_NAME.match(draft.text, tokens[0].start) if tokens else None
    if short and COUNT_HEAD.match(draft.text, short.end()):
        rest = [t for t in tokens if t.start >= short.end()]
        draft.set_aside(Role.RESULT_NAME, tokens[0].start, short.end())
        draft.result_name = short.group().strip(" :")
        draft.tokens = rest
        return
    colon = next((i for i, t in enumerate(tokens) if t.kind == "COLON"), None)
    if not colon or draft.text[tokens[colon].start - 1 : tokens[colon].start].isdigit():
        return
    named = [t for t in tokens[:colon] if t.kind in OPERATORS or t.kind in ("OPEN", "BAR", "LINE")]
    glued = all(t.kind in ("SLASH", "MINUS", "PER") and t.end - t.start < 4 for t in named)
    counts = COUNT_HEAD.match(draft.text, tokens[0].start)
    if named and not (glued and not counts and COUNT_HEAD.match(draft.text, tokens[colon].end)):
        return
    rest = tokens[colon + 1 :]
    divides = any(t.kind in ("DIVIDED_BY", "BAR") for t in rest) or any(
        t.kind in ("SLASH", "COLON") and JUDGES[t.kind](_sides(draft, colon + 1 + i)) is Verdict.OPERATOR
        for i, t in enumerate(rest)
    )
    if divides and rest:
        if (counts or _RAW_HEAD.match(draft.text, tokens[0].start)) and not (
            draft.indicator and draft.indicator.casefold().startswith(draft.words(tokens[0]).casefold())
        ):
            draft.note("ambiguous-operator", tokens[colon].start, tokens[colon].end, meaning="akhir nama hasil")
        draft.set_aside(Role.RESULT_NAME, tokens[0].start, tokens[colon].end)
        draft.result_name = draft.words(Token(WORDS, tokens[0].start, tokens[colon].start))
        draft.tokens = rest


_BEFORE_OPERAND = ("OPEN", "AND", "BAR", "EQUALS", "FUNCTION")


def settle_prefixes(draft: Draft) -> None:
    """Announcing words and functions count only where an operand begins; elsewhere they are words."""
    tokens = draft.tokens
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind in PREFIXES or token.kind == "FUNCTION":
            before = neighbour(kept, len(kept), -1)
            begins = before is None or before.kind in _BEFORE_OPERAND or before.kind in OPERATORS
            if token.kind == "FUNCTION" and before is not None:  # "(1/t) ln(A/B)", "10 log (A/B)"
                begins = begins or before.kind == "CLOSE" or _is_number(draft, before)
            begins = begins or _follows_factor(draft, kept)
            following = neighbour(tokens, index, 1)
            lists = token.kind == "MEAN_OF" and following is not None and following.kind == "OPEN"
            if begins and before is not None and before.kind in ("MINUS", "SLASH", "DOT", "COLON"):
                begins = draft.text[token.start - 1].isspace() or token.kind == "FUNCTION" or lists
            if token.kind == "FUNCTION":
                begins = begins and _calls(draft, token, following)
            lead = draft.text[: token.start].rstrip()[-1:]
            if draft.words(token).casefold() == "bagi" and lead not in ("", ",", ":", ";", ")", "."):
                begins = False
            distance = _distance(draft, tokens, index) if token.kind == "FUNCTION" and not begins else None
            if distance is not None:
                kept.append(distance)
                continue
            if not begins or following is None:
                token = _as_shared_by(draft, token)
        kept.append(token)
    draft.tokens = merge_words(draft.text, kept)


def _follows_factor(draft: Draft, kept: list[Token]) -> bool:
    """The factor beside a fraction bar ends here, and the denominator begins."""
    spoken = [token for token in kept if token.kind != "LINE"][-3:]
    beside = [token.kind for token in spoken[:1]] == ["BAR"] and len(spoken) == 3
    return beside and spoken[1].kind in (*PRODUCTS, "MULTIPLIED_BY") and _is_factor(draft, spoken[2])


_FACTOR = pattern(r"[0-9][0-9.,]*\s*(?:%|persen)?|seratus(?:\s+persen)?")


def _is_factor(draft: Draft, token: Token) -> bool:
    return token.kind == WORDS and _FACTOR.fullmatch(draft.words(token)) is not None


def _distance(draft: Draft, tokens: list[Token], index: int) -> Token | None:
    """``nilai mutlak dari A dikurangi B``: the announcing word of a pair."""
    token, after = tokens[index], [t.kind for t in tokens[index + 1 : index + 3]]
    if (
        draft.words(token).casefold() != "nilai mutlak dari"
        or after[:1] != [WORDS]
        or after[1:] not in (["LESS"], ["MINUS"])
    ):
        return None
    return Token("DISTANCE_OF", token.start, token.end)


def _is_number(draft: Draft, token: Token) -> bool:
    return token.kind == WORDS and re.fullmatch(r"[0-9][0-9.,]*", draft.words(token)) is not None


def _as_shared_by(draft: Draft, token: Token) -> Token:
    """``bagi`` announces a pair only at the beginning; between operands it may still be the operator."""
    word = draft.words(token).casefold()
    return Token("SHARED_BY" if word == "bagi" else WORDS, token.start, token.end)


_FUNCTION_ARGUMENT = Pattern(r"\s*(?:[0-9]+|[A-Za-z])(?!\w)")


def _calls(draft: Draft, token: Token, following: Token | None) -> bool:
    """A bracket behind the word, or for roots and logarithms a bare number or symbol."""
    if following is None:
        return False
    if following.kind == "OPEN" or following.kind in PREFIXES:
        return True
    name = draft.words(token).casefold()
    bare = name.startswith(("akar", "√", "sqrt", "log", "ln"))
    return bare and following.kind == WORDS and _FUNCTION_ARGUMENT.match(draft.text, following.start) is not None


def _settle_open(draft: Draft, open_ones: dict[int, Verdict]) -> None:
    """Of the candidates left open, one becomes the operator that the formula needs; the others are words."""
    if not open_ones:
        return
    candidates = [
        (index, open_ones[token.start])
        for index, token in enumerate(draft.tokens)
        if token.kind in OPERATORS and token.start in open_ones
    ]
    chosen: set[int] = set()
    for level in _levels(draft.tokens, [index for index, _ in candidates]):
        chosen |= _chosen(draft, [(i, v) for i, v in candidates if i in level], level)
    for index, _ in candidates:
        token = draft.tokens[index]
        if index not in chosen:
            draft.tokens[index] = Token(WORDS, token.start, token.end)
    draft.tokens = merge_words(draft.text, draft.tokens)


def _levels(tokens: list[Token], wanted: list[int]) -> list[frozenset[int]]:
    """The indexes of tokens that stand in the same bracket, for each bracket that holds a wanted one."""
    groups: dict[int, list[int]] = {}
    stack, serial = [0], 0
    for index, token in enumerate(tokens):
        if token.kind == "OPEN":
            serial += 1
            stack.append(serial)
        elif token.kind == "CLOSE":
            if len(stack) > 1:
                stack.pop()
        else:
            groups.setdefault(stack[-1], []).append(index)
    return [frozenset(group) for group in groups.values() if any(index in group for index in wanted)]


def _chosen(draft: Draft, candidates: list[tuple[int, Verdict]], level: frozenset[int]) -> set[int]:
    tokens = draft.tokens
    opened = {index for index, _ in candidates}
    divisions = [i for i in level if tokens[i].kind == "BAR" or (tokens[i].kind in DIVISIONS and i not in opened)]
    settled = bool(divisions)
    announced = any(tokens[i].kind in ("RATIO_OF", "PERCENTAGE_OF", "DIFFERENCE_OF", "DISTANCE_OF") for i in level)
    likely = [i for i, verdict in candidates if verdict is Verdict.LIKELY]
    possible = [i for i, verdict in candidates if verdict is Verdict.POSSIBLE]
    if announced:
        rates = all(tokens[i].kind == "PER" for i in divisions)  # "rasio A terhadap B per 1.000"
        return _separator(draft, opened, level) if rates else set()
    if settled:
        return {i for i, _ in candidates if tokens[i].kind == "MINUS" and used_elsewhere(draft, i)}
    minus = {i for i in likely + possible if tokens[i].kind == "MINUS" and used_elsewhere(draft, i)}
    likely = [i for i in likely if tokens[i].kind != "MINUS" or i in minus]
    if possible and (_stacks(draft) or _divides_elsewhere(draft, level)):
        possible = []
    possible = [i for i in possible if tokens[i].kind != "MINUS" and (tokens[i].kind != "PER" or _asks_rate(draft))]
    if likely and all(tokens[i].kind == "MINUS" for i in likely):
        return set(likely) | minus
    if likely and _plain_count(draft, likely):
        return minus
    if likely:
        best = likely[-1]
        alone = len(level) == 3 and len(tokens) > 3  # "(Pokok pinjaman : tenor) + ..."
        wanted = sure_ratio(draft) or (tokens[best].kind == "COLON" and needs_division(draft))
        sure = tokens[best].kind == "MINUS" or (tokens[best].kind == "SLASH" and _quantities(draft, best))
        if len(likely) > 1 or not (wanted or alone or sure):
            _note_doubt(draft, best)
        return {best} | minus
    if possible and needs_division(draft):
        best = max(possible, key=lambda i: rank(draft, i))
        if not little_doubt(draft, best, level):
            _note_doubt(draft, best)
        return {best} | minus
    return minus


_QUANTITY = pattern(rf"\s*[0-9]|{QUANTITY_HEAD.pattern}")


def _quantities(draft: Draft, index: int) -> bool:
    """What stands round a slash is a quantity by its head noun on either side, or a ratio is asked for."""
    sides = [neighbour(draft.tokens, index, step) for step in (-1, 1)]
    named = any(side and _QUANTITY.match(draft.text, side.start) for side in sides)
    return named or bool(draft.result_name) or needs_division(draft) or draft.indicator is None


def _plain_count(draft: Draft, likely: list[int]) -> bool:
    """The indicator is a count (``Jumlah siaran pers / rilis berita``) and nothing else asks for a ratio."""
    counted = draft.indicator is not None and COUNT_HEAD.match(draft.indicator)
    return bool(counted) and not needs_division(draft) and all(draft.tokens[i].kind == "SLASH" for i in likely)


def _note_doubt(draft: Draft, index: int) -> None:
    token = draft.tokens[index]
    draft.note("ambiguous-operator", token.start, token.end, meaning="tanda bagi")
    draft.doubts.append(token.start)


def _divides_elsewhere(draft: Draft, level: frozenset[int]) -> bool:
    """Another bracket level has its division: a glued slash inside one of its operands is part of a noun."""
    return any(
        token.kind == "DIVIDED_BY" or (token.kind == "SLASH" and JUDGES["SLASH"](_sides(draft, i)) is Verdict.OPERATOR)
        for i, token in enumerate(draft.tokens)
        if i not in level
    )


def _stacks(draft: Draft) -> bool:
    """A later line begins with a count noun: the division is the line break, not a sign inside a name."""
    lines = [i for i, token in enumerate(draft.tokens[:-1]) if token.kind == "LINE"]
    return any(COUNT_HEAD.match(draft.text, draft.tokens[i + 1].start) for i in lines)


def _asks_rate(draft: Draft) -> bool:
    """``per`` divides only where a factor or the word ``rasio`` asks for it: ``per semester`` is part of a noun."""
    return sure_ratio(draft) or bool(draft.indicator and draft.indicator.casefold().startswith(("rasio", "ratio")))


def _separator(draft: Draft, opened: set[int], level: frozenset[int]) -> set[int]:
    """Behind ``rasio`` or ``perbandingan``: ``terhadap`` before signs; none where the pair is itself a term."""
    tokens = draft.tokens
    if any(tokens[i].kind in ADDITIONS and i not in opened for i in level):
        return set()
    rated = any(tokens[i].kind == "RATIO_OF" for i in level)  # "persentase pelanggaran per kecamatan" is no pair
    for kinds in (("OVER_AGAINST", "COMPARED_TO"), ("COLON", "PER") if rated else ("COLON",)):
        found = [i for i in sorted(opened) if tokens[i].kind in kinds]
        if found:
            return {found[0]}
    return set()
