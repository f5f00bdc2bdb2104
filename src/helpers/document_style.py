"""The look of the report as a document: page, language, styles, and the pieces that python-docx has no words for.

One font in dark ink throughout, rules without shading: it prints on any printer. All of
it is in styles, so that a house can put its own look on the document at once.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

MADE = datetime(1980, 1, 1)  # the earliest that a zip file can say; a real time would change with every run
PAGE_MM, MARGIN_MM = (210, 297), 25  # A4
WIDTH_MM, HEIGHT_MM = (side - 2 * MARGIN_MM for side in PAGE_MM)
PROPERTY_LENGTH = 255  # characters that a document's property holds
FONT, INK, QUIET, RULE = "Calibri", "222222", "595959", "BFBFBF"


def _element(name: str, /, **attributes: str) -> Any:
    """Return an element of WordprocessingML."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field, with what it shows until it is counted anew."""
    for kind in ("begin", None, "separate"):
        part = _element("fldChar", fldCharType=kind) if kind else _element("instrText")
        if not kind:
            part.text = f" {instruction} "
        paragraph.add_run()._r.append(part)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))


def contents(document: Any, titles: Sequence[str]) -> None:
    """Add a list of contents: a field that a word processor fills with page numbers, and links till it does.

    The links lead to the bookmarks of `bookmark`, numbered as the titles are.
    """
    paragraphs = [document.add_paragraph(style="Contents Line") for _ in titles]
    for kind in ("begin", None, "separate"):
        part = _element("fldChar", fldCharType=kind) if kind else _element("instrText")
        if not kind:
            part.text = ' TOC \\o "1-1" \\h \\z \\u '
        paragraphs[0].add_run()._r.append(part)
    for number, (paragraph, title) in enumerate(zip(paragraphs, titles, strict=True), 1):
        link = _element("hyperlink", anchor=_heading_name(number), history="1")
        link.append(paragraph.add_run(title)._r)
        paragraph._p.append(link)
    paragraphs[-1].add_run()._r.append(_element("fldChar", fldCharType="end"))


def bookmark(paragraph: Any, number: int) -> None:
    """Make a heading one that the list of contents leads to."""
    paragraph._p.insert(1, _element("bookmarkStart", id=str(number), name=_heading_name(number)))
    paragraph._p.append(_element("bookmarkEnd", id=str(number)))


def _heading_name(number: int) -> str:
    return f"_Toc{number:08d}"


def keep_whole(row: Any, *, header: bool) -> None:
    """Keep a table's row on one page; a header is said again at the top of every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("cantSplit"))
    if header:
        properties.append(_element("tblHeader"))


def set_up(document: Any, title: str, language: str) -> None:
    """Set what holds for the whole document: page, footer, language, properties, styles."""
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = map(Mm, PAGE_MM)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN_MM)
    footer = page.footer.paragraphs[0]
    for words, counted in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        field(footer, counted, "1")
    _set_properties(document, title, language)
    _set_language(document, language)
    _set_styles(document.styles)


def _set_properties(document: Any, title: str, language: str) -> None:
    """Name the document, and take out what the template says of itself and of its own making."""
    about = document.core_properties
    about.title = title[:PROPERTY_LENGTH]
    about.language = language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = MADE
    about.revision = 1
    links = document.part.package.rels
    for identifier in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        links.pop(identifier)  # a picture of the template's first page


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    styles, settings = document.styles.element, document.settings.element
    for element in (*styles.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        element.set(qn("w:val"), language)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as a document of an older version


def _set_styles(styles: Any) -> None:
    """Set one font and dark ink throughout, and add the report's own styles."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    for fonts in list(styles.element.iter(qn("w:rFonts"))):
        if fonts.getparent().getparent().tag == qn("w:rPrDefault"):
            fonts.attrib.clear()
            for use in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{use}"), FONT)
        else:
            fonts.getparent().remove(fonts)  # the template's headings have a font of their own
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    styles.element.append(parse_xml(_TABLE_STYLE))
    for name, (base, size, before, after, ink) in _STYLES.items():
        _set_style(styles, name, base, size, before, after, ink)
    for name in ("Contents Heading", "Evidence Heading"):  # no headings: the navigation pane is for sections
        styles[name].font.bold = styles[name].paragraph_format.keep_with_next = True
    styles["Figure"].paragraph_format.keep_with_next = True
    styles["Table Figures"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    styles["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Analyst"].element.get_or_add_pPr().insert(0, parse_xml(_BAR))


def _set_style(
    styles: Any, name: str, base: str | None, size: float, before: float, after: float, ink: str
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    style.hidden, style.quick_style = False, True
    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(ink)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


# name: the style it is based on (None: as the template has it), size, space before and after in points, ink
_STYLES = {
    "Normal": (None, 10.5, 0, 6, INK),
    "Title": (None, 22, 0, 6, INK),
    "Subtitle": (None, 11, 0, 12, QUIET),
    "Heading 1": (None, 15, 20, 4, INK),
    "Heading 2": (None, 11.5, 12, 3, INK),
    "Heading 3": (None, 10.5, 10, 3, INK),
    "Contents Heading": ("Normal", 11.5, 12, 3, INK),
    "Contents Line": ("Normal", 10.5, 0, 1, INK),
    "Caption": (None, 9, 4, 6, INK),
    "Footer": (None, 9, 0, 0, QUIET),
    "Analyst": ("Normal", 10.5, 4, 8, INK),
    "Evidence Heading": ("Normal", 9, 10, 3, QUIET),
    "Evidence": ("Normal", 8.5, 0, 3, QUIET),
    "Figure": ("Normal", 10.5, 8, 0, INK),
    "Table Text": ("Normal", 9, 1, 1, INK),
    "Table Figures": ("Table Text", 9, 1, 1, INK),
    "After Table": ("Normal", 6, 0, 0, INK),
}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TABLE_STYLE = f"""\
<w:style {_NAMESPACE} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
  </w:tblBorders></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>
  </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""
_BAR = f"""\
<w:pBdr {_NAMESPACE}><w:left w:val="single" w:sz="18" w:space="8" w:color="{QUIET}"/></w:pBdr>"""
