"""What a change of the report makes the program compute: document and steps; and how that grows.

python -m tests.benchmarks.bench_report
"""

from __future__ import annotations

import math

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.document.compose import compose
from fzdesk.operations.paragraphs import own_paragraph
from fzdesk.operations.sample import sample_reports
from fzdesk.report.model import Report
from fzdesk.report.progress import steps
from fzdesk.report.wording import Wording
from tests.benchmarks.measuring import Act, Row, in_turn, median, show

SENTENCE = "组织会前学法，学习《中华人民共和国行政处罚法》，镇村干部、执法人员一百二十余人参加。"
FEWER, MORE = 400, 6400
ROUNDS = 40


def grown(report: Report, paragraphs: int) -> Report:
    """The report with many more paragraphs of the clerk's own."""
    key = next(key for key, state in report.sections.items() if state.prose)
    more = tuple(own_paragraph(SENTENCE * 3) for _ in range(paragraphs))
    state = msgspec.structs.replace(report.sections[key], prose=(*report.sections[key].prose, *more))
    return msgspec.structs.replace(report, sections={**report.sections, key: state})


def exponent(small: float, large: float) -> float:
    """How time grows with size: 1 is in proportion."""
    return math.log(large / small) / math.log(MORE / FEWER)


def main() -> list[Row]:
    """Measure in turn."""
    report, catalogue = sample_reports()[-1]
    reports = {"": report, "fewer": grown(report, FEWER), "more": grown(report, MORE)}
    acts: dict[str, Act] = {}
    acts["together"] = lambda: together(report, catalogue)
    for size, one in reports.items():
        acts |= both(size, one, catalogue)
    middle = {name: median(values) for name, values in in_turn(acts, ROUNDS).items()}
    rows = [
        Row(
            "document and steps of the sample, as after a change",
            "compose alone",
            middle["compose "],
            middle["together"],
            "ms",
            1.5,
        )
    ]
    for verb in ("compose", "steps"):
        growth = exponent(middle[f"{verb} fewer"], middle[f"{verb} more"])
        rows.append(Row(f"{verb}: growth, {FEWER} to {MORE} paragraphs", "exponent 1", 1, growth, "", 1.1))
    return rows


def together(report: Report, catalogue: Catalogue) -> None:
    """What a session makes of a changed report."""
    wording = Wording(report, catalogue)
    compose(report, catalogue, wording=wording)
    steps(report, catalogue, wording=wording)


def both(size: str, report: Report, catalogue: Catalogue) -> dict[str, Act]:
    """Composing a report and finding its steps."""
    return {
        f"compose {size}": lambda: compose(report, catalogue),
        f"steps {size}": lambda: steps(report, catalogue),
    }


if __name__ == "__main__":
    show(main())
