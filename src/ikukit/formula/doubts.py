"""Signs that a reading is not what the text meant: what a careful person would stop at. Each is a finding, never a
change.

The last guard against a wrong number without a warning: it looks at the finished labels and operators only.
"""

import re
from collections.abc import Iterator

from ikukit.formula.diagnosis import TOLD, is_ruled
from ikukit.formula.draft import Draft
from ikukit.formula.formula import Role
from ikukit.formula.lexicon import (
    BEGINS_INSIDE,
    CLAUSE,
    COUNT_HEAD,
    COUNT_HEADS,
    QUANTITY_HEAD,
    SIGMA,
    SYMBOL,
    pattern,
    words,
)
from ikukit.formula.patterns import Pattern, may_hold
from ikukit.formula.tokens.lexer import PREFIXES, Token
from ikukit.formula.tree import Node, Notation, Number, Percentage, Reference, walk

_JOINS = words(
    "dan", "atau", "dari", "dengan", "terhadap", "per", "yang", "untuk", "oleh", "di", "pada", "ke", "antara",
    "dalam", "serta",
    "berdasarkan", "atas", "jumlah", "jml", "total", "nilai", "rata-rata", "persentase", "tingkat", "sesuai",
    "seluruh", "bagi",
    "menurut", "hasil", "capaian", "indeks", "data", "realisasi", "target", "peningkatan", "penurunan", "memiliki",
    "mencapai",
    "rekap", "laporan", "dibanding", "dibandingkan", "kenaikan", "perubahan", "pertumbuhan", "penambahan",
    "pengurangan",
    "rasio", "selisih", "skor", "berupa", "adalah", "menyampaikan", "sama", "mengetahui", "melaporkan", "menghitung",
    "secara",
)  # fmt: skip
_HEADS_INSIDE = ("jumlah", "jml", "jlh", "jmlh", "banyaknya", *SIGMA.casefold())
_HEAD_INSIDE = pattern(
    rf"(?<=[\w)])[\s,.]+(?:[{SIGMA}]|" + words("jumlah", "jml", "jlh", "jmlh", "banyaknya") + r")(?=[\s.]+\w)"
)
COUNT_WORD = pattern(words(*COUNT_HEADS, "rata-rata", "nilai"))
_JOINED = pattern(_JOINS + r"[\s,]*$")
_SENTENCE = Pattern(r"(?:[a-z]{5}|\))\.\s+[A-Z0-9][a-z0-9]", needs=".")
_GLUED = pattern(
    r"\wdi(?:bagi|kali)(?!kan)|[a-z]x\s?[1li][0o]{2}|(?:^|\s)[0-9]+\s*%\s+\w+.*\s[0-9]+\s*%|dikali[0-9]",
    needs="dibagi dikali x %",
)
_LEFT_OVER = pattern(
    r"^\s*[+×÷=]|\s[x×:/÷+=]\s|(?<![<>])[=≈�]|(?<!\w)(?:di\s?mana|keterangan\s*:|rumus|maka|pembilang|penyebut|dibagi|dikali)(?!\w)",
    needs="+ × ÷ = x : / ≈ \ufffd mana rumus maka pembilang penyebut dibagi dikali",
)
_MEASURE = pattern(
    r"(?:kelas|golongan|tipe|kategori|tingkat|bab|pasal)\s+x(?!\w)|[0-9]+\s*\w*\s+x\s+(?:[0-9]+\s*)?\w+", needs="x"
)
_SUMMED = Pattern(rf"[{SIGMA}]\s*")
_UNCALLED = pattern(words("akar", "akar pangkat", "log", "logaritma", "ln", "exp"))
_CALLED = pattern(
    r"(?<!\w)(?:maks(?:imum|imal)?|min(?:imum|imal)?|akar|log)\s?\(|^\w+\s?\([^()]*(?<!\w)di(?:bagi|kali|kurangi|tambah)(?!\w)",
    needs="(",
)
_NAMED_AFTER = Pattern(r"[.]\s+[A-Za-z ]+:\s", needs=".")
_ALIKE = pattern(
    r"(?<!\w)(\w{4,})\s(?:.*\s)?(?:tambah|plus|kurang|minus|kali|bagi)\s+\1(?!\w)",
    needs="tambah plus kurang minus kali bagi",
)
_TWICE_HEADED = pattern(r"^(\w{4,})(?=\s)[^/]*\w\s?/\s?\1\s", needs="/")
_SIGNED_END = Pattern(r"[a-z]\s[+][0-9]+$", needs="+")
_TIGHT_MINUS = Pattern(r"\s(?!covid)[a-z]{3,}[-–][0-9]+(?:[.,][0-9]+)*\s?(?:%|persen)?$")
_TIGHT_HEAD = pattern(
    r"\s(?!non|pra|sub|pasca)[a-z]{3,}[-–](?:jumlah|total|realisasi|target|luas|skor|nilai|pagu|anggaran)\s"
)
_SPOKEN_HEAD = pattern(
    r"(?<!nilai)(?<!gizi)\s(?:tambah|kurang)\s+(?:realisasi|target|luas|skor|pagu|anggaran|nilai)\s|\s(?:plus|minus)\s+[a-z]",
    needs="tambah kurang plus minus",
)
_FALLING = Pattern(r"(?<![0-9.,/])([0-9]{1,9})\s?[-–−]\s?([0-9]{1,9})$")
_ENDS_OPEN = pattern(r"(?<!\w)(?:dan|dengan|dari|per|terhadap|antara|dibagi|dikali|pangkat)$")
_TIGHT_DIVISOR = Pattern(r"[A-Za-z)]{3}\s?/\s?[0-9]+$", needs="/")
_CUT_OFF = Pattern(r"(?:\.{3,}|…)\s*$", needs="... …")
_LONG = 45


