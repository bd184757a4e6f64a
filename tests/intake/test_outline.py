"""Whole reports of several layouts are understood as a person would."""

from __future__ import annotations

import datetime as dt

import pytest

from fzdesk.document import model as tree
from fzdesk.intake.tree import to_document
from fzdesk.writers.text import write_text
from tests.intake.coverage import assert_nothing_lost
from tests.intake.reports import FROM_PDF, OWN_LINE, RUN_IN, WEBSITE, outline_of, told


@pytest.mark.parametrize("text", [RUN_IN, OWN_LINE, WEBSITE, FROM_PDF])
def test_nothing_is_lost(text: str) -> None:
    """Every character stands at its place, once."""
    assert_nothing_lost(outline_of(text))


def test_run_in_headings() -> None:
    """A run-in heading gives its sentence as the title, the rest is the first paragraph."""
    found = outline_of(RUN_IN)
    assert told(found) == [
        "一 2024年推进法治政府建设的主要举措和成效 achievements",
        "- （一） 强化组织领导，压实工作责任",
        "- （二） 抓实学法用法",
        "-- 1. 突出重点人群",
        "-- （1） 分村开展",
        "二 存在的不足和原因 problems",
        "- （一） 执法力量薄弱",
        "三 党政主要负责人履行推进法治建设第一责任人职责情况 responsible",
        "四 2025年推进法治政府建设的主要安排 plans",
        "- （一） 充实执法力量",
        "五 其他需要报告的情况 other",
    ]
    assert found.issuers == ("中共青禾镇委员会", "青禾镇人民政府")
    assert found.signature == "中共青禾镇委员会\n青禾镇人民政府"
    assert (found.year, found.date) == (2024, dt.date(2025, 1, 9))
    assert found.addressee is not None
    assert found.addressee.text == "县委、县政府："
    assert found.parts[0].sections[0].body[0].text == "召开专题会议3次，听取汇报2次。"
    assert [block.text for block in found.parts[4].body] == ["无"]


def test_headings_on_their_own_line_and_without_numbers() -> None:
    """Half-width brackets, a missing bracket and missing numbers are no obstacle; the date stands under the title."""
    found = outline_of(OWN_LINE)
    assert told(found) == [
        "一 主要做法 achievements",
        "- （一） 加强组织领导",
        "-- 1. 健全机制",
        "- （二） 规范行政执法",
        " 存在的主要问题 problems",
        " 下一步工作打算 plans",
    ]
    assert [line.text for line in found.title] == [
        "云岭县柳溪乡人民政府",
        "关于2023年度法治政府建设情况的报告",
    ]
    assert (found.issuers, found.year, found.date) == (("云岭县柳溪乡人民政府",), 2023, dt.date(2023, 12, 28))
    assert found.signature == ""
    headline = found.parts[0].sections[1].headline
    assert (headline.written, headline.number) == ("二)", "（二）")


def test_a_websites_lines_are_left_out() -> None:
    """Only around the report: 来源 inside a sentence stays."""
    found = outline_of(WEBSITE)
    assert [line.text for line in found.title] == ["石桥街道2022年法治政府建设工作总结"]
    assert told(found) == [
        "一 工作开展情况 achievements",
        "- （一） 推进政务公开",
        "二 存在问题 problems",
        "三 2023年工作计划 plans",
    ]
    assert (found.signature, found.date) == ("石桥街道办事处", dt.date(2023, 1, 5))
    assert len(found.left_out) == 12
    assert "来源：各科室报送" in found.parts[0].sections[0].body[0].text


def test_lines_broken_by_a_pdf_are_joined() -> None:
    """Full lines go on, headings over two lines too; page numbers between them are left out."""
    found = outline_of(FROM_PDF)
    assert told(found) == [
        "一 推进法治政府建设的主要举措和成效 achievements",
        "- （一） 加强党的领导，健全工作机制",
        "- （二） 规范执法行为，提升执法水平",
        "二 存在的不足和原因 problems",
        "三 党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况 responsible",
        "四 2023年推进法治政府建设的主要安排 plans",
    ]
    assert [len(section.body) for section in found.parts[0].sections] == [1, 1]
    assert found.preamble[0].text.endswith("取得新的进展。现将有关情况报告如下。")
    assert [line.text for line in found.left_out] == ["—1—", "—2—"]


def test_paragraphs_broken_at_a_pages_end_are_joined() -> None:
    """Where paragraphs stand on one line each, only what lacks its end goes on."""
    found = outline_of(
        "青禾镇2022年法治政府建设报告\n\n现将情况报告如下。\n\n一、主要成效\n\n（一）规范执法\n\n"
        "围绕安全生产、环境保护等重点领域加强巡查，累计出动执\n\n法人员120人次，检查场所30处。\n\n（二）化解矛盾\n\n"
        "全年调解纠纷20件，群众法治意识明显增强\n\n二、存在的问题\n\n宣传不够深入。\n"
    )
    first, second = found.parts[0].sections
    assert [block.text for block in first.body] == [
        "围绕安全生产、环境保护等重点领域加强巡查，累计出动执法人员120人次，检查场所30处。"
    ]
    assert [block.text for block in second.body] == ["全年调解纠纷20件，群众法治意识明显增强"]
    assert found.parts[1].kind == "problems"
    assert_nothing_lost(found)


