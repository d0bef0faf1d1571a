"""Indonesian words that facts of findings hold, with the English for them: a fact is said in one language only.

Words of a document are no phrases; they are quoted as they stand in either language.
"""

import re
from functools import cache

PHRASES: dict[str, str] = {
    # what a name is doubtful for
    'kata "{word}" di tengah nama: mungkin ada tanda hitung yang hilang': (
        'the word "{word}" inside a name: perhaps a sign of arithmetic was lost'
    ),
    "nama ini berisi lebih dari satu kalimat": "this name holds more than one sentence",
    "nama ini berisi tanda hitung yang tidak dibaca": "this name holds a sign of arithmetic that was not read",
    "tanda hitung atau angka melekat pada nama ini": "a sign of arithmetic or a number is glued to this name",
    "nama yang sama disebut dua kali: mungkin ada tanda hitung yang hilang": (
        "the same name is said twice: perhaps a sign of arithmetic was lost"
    ),
    "lambang berdampingan tanpa tanda hitung": "symbols stand side by side without a sign of arithmetic",
    "nama ini berakhir dengan angka": "this name ends with a number",
    "nama ini mulai di tengah kalimat": "this name begins in the middle of a sentence",
    "nama ini terbaca seperti penjelasan": "this name reads like an explanation",
    "teks ini terbaca seperti penjelasan": "this text reads like an explanation",
    "nama ini terlalu panjang": "this name is too long",
    "jumlah atas hasil kali banyak data, dibaca sebagai satu nilai": (
        "a sum of products over many items, read as one value"
    ),
    "ada jarak lebar di dalam nama: mungkin kolom yang tercampur": (
        "there is a wide gap inside the name: perhaps columns were mixed"
    ),
    "nama ini mulai dengan kata hitungan yang tidak terbaca": (
        "this name begins with a word of arithmetic that was not read"
    ),
    "nama ini berisi tanda titik dua yang tidak dibaca": "this name holds a colon that was not read",
    "nama ini berisi kata hitungan di antara dua hal yang serupa": (
        "this name holds a word of arithmetic between two like things"
    ),
    "nama ini berakhir dengan kata yang menunggu sambungan": "this name ends with a word that waits for more",
    "nama ini berakhir dengan garis miring dan angka: mungkin tanda bagi": (
        "this name ends with a slash and a number: perhaps a division"
    ),
    "nama ini berisi hitungan yang tidak terbaca": "this name holds a calculation that was not read",
    "tanda kurung di dalam nama tidak berpasangan": "the brackets in this name do not match",
    "nama ini berisi dua besaran di kedua sisi garis miring": (
        "this name holds two quantities, one on each side of a slash"
    ),
    "nama ini berakhir dengan dua angka yang menurun: mungkin tanda kurang": (
        "this name ends with two numbers that fall: perhaps a minus"
    ),
    "faktor 100 di bawah garis pecahan": "a factor of 100 below the bar of a fraction",
    "pecahan di belakang pangkat tanpa kurung": "a fraction behind a power without brackets",
    "nama ini hanya menyebut waktu": "this name says only a time",
    "100 % di tempat yang tidak lazim": "100 % in an unusual place",
    "dua pembagian berturut-turut": "two divisions in a row",
    "dikali 100 tanpa pembagian": "times 100 without a division",
    "dibaca sebagai angka per {number}": "read as a rate per {number}",
    # how a sign was read
    "selisih kedua masa (tanda kurang)": "the difference of the two periods (minus)",
    "selisih keduanya (tanda kurang)": "the difference of the two (minus)",
    "jumlah bagian-bagian berbobot (tanda tambah)": "the sum of the weighted parts (plus)",
    "pembagian": "a division",
    "pangkat": "a power",
    "akhir nama hasil": "the end of the result's name",
    "tanda bagi": "a division sign",
    # layouts
    "garis tabel terputus": "the lines of the table are broken",
    "teks melewati garis kolom": "text crosses the lines of columns",
    # parts of a formula, a NIP, a growth
    "pembilang": "numerator (pembilang)",
    "penyebut": "denominator (penyebut)",
    "kelahiran": "birth",
    "pengangkatan": "appointment",
    "pertumbuhan": "growth (pertumbuhan)",
    "peningkatan": "increase (peningkatan)",
    "kenaikan": "rise (kenaikan)",
    "penurunan": "decrease (penurunan)",
}

SPOKEN = frozenset({"columns", "growth", "meaning", "part", "reason", "side"})
"""The facts that hold phrases; all others hold codes, numbers, or words of the document."""


def in_english(fact: str) -> str:
    """``fact`` in English where it is a phrase of ikukit; the words themselves where they are a document's.

    >>> in_english("dibaca sebagai angka per 1.000"), in_english("Jumlah desa")
    ('read as a rate per 1.000', 'Jumlah desa')
    """
    known = PHRASES.get(fact)
    if known is not None:
        return known
    for pattern, english in _patterns():
        if match := pattern.fullmatch(fact):
            return english.format_map(match.groupdict())
    return fact


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases that hold a word of their own."""
    found = []
    for phrase, english in PHRASES.items():
        if "{" in phrase:
            words = re.split(r"\{(\w+)\}", phrase)
            parts = (f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(words))
            found.append((re.compile("".join(parts)), english))
    return tuple(found)
