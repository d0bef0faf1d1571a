"""The shape of one rule's entry in the catalogue."""

from attrs import field, frozen

from ikukit.severity import Severity


@frozen
class Rule:
    """All that is said about one finding code, in Indonesian and English.

    ``title`` is a short name, ``message`` the sentence with ``{facts}`` filled in, ``advice`` the way out, ``source``
    the document or regulation the rule rests on. Each pair is (Indonesian, English).
    """

    code: str
    severity: Severity = field(converter=Severity)
    title: tuple[str, str]
    message: tuple[str, str]
    advice: tuple[str, str]
    source: str
