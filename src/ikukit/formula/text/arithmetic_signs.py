"""Signs of arithmetic in a text: enough to tell a formula from prose, not to read it."""

from ikukit.formula.lexicon import pattern, words

ARITHMETIC = pattern(
    r"(?<!\w)d[il]\s?(?:bagi|kali|tambah|kurang|banding)|[×÷∙∕⁄√^\\*∑Σ]|\s[-–—−+/:]\s|[)\]}]\s*[-–—+/:x]|(?<=[\w\"”])\+(?=[\w\"“])|"
    r"[-–—+/]\s*[(\[{]|(?<!\w)x\s?[0-9(]|[0-9)]\s?x(?!\w)|(?<=\w)\s*=|\w\s+x\s+\w|[-–—_─.]{4,}|"
    r"(?<!\w)(?:rata\s?[-–]?\s?rata|rerata|maks\w*|max|min\w*)\s?\([^()]*;|"
    r"(?<!\w)(?:dengan|terhadap)\s+" + words("jumlah", "banyaknya", "total", "seluruh") + "|"
    + words(
        "bagi", "bagilah", "kalikan", "kalikanlah", "jumlahkan", "mengalikan", "kurangi", "mengurangi", "selisih",
        "perbandingan", "perkalian", "hasil bagi",
        "membagi", "membandingkan", "menjumlahkan", "penjumlahan", "proporsi", "rasio", "kali", "plus", "minus",
        "total antara", "akumulasi dari", "dijumlahkan",
    )
)  # fmt: skip
"""Signs of arithmetic: enough to tell a formula from prose, not to read it."""

SURE_ARITHMETIC = pattern(
    r"(?<!\w)d[il]\s?(?:bagi|kali|tambah|kurangi)|[×÷∙√^*]|[)\]}]\s*[-–—+/:x]|(?<!\w)x\s?[0-9(]|[0-9)]\s?x(?!\w)|"
    r"\w(?:\s?[/+]\s?\w+\s*(?:$|[x*×+\n])|\s+(?:[-–x+/]\s+\w|=\s))|\\frac"
)
