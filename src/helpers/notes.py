"""Read what an analyst wrote for a report: Markdown whose headings name the places where it belongs.

`notes.md` lies among the collection's corrections, else beside the articles. A heading of the first level
("# framing") names a place, and what follows is printed there as the analyst's; what stands under no
heading goes below the summary. Bold, italic, lists, quotes and links to http and https addresses are kept;
anything else of Markdown, and all HTML, is printed as the words it is.
"""

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from helpers import paths

FILE = "notes.md"
FIRST, LAST = "summary", "end"  # where words without a heading go, and those whose heading names no place
PLACES = (
    "summary", "articles", "framing", "word_choice", "quotation", "sourcing", "readability", "headlines",
    "prominence", "facts", "shared", "reuse", "robustness", "collections", "limits", "method", "end",
)  # fmt: skip

_HEADING = re.compile(r"#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class NotePlaceUnknown(UserWarning):
    """A heading of the notes that names no place; the message names file, line and places."""


class Run(NamedTuple):
    """Words of one look; `link` is "" or an http or https address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


PLAIN = Run("")


@dataclass(frozen=True)
class Block:
    """A paragraph ("paragraph"), an item of a list ("bullet", "number"), a quote or a lower heading.

    `level` is how deep an item stands in lists in lists, from 0.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0

    @cached_property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def html(self) -> Markup:
        """The runs as HTML, everything escaped; lists are put together by `html_of`."""
        return Markup("").join(map(_run_html, self.runs))


Notes = Mapping[str, Sequence[Block]]


def read(collection: str, folder: Path | None = None, places: Iterable[str] = PLACES) -> dict[str, list[Block]]:
    """Return an analyst's blocks by the name of the place, {} where there are no notes.

    `folder` is that of the articles, looked in where the collection's corrections have no notes.
    """
    path = paths.CORRECTIONS / collection / FILE
    if folder and not path.exists():
        path = folder / FILE
    return parse(path.read_text(encoding="utf-8-sig"), path.name, places) if path.is_file() else {}


def parse(text: str, name: str = FILE, places: Iterable[str] = PLACES) -> dict[str, list[Block]]:
    """Return the blocks of Markdown by place; warns of each heading that names none, with its line."""
    places = list(places)
    found: dict[str, list[Block]] = {}
    for line, heading, words in _parts(text):
        place = FIRST if heading is None else re.sub(r"[\s-]+", "_", heading.strip().lower())
        if place not in places and place not in (FIRST, LAST):
            warnings.warn(
                f"{name}, line {line}: “{heading}” is no place of the report, so the text under it goes to "
                f"its end; write one of {', '.join(places)}.",
                NotePlaceUnknown,
                stacklevel=3,
            )
            place, words = LAST, f"## {heading}\n\n{words}"
        if blocks := _blocks(words):
            found.setdefault(place, []).extend(blocks)
    return found


def html_of(blocks: Iterable[Block]) -> Markup:
    """Return blocks as HTML: paragraphs, and items within the lists they belong to."""
    made, open_lists = Markup(""), []
    for block in blocks:
        tag = {"bullet": "ul", "number": "ol"}.get(block.kind)
        depth = block.level + 1 if tag else 0
        while len(open_lists) > depth or (tag and len(open_lists) == depth and open_lists[-1] != tag):
            made += Markup("</li></{}>").format(open_lists.pop())
        if tag and len(open_lists) == depth:
            made += Markup("</li>")
        while len(open_lists) < depth:
            made += Markup("<{}>" if len(open_lists) + 1 == depth else "<{}><li>").format(tag)
            open_lists.append(tag)
        made += Markup(_AROUND.get(block.kind, "<p>{}</p>")).format(block.html)
    for tag in reversed(open_lists):
        made += Markup("</li></{}>").format(tag)
    return made


_AROUND = {
    "bullet": "<li>{}",
    "number": "<li>{}",
    "quote": "<blockquote>{}</blockquote>",
    "heading": "<p><strong>{}</strong></p>",
}


def _run_html(run: Run) -> Markup:
    html = escape(run.text)
    if run.italic:
        html = Markup("<em>{}</em>").format(html)
    if run.bold:
        html = Markup("<strong>{}</strong>").format(html)
    if run.link:
        html = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(run.link, html)
    return html


def _parts(text: str) -> list[tuple[int, str | None, str]]:
    """Return the stretches between headings of the first level: line, heading (None before any), words."""
    parts: list[tuple[int, str | None, list[str]]] = [(1, None, [])]
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        heading = None if fence else _HEADING.match(line)
        if heading:
            parts.append((number, heading[1], []))
        else:
            parts[-1][2].append(line)
    return [(line, heading, "\n".join(lines)) for line, heading, lines in parts]


def _blocks(markdown: str) -> list[Block]:
    import mistune

    tokens = mistune.create_markdown(renderer=None)(markdown)
    return [block for block in _of_tokens(tokens, "paragraph", 0) if block.text.strip()]


def _of_tokens(tokens: Iterable[Mapping[str, Any]], kind: str, level: int) -> list[Block]:
    found: list[Block] = []
    for token in tokens:
        name, children = token["type"], token.get("children", ())
        if name == "list":
            item = "number" if token["attrs"]["ordered"] else "bullet"
            for entry in children:
                found += _of_tokens(entry["children"], item, level + (kind in ("bullet", "number")))
        elif name == "block_quote":
            found += _of_tokens(children, "quote", level)
        elif name == "heading":
            found.append(Block("heading", _runs(children)))
        elif name in ("paragraph", "block_text"):
            found.append(Block(kind, _runs(children), level))
        elif token.get("raw"):  # code or HTML: its words
            found.append(Block(kind, (Run(token["raw"].strip()),), level))
    return found


def _runs(tokens: Iterable[Mapping[str, Any]], look: Run = PLAIN) -> tuple[Run, ...]:
    found: list[Run] = []
    for token in tokens:
        name, children = token["type"], token.get("children", ())
        if name == "strong":
            found += _runs(children, look._replace(bold=True))
        elif name == "emphasis":
            found += _runs(children, look._replace(italic=True))
        elif name == "link":
            found += _runs(children, look._replace(link=_web_address(token["attrs"]["url"]) or look.link))
        elif name in ("softbreak", "linebreak"):
            found.append(look._replace(text=" "))
        elif children:  # an image: the words that stand for it
            found += _runs(children, look)
        else:
            found.append(look._replace(text=token.get("raw", "")))
    return tuple(run for run in found if run.text)


def _web_address(url: str) -> str:
    """Return an address that may be linked, "" for any that is not http or https."""
    try:
        return url if urlsplit(url).scheme.lower() in ("http", "https") else ""
    except ValueError:  # brackets that hold no address
        return ""
