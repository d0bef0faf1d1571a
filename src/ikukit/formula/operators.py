"""Which found words and signs are operators here, and which belong to a noun: one judgement for each kind.

The evidence is what stands directly left and right in the text: spacing, brackets, numbers, head nouns, known noun pairs. A judgement
is OPERATOR, WORD, or one of two open ones, which need the rest of the formula: an open slash becomes the division only when the
formula needs one and has no other.
"""

import enum
import re
from collections.abc import Callable, Mapping

from attrs import frozen

from ikukit.formula.draft import Draft, merge_words
from ikukit.formula.evidence import needs_division, sure_ratio
from ikukit.formula.formula import Role
from ikukit.formula.lexer import ADDITIONS, DIVISIONS, OPERATORS, PREFIXES, WORDS, Token
from ikukit.formula.lexicon import COUNT_HEAD, NOUN_PAIRS, QUANTITY_HEAD, SYMBOL, TIME_WORDS, pattern, words


class Verdict(enum.Enum):
    """What a candidate is."""

    OPERATOR = "operator"
    LIKELY = "likely"
    """An operator if the formula needs one of its sort and has no other; else words. Few would doubt it then."""
    POSSIBLE = "possible"
    """The same, but a careful reader could dispute it."""
    WORD = "word"


@frozen
class Sides:
    """A candidate with what stands on its two sides."""

    text: str
    token: Token
    left: Token | None
    right: Token | None

    @property
    def blank_left(self) -> bool:
        return self.token.start == 0 or self.text[self.token.start - 1].isspace()

    @property
    def blank_right(self) -> bool:
        return self.token.end >= len(self.text) or self.text[self.token.end].isspace()

    @property
    def spaced(self) -> bool:
        return self.blank_left and self.blank_right

    @property
    def glued(self) -> bool:
        return not (self.blank_left or self.blank_right)

    @property
    def last_word(self) -> str:
        """The word on the left, lower case; "" behind a bracket or an operator."""
        match = _LAST_WORD.search(self.text, max(0, self.token.start - 40), self.token.start)
        return match[1].casefold() if match else ""

    @property
    def next_word(self) -> str:
        match = _NEXT_WORD.match(self.text, self.token.end)
        return match[1].casefold() if match else ""

    @property
    def left_text(self) -> str:
        return self.text[self.left.start : self.left.end] if self.left and self.left.kind == WORDS else ""

    @property
    def right_text(self) -> str:
        return self.text[self.right.start : self.right.end] if self.right and self.right.kind == WORDS else ""

    def ahead(self, known: re.Pattern[str]) -> re.Match[str] | None:
        return known.match(self.text, self.token.end)

    @property
    def between_operands(self) -> bool:
        return _may_end(self.left) and _may_begin(self.right)

    @property
    def between_symbols(self) -> bool:
        """Both sides, up to the next cuts, are single symbols, numbers or brackets."""
        return _bare(self.left, self.left_text) and _bare(self.right, self.right_text)


_LAST_WORD = re.compile(r"([\w'’-]+)\s*$")
_NEXT_WORD = re.compile(r"\s*([\w'’-]+)")
_NUMBER_AHEAD = pattern(r"\s*(?:[0-9]|[lIO]?[0O][0O]|" + words("seratus", "seribu") + ")")
_SCALE_AHEAD = pattern(r"\s*(?:1[.,]?0{2,}|10[.,]?0{3}|[lI1][0O]{2}|" + words("seratus", "seribu") + ")")
_COUNT_AHEAD = pattern(
    COUNT_HEAD.pattern
    + r"|\s*[(\[{]?\s*(?:"
    + words("jumlah", "total", "banyaknya", "seluruh", "semua", "keseluruhan")
    + ")"
)
_HEAD_AHEAD = QUANTITY_HEAD
_ROUND_AHEAD = pattern(r"\s*10{1,6}(?![0-9])|\s*(?:1|10|100)(?:\.000)+(?![0-9])")
_MEASURE_LEFT = pattern(r"(?:^|[^0-9.,])[0-9]+\s*(?:" + TIME_WORDS + r")?\s*$")
_MEASURE_AHEAD = pattern(r"\s*(?:[0-9]+\s*)?" + TIME_WORDS)
_TIME_SHIFT_LEFT = pattern(r"(?:(?<!\w)[nthjx]|tahun\s*\w?|\()\s*$")
_RANGE_LEFT = re.compile(r"[0-9]\s*$")
_RANGE_AHEAD = re.compile(r"\s*[0-9]+(?![0-9.,]*\s*(?:%|[-+*/)\]]|$))")
_MEANING_LEFT = pattern(r"(?<!\w)(?:yang|akan|telah|sudah|untuk|harus|dapat|bisa|belum|tidak)\s*$")


