"""The DOCX is what WPS and Word read as GB/T 9704-2012: its XML, element for element."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from fzdesk.document.model import Cell, Document, Heading, Paragraph, Signature, Span, Table
from fzdesk.document.profile import Profile, load_profile
from fzdesk.writers.docx import write_docx
from fzdesk.writers.docx_measures import measures
from tests.writers.reports import only, prose, report, table

STANDARD = load_profile("standard")
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}

# ECMA-376, part 1: the order of what this program writes (a child out of order makes Word refuse the file).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
    " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
    " vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
    " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop"
    " autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing characterSpacingControl"
    " noLineBreaksAfter noLineBreaksBefore savePreviewPicture footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang"
    " clrSchemeMapping decimalSymbol listSeparator",
    "compat": "spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing"
    " doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn spacingInWholePoints"
    " adjustLineHeightInTable autoSpaceLikeWord95 applyBreakingRules growAutofit useFELayout useNormalStyleForList compatSetting",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
    " locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p tbl",
    "font": "altName panose1 charset family notTrueType pitch sig",
}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[part])


def written(document: Document, profile: Profile = STANDARD) -> etree._Element:
    return xml(write_docx(document, profile))


def values(element: etree._Element, path: str) -> list[str]:
    return [str(value) for value in element.xpath(path, namespaces=NS)]


def style(name: str) -> etree._Element:
    found = xml(write_docx(report(), STANDARD), "word/styles.xml").xpath(
        f"w:style[@w:styleId='{name}']", namespaces=NS
    )
    assert len(found) == 1
    return found[0]


def outer(element: etree._Element | None) -> str:
    """The XML of an element, without the declaration of the namespace."""
    assert element is not None
    return re.sub(r' xmlns:\w+="[^"]+"', "", etree.tostring(element, encoding="unicode"))


def everything() -> Document:
    """A document with every kind of node."""
    document = report(subtitle="（2026年1月19日）")
    nodes = (
        *document.nodes[:3],
        table(),
        table(),
        Heading("h3", 3, "1.", "标题"),
        Heading("h4", 4, "（1）", "标题"),
    )
    return report(subtitle="（2026年1月19日）", nodes=(*nodes, *document.nodes[3:]))


# --- the package


@pytest.mark.parametrize("profile", ["standard", "fixed28"])
def test_every_element_stands_in_the_order_of_the_schema(profile: str) -> None:
    """Office programs read in the schema's order and refuse or drop what comes late."""
    seen = set()
    for name, data in parts(write_docx(everything(), load_profile(profile))).items():
        if not name.endswith(".xml"):
            continue
        for element in etree.fromstring(data).iter():
            kind = etree.QName(element).localname
            if kind not in ORDER:
                continue
            seen.add(kind)
            order = ORDER[kind].split()
            children = [etree.QName(child).localname for child in element]
            assert set(children) <= set(order), (name, kind, children)
            assert children == sorted(children, key=order.index), (name, kind, children)
            once = [
                child
                for child in children
                if child not in ("tr", "footerReference", "style", "compatSetting", "p")
            ]
            assert len(once) == len(set(once)), (name, kind, children)
    assert seen == set(ORDER)


def test_no_theme_numbering_or_other_parts_come_along() -> None:
    """A theme face makes WPS say 缺失字体; numbers are text."""
    made = parts(write_docx(everything(), STANDARD))
    assert sorted(made) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    for name, data in made.items():
        assert b"heme" not in data, name
        assert b"numPr" not in data, name
        assert b"Ignorable" not in data, name  # would name prefixes that are not declared


