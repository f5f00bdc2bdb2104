"""Tie the quotation marks and the cues of an article together: attributions in the making.

Sentence by sentence: what the cues tie together (`cues`), then the marked stretches that none of
them holds. Such a quotation joins the one before it in its paragraph, or the one whose paragraph
it carries on; else it stands alone if it is long enough to be no title or scare word, its source
that of the attribution before it, or the subject of its sentence. A line of furniture between two
paragraphs of one quotation does not part them.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from helpers.article import Article, Span
from helpers.cues import Cue, first_subject, read_sentence
from helpers.marks import Marked
from helpers.passages import Paragraph, marks_of, masked_text, paragraphs_of
from helpers.phrases import HOLE
from helpers.tokens import split_sentences

MIN_UNCUED = 4  # words: of the shorter marked stretches that have no cue, every third is a title or scare word

_SHORT_WORDS = re.compile(r"(?:an?|the|of|and|or|in|on|to|for|at|by|with|from|as|is|it)$")
_COLON_NAME = re.compile(r": ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?=,| [a-z])")
TOKEN = re.compile(r"\w[\w’'\-]*")


@dataclass
class Draft:
    """An attribution in the making."""

    content: list[Span]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    nested_in: "Draft | None" = None


def drafts_of(article: Article) -> list[Draft]:
    """Return the attributions of an article, not yet in order, nested ones included."""
    outer = [stretch for stretch in marks_of(article) if stretch.depth == 0]
    masked = masked_text(article.text, outer)
    drafts: list[Draft] = []
    carried: Draft | None = None  # whose quotation the paragraph before left open
    last: Draft | None = None  # the attribution before, whose source an uncued quotation takes
    before: Span | None = None  # the sentence before the paragraph
    for paragraph in paragraphs_of(article):
        found = _of_paragraph(article.text, masked, paragraph, carried, last, before)
        drafts += [draft for draft in found if draft is not carried and draft is not last]
        if paragraph.role == "body":
            carried = _left_open(paragraph, found)
            last = _outermost(found)
            before = paragraph.sentences[-1] if paragraph.sentences else None
    drafts += _nested(article, drafts)
    return drafts


def _of_paragraph(
    text: str,
    masked: str,
    paragraph: Paragraph,
    carried: Draft | None,
    last: Draft | None,
    before: Span | None,
) -> list[Draft]:
    found: list[Draft] = []
    waiting: list[Span] = []  # quotations before the first cue of the paragraph
    speaking: Draft | None = None  # the quotation that a bare one after it carries on
    stretches = [Span(stretch.start, stretch.end) for stretch in paragraph.stretches]
    starts = [stretch.start for stretch in stretches]
    reach = 0  # where the contents found so far end
    if carried and stretches and paragraph.stretches[0].continues:
        carried.content.append(stretches[0])
        reach = stretches[0].end
        speaking = carried
        found.append(carried)
    for start, end in paragraph.sentences:
        here = stretches[bisect_left(starts, start) : bisect_left(starts, end)]
        drafts = [_draft(cue) for cue in read_sentence(text, masked, start, end, paragraph.role == "headline")]
        drafts = _apart(drafts)
        if carried and speaking is carried:
            cued = len(drafts)
            drafts = _carried_on(carried, drafts)
            if len(drafts) < cued and not drafts:
                continue
        if not drafts and paragraph.role in ("headline", "subhead"):
            drafts = _colon(masked, start, end)
        free = [span for span in here if span.start >= reach and not _covered(span, drafts)]
        alone = bool(here) and _is_alone(masked, start, end)
        if speaking and here and here[0].start == start and not drafts and not alone:
            speaking.content.append(Span(start, end))  # a sentence that only begins in marks
            continue
        for span in free:
            if alone and speaking:
                speaking.content.append(span)
            elif alone and found and not waiting:
                speaking = Draft([span], source=found[-1].source)
                found.append(speaking)
            elif alone:
                waiting.append(span)
            elif drafts and _joins(text, span, drafts):
                drafts[-1].content.append(span)
            elif _is_quotation(text, span):
                source = _name_after(masked, span.end) if paragraph.role != "body" else ()
                drafts.append(Draft([span], source=source or first_subject(masked, start, span.start)))
        drafts.sort(key=lambda draft: draft.content[0])
        direct = [draft for draft in drafts if any(_overlaps(span, draft.content) for span in here)]
        if waiting and direct and here[0].start == start:
            direct[0].content = waiting + direct[0].content
            waiting = []
        if not alone:
            speaking = direct[-1] if direct else None
        found += drafts
        reach = max([reach, end, *(span.end for draft in drafts for span in draft.content)])
    if waiting:
        introduced = _introduced(text, masked, waiting, before)
        if introduced is None and last and _ends_in_marks(text, last, before):
            last.content += waiting  # a paragraph that is nothing but a quotation carries the last one on
            introduced = last
        found.append(introduced or Draft(waiting, source=last.source if last else ()))
    return found


def _ends_in_marks(text: str, draft: Draft, before: Span | None) -> bool:
    """Tell whether the last sentence before a paragraph is of a quotation that has a cue."""
    if not (draft.cue and before and before.start <= draft.content[-1].start < before.end):
        return False
    return any(mark in text[start:end] for start, end in draft.content for mark in "”\"'’»")


def _outermost(found: list[Draft]) -> Draft | None:
    """Return the last attribution of a paragraph, or the one that holds it."""
    if not found:
        return None
    end = found[-1].content[-1].end
    return next(draft for draft in found if draft.content[-1].end >= end)


def _introduced(text: str, masked: str, spans: list[Span], before: Span | None) -> Draft | None:
    """Give bare quotations the cue of a sentence before them that ends in a colon."""
    if before is None or masked[before.end - 1] != ":":
        return None
    cues = [c for c in read_sentence(text, masked, before.start, spans[0].end) if spans[0] in c.content]
    if cues:
        return Draft(spans, cues[-1].cue, cues[-1].source)
    return Draft(spans, source=first_subject(masked, before.start, before.end))


def _draft(cue: Cue) -> Draft:
    return Draft(list(cue.content), cue.cue, cue.source)


def _carried_on(carried: Draft, drafts: list[Draft]) -> list[Draft]:
    """Give a carried quotation the cue of a later paragraph; return the other drafts."""
    for draft in drafts:
        if _overlaps(carried.content[-1], draft.content):
            known = set(carried.content)
            carried.content += [span for span in draft.content if span not in known]
            if not carried.cue:
                carried.cue, carried.source = draft.cue, draft.source
            return [other for other in drafts if other is not draft]
    return drafts


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Keep of the contents that cross each other without one holding the other only the first."""
    kept: list[Draft] = []
    for draft in drafts:
        crossing = any(
            a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end or a == b
            for other in kept
            for a in other.content
            for b in draft.content
        )
        if not crossing:
            kept.append(draft)
    return kept