def _may_end(token: Token | None) -> bool:
    return token is not None and token.kind in (WORDS, "CLOSE", "PHRASE", "NUMBER", "PERCENT")


def _may_begin(token: Token | None) -> bool:
    if token is None:
        return False
    return token.kind in (WORDS, "OPEN", "PHRASE", "FUNCTION", "NUMBER", "PERCENT") or token.kind in PREFIXES


def _bare(token: Token | None, text: str) -> bool:
    if token is None:
        return False
    return token.kind in ("OPEN", "CLOSE", "PHRASE") or bool(
        text and (SYMBOL.fullmatch(text) or re.fullmatch(r"[0-9.,]+\s*%?", text))
    )


def _sure_word(at: Sides) -> Verdict:
    """``dibagi``, ``dikali`` ...: operators but for ``yang dibagikan``, ``dibagi menjadi``, ``dikali lipat``."""
    if not (at.between_operands and at.text[at.token.start].isalpha()):
        return Verdict.OPERATOR
    if at.next_word in ("menjadi", "lipat", "rata", "kepada", "ke", "habis", "secara", "dalam", "atas", "berdasarkan"):
        return Verdict.WORD
    verbal = _MEANING_LEFT.search(at.text, max(0, at.token.start - 12), at.token.start)
    return Verdict.WORD if verbal and not at.ahead(_COUNT_AHEAD) and not at.ahead(_NUMBER_AHEAD) else Verdict.OPERATOR


