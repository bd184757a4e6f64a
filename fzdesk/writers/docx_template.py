"""The parts of a DOCX that are the same for every document of a profile.

Made once in the process with python-docx from its own template, of which only the package remains: a
document then costs no more than its own XML.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

import docx
import msgspec
from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.section import Section, _Footer
from lxml import etree

from fzdesk.document.profile import Profile
from fzdesk.writers.docx_measures import Measures, measures
from fzdesk.writers.docx_styles import font_table, settings_sheet, style_sheet
from fzdesk.writers.docx_xml import NAMESPACE, element, fragment, run

_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>fzdesk</Application><DocSecurity>0</DocSecurity></Properties>"
)


def template(profile: Profile) -> dict[str, bytes]:
    """The parts of an empty document of this profile, by their names in the package."""
    return _template(msgspec.json.encode(profile))


@cache
def _template(encoded: bytes) -> dict[str, bytes]:
    profile = msgspec.json.decode(encoded, type=Profile)
    measure = measures(profile)
    package = docx.Document()
    _drop_parts(package)
    _fill(package.styles.element, fragment(style_sheet(profile, measure)))
    _fill(package.settings.element, fragment(settings_sheet(measure)))
    section = package.sections[0]
    _fill_section(section, measure)
    _fill_footer(section.footer, "right", measure)
    _fill_footer(section.even_page_footer, "left", measure)
    for part in (package, package.styles, package.settings):
        _strip_namespaces(part.element)
    stream = io.BytesIO()
    package.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/app.xml"] = _PROPERTIES.encode()
    parts["word/fontTable.xml"] = _part("fonts", font_table(profile))
    return parts


def _drop_parts(package: Package) -> None:
    """Leave out theme, numbering and all else that office programs would take faces from."""
    part = package.part
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE or relation.reltype in _KEPT:
            continue
        part.rels.pop(key)
    outer = part.package.rels if part.package else {}
    for key, relation in list(outer.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            outer.pop(key)


def _fill(holder: etree._Element, children: list[etree._Element]) -> None:
    """Give an element other children."""
    for child in list(holder):
        holder.remove(child)
    holder.extend(children)


def _strip_namespaces(root: etree._Element) -> None:
    """Leave only the prefixes used; an ``mc:Ignorable`` that names a lost one makes Word refuse the file."""
    for name in [name for name in root.attrib if str(name).endswith("}Ignorable")]:
        del root.attrib[name]
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])


def _part(root: str, xml: str) -> bytes:
    made = etree.fromstring(f'<w:{root} xmlns:w="{NAMESPACE}">{xml}</w:{root}>')
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fill_section(section: Section, measure: Measures) -> None:
    """Page, margins and line grid (GB/T 9704-2012, 5.2)."""
    properties = section._sectPr
    properties.attrib.clear()
    _fill(
        properties,
        fragment(
            f'<w:pgSz w:w="{measure.page_width}" w:h="{measure.page_height}"/>'
            f'<w:pgMar w:top="{measure.top}" w:right="{measure.right}" w:bottom="{measure.bottom}"'
            f' w:left="{measure.left}" w:header="851" w:footer="{measure.footer}" w:gutter="0"/>'
            f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{measure.line}"/>'
        ),
    )


def _fill_footer(footer: _Footer, side: str, measure: Measures) -> None:
    """— 1 —, one character in from the outer edge (GB/T 9704-2012, 7.5)."""
    footer.is_linked_to_previous = False
    indent = {f"{side}Chars": 100, side: measure.footer_character}
    number = [
        run("— "),
        _run_of(element("fldChar", fldCharType="begin")),
        _run_of(*fragment('<w:instrText xml:space="preserve"> PAGE </w:instrText>')),
        _run_of(element("fldChar", fldCharType="separate")),
        run("1"),
        _run_of(element("fldChar", fldCharType="end")),
        run(" —"),
    ]
    properties = element(
        "pPr", element("pStyle", val="Footer"), element("ind", **indent), element("jc", val=side)
    )
    _fill(footer.paragraphs[0]._p, [properties, *number])
    _strip_namespaces(footer._element)


def _run_of(*children: etree._Element) -> etree._Element:
    made = run("")
    del made[1]
    made.extend(children)
    return made
