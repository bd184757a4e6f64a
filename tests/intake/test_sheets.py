"""Tables from files and from the clipboard: what a clerk's colleagues send, read as it stands there."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.errors import InputError
from fzdesk.intake.sheets import read_pasted, read_sheets
from fzdesk.intake.sheets_text import read_delimited
from fzdesk.ledger.sheet import Merge, Raw, Sheet
from tests.intake.make_xlsx import number, parts, row, sheet, words, xlsx
from tests.intake.zips import zipped

HEAD = row(1, words("A1", "日期"), words("B1", "主题"))


def read(folder: Path, data: bytes, name: str = "表.xlsx") -> tuple[Sheet, ...]:
    path = folder / name
    path.write_bytes(data)
    return read_sheets(path)


def cells(found: Sheet) -> list[tuple[Raw, ...]]:
    return [line.cells for line in found.rows]


# --- XLSX ----------------------------------------------------------------------------------------


def test_words_numbers_and_yes(tmp_path: Path) -> None:
    """Each cell comes as what it is; empty cells between and empty rows take no harm."""
    made = xlsx(
        HEAD,
        row(3, words("A3", "00123"), number("C3", 12), number("D3", 0.5), '<c r="E3" t="b"><v>1</v></c>'),
    )
    (found,) = read(tmp_path, made)
    assert cells(found) == [("日期", "主题"), ("00123", None, 12, 0.5, True)]
    assert [line.number for line in found.rows] == [1, 3]


@pytest.mark.parametrize(
    ("code", "value", "meant"),
    [
        ("yyyy-mm-dd", 45724, dt.date(2025, 3, 8)),
        ('m"月"d"日"', 45724, dt.date(2025, 3, 8)),
        ('[$-804]yyyy"年"m"月"d"日";@', 45724.4, dt.date(2025, 3, 8)),
        ("14", 45724, dt.date(2025, 3, 8)),
        ("31", 45724, dt.date(2025, 3, 8)),
        ("58", 45724, dt.date(2025, 3, 8)),
        ("d-mmm", 59, dt.date(1900, 2, 28)),
        ("yyyy/m/d", 61, dt.date(1900, 3, 1)),
        ("h:mm", 0.5, dt.time(12)),
        ("0.00", 45724, 45724),
        ("#,##0", 45724, 45724),
        ('0"人次/d"', 45724, 45724),
        ("General", 45724, 45724),
        ("yyyy-mm-dd", -3, -3),
        ("yyyy-mm-dd", 1e12, 10**12),
    ],
)
def test_days_are_told_by_their_format(tmp_path: Path, code: str, value: float, meant: Raw) -> None:
    """A day is a number in the file; the Chinese formats say so too, and what is no day stays a number."""
    (found,) = read(tmp_path, xlsx(row(1, number("A1", value, 1)), formats=(code,)))
    assert cells(found) == [(meant,)]


def test_days_counted_from_1904(tmp_path: Path) -> None:
    """Workbooks of old Macs count days from 1904."""
    (found,) = read(
        tmp_path, xlsx(row(1, number("A1", 45724 - 1462, 1)), formats=("yyyy-mm-dd",), from_1904=True)
    )
    assert cells(found) == [(dt.date(2025, 3, 8),)]
    assert found.from_1904


def test_formulas_give_the_values_they_had(tmp_path: Path) -> None:
    """A formula is never run; its last value is read, words as well as numbers and errors."""
    made = row(
        1,
        '<c r="A1"><f>SUM(B1:B9)</f><v>42</v></c>',
        '<c r="B1" t="str"><f>HYPERLINK("file:///etc/passwd","学习")</f><v>学习</v></c>',
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="D1"><f>NOW()</f><v></v></c>',
        '<c r="E1" t="str"><f>IF(B1="","",A1)</f><v></v></c>',
    )
    (found,) = read(tmp_path, xlsx(made))
    assert cells(found) == [(42, "学习", "#DIV/0!")]
    assert found.notes == ("有 1 个公式还没有算出结果，按空格读；请在 WPS 里打开、保存后再导入。",)


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    """Rows that a filter hides are read like the others, and the clerk hears of them."""
    hidden = row(2, words("A2", "3.8")).replace("<row ", '<row hidden="1" ')
    (found,) = read(tmp_path, xlsx(HEAD, hidden, row(3, words("A3", "3.9"))))
    assert len(found.rows) == 3
    assert found.notes == ("表格里隐藏的 1 行也读进来了，请核对。",)


def test_shared_words_without_their_reading(tmp_path: Path) -> None:
    """Words in several styles are one; the small pronunciation above them is not read."""
    shared = "<si><r><t>普</t></r><r><t>法</t></r><rPh><t>pufa</t></rPh></si><si><t>宪法_x000D_日</t></si>"
    made = row(
        1,
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
        '<c r="C1" t="s"><v>7</v></c><c r="D1" t="s"><v>x</v></c>',
    )
    (found,) = read(tmp_path, xlsx(made, strings=shared))
    assert cells(found) == [("普法", "宪法\n日")]


def test_joined_cells(tmp_path: Path) -> None:
    """Which cells are joined is known; what their claims reach beyond stays only a claim."""
    (found,) = read(tmp_path, xlsx(HEAD, merged=("A1:B1", "C2:A5", "A1:XFD1048576")))
    assert found.merges == (Merge(1, 1, 0, 1), Merge(2, 5, 0, 2), Merge(1, 1_048_576, 0, 16_383))


def test_hidden_and_empty_sheets_are_not_offered(tmp_path: Path) -> None:
    """Only sheets a person sees, and only those with something in them."""
    made = zipped(parts({"一": sheet(HEAD), "选项": sheet(HEAD), "空": sheet()}, hidden=("选项",)))
    assert [found.name for found in read(tmp_path, made)] == ["一"]


def test_cells_without_places(tmp_path: Path) -> None:
    """Some programs leave out where a cell stands: then it follows the one before."""
    (found,) = read(tmp_path, xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    assert cells(found) == [(1, 2), (3,)]
    assert [line.number for line in found.rows] == [1, 2]


def test_macros_are_told_and_never_run(tmp_path: Path) -> None:
    """A workbook with macros gives its cells, and says that the macros were let be."""
    made = zipped({**parts({"表": sheet(HEAD)}), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    (found,) = read(tmp_path, made, "表.xlsm")
    assert cells(found) == [("日期", "主题")]
    assert any("宏" in note for note in found.notes)


def test_what_means_nothing_is_removed_and_told(tmp_path: Path) -> None:
    """What nobody sees does not get in; the clerk hears how much there was."""
    (found,) = read(tmp_path, xlsx(row(1, words("A1", "学_x0001_习_xD800_法\u202d12\u202c"))))
    assert cells(found) == [("学习法12",)]
    assert found.notes == ("去掉了 4 个看不见的控制字符。",)


# --- text ----------------------------------------------------------------------------------------

TABLE = [["日期", "主题", "备注"], ["3月8日", "学习，“宪法”", "第一行\n第二行"], ["2025-4-1", "a;b", "1,200"]]


@pytest.mark.parametrize(
    "encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    """Whatever program wrote the file, the same cells come out."""
    (found,) = read(tmp_path, written(TABLE, separator).encode(encoding), "表.csv")
    assert cells(found) == [tuple(line) for line in TABLE]


def written(table: list[list[str]], separator: str, *, end: str = "\r\n") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerows(table)
    return buffer.getvalue()


FIELD = st.text(
    st.characters(codec="gb18030", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=12
).map(str.strip)


@given(
    table=st.lists(st.lists(FIELD, min_size=3, max_size=3), min_size=1, max_size=8),
    separator=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["gb18030", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_dialect_gives_back_what_was_written(
    table: list[list[str]], separator: str, encoding: str, end: str
) -> None:
    """Any words, quotes and separators among them, come out of a file as they went in."""
    table = [["日期", "主题", "备注"], *table, ["合计", "三", "五"]]
    lines = written(table, separator, end=end)
    hint = f"sep={separator}{end}" if encoding != "utf-16" else ""
    (found,) = read_delimited((hint + lines).encode(encoding))
    expected = [tuple(plain(field) or None for field in line) for line in table]
    assert cells(found) == [trimmed(line) for line in expected if any(line)]


def plain(field: str) -> str:
    """A ' before a formula's sign belongs to the CSV, not to the words."""
    formula = field.startswith("'") and field.lstrip("'")[:1] in tuple("=+-@＝＋－＠")
    return field[1:] if formula else field


def trimmed(line: tuple[str | None, ...]) -> tuple[str | None, ...]:
    while line and line[-1] is None:
        line = line[:-1]
    return line


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No file brings the program down: it is read, or refused with one sentence."""
    try:
        read_delimited(data)
    except InputError as error:
        assert str(error).endswith("。")