def _slash(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if (at.last_word, at.next_word) in NOUN_PAIRS and not at.ahead(_COUNT_AHEAD):
        return Verdict.WORD
    if at.between_symbols or _closes(at) or at.ahead(_OPEN):
        return Verdict.OPERATOR
    if at.spaced:
        return Verdict.OPERATOR if at.ahead(_HEAD_AHEAD) else Verdict.LIKELY
    if at.ahead(_COUNT_AHEAD):
        return Verdict.OPERATOR if " " in at.left_text else Verdict.LIKELY
    if re.fullmatch(r"[0-9.,]+\s*%?", at.right_text) or re.fullmatch(r"[0-9.,]+", at.left_text):
        return Verdict.POSSIBLE
    if at.ahead(_HEAD_AHEAD) and " " in at.left_text and _HEAD_AHEAD.match(at.left_text):
        return Verdict.LIKELY
    if SYMBOL.fullmatch(at.right_text or "-") and not at.blank_right and at.blank_left:
        return Verdict.OPERATOR
    return Verdict.POSSIBLE if at.glued or at.blank_left != at.blank_right else Verdict.WORD


_OPEN = re.compile(r"\s*[(\[{]")


def _closes(at: Sides) -> bool:
    return at.left is not None and at.left.kind == "CLOSE"


def _colon(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if re.search(r"[0-9]\s*$", at.left_text) and re.match(r"[0-9]", at.right_text) and " " in at.left_text:
        return Verdict.WORD
    if _closes(at) or at.spaced or at.between_symbols or at.ahead(_OPEN):
        return Verdict.OPERATOR
    if at.ahead(_COUNT_AHEAD):
        return Verdict.OPERATOR if " " in at.left_text else Verdict.LIKELY
    return Verdict.POSSIBLE


def _star(at: Sides) -> Verdict:
    """A multiplication, or the mark of a footnote."""
    if at.right is None or at.right.kind in ("CLOSE", "STAR") or at.right.kind in OPERATORS:
        return Verdict.WORD
    if at.left is not None and at.left.kind == "STAR":
        return Verdict.WORD
    return Verdict.OPERATOR


_GRADES = frozenset(("kelas", "golongan", "tipe", "kategori", "tingkat", "bab", "pasal"))


def _letter_x(at: Sides) -> Verdict:
    """The letter x: times, or part of ``24 jam x 7 hari``, ``3 x seminggu``, ``kelas X``, ``x-ray``."""
    if at.right is None or at.right.kind == "CLOSE" or at.text[at.token.end : at.token.end + 1] == "-":
        return Verdict.WORD
    if at.right.kind in OPERATORS and at.right.kind != "MINUS":
        return Verdict.WORD
    if at.next_word in ("yang", "yg", "di", "dan", "pada", "ke", "dari", "dengan") or at.last_word in _GRADES:
        return Verdict.OPERATOR if at.last_word in _GRADES and at.ahead(_SCALE_AHEAD) else Verdict.WORD
    if _MEASURE_LEFT.search(at.left_text) and at.ahead(_MEASURE_AHEAD) and not re.fullmatch(r"[0-9.,]+", at.left_text):
        return Verdict.WORD
    if re.fullmatch(r"[0-9]+", at.left_text) and at.ahead(_MEASURE_AHEAD) and not at.ahead(_SCALE_AHEAD):
        return Verdict.WORD
    if at.ahead(_NUMBER_AHEAD) or at.between_operands or (at.left is None or at.left.kind != WORDS):
        return Verdict.OPERATOR
    if at.right.kind == "BAR" and re.fullmatch(r"[0-9.,]+\s*%?", at.left_text):
        return Verdict.OPERATOR
    return Verdict.POSSIBLE


def _dot(at: Sides) -> Verdict:
    if at.spaced and at.between_operands and (at.ahead(_SCALE_AHEAD) or at.between_symbols):
        return Verdict.OPERATOR
    weight = re.fullmatch(r"[0-9.,/]+\s*%?", at.left_text)
    return Verdict.OPERATOR if at.spaced and weight and at.ahead(_HEAD_AHEAD) else Verdict.WORD


def _plus(at: Sides) -> Verdict:
    """A sum, or part of a name: ``usia 60+ tahun``, ``tahun n+1``."""
    if not at.between_operands:
        return Verdict.WORD
    if at.left_text[-1:].isdigit() and at.blank_right and not at.blank_left:
        return Verdict.WORD
    shifted = _TIME_SHIFT_LEFT.search(at.text, max(0, at.token.start - 8), at.token.start)
    return Verdict.WORD if at.glued and shifted and at.next_word[:1].isdigit() else Verdict.OPERATOR


def _minus(at: Sides) -> Verdict:
    """A difference, or a hyphen, a range, a period index ``n-1``, a word broken at the end of a line."""
    if not _may_begin(at.right):
        return Verdict.WORD
    if not _may_end(at.left):
        return (
            Verdict.OPERATOR
            if at.left is None or at.left.kind in OPERATORS or at.left.kind in ("OPEN", "AND")
            else Verdict.WORD
        )
    sign = at.text[at.token.start : at.token.end]
    if at.spaced:
        same_word = at.last_word == at.next_word and at.text[at.token.end :].lstrip()[:1].islower()
        in_range = _RANGE_LEFT.search(at.left_text) and _RANGE_AHEAD.match(at.text, at.token.end)
        return Verdict.WORD if same_word or (in_range and not at.between_symbols) else Verdict.OPERATOR
    return _tight_minus(at, sign)


def _tight_minus(at: Sides, sign: str) -> Verdict:
    before, after = at.text[at.token.start - 1 : at.token.start], at.text[at.token.end : at.token.end + 1]
    if _closes(at) or after in "([{":
        return Verdict.OPERATOR
    if _TIME_SHIFT_LEFT.search(at.text, max(0, at.token.start - 8), at.token.start) and at.next_word[:1].isdigit():
        return Verdict.WORD
    if re.fullmatch(r"[0-9.,]+\s*%?", at.left_text) and (at.between_symbols or not at.right_text[:1].isdigit()):
        return Verdict.OPERATOR
    if at.blank_right and re.match(r"\s*[0-9]+(?:[.,][0-9]+)?\s*%", at.text[at.token.end :]):
        return Verdict.OPERATOR
    if before.isdigit() and at.next_word[:1].isdigit():
        return Verdict.WORD
    if at.ahead(_COUNT_AHEAD) and " " in at.left_text:
        return Verdict.OPERATOR
    if sign[0] in "–—−" and (at.glued or at.blank_left) and " " in at.left_text and not at.next_word[:1].isdigit():
        return Verdict.LIKELY
    if len(sign) > 1 and at.between_operands and not at.glued:
        return Verdict.OPERATOR
    return Verdict.POSSIBLE if at.glued and before.isalpha() and after.isalpha() else Verdict.WORD


def _times(at: Sides) -> Verdict:
    """``kali``: times, or a count of occasions (``3 kali rapat``)."""
    if at.left_text and at.left_text[-1].isdigit():
        return Verdict.WORD
    if at.ahead(_SCALE_AHEAD) or (at.between_operands and (at.ahead(_HEAD_AHEAD) or at.between_symbols)):
        return Verdict.OPERATOR
    return Verdict.WORD


def _shared_by(at: Sides) -> Verdict:
    """``bagi``: divided by, or "for" (``bagi masyarakat``)."""
    if at.between_operands and at.ahead(_COUNT_AHEAD):
        return Verdict.OPERATOR
    return Verdict.OPERATOR if at.between_operands and at.between_symbols else Verdict.WORD


def _per(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if at.ahead(_ROUND_AHEAD) or at.ahead(_COUNT_AHEAD) or at.ahead(_OPEN) or at.between_symbols:
        return Verdict.OPERATOR
    return Verdict.WORD if at.ahead(_NUMBER_AHEAD) else Verdict.POSSIBLE


def _over_against(at: Sides) -> Verdict:
    if not at.between_operands:
        return Verdict.WORD
    if at.ahead(_COUNT_AHEAD):
        return Verdict.LIKELY
    return Verdict.WORD if at.text[at.token.start].casefold() == "a" else Verdict.POSSIBLE


def _compared_to(at: Sides) -> Verdict:
    """``dibandingkan dengan``: divided by; but ``dibanding tahun lalu`` belongs to the noun."""
    if not at.between_operands:
        return Verdict.WORD
    if at.next_word in ("tahun", "bulan", "periode", "triwulan", "semester", "target", "sebelumnya"):
        return Verdict.POSSIBLE
    if at.ahead(_HEAD_AHEAD) or _HEAD_AHEAD.match(at.left_text) or not at.left_text or at.right_text == "":
        return Verdict.OPERATOR
    return Verdict.LIKELY


def _plus_word(at: Sides) -> Verdict:
    if at.between_operands and (at.ahead(_COUNT_AHEAD) or at.ahead(_OPEN) or at.between_symbols):
        return Verdict.OPERATOR
    foreign = at.text[at.token.start].casefold() in "pm"  # plus, minus: seldom part of a noun
    return Verdict.OPERATOR if at.between_operands and foreign and at.ahead(_HEAD_AHEAD) else Verdict.WORD


def _power(at: Sides) -> Verdict:
    exponent = at.text[at.token.start] in "^*" or at.ahead(_NUMBER_AHEAD) or at.ahead(_OPEN)
    return Verdict.OPERATOR if at.between_operands and exponent else Verdict.WORD


JUDGES: dict[str, Callable[[Sides], Verdict]] = {
    "DIVIDED_BY": _sure_word,
    "MULTIPLIED_BY": _sure_word,
    "ADDED_TO": _sure_word,
    "LESS": _sure_word,
    "SLASH": _slash,
    "COLON": _colon,
    "STAR": _star,
    "LETTER_X": _letter_x,
    "DOT": _dot,
    "PLUS": _plus,
    "MINUS": _minus,
    "POWER": _power,
    "TIMES": _times,
    "SHARED_BY": _shared_by,
    "PER": _per,
    "OVER_AGAINST": _over_against,
    "COMPARED_TO": _compared_to,
    "PLUS_WORD": _plus_word,
    "LESS_WORD": _plus_word,
}


def neighbour(tokens: list[Token], index: int, step: int) -> Token | None:
    """The next token in a direction, line ends passed over."""
    index += step
    while 0 <= index < len(tokens) and tokens[index].kind == "LINE":
        index += step
    return tokens[index] if 0 <= index < len(tokens) else None


_STAGES = (
    frozenset(("DOT", "STAR", "POWER")),
    frozenset(("MINUS",)),
    frozenset(("PLUS",)),
    frozenset(("TIMES", "SHARED_BY", "PER", "PLUS_WORD", "LESS_WORD")),
    frozenset(("LETTER_X",)),
    frozenset(("DIVIDED_BY", "MULTIPLIED_BY", "ADDED_TO", "LESS", "COMPARED_TO", "OVER_AGAINST", "SLASH", "COLON")),
)
"""Judged in turn: what became words in one stage is part of the phrase that the next one looks at."""


def settle_operators(draft: Draft, forced: Mapping[int, Verdict]) -> None:
    """Make words of every candidate that is no operator here. ``forced`` are verdicts given from outside, by place."""
    open_ones: dict[int, Verdict] = {}
    for stage in _STAGES:
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


def _sides(draft: Draft, index: int) -> Sides:
    tokens = draft.tokens
    return Sides(draft.text, tokens[index], neighbour(tokens, index, -1), neighbour(tokens, index, 1))


def settle_label_colon(draft: Draft) -> None:
    """``Rerata : A / B``: a colon behind the first words names the result when a division follows it."""
    tokens = draft.tokens
    colon = next((i for i, t in enumerate(tokens) if t.kind in OPERATORS or t.kind == "OPEN"), None)
    if colon is None or colon == 0 or tokens[colon].kind != "COLON" or draft.text[tokens[colon].start - 1 : tokens[colon].start].isdigit():
        return
    rest = tokens[colon + 1 :]
    divides = any(t.kind in ("DIVIDED_BY", "BAR") for t in rest) or any(
        t.kind in ("SLASH", "COLON") and JUDGES[t.kind](_sides(draft, colon + 1 + i)) is Verdict.OPERATOR
        for i, t in enumerate(rest)
    )
    if divides and rest:
        draft.set_aside(Role.RESULT_NAME, tokens[0].start, tokens[colon].end)
        draft.result_name = draft.words(Token(WORDS, tokens[0].start, tokens[colon].start))
        draft.tokens = rest


def settle_prefixes(draft: Draft) -> None:
    """Announcing words and functions count only where an operand begins; elsewhere they are words."""
    tokens = draft.tokens
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind in PREFIXES or token.kind == "FUNCTION":
            before = neighbour(kept, len(kept), -1)
            begins = before is None or before.kind in ("OPEN", "AND", "BAR", "EQUALS") or before.kind in OPERATORS
            if begins and before is not None and before.kind in ("MINUS", "SLASH", "DOT", "COLON"):
                begins = draft.text[token.start - 1].isspace() or token.kind == "FUNCTION"
            following = neighbour(tokens, index, 1)
            if token.kind == "FUNCTION":
                begins = begins and _calls(draft, token, following)
            lead = draft.text[: token.start].rstrip()[-1:]
            if draft.words(token).casefold() == "bagi" and lead not in ("", ",", ":", ";", ")", "."):
                begins = False
            if not begins or following is None:
                token = _as_shared_by(draft, token)
        kept.append(token)
    draft.tokens = merge_words(draft.text, kept)


def _as_shared_by(draft: Draft, token: Token) -> Token:
    """``bagi`` announces a pair only at the beginning; between operands it may still be the operator."""
    word = draft.words(token).casefold()
    return Token("SHARED_BY" if word == "bagi" else WORDS, token.start, token.end)


_FUNCTION_ARGUMENT = re.compile(r"\s*(?:[0-9]+|[A-Za-z])(?!\w)")


def _calls(draft: Draft, token: Token, following: Token | None) -> bool:
    """A bracket behind the word, or for roots and logarithms a bare number or symbol."""
    if following is None:
        return False
    if following.kind == "OPEN":
        return True
    name = draft.words(token).casefold()
    bare = name.startswith(("akar", "√", "sqrt", "log", "ln"))
    return bare and following.kind == WORDS and _FUNCTION_ARGUMENT.match(draft.text, following.start) is not None


def _settle_open(draft: Draft, open_ones: dict[int, Verdict]) -> None:
    """Of the candidates left open, one becomes the operator that the formula needs; the others are words."""
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
    settled = any(tokens[i].kind == "BAR" or (tokens[i].kind in DIVISIONS and i not in opened) for i in level)
    announced = any(tokens[i].kind in ("RATIO_OF", "PERCENTAGE_OF", "DIFFERENCE_OF", "DISTANCE_OF") for i in level)
    likely = [i for i, verdict in candidates if verdict is Verdict.LIKELY]
    possible = [i for i, verdict in candidates if verdict is Verdict.POSSIBLE]
    if announced:
        return set() if settled else _separator(draft, opened, level)
    if settled:
        return {i for i, _ in candidates if tokens[i].kind == "MINUS" and _used_elsewhere(draft, i)}
    minus = {i for i in likely + possible if tokens[i].kind == "MINUS" and _used_elsewhere(draft, i)}
    likely = [i for i in likely if tokens[i].kind != "MINUS" or i in minus]
    possible = [i for i in possible if tokens[i].kind != "MINUS" and (tokens[i].kind != "PER" or _asks_rate(draft))]
    if likely and all(tokens[i].kind == "MINUS" for i in likely):
        return set(likely) | minus
    if likely and _plain_count(draft, likely):
        return minus
    if likely:
        best = likely[-1]
        if len(likely) > 1 or not (sure_ratio(draft) or tokens[best].kind in ("MINUS", "SLASH")):
            _note_doubt(draft, best)
        return {best} | minus
    if possible and needs_division(draft):
        best = max(possible, key=lambda i: _evidence(draft, i))
        if not _little_doubt(draft, best, level):
            _note_doubt(draft, best)
        return {best} | minus
    return minus


def _plain_count(draft: Draft, likely: list[int]) -> bool:
    """The indicator is a count (``Jumlah siaran pers / rilis berita``) and nothing else asks for a ratio."""
    counted = draft.indicator is not None and COUNT_HEAD.match(draft.indicator)
    return bool(counted) and not needs_division(draft) and all(draft.tokens[i].kind == "SLASH" for i in likely)


def _note_doubt(draft: Draft, index: int) -> None:
    token = draft.tokens[index]
    draft.note("ambiguous-operator", token.start, token.end, meaning="tanda bagi")
    draft.doubts.append(token.start)


def _asks_rate(draft: Draft) -> bool:
    """``per`` divides only where a factor or the word ``rasio`` asks for it: ``per semester`` is part of a noun."""
    return sure_ratio(draft) or bool(draft.indicator and draft.indicator.casefold().startswith(("rasio", "ratio")))


def _little_doubt(draft: Draft, index: int, level: frozenset[int]) -> bool:
    """Whether few would dispute that an open candidate divides."""
    token = draft.tokens[index]
    if token.kind == "OVER_AGAINST" and sure_ratio(draft):
        return True
    signs = [i for i in level if draft.tokens[i].kind in DIVISIONS]
    if token.kind == "SLASH" and len(signs) == 1 and draft.result_name and (sure_ratio(draft) or len(level) == 3):
        return True
    shared, _, _ = _evidence(draft, index)
    return _same_start(draft, index) or (shared > 0 and sure_ratio(draft) and token.kind != "PER")


def _separator(draft: Draft, opened: set[int], level: frozenset[int]) -> set[int]:
    """Behind ``rasio`` or ``perbandingan``: ``terhadap`` before signs; none where the announced pair is itself a term."""
    tokens = draft.tokens
    if any(tokens[i].kind in ADDITIONS and i not in opened for i in level):
        return set()
    for kinds in (("OVER_AGAINST", "COMPARED_TO"), ("COLON", "PER")):
        found = [i for i in sorted(opened) if tokens[i].kind in kinds]
        if found:
            return {found[0]}
    return set()


def _evidence(draft: Draft, index: int) -> tuple[int, int, int]:
    """For an open division: words shared by its two sides, a head noun behind it, how even the sides are."""
    tokens = draft.tokens
    left, right = neighbour(tokens, index, -1), neighbour(tokens, index, 1)
    upper = set(draft.words(left).casefold().split()) if left else set()
    lower = set(draft.words(right).casefold().split()) if right else set()
    head = QUANTITY_HEAD.match(draft.text, tokens[index].end) is not None
    return len(upper & lower), int(head), -abs(len(upper) - len(lower))


def _used_elsewhere(draft: Draft, index: int) -> bool:
    """One side of a tight minus is an operand elsewhere too, or both sides are phrases of several words."""
    tokens = draft.tokens
    sides = [
        t for t in (neighbour(tokens, index, -1), neighbour(tokens, index, 1)) if t is not None and t.kind == WORDS
    ]
    beside = {place + step for place, t in enumerate(tokens) if t.kind == "MINUS" for step in (-1, 1)}
    others = {draft.words(t).casefold() for place, t in enumerate(tokens) if t.kind == WORDS and place not in beside}
    names = [draft.words(t).casefold() for t in sides]
    dash = draft.text[tokens[index].start] in "–—−"
    return any(name in others for name in names) or (dash and len(names) == 2 and " " in names[0] and " " in names[1])


def _same_start(draft: Draft, index: int) -> bool:
    """Both sides of a division begin with the same word: ``KUA yang aktif/KUA seluruhnya``."""
    left, right = neighbour(draft.tokens, index, -1), neighbour(draft.tokens, index, 1)
    if left is None or right is None:
        return False
    first, second = draft.words(left).casefold().split(), draft.words(right).casefold().split()
    return len(first) > 1 and first[0] == second[0]
