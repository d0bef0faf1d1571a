"""Rules switched off or given another severity."""

from pathlib import Path

import pytest

import ikukit
from ikukit.fixes import fix
from ikukit.model import Indicator
from ikukit.settings import Settings, SettingsError, find_settings, read_settings
from ikukit.severity import Severity

INDICATOR = Indicator("Persentase desa ODF", "Jumlah desa ODF dibagi Jumlah desa")


def test_a_rule_that_is_off_finds_nothing() -> None:
    assert ikukit.check(INDICATOR, Settings(off=["percent-factor-missing"])) == ()


def test_another_severity() -> None:
    found = ikukit.check(INDICATOR, Settings(severity={"percent-factor-missing": "error"}))
    assert [(one.code, one.severity) for one in found] == [("percent-factor-missing", Severity.ERROR)]


def test_a_rule_that_is_off_is_not_fixed() -> None:
    document = ikukit.Document(indicators=(Indicator("Presentase desa"),))
    assert fix(document, settings=Settings(off=["not-baku-spelling"])) == (document, ())


def test_settings_of_a_folder(tmp_path: Path) -> None:
    inside = tmp_path / "kecamatan" / "2024"
    inside.mkdir(parents=True)
    text = '[rules]\noff = ["term-by-law"]\n\n[rules.severity]\nmissing-target = "info"\n'
    (tmp_path / "ikukit.toml").write_text(text, "utf-8")
    expected = Settings(off={"term-by-law"}, severity={"missing-target": Severity.INFO})
    assert find_settings(inside) == expected == read_settings(tmp_path / "ikukit.toml")


def test_no_settings_are_every_rule_as_it_is() -> None:
    assert Settings().applied(ikukit.check(INDICATOR)) == ikukit.check(INDICATOR)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules = 1", 'ikukit.toml: "rules" bukan setelan; yang ada: rules.off, rules.severity'),
        ("[rule]\noff = []", 'ikukit.toml: "rule" bukan setelan; yang ada: rules.off, rules.severity'),
        ("[rules]\noof = []", 'ikukit.toml: "oof" bukan setelan; yang ada: rules.off, rules.severity'),
        (
            '[rules]\noff = "x"',
            "ikukit.toml: rules.off harus daftar kode, rules.severity tabel kode dan tingkat",
        ),
        (
            '[rules]\noff = ["missing-targets"]',
            'ikukit.toml: aturan "missing-targets" tidak dikenal; maksud Anda "missing-target"?',
        ),
        (
            '[rules.severity]\nmissing-target = "fatal"',
            'ikukit.toml: tingkat "fatal" untuk aturan "missing-target" tidak dikenal; pilih error, warning, info',
        ),
    ],
)
def test_wrong_settings_are_told_plainly(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "ikukit.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as error:
        read_settings(file)
    assert str(error.value) == message


def test_what_is_no_toml(tmp_path: Path) -> None:
    file = tmp_path / "ikukit.toml"
    file.write_text("[rules", "utf-8")
    with pytest.raises(SettingsError, match=r"^ikukit.toml: bukan TOML yang sah"):
        read_settings(file)
    with pytest.raises(FileNotFoundError):
        read_settings(tmp_path / "lain.toml")
