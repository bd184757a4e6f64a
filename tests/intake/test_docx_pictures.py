"""Pictures and merged cells of a DOCX as read."""

from __future__ import annotations

import pytest

from fzdesk.intake import docx_pictures
from fzdesk.intake.read_docx import read_docx
from fzdesk.intake.reading import Grid, GridSpan, Image, Item, Line, Reading
from tests.intake.make_docx import para, run
from tests.intake.pictures import CHART, EMF, inline, picture, vml, with_pictures

PNG, JPEG = picture(), picture("JPEG")


def told(reading: Reading) -> list[str]:
    """The items in order: words, or what stands there."""

    def one(item: Item) -> str:
        match item:
            case Line():
                return item.text
            case Image():
                return item.form
        return "table"

    return [one(item) for item in reading.items]


def images(reading: Reading) -> list[Image]:
    return [item for item in reading.items if isinstance(item, Image)]


def cell(text: str, more: str = "") -> str:
    inner = text if text.startswith("<w:p") else para(text)
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{inner}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def test_pictures_stand_where_they_are_shown() -> None:
    """Before the words they come before, else after their paragraph; with their bytes and size in pt."""
    reading = read_docx(
        with_pictures(
            {"a": PNG, "b": JPEG},
            para("第一段。"),
            para(inline("a", 200, 100)),
            para(inline("b", 80, 60, anchor=True) + run("第二段。")),
            para(run("第三段，") + inline("a") + run("还有。")),
            para("第四段。"),
        )
    )
    assert told(reading) == ["第一段。", "png", "jpeg", "第二段。", "第三段，还有。", "png", "第四段。"]
    first, second, _ = images(reading)
    assert (first.data, first.width, first.height) == (PNG, 200, 100)
    assert (second.data, second.width, second.height) == (JPEG, 80, 60)
    assert reading.lost == ()


def test_older_pictures_are_read_too() -> None:
    """VML says its size in a style; an EMF is kept as it is."""
    (old,) = images(read_docx(with_pictures({"a": EMF}, para(vml("a")))))
    assert (old.form, old.data, old.width, old.height) == ("emf", EMF, 144, 144)


def test_what_is_cut_off_a_picture_is_known() -> None:
    """WPS crops without touching the file."""
    crop = '<a:srcRect l="10000" b="25000"/>'
    (one,) = images(read_docx(with_pictures({"a": PNG}, para(inline("a", crop=crop)))))
    assert one.crop == (0.1, 0.0, 0.0, 0.25)
    everything = '<a:srcRect l="60000" r="50000"/>'
    (one,) = images(read_docx(with_pictures({"a": PNG}, para(inline("a", crop=everything)))))
    assert one.crop == (0.0, 0.0, 0.0, 0.0)


def test_what_is_no_picture_is_told_once() -> None:
    """Charts, links, what is damaged: each kind is named, nothing is fetched, the words are read."""
    reading = read_docx(
        with_pictures(
            {"a": b"not a picture at all"},
            para(CHART + run("甲")),
            para(CHART + inline("a") + inline("gone")),
            para(inline("out")),
            linked="out",
        )
    )
    assert told(reading) == ["甲"]
    assert reading.lost == ("图表", "无法识别的图片", "链接到别处的图片")


def test_pictures_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is too large, and what comes after too many, is left out and told."""
    monkeypatch.setattr(docx_pictures, "LARGEST_PICTURE", len(PNG))
    monkeypatch.setattr(docx_pictures, "LARGEST_TOGETHER", 2 * len(PNG) + 10)
    files = {"a": PNG, "large": PNG + bytes(1)}
    reading = read_docx(with_pictures(files, para(inline("large") + inline("a") * 3)))
    assert told(reading) == ["png", "png"]
    assert reading.lost == ("太大或损坏的图片",)


def test_pictures_in_a_table_follow_it() -> None:
    """A table that only places photographs side by side is no table."""
    photos = table((cell(para(inline("a"))), cell(para(inline("b")))))
    words = table((cell("名称"), cell("照片")), (cell("横幅"), cell(para(inline("a")))))
    reading = read_docx(with_pictures({"a": PNG, "b": JPEG}, photos, para("说明。"), words))
    assert told(reading) == ["png", "jpeg", "说明。", "table", "png"]


def test_merged_cells_are_known() -> None:
    """Across, down, and both; a covered cell keeps its place, and one with words of its own is not covered."""
    two, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = table(
        (cell("单位", start), cell("案件", two)),
        (cell("", on), cell("受理"), cell("办结")),
        (cell("甲", start), cell("合计", two + start)),
        (cell("", on), cell("", two + on)),
        (cell("乙", on), cell("1"), cell("2")),
    )
    (item,) = read_docx(with_pictures({}, grid)).items
    assert isinstance(item, Grid)
    assert item.rows == (
        ("单位", "案件", ""), ("", "受理", "办结"), ("甲", "合计", ""), ("", "", ""), ("乙", "1", "2"),
    )  # fmt: skip
    assert item.spans == (
        GridSpan(0, 0, 2, 1),
        GridSpan(0, 1, 1, 2),
        GridSpan(2, 0, 2, 1),
        GridSpan(2, 1, 2, 2),
    )
