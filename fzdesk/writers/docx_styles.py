"""The styles, settings and face list of a DOCX, as the XML of GB/T 9704-2012.

All are text because they are what was measured in office programs, element for element.  Sizes are half
points (w:sz) and twips; the order of elements is the schema's.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from fzdesk.document.profile import Face, FaceRole, Profile
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START
from fzdesk.writers.table_grid import TABLE_SIZE, line_pitch
from fzdesk.writers.upward import COLOPHON_SIZE

HEADINGS: tuple[FaceRole, ...] = ("heading1", "heading2", "heading3", "heading4")
_TABLE_LINE = round(line_pitch(TABLE_SIZE) * 20)  # twips
_OWN = ("TableText", "Letterhead", "Colophon")  # styles Word does not know of itself

_DEFAULT_RUN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def faces_of(face: Face) -> str:
    """``w:rFonts`` naming the face for every script; never a theme face (WPS would say 缺失字体)."""
    name = quoteattr(face.docx)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _face(face: Face) -> str:
    return faces_of(face) + f'<w:b w:val="{int(face.bold)}"/>'


def _style(
    kind: str, key: str, name: str, ppr: str = "", rpr: str = "", *, based: str = "Normal", more: str = ""
) -> str:
    based_on = f'<w:basedOn w:val="{based}"/>' if based else ""
    own = ' w:customStyle="1"' if key.endswith("Char") or key in _OWN else ""
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{key}"><w:name w:val="{name}"/>{based_on}{more}'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def style_sheet(profile: Profile, measure: Measures) -> str:
    """The children of ``w:styles``."""
    body = faces_of(profile.faces["body"])
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{body}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0"'
        ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
    )
    return "".join(
        (
            defaults,
            latent,
            _normal(profile, measure),
            _DEFAULT_RUN,
            _TABLE_NORMAL,
            _NO_LIST,
            _text_styles(measure),
            *(_heading(profile, measure, level) for level in range(1, 5)),
            _title_styles(profile),
            _table_styles(),
            _upward_styles(profile),
            _footer(profile, measure),
        )
    )


def _normal(profile: Profile, measure: Measures) -> str:
    """正文: 三号 仿宋 on a fixed line; 28 characters × 22 lines (GB/T 9704-2012, 5.2.3)."""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:wordWrap w:val="1"/>'
        '<w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="1"/><w:snapToGrid w:val="1"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{measure.line}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_face(profile.faces['body'])}"
        f'<w:color w:val="000000"/><w:spacing w:val="{measure.tracking}"/><w:kern w:val="0"/>'
        f'{_size(profile.body_size_pt)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


def _indent(measure: Measures) -> str:
    """Two characters before a paragraph's first line (GB/T 9704-2012, 7.3.3)."""
    return f'<w:ind w:firstLineChars="200" w:firstLine="{2 * measure.character}"/>'


def _text_styles(measure: Measures) -> str:
    """正文文本; 称呼 (主送机关, flush left, 7.3.2); 签名 and 日期 (7.3.5), placed by the paragraph itself."""
    quick = "<w:qFormat/>"
    keep = "<w:keepNext/><w:keepLines/>"
    following = '<w:next w:val="BodyText"/>'
    return (
        _style("paragraph", "BodyText", "Body Text", _indent(measure), more=quick)
        + _style("paragraph", "Salutation", "Salutation", "<w:keepNext/>", more=following + quick)
        + _style("paragraph", "Signature", "Signature", keep + '<w:jc w:val="right"/>')
        + _style("paragraph", "Date", "Date", '<w:keepLines/><w:jc w:val="right"/>')
    )


