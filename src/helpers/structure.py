"""Decide the role of every line of a page: article text, or the furniture around it.

Three things decide, in this order: what a line says (the cues in data/codebook/furniture.yaml),
where it stands (before, among or after the paragraphs of prose) and what stands beside it (a run of
titles under a list heading, a short line over a picture text). A paragraph of prose is known by its
end: sentences close with a full stop, titles and buttons don't. Nothing is deleted or moved; what
looks like prose and is an advertisement stays body, for a paragraph lost costs more than one too many.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from helpers.article import Block, Span
from helpers.extent import TEASER_OVERLAP, article_range, headline_place, shared
from helpers.lines import (
    PROSE_WORDS,
    Unit,
    dateline,
    look,
    names_writer,
    plain,
    titled,
    tokens,
    units_of,
)

FINISHED = 2  # sentences before the last of a line that is cut there; captions seldom have so many
CAPTION_WORDS = 10  # an unfinished line among prose: below it a heading or title, from it on a caption

AROUND_BYLINE = {"timestamp", "byline", "headline", "subhead"}
SAME_PICTURE = 0.35  # share of a short line's words that a picture's text below it has; double at the head
_BULLET = re.compile(r"(?:[-•*·▪–—●]|\d{1,2}[.)])\s+\S")
_RESUMES = re.compile(r"(?:And|But|So|Yet|Nor|Still|However|Meanwhile|Instead),? ")  # as no caption does
_ENDS = re.compile(r"[a-z0-9][.!?]['\"’”]?\s+(?=['\"“‘]?[A-Z])")
_QUESTION = re.compile(
    r"(?:what|who|why|how|when|where|which|is|are|will|can|could|did|do|does|should|was)\b.*\?$", re.I
)


def assign_roles(text: str, headline: str | None = None, author: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a text: every character that is not blank, in exactly one.

    `headline` and `author` are what a manifest knows; without them the structure
    decides. Blocks are ordered and never cross a line. A text without a headline has
    no headline block.
    """
    units = units_of(text)
    for unit in units:
        look(unit, author)
    first, last = article_range(units)
    title = headline_place(units, first, headline)
    _cue_roles(units, first, last)
    _head(units, first, title)
    _among(units, first, last, title)
    _tail(units, last)
    _posts_and_pictures(units, first)
    _repeated(units, title)
    return tuple(block for place, unit in enumerate(units) for block in _blocks(text, unit, place == first))


def apply_corrections(blocks: Iterable[Block], corrected: Mapping[Span, str]) -> tuple[Block, ...]:
    """Return the blocks with the roles that people gave to whole lines; such a line is one block."""
    kept = [b for b in blocks if not any(start <= b.start and b.end <= end for start, end in corrected)]
    return tuple(sorted([*kept, *(Block(role, *span) for span, role in corrected.items())], key=lambda b: b.start))