def test_every_face_is_one_of_the_profile() -> None:
    """No Calibri or Cambria of the template's stays anywhere."""
    made = parts(write_docx(everything(), STANDARD))
    wanted = {face.docx for face in STANDARD.faces.values()}
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml"):
        root = etree.fromstring(made[name])
        for fonts in root.iter(qn("w:rFonts")):
            named = {value for key, value in fonts.attrib.items() if key != qn("w:hint")}
            assert named <= wanted, name
    assert set(values(etree.fromstring(made["word/fontTable.xml"]), "w:font/@w:name")) == wanted


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock, no chance: also the times inside the zip are fixed."""
    first = write_docx(report(), STANDARD)
    assert first == write_docx(report(), STANDARD)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert first != write_docx(report(), load_profile("fixed28"))


def test_properties_are_the_documents() -> None:
    made = docx.Document(io.BytesIO(write_docx(report(), STANDARD))).core_properties
    assert made.title == "青禾镇人民政府2025年法治政府建设年度报告"
    assert made.author == "青禾镇人民政府"
    assert made.language == "zh-CN"
    assert made.comments == ""
    assert made.created is not None
    assert made.created.date().isoformat() == "2025-12-31"


# --- page, styles, settings


def test_page_and_line_grid_are_the_standards() -> None:
    """版心 156 × 225 mm; a grid of lines 579 (28.95 pt), 22 of which fit (5.2)."""
    section = written(report()).find(".//w:sectPr", NS)
    assert section is not None
    assert "".join(outer(child) for child in section[2:]) == (
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851"'
        ' w:footer="1304" w:gutter="0"/>'
        '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/>'
    )
    assert section.find("w:titlePg", NS) is None


@pytest.mark.parametrize("key", ["standard", "fixed28"])
def test_22_lines_of_28_characters_fit(key: str) -> None:
    profile = load_profile(key)
    measure = measures(profile)
    assert 22 * measure.line <= measure.page_height - measure.top - measure.bottom < 23 * measure.line
    assert 28 * (320 + measure.tracking) <= measure.text_width < 29 * (320 + measure.tracking)
    assert measure.left + measure.text_width + measure.right == measure.page_width


def test_normal_is_what_was_measured() -> None:
    """The order and values that gave 22 × 28."""
    normal = style("Normal")
    assert outer(normal.find("w:pPr", NS)) == (
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:wordWrap w:val="1"/>'
        '<w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="1"/><w:snapToGrid w:val="1"/>'
        '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
    )
    assert outer(normal.find("w:rPr", NS)) == (
        '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="仿宋"/>'
        '<w:b w:val="0"/><w:color w:val="000000"/><w:spacing w:val="-5"/><w:kern w:val="0"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )
    assert 'w:line="560"' in parts(write_docx(report(), load_profile("fixed28")))["word/styles.xml"].decode()


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体"), (3, "仿宋"), (4, "仿宋")])
def test_headings_are_real_and_not_bold(level: int, face: str) -> None:
    """一、 黑体, （一） 楷体, 1. and （1） 仿宋 (7.3.3); in the navigation pane; never the last on a page."""
    heading = style(f"Heading{level}")
    assert values(heading, "w:name/@w:val") == [f"heading {level}"]
    assert values(heading, ".//w:outlineLvl/@w:val") == [str(level - 1)]
    assert values(heading, ".//w:rFonts/@w:eastAsia") == [face]
    assert values(heading, ".//w:b/@w:val") == ["0"]
    assert heading.find(".//w:keepNext", NS) is not None
    assert outer(heading.find(".//w:ind", NS)) == '<w:ind w:firstLineChars="200" w:firstLine="632"/>'


def test_settings_keep_lines_as_in_the_standard() -> None:
    settings = xml(write_docx(report(), STANDARD), "word/settings.xml")
    assert settings.find("w:evenAndOddHeaders", NS) is not None
    assert values(settings, "w:characterSpacingControl/@w:val") == ["doNotCompress"]
    for rule, marks in (
        ("noLineBreaksBefore", "，。、；：？！）》」』】”’…—%‰〕〉·～"),
        ("noLineBreaksAfter", "（《「『【“‘〔〈"),
    ):
        assert values(settings, f"w:{rule}/@w:lang") == ["zh-CN"]
        assert set(marks) <= set(values(settings, f"w:{rule}/@w:val")[0])
    assert values(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


def test_footers_carry_the_page_number_outside() -> None:
    """— 1 —, odd pages right, even pages left, one character in (7.5)."""
    data = write_docx(report(), STANDARD)
    sides = {"default": "right", "even": "left"}
    rels = {rel.get("Id"): rel.get("Target") for rel in xml(data, "word/_rels/document.xml.rels")}
    references = xml(data).findall(".//w:footerReference", NS)
    assert {reference.get(qn("w:type")) for reference in references} == set(sides)
    for reference in references:
        side = sides[str(reference.get(qn("w:type")))]
        footer = xml(data, f"word/{rels[reference.get(qn('r:id'))]}")
        assert values(footer, ".//w:jc/@w:val") == [side]
        assert values(footer, f".//w:ind/@w:{side}Chars") == ["100"]
        assert values(footer, f".//w:ind/@w:{side}") == ["280"]
        assert values(footer, ".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
        assert values(footer, ".//w:instrText/text()") == [" PAGE "]
        assert "".join(values(footer, ".//w:t/text()")) == "— 1 —"


# --- the body


def test_reads_back_with_python_docx() -> None:
    """What was written is there, in order, with its styles; numbers are text."""
    made = docx.Document(io.BytesIO(write_docx(report(), STANDARD)))
    lines = [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs if paragraph.style]
    assert lines[:6] == [
        ("Title", "青禾镇人民政府\n2025年法治政府建设年度报告"),
        ("Normal", ""),
        ("Salutation", "云岭县人民政府："),
        ("Body Text", f"2025年，{prose(0, 2)}"),
        ("Heading 1", "一、推进法治政府建设的主要举措和成效"),
        ("Heading 2", "（一）健全领导机制，压实工作责任"),
    ]
    assert lines[-4:] == [
        ("Normal", ""),
        ("Normal", ""),
        ("Signature", "青禾镇人民政府"),
        ("Date", "2026年1月19日"),
    ]


def test_every_run_asks_for_the_east_asian_face() -> None:
    """Without the hint “ ” — … come out half-width."""
    for run in written(everything()).iter(qn("w:r")):
        assert values(run, "w:rPr/w:rFonts/@w:hint") == ["eastAsia"]


def test_each_paragraph_has_its_own_hidden_bookmark() -> None:
    """_fz_<id>, at most 40 characters, ids and names unique, start and end in the same paragraph."""
    ids = ["3f9c01aa27", "section.own.3f9c01aa27", "x" * 60, "x" * 61, "分节", "P1", "p1", "p1"]
    body = written(Document(title=("题",), nodes=tuple(Paragraph(key, (Span("文"),)) for key in ids)))
    names = values(body, ".//w:bookmarkStart/@w:name")
    assert len({name.lower() for name in names}) == len(names) == len(ids) + 1
    assert all(re.fullmatch(r"_fz_\w{1,36}", name, re.ASCII) for name in names)
    assert names[:3] == ["_fz_title", "_fz_3f9c01aa27", "_fz_section_own_3f9c01aa27"]
    assert len(set(values(body, ".//w:bookmarkStart/@w:id"))) == len(names)
    for paragraph in body.iter(qn("w:p")):
        starts, ends = (values(paragraph, f"w:bookmark{kind}/@w:id") for kind in ("Start", "End"))
        assert starts == ends
        if values(paragraph, ".//w:t/text()"):
            assert len(starts) == 1


def test_a_run_in_heading_has_its_face_and_a_place_in_the_outline() -> None:
    """The face up to the first 。, the rest 仿宋; the navigation pane lists the paragraph."""
    lead = Span("（一）加强学习。", "heading", 2)
    node = Paragraph("p", (lead, Span("全年学法"), Span("12", "figure"), Span("次。")))
    paragraph = written(Document(title=(), nodes=(node,)))[0][0]
    assert values(paragraph, "w:pPr/w:pStyle/@w:val") == ["BodyText"]
    assert values(paragraph, "w:pPr/w:outlineLvl/@w:val") == ["1"]
    runs = [
        ("".join(values(run, "w:t/text()")), values(run, "w:rPr/w:rStyle/@w:val"))
        for run in paragraph.iter(qn("w:r"))
    ]
    assert runs == [("（一）加强学习。", ["Heading2Char"]), ("全年学法12次。", [])]
    assert values(style("Heading2Char"), "w:rPr/w:rFonts/@w:eastAsia") == ["楷体"]


def test_the_title_is_broken_as_in_the_pdf_with_a_blank_line_under_it() -> None:
    long = "青禾镇关于落实党政主要负责人履行推进法治建设第一责任人职责情况的报告"
    made = docx.Document(io.BytesIO(write_docx(report(title=(long,), subtitle="2026年1月19日"), STANDARD)))
    title, subtitle, blank, addressee = made.paragraphs[:4]
    lines = title.text.split("\n")
    assert "".join(lines) == long
    assert len(lines) == 2
    assert all(len(line) <= 20 for line in lines)
    assert (subtitle.text, blank.text, addressee.text) == ("（2026年1月19日）", "", "云岭县人民政府：")
    assert values(style("Title"), "w:rPr/w:sz/@w:val") == ["44"]
    assert values(style("Title"), "w:pPr/w:snapToGrid/@w:val") == ["0"]


def test_without_title_and_addressee_the_text_begins_at_once() -> None:
    assert docx.Document(io.BytesIO(write_docx(only("甲"), STANDARD))).paragraphs[0].text == "甲"


# --- hostile text


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    """python-docx crashes on them; a pasted text may hold them."""
    bad = '甲\x00\x0b乙\ud800丙\uffff\x1f<&>"丁\r\n戊\t己'
    nodes = (Paragraph("p", (Span(bad),)), Heading("h", 1, "一、", bad), Table("t", ((Cell(bad),),), 1, bad))
    document = Document(
        title=(bad,), subtitle=bad, addressee=bad, nodes=nodes, author=bad, signature=Signature((bad,), bad)
    )
    made = docx.Document(io.BytesIO(write_docx(document, STANDARD)))
    assert '甲乙丙<&>"丁\n戊\t己' in [paragraph.text for paragraph in made.paragraphs]
