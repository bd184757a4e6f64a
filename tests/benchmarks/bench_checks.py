"""What a check costs: a whole report, the same after one key, and how it grows.

    python -m tests.benchmarks.bench_checks

Goal: 6,000 characters in ≤ 100 ms, after one key ≤ 10 ms, exponent of growth ≤ 1.1.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec.structs import replace

from fzdesk.checks.engine import Memory, run
from fzdesk.document import model as tree
from fzdesk.document.compose import compose
from fzdesk.operations.sample import sample_reports
from tests.benchmarks.measuring import in_turn, median

CHARACTERS = 6000
FACTORS = (1, 2, 4, 8)
ROUNDS = 15


def size(document: tree.Document) -> int:
    """Characters of the body."""
    return sum(len(paragraph.text) for paragraph in document.paragraphs())


def report(characters: int) -> tree.Document:
    """The sample's paragraphs over and over, every copy with other characters so that none repeats."""
    whole = compose(*sample_reports()[-1])
    nodes: list[tree.Node] = []
    copies = 0
    while (got := sum(len(n.text) for n in nodes if isinstance(n, tree.Paragraph))) < characters:
        for at, node in enumerate(whole.nodes):
            if got >= characters:
                break
            if isinstance(node, tree.Paragraph):
                node = _shifted(node, copies, at)
                got += len(node.text)
            nodes.append(node)
        copies += 1
    return replace(whole, nodes=tuple(nodes))


def _shifted(node: tree.Paragraph, copies: int, at: int) -> tree.Paragraph:
    """Every ninth character another one in each copy."""
    if not copies:
        return node
    text = "".join(
        chr(0x4E00 + (ord(char) * 7 + copies * 31) % 9000)
        if i % 9 == 0 and "\u4e00" <= char <= "\u9fff"
        else char
        for i, char in enumerate(node.text)
    )
    return tree.Paragraph(f"{node.id}_{copies}_{at}", (tree.Span(text),))


def typed(document: tree.Document) -> Callable[[], object]:
    """A check after each key: one more character in a long paragraph, everything else as it was."""
    memory = Memory()
    run(document, memory=memory)
    at = max(
        range(len(document.nodes)),
        key=lambda i: len(n.text) if isinstance(n := document.nodes[i], tree.Paragraph) else 0,
    )
    keys = iter(range(10_000))

    def key() -> object:
        node = document.nodes[at]
        assert isinstance(node, tree.Paragraph)
        changed = replace(node, spans=(*node.spans, tree.Span("甲" * (next(keys) + 1))))
        nodes = (*document.nodes[:at], changed, *document.nodes[at + 1 :])
        return run(replace(document, nodes=nodes), memory=memory)

    return key


def main() -> None:
    """Print the figures."""
    reports = {factor: report(CHARACTERS * factor) for factor in FACTORS}
    acts: dict[str, Callable[[], object]] = {
        f"whole x{factor}": (lambda one=one: run(one)) for factor, one in reports.items()
    }
    acts["one key"] = typed(reports[1])
    times = {name: median(values) for name, values in in_turn(acts, ROUNDS, warm=2).items()}
    for factor, one in reports.items():
        print(f"whole  {size(one):6d} characters {times[f'whole x{factor}']:8.1f} ms")
    print(f"key    {size(reports[1]):6d} characters {times['one key']:8.1f} ms")
    first, last = times["whole x1"], times[f"whole x{FACTORS[-1]}"]
    print(f"growth exponent {math.log(last / first) / math.log(FACTORS[-1]):.2f}")


if __name__ == "__main__":
    main()