_EXPLAINS = "nama ini terbaca seperti penjelasan"


def note_doubts(draft: Draft, tree: Node) -> None:
    """Note everything about the tree and its labels that a careful person would stop at."""
    refused = any(finding.code == "not-a-formula" for finding in draft.findings)
    for node in walk(tree):
        if isinstance(node, Reference):
            for reason in _label_doubts(node.label, draft.text[node.span.start : node.span.end]):
                if refused and reason == _EXPLAINS:
                    continue  # said already
                draft.note("operand-doubtful", node.span.start, node.span.end, reason=reason)
                break
        elif isinstance(node, Number) and node.notation is Notation.SHARE and node.value == 1:
            draft.note("operand-doubtful", node.span.start, node.span.end, reason="100 % di tempat yang tidak lazim")
    _note_bare_times(draft, tree)
    _note_chain(draft)
    _note_lonely_scale(draft, tree)
    _note_raised(draft)
    _note_told(draft, tree)
    filled = any(p.role is Role.VALUE and p.span.end >= len(draft.text.rstrip()) for p in draft.parts)
    if (cut := _CUT_OFF.search(draft.text)) and len(draft.text) > 20 and not filled:
        last = draft.text[: cut.start()].split()[-1:] or [""]
        draft.note("text-cut-off", cut.start(), cut.end(), words=f"{last[0]}{cut.group().strip()}")


def _label_doubts(label: str, written: str) -> Iterator[str]:
    head = _HEAD_INSIDE.search(label) if may_hold(label[1:], _HEADS_INSIDE) else None
    if head and not _JOINED.search(label[: head.start()]) and "(" not in label[: head.start()][-40:].split(")")[-1]:
        yield f'kata "{label[head.start() :].split()[0]}" di tengah nama: mungkin ada tanda hitung yang hilang'
    if _SENTENCE.search(label):
        yield "nama ini berisi lebih dari satu kalimat"
    if _LEFT_OVER.search(_MEASURE.sub("", _outside_brackets(label))):
        yield "nama ini berisi tanda hitung yang tidak dibaca"
    if _GLUED.search(label):
        yield "tanda hitung atau angka melekat pada nama ini"
    if _repeats(label):
        yield "nama yang sama disebut dua kali: mungkin ada tanda hitung yang hilang"
    if re.fullmatch(r"\w{1,2}(?:\s+\w{1,2})+", label) or re.search(r"\w[²³]$", label.removesuffix("m²")):
        yield "lambang berdampingan tanpa tanda hitung"
    if label[-1:].isdigit() and re.search(r"\.\s+[0-9]+$", label):
        yield "nama ini berakhir dengan angka"
    if BEGINS_INSIDE.match(label):
        yield "nama ini mulai di tengah kalimat"
    if CLAUSE.match(label) or is_ruled(label) or (TOLD.search(label) and not COUNT_HEAD.match(label)):
        yield _EXPLAINS
    if len(label.split()) > _LONG:
        yield "nama ini terlalu panjang"
    symbols = _SUMMED.sub("", label).split() if label[:1] in SIGMA else []
    if len(symbols) > 1 and all(map(SYMBOL.fullmatch, symbols)):
        yield "jumlah atas hasil kali banyak data, dibaca sebagai satu nilai"
    if "    " in written and re.search(r"\S {4,}\S", written):
        yield "ada jarak lebar di dalam nama: mungkin kolom yang tercampur"
    if _UNCALLED.match(label):
        yield "nama ini mulai dengan kata hitungan yang tidak terbaca"
    if _NAMED_AFTER.search(label):
        yield "nama ini berisi tanda titik dua yang tidak dibaca"
    if _ALIKE.search(label):
        yield "nama ini berisi kata hitungan di antara dua hal yang serupa"
    yield from _unread_signs(label)
    if _ENDS_OPEN.search(label):
        yield "nama ini berakhir dengan kata yang menunggu sambungan"
    if _TIGHT_DIVISOR.search(label):
        yield "nama ini berakhir dengan garis miring dan angka: mungkin tanda bagi"
    if ";" in label or _CALLED.search(label):
        yield "nama ini berisi hitungan yang tidak terbaca"
    if label.count("(") != label.count(")"):
        yield "tanda kurung di dalam nama tidak berpasangan"