def paragraphs(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those of one hard-wrapped paragraph that share a role taken together."""
    found, waiting = [], list(blocks)[::-1]
    for unit in units_of(text):
        of_unit: list[Block] = []
        while waiting and waiting[-1].start < unit.lines[-1][1]:
            block = waiting.pop()
            if of_unit and of_unit[-1].role == block.role:
                block = Block(block.role, of_unit.pop().start, block.end)
            of_unit.append(block)
        found += of_unit
    return tuple(found)


def _cue_roles(units: list[Unit], first: int, last: int) -> None:
    """Give the roles that the wording names, where it stands in the right place."""
    for place, unit in enumerate(units):
        role, _, where = (unit.cue or "").partition("@")
        right = {"head": place < first, "tail": place >= last - 4 and place > first}
        if role and right.get(where, True):
            unit.role = role
        elif role:
            unit.prose = unit.final and unit.words >= PROSE_WORDS


def _head(units: list[Unit], first: int, title: int | None) -> None:
    """Give roles to what stands before the first paragraph."""
    if title is not None:
        units[title].role = "headline"
    for place in range(first):
        unit = units[place]
        if unit.role:
            continue
        above = units[place - 1] if place else None
        beside = {u.role for u in units[max(0, place - 1) : place + 2] if u is not unit}
        if dateline(unit.text) == len(unit.text):
            unit.role = "dateline"
        elif title is not None and place > title and names_writer(unit) and beside & AROUND_BYLINE:
            unit.role = "byline"
        elif title is None or place < title:
            unit.role = "chrome" if unit.words < 6 else "promo"
        elif above is not None and above.opens:
            unit.role = "promo"
        elif (above is not None and above.role in ("headline", "subhead") and unit.words >= 4) or (
            unit.final and unit.words >= 5 and not any(u.opens for u in units[title:place])
        ):
            unit.role = "subhead"
        else:
            unit.role = "promo" if unit.words > 3 else "chrome"


def _among(units: list[Unit], first: int, last: int, title: int | None) -> None:
    """Give roles to the paragraphs of the article and to what stands between them."""
    keys = {unit.key for unit in units[first:last] if unit.prose and unit.key}
    listed = False
    after_colon = False
    for place in range(first, last):
        unit = units[place]
        if unit.role:
            listed = unit.opens or (listed and unit.role in ("promo", "chrome", "timestamp", "byline"))
            continue
        if unit.prose or (unit.final and not listed):
            unit.role = "promo" if listed and _teaser(units, first, place, last) else "body"
            listed = listed and unit.role == "promo"
        elif listed:
            unit.role = "promo"
        elif unit.key and unit.key in keys:
            unit.role = "caption"
        elif _BULLET.match(unit.text) or (after_colon and unit.words >= 3) or _goes_on(unit):
            unit.role = "body"
        elif unit.words <= CAPTION_WORDS:
            unit.role = _heading(units, place)
        else:
            unit.role = "promo" if titled(unit.text) else "caption"
        if place > first and unit.final and unit.words <= 8 and _QUESTION.match(unit.text):
            unit.role = "subhead" if _between_prose(units, place) else unit.role
        after_colon = unit.text.endswith(":") or (after_colon and not unit.final)


def _goes_on(unit: Unit) -> bool:
    """Say whether an unfinished line is prose all the same.

    It is cut short, goes on from the line above, leads on to the next, or opens with a quotation.
    """
    finished = len(_ENDS.findall(unit.text))
    resumes = unit.words >= CAPTION_WORDS and _RESUMES.match(unit.text) and not titled(unit.text)
    if finished >= FINISHED or resumes:
        return True
    if unit.text.endswith((":", ",", ";", "—")):
        return unit.words >= 2 and not titled(unit.text)
    quoted = unit.words >= CAPTION_WORDS and unit.text[0] in '"“'
    return quoted and (finished > 0 or not titled(unit.text))


def _teaser(units: list[Unit], first: int, place: int, last: int) -> bool:
    """Say whether a sentence in a list of titles is the summary of one: titles and sentences take turns,
    and the sentence has few words in common with the article.
    """
    after = units[place + 1 : min(last, place + 3)]
    turns = len(after) == 2 and not after[0].final and after[1].final and not units[place - 1].final
    start = max(first, place - 60)  # enough to know an article by, and no more work than that
    return turns and shared(units, start, place, [place]) < TEASER_OVERLAP


def _between_prose(units: list[Unit], place: int) -> bool:
    return place + 1 < len(units) and units[place - 1].prose and units[place + 1].prose


def _heading(units: list[Unit], place: int) -> str:
    """Tell a heading between paragraphs from the title of another story."""
    text, alone = units[place].text, _between_prose(units, place)
    if alone and (
        (text.isupper() and len(text) < 32)
        or text.endswith("?")
        or units[place].words <= 4
        or (not titled(text) and units[place].words <= 7)
    ):
        return "subhead"
    return "promo" if units[place].words > 1 else "chrome"


def _tail(units: list[Unit], last: int) -> None:
    """Give roles to what stands after the last paragraph."""
    listed = False
    for place in range(last, len(units)):
        unit = units[place]
        if unit.role is None:
            unit.role = "promo" if listed or unit.words >= 4 else "chrome"
        listed = unit.opens or (listed and unit.role in ("promo", "chrome", "timestamp", "byline"))


def _posts_and_pictures(units: list[Unit], first: int) -> None:
    """Give a post the role of its signature, and the title of a picture or video that of its text."""
    for place in range(len(units) - 1, 0, -1):
        unit, above = units[place], units[place - 1]
        same_title = bool(above.key) and unit.key.startswith(above.key + " ")
        if same_title and unit.role == "promo" and above.role != "headline":
            above.role = "promo"
        if unit.role != "caption":
            continue
        if unit.text[:1] in "—–-" and "(@" in unit.text and above.role in ("body", "promo", "subhead"):
            above.role = "caption"
        elif above.role in ("promo", "subhead", "chrome") and above.cue is None and above.words <= 20:
            alike = _overlap(above, unit) >= (SAME_PICTURE if place > first else 2 * SAME_PICTURE)
            if alike and not above.final and not above.text.isupper():
                above.role = "caption"


def _overlap(short: Unit, long: Unit) -> float:
    words = short.key.split()
    other = set(tokens(long.text.casefold()))
    return sum(w in other for w in words) / len(words) if words else 0.0


def _repeated(units: list[Unit], title: int | None) -> None:
    """Give promo to the headline where it stands again, as in a list of popular stories."""
    if title is None:
        return
    wanted = plain(units[title].text)
    for place, unit in enumerate(units):
        if place != title and unit.role not in ("body", None) and unit.key and plain(unit.text) == wanted:
            unit.role = "promo"


def _blocks(text: str, unit: Unit, opening: bool) -> Iterator[Block]:
    """Yield the blocks of a unit, a line each; a dateline is split off its paragraph."""
    role = unit.role or "body"
    for number, (start, end) in enumerate(unit.lines):
        cut = dateline(text[start:end]) if opening and number == 0 and role == "body" else 0
        if cut:
            yield Block("dateline", start, start + cut)
            start += cut
            start += len(text[start:end]) - len(text[start:end].lstrip())
        yield Block(role, start, end)