@pytest.mark.parametrize(
    ("head", "title", "issuer", "date"),
    [
        ("2022年法治政府建设情况报告", 1, None, None),
        ("柳溪乡2022年法治政府建设工作总结\n中共柳溪乡委员会\n（2022年12月9日）", 1, "中共柳溪乡委员会", "2022-12-09"),
        ("柳溪乡2022年法治政府建设工作总结\n（柳溪乡人民政府，2022年12月9日）", 1, "柳溪乡人民政府", "2022-12-09"),
        ("云岭县柳溪乡\n2022年法治政府建设情况报告", 2, "云岭县柳溪乡", None),
        ("中共柳溪乡委员会 柳溪乡人民政府\n关于2022年法治政府\n建设情况的报告", 3, "中共柳溪乡委员会、柳溪乡人民政府", None),
        ("柳溪乡人民政府文件\n柳府〔2022〕15号\n柳溪乡人民政府关于2022年法治政府建设情况的报告", 1, "柳溪乡人民政府", None),
        ("柳溪乡 2022 年法治政府建设年度报告\n（公开版）", 1, "柳溪乡", None),
    ],
)  # fmt: skip
def test_heads(head: str, title: int, issuer: str | None, date: str | None) -> None:
    """Title in one to three lines; issuer above, inside or under it; the date in brackets."""
    found = outline_of(
        f"{head}\n2022年，柳溪乡扎实推进法治政府建设，现报告如下：\n一、主要成效\n开展普法宣传3次。\n"
    )
    assert len(found.title) == title
    assert ("、".join(found.issuers) or None) == issuer
    assert (found.date.isoformat() if found.date else None) == date
    assert (found.year, len(found.parts), len(found.preamble)) == (2022, 1, 1)
    assert_nothing_lost(found)


@pytest.mark.parametrize(
    ("end", "signature", "date"),
    [
        ("柳溪乡人民政府\n2022年12月9日", "柳溪乡人民政府", dt.date(2022, 12, 9)),
        ("柳溪乡人民政府  2022年12月9日", "柳溪乡人民政府", dt.date(2022, 12, 9)),
        ("2022.12.9", "", dt.date(2022, 12, 9)),
        ("柳溪乡人民政府\n二○二二年十二月九日\n附件：1.台账\n抄送：县委依法治县办", "柳溪乡人民政府", dt.date(2022, 12, 9)),
        ("柳溪乡人民政府", "柳溪乡人民政府", None),
    ],
)  # fmt: skip
def test_endings(end: str, signature: str, date: dt.date | None) -> None:
    """Signature and date at the end, on one line or two, with what follows them."""
    found = outline_of(
        f"柳溪乡2022年法治政府建设报告\n一、主要成效\n开展普法宣传3次，效果良好。\n二、下一步打算\n继续努力。\n{end}\n"
    )
    assert (found.signature, found.date) == (signature, date)
    assert found.parts[1].body[-1].text == "继续努力。"
    assert_nothing_lost(found)


def test_signature_behind_the_last_sentence() -> None:
    """A copy from a web page that lost its line ends."""
    found = outline_of(
        "柳溪乡2022年法治政府建设报告\n一、主要成效\n开展普法宣传3次。柳溪乡人民政府2022年12月9日\n"
    )
    assert (found.signature, found.date) == ("柳溪乡人民政府", dt.date(2022, 12, 9))
    assert_nothing_lost(found)


def test_skipped_and_repeated_numbers_stay_as_written() -> None:
    """Intake tells what stands there; checks say what is wrong with it."""
    found = outline_of(
        "某镇2022年法治政府建设报告\n一、工作成效\n（一）甲事。做了。\n（一）乙事。做了。\n三、下一步打算\n努力。\n"
    )
    assert [part.headline.number for part in found.parts if part.headline] == ["一", "三"]
    assert [section.headline.number for section in found.parts[0].sections] == ["（一）", "（一）"]


def test_parts_numbered_one_level_down() -> None:
    """Where no 一、 stands, （一） are the parts when their wording says so."""
    found = outline_of(
        "某镇2022年法治政府建设报告\n（一）主要成效\n1.普法。做了。\n（二）存在的问题\n有。\n（三）下一步打算\n努力。\n"
    )
    assert [part.kind for part in found.parts] == ["achievements", "problems", "plans"]
    assert found.parts[0].sections[0].headline.title == "普法"


def test_document_is_the_one_tree() -> None:
    """Headings, run-in headings and paragraphs as the writers want them."""
    document = to_document(outline_of(RUN_IN))
    headings = [node for node in document.nodes if isinstance(node, tree.Heading)]
    assert [(node.level, node.number) for node in headings] == [
        (1, "一、"),
        (1, "二、"),
        (1, "三、"),
        (1, "四、"),
        (1, "五、"),
    ]
    run_in = next(
        node
        for node in document.nodes
        if isinstance(node, tree.Paragraph) and node.spans[0].role == "heading"
    )
    assert [(span.text, span.level) for span in run_in.spans] == [
        ("（一）强化组织领导，压实工作责任。", 2),
        ("召开专题会议3次，听取汇报2次。", 0),
    ]
    assert run_in.spans[0].source.line == 4
    assert document.signature is not None
    assert document.signature.issuers == ("中共青禾镇委员会", "青禾镇人民政府")
    assert document.signature.date == "2025年1月9日"
    assert len({node.id for node in document.nodes}) == len(document.nodes)
    assert "（二）抓实学法用法。一是组织会前学法12次" in write_text(document)


def test_date_under_the_title() -> None:
    """Issuer and date under the title become the subtitle."""
    document = to_document(outline_of(OWN_LINE))
    assert (document.subtitle, document.signature) == ("（2023年12月28日）", None)