def _heading(profile: Profile, measure: Measures, level: int) -> str:
    """标题 1-4 with their linked character style for headings that run in (GB/T 9704-2012, 7.3.3)."""
    face = profile.faces[HEADINGS[level - 1]]
    look = _face(face)
    more = (
        f'<w:next w:val="BodyText"/><w:link w:val="Heading{level}Char"/><w:uiPriority w:val="9"/><w:qFormat/>'
    )
    ppr = f'<w:keepNext/><w:keepLines/>{_indent(measure)}<w:outlineLvl w:val="{level - 1}"/>'
    linked = f'<w:link w:val="Heading{level}"/><w:uiPriority w:val="9"/>'
    return _style("paragraph", f"Heading{level}", f"heading {level}", ppr, look, more=more) + _style(
        "character",
        f"Heading{level}Char",
        f"标题 {level} 字符",
        rpr=look,
        based="DefaultParagraphFont",
        more=linked,
    )


def _title_styles(profile: Profile) -> str:
    """标题: 二号 小标宋, centred (GB/T 9704-2012, 7.3.1); 副标题: 三号 楷体, centred."""
    keep = '<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/><w:jc w:val="center"/>'
    title = _face(profile.faces["title"]) + '<w:spacing w:val="0"/>' + _size(profile.title_size_pt)
    return _style("paragraph", "Title", "Title", keep, title, more="<w:qFormat/>") + _style(
        "paragraph", "Subtitle", "Subtitle", keep, _face(profile.faces["heading2"]), more="<w:qFormat/>"
    )


def _table_styles() -> str:
    """网格型, the text of its cells, and the line above a table; sizes as in the PDF."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cell = (
        f'<w:snapToGrid w:val="0"/><w:spacing w:line="{_TABLE_LINE}" w:lineRule="exact"/><w:jc w:val="left"/>'
    )
    text = '<w:spacing w:val="0"/>' + _size(TABLE_SIZE)
    return (
        _style("paragraph", "TableText", "表格文字", cell, text, more="<w:qFormat/>")
        + _style("paragraph", "Caption", "caption", '<w:keepNext/><w:jc w:val="center"/>')
        + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>'
    )


def _upward_styles(profile: Profile) -> str:
    """发文机关标志, red 小标宋 (GB/T 9704-2012, 7.2.4); 版记, 四号 仿宋 (7.4.2)."""
    keep = '<w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/>'
    red = _face(profile.faces["title"]) + '<w:color w:val="FF0000"/>'
    small = '<w:spacing w:val="0"/>' + _size(COLOPHON_SIZE)
    return _style("paragraph", "Letterhead", "发文机关标志", keep, red) + _style(
        "paragraph", "Colophon", "版记", '<w:snapToGrid w:val="0"/><w:jc w:val="left"/>', small
    )


def _footer(profile: Profile, measure: Measures) -> str:
    """页脚: 四号 half-width 宋体 (GB/T 9704-2012, 7.5)."""
    ppr = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{measure.footer_line}" w:lineRule="exact"/>'
    rpr = _face(profile.faces["page_number"]) + '<w:spacing w:val="0"/>' + _size(profile.page_number_size_pt)
    return _style("paragraph", "Footer", "footer", ppr, rpr)


def settings_sheet(measure: Measures) -> str:
    """The children of ``w:settings``: 避头尾, no squeezing of marks, the compatibility WPS and Word share."""
    flags = "".join(
        f"<w:{flag}/>"
        for flag in (
            "spaceForUL",
            "balanceSingleByteDoubleByteWidth",
            "doNotLeaveBackslashAlone",
            "ulTrailSpace",
            "doNotExpandShiftReturn",
            "adjustLineHeightInTable",
            "useFELayout",
        )
    )
    return (
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="{2 * measure.character}"/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoteattr(NOT_AT_END)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoteattr(NOT_AT_START)}/>'
        f'<w:compat>{flags}<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def font_table(profile: Profile) -> str:
    """The children of ``w:fonts``: each face with the family to take where it is not installed."""
    told: dict[str, str] = {}
    for face in profile.faces.values():
        other = next((family for family in face.families if family != face.docx), "")
        alternative = f"<w:altName w:val={quoteattr(other)}/>" if other else ""
        told.setdefault(
            face.docx,
            f'<w:font w:name={quoteattr(face.docx)}>{alternative}<w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>',
        )
    return "".join(told.values())