def _unread_signs(label: str) -> Iterator[str]:
    """Signs between two quantities, or before a number at the end, that were left in the name."""
    if _TWICE_HEADED.search(label) and QUANTITY_HEAD.match(label):
        yield "nama ini berisi dua besaran di kedua sisi garis miring"
    if (
        _SIGNED_END.search(label)
        or _TIGHT_MINUS.search(label)
        or _TIGHT_HEAD.search(label)
        or _SPOKEN_HEAD.search(label)
    ):
        yield "nama ini berisi tanda hitung yang tidak dibaca"
    if (fall := _FALLING.search(label)) and int(fall[1]) > int(fall[2]):
        yield "nama ini berakhir dengan dua angka yang menurun: mungkin tanda kurang"


def _repeats(label: str) -> bool:
    """The first word comes again, in a way that no list or attribute explains."""
    spoken = label.split()
    first = spoken[0].casefold() if spoken else ""
    if len(first) < 4 or COUNT_WORD.fullmatch(first):
        return False
    for place in range(2, len(spoken) - 0):
        if (
            spoken[place].casefold() == first
            and spoken[place - 1] not in ("-", "–")
            and not _JOINED.search(" ".join(spoken[:place]))
            and spoken[place - 1][-1] != ","
        ):
            return True
    return False


def _outside_brackets(label: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", "", label) if "(" in label or "[" in label else label


_TIME_ONLY = pattern(
    r"(?:tahun|thn|bulan|triwulan|semester|periode)\s+(?:[a-z]|lalu|sebelumnya|ini|berjalan|[0-9]{4})(?:\s*[-–+]\s*[0-9n])?"
)
_TIME_AT_END = pattern(r"\w\s+" + _TIME_ONLY.pattern + r"$", needs="tahun thn bulan triwulan semester periode")


def _note_bare_times(draft: Draft, tree: Node) -> None:
    """``kunjungan tahun n dan tahun n-1``: the second name is only a time, its first words are left to the reader."""
    names = [node for node in walk(tree) if isinstance(node, Reference)]
    if any(_TIME_AT_END.search(node.label) for node in names):
        for node in names:
            if _TIME_ONLY.fullmatch(node.label):
                draft.note("operand-doubtful", node.span.start, node.span.end, reason="nama ini hanya menyebut waktu")
                return


def _note_chain(draft: Draft) -> None:
    """``A / B / C``: three quantities divided in a row are more often a name with slashes."""
    run: list[Token] = []
    for token in draft.tokens:
        if token.kind in ("SLASH", "COLON", "PER"):
            run.append(token)
        elif token.kind not in ("PHRASE", "NUMBER"):
            run = []
        if len(run) == 2:
            draft.note("operand-doubtful", run[0].start, run[1].end, reason="dua pembagian berturut-turut")
            return


def _note_told(draft: Draft, tree: Node) -> None:
    """Prose, cut off as a lead-in, before an expression whose operators are all weak and whose first operand is no
    quantity."""
    told = any(p.role is Role.LEAD_IN and p.span.end - p.span.start > 12 for p in draft.parts)
    spoken = any(t.kind in ("DIVIDED_BY", "MULTIPLIED_BY", "SCALE", "BAR") for t in draft.tokens)
    first = next((n for n in walk(tree) if isinstance(n, Reference)), None)
    if told and not spoken and first and not QUANTITY_HEAD.match(first.label) and not SYMBOL.fullmatch(first.label):
        lead = next(p.span for p in draft.parts if p.role is Role.LEAD_IN)
        if "=" not in draft.text and not any(t.kind in PREFIXES for t in draft.tokens):
            draft.note("operand-doubtful", lead.start, first.span.end, reason="teks ini terbaca seperti penjelasan")


def _note_raised(draft: Draft) -> None:
    """``pangkat 2/3``: the exponent may be the number or the fraction."""
    for place in range(len(draft.tokens) - 3):
        four = draft.tokens[place : place + 4]
        if [token.kind for token in four] == ["POWER", "NUMBER", "SLASH", "NUMBER"]:
            draft.note(
                "operand-doubtful", four[0].start, four[3].end, reason="pecahan di belakang pangkat tanpa kurung"
            )


def _note_lonely_scale(draft: Draft, tree: Node) -> None:
    """``A x 100 %`` without a division: a share must be meant, but of what?"""
    for node in walk(tree):
        if isinstance(node, Percentage) and isinstance(node.operand, Reference | Number):
            draft.note("operand-doubtful", node.span.start, node.span.end, reason="dikali 100 tanpa pembagian")
