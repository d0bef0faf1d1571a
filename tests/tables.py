"""Tables of texts for the tests, as plain text: blocks of lines that begin with a sign, under headings.

What a sign means stands at the head of each file; here they are only sorted.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path


def blocks(path: Path) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """Each block with the heading it stands under: for every sign the rest of its lines, in order.

    A block is what stands between empty lines; the text before the first heading is left out.
    """
    heading = ""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("# "):
            heading = lines[0].removeprefix("# ")
        elif heading and lines != [""]:
            told: dict[str, list[str]] = defaultdict(list)
            for line in lines:
                told[line[0]].append(line[2:])
            yield heading, told