def test_quotes_that_do_not_pair_are_words(tmp_path: Path) -> None:
    """A lost quote swallows no lines."""
    (found,) = read(tmp_path, '日期,主题\n3.8,"扫黑\n3.9,宪法\n'.encode(), "表.csv")
    assert cells(found) == [("日期", "主题"), ("3.8", '"扫黑'), ("3.9", "宪法")]


# --- the clipboard -------------------------------------------------------------------------------

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:General}</style></head>
<body><!--StartFragment--><table border=0><col width=64><tr height=19><td class=xl65 x:num="45724">3月8日</td>
<td rowspan=2 class=xl65>学习<br>  宪法&nbsp;</td><td colspan=2>两格</td></tr>
<tr><td>3月9日</td><td align=right>12</td><td>尾</td></tr></table><!--EndFragment--></body></html>"""


def test_pasting_html() -> None:
    """What Excel and WPS copy tells joined cells and lines within a cell; days come as they show."""
    (found,) = read_pasted("unused", EXCEL)
    assert cells(found) == [("3月8日", "学习\n宪法", "两格"), ("3月9日", None, "12", "尾")]
    assert found.merges == (Merge(1, 2, 1, 1), Merge(1, 1, 2, 3))


def test_pasting_text() -> None:
    """Without HTML the cells are parted by tabs, lines in a cell stand in quotes."""
    (found,) = read_pasted('日期\t主题\n3.8\t"第一行\n第二行"\n')
    assert cells(found) == [("日期", "主题"), ("3.8", "第一行\n第二行")]


@pytest.mark.parametrize(
    ("text", "html"), [("", ""), (" \n\t\n", ""), ("", "<p>无表</p>"), ("", "<table><tr><td></table>")]
)
def test_pasting_nothing(text: str, html: str) -> None:
    """An empty clipboard says what to do."""
    with pytest.raises(InputError, match="复制后再粘贴"):
        read_pasted(text, html)


def test_web_page_that_calls_itself_xls(tmp_path: Path) -> None:
    """Many systems of offices write HTML under the name XLS."""
    (found,) = read(tmp_path, f"<html><meta charset=gbk>{EXCEL}".encode("gbk"), "导出.xls")
    assert found.rows[1].cells == ("3月9日", None, "12", "尾")