def _colon(masked: str, start: int, end: int) -> list[Draft]:
    """Read a headline of the form "Minister: bridge 'safe'"."""
    place = masked.find(": ", start, end)
    if place < 0 or HOLE in masked[start:place] or HOLE not in masked[place:end]:
        return []
    if len(TOKEN.findall(masked, start, place)) > 5:
        return []
    return [Draft([Span(place + 2, end)], source=(Span(start, place),))]


def _name_after(masked: str, end: int) -> tuple[Span, ...]:
    """Return the name behind "'I want him home': Lisette Amarel, 27", the way of headlines and captions.

    A single capital is a name only if the article never writes the word without it.
    """
    name = _COLON_NAME.match(masked, end)
    if name is None:
        return ()
    word = name.group(1)
    if " " not in word and re.search(rf"\b{re.escape(word.lower())}\b", masked):
        return ()
    return (Span(*name.span(1)),)


def _is_alone(masked: str, start: int, end: int) -> bool:
    return not any(char.isalnum() for char in masked[start:end].replace(HOLE, ""))


def _covered(span: Span, drafts: list[Draft]) -> bool:
    return any(_overlaps(span, draft.content) for draft in drafts)


def _overlaps(span: Span, spans: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in reversed(spans))


def _joins(text: str, span: Span, drafts: list[Draft]) -> bool:
    """Tell whether an uncued quotation goes on where the last one of its sentence stopped."""
    last = drafts[-1].content[-1]
    between = text[last.end : span.start]
    cued = [part for part in (*drafts[-1].cue, *drafts[-1].source) if last.end <= part.start < span.start]
    return (
        bool(cued) and _is_quotation(text, span) and len(between.split()) < 16 and text[last.end - 1] in "”\"'’»"
    )


def _is_quotation(text: str, span: Span) -> bool:
    """Tell an uncued quotation from a title, a nickname or a scare word."""
    tokens = TOKEN.findall(text, span.start, span.end)
    if len(tokens) < MIN_UNCUED:
        return False
    return not all(token[0].isupper() or token[0].isdigit() or _SHORT_WORDS.match(token) for token in tokens)


def _left_open(paragraph: Paragraph, found: list[Draft]) -> Draft | None:
    """Return the attribution whose quotation the paragraph leaves open."""
    if not paragraph.stretches or paragraph.stretches[-1].closed:
        return None
    last = Span(paragraph.stretches[-1].start, paragraph.stretches[-1].end)
    return next((draft for draft in reversed(found) if _overlaps(last, draft.content)), None)


def _holder(holders: list[tuple[Span, int]], drafts: list[Draft], stretch: Marked) -> Draft | None:
    """Return the attribution whose content holds a marked stretch: the nearest that begins before its end."""
    place = bisect_left(holders, ((stretch.end, 0), 0)) - 1
    for span, number in reversed(holders[max(place - 3, 0) : place + 1]):
        if span.end > stretch.start:
            return drafts[number]
    return None


def _nested(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Read what stands inside quotation marks for attributions of its own."""
    inner = [stretch for stretch in marks_of(article) if stretch.depth == 1]
    if not inner:
        return []
    masked = masked_text(article.text, inner)
    found = []
    starts = [stretch.start for stretch in inner]
    holders = sorted((span, number) for number, draft in enumerate(drafts) for span in draft.content)
    for stretch in (s for s in marks_of(article) if s.depth == 0):
        near = inner[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]
        within = [Span(s.start, s.end) for s in near]
        around = _holder(holders, drafts, stretch) if within else None
        if not within or around is None:
            continue
        for start, end in split_sentences(masked, stretch.start + 1, stretch.end - 1):
            for cue in read_sentence(article.text, masked, start, end):
                if any(_overlaps(span, list(cue.content)) for span in within):
                    draft = _draft(cue)
                    draft.nested_in = around
                    found.append(draft)
    return found
