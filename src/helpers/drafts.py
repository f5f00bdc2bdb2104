"""Tie the quotation marks and the cues of an article together: attributions in the making.

Sentence by sentence: what the cues tie together (`cues`), then the marked stretches that none of
them holds. Such a quotation joins the one before it in its paragraph, or the one whose paragraph
it carries on; else it stands alone if it is long enough to be no title or scare word, its source
that of the attribution before it, or the subject of its sentence. A line of furniture between two
paragraphs of one quotation does not part them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from helpers.article import Article, Span
from helpers.cues import Cue, first_subject, read_sentence
from helpers.marks import Marked, marked
from helpers.phrases import HOLE
from helpers.tokens import split_sentences

READ = ("headline", "subhead", "dateline", "body", "caption", "note")
MIN_UNCUED = (
    4  # words: of the shorter marked stretches that have no cue, every third is a title or scare word
)

_SHORT_WORDS = re.compile(r"(?:an?|the|of|and|or|in|on|to|for|at|by|with|from|as|is|it)$")
TOKEN = re.compile(r"\w[\w’'\-]*")

_marks: "WeakKeyDictionary[Article, tuple[Marked, ...]]" = WeakKeyDictionary()


@dataclass
class Draft:
    """An attribution in the making."""

    content: list[Span]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    nested_in: "Draft | None" = None


@dataclass
class _Paragraph:
    """A line of one role, its sentences, and its outermost marked stretches."""

    role: str
    start: int
    end: int
    sentences: list[Span] = field(default_factory=list)
    stretches: list[Marked] = field(default_factory=list)


def drafts_of(article: Article) -> list[Draft]:
    """Return the attributions of an article, not yet in order, nested ones included."""
    outer = [stretch for stretch in marks_of(article) if stretch.depth == 0]
    masked = _mask(article.text, outer)
    drafts: list[Draft] = []
    carried: Draft | None = None  # whose quotation the paragraph before left open
    last: Draft | None = None  # the attribution before, whose source an uncued quotation takes
    before: Span | None = None  # the sentence before the paragraph
    for paragraph in _paragraphs(article):
        found = _of_paragraph(article.text, masked, paragraph, carried, last, before)
        drafts += [draft for draft in found if draft is not carried and draft is not last]
        if paragraph.role == "body":
            carried = _left_open(paragraph, found)
            last = found[-1] if found else None
            before = paragraph.sentences[-1] if paragraph.sentences else None
    drafts += _nested(article, drafts)
    return drafts


def marks_of(article: Article) -> tuple[Marked, ...]:
    """Return the marked stretches of the roles that are read, whoever is quoted or none."""
    if article not in _marks:
        lines = _lines(article)
        running = [(start, end) for role, start, end in lines if role == "body"]
        found = list(marked(article.text, running))
        for role, start, end in lines:
            if role != "body":
                found += marked(article.text, [(start, end)])
        _marks[article] = tuple(sorted(found, key=lambda stretch: (stretch.start, -stretch.end)))
    return _marks[article]


def _lines(article: Article) -> list[tuple[str, int, int]]:
    """Return role, start and end of the paragraphs to read."""
    return [(b.role, b.start, b.end) for b in article.paragraphs if b.role in READ and b.role != "dateline"]


def _paragraphs(article: Article) -> list[_Paragraph]:
    found = [_Paragraph(role, start, end) for role, start, end in _lines(article)]
    starts = [paragraph.start for paragraph in found]
    for stretch in marks_of(article):
        if stretch.depth == 0:
            found[bisect_right(starts, stretch.start) - 1].stretches.append(stretch)
    for sentence in article.sentences:
        place = bisect_right(starts, sentence.start) - 1
        if place >= 0 and sentence.start < found[place].end:
            found[place].sentences.append(sentence)
    for paragraph in found:
        if not paragraph.sentences:
            paragraph.sentences = split_sentences(article.text, paragraph.start, paragraph.end)
        paragraph.sentences = _whole(paragraph)
    return found


def _whole(paragraph: _Paragraph) -> list[Span]:
    """Return the sentences of a paragraph; a break inside quotation marks is none."""
    starts = [stretch.start for stretch in paragraph.stretches]
    whole: list[Span] = []
    for start, end in paragraph.sentences:
        start, end = max(start, paragraph.start), min(end, paragraph.end)
        if whole:
            place = bisect_right(starts, start - 1) - 1
            if place >= 0 and start < paragraph.stretches[place].end:
                whole[-1] = Span(whole[-1].start, max(end, whole[-1].end))
                continue
        if start < end:
            whole.append(Span(start, end))
    return whole


def _mask(text: str, stretches: list[Marked] | tuple[Marked, ...]) -> str:
    """Return the text with every marked stretch replaced by holes of the same length."""
    pieces, position = [], 0
    for stretch in stretches:
        pieces += [text[position : stretch.start], HOLE * (stretch.end - stretch.start)]
        position = stretch.end
    return "".join([*pieces, text[position:]])


def _of_paragraph(
    text: str,
    masked: str,
    paragraph: _Paragraph,
    carried: Draft | None,
    last: Draft | None,
    before: Span | None,
) -> list[Draft]:
    found: list[Draft] = []
    waiting: list[Span] = []  # quotations before the first cue of the paragraph
    speaking: Draft | None = None  # the quotation that a bare one after it carries on
    stretches = list(paragraph.stretches)
    if carried and stretches and stretches[0].continues:
        carried.content.append(Span(stretches[0].start, stretches[0].end))
        speaking = carried
        found.append(carried)
    for start, end in paragraph.sentences:
        here = [Span(s.start, s.end) for s in stretches if start <= s.start < end]
        drafts = [
            _draft(cue) for cue in read_sentence(text, masked, start, end, paragraph.role == "headline")
        ]
        drafts = _apart(drafts)
        if carried and speaking is carried:
            cued = len(drafts)
            drafts = _carried_on(carried, drafts)
            if len(drafts) < cued and not drafts:
                continue
        if not drafts and paragraph.role in ("headline", "subhead"):
            drafts = _colon(text, masked, start, end)
        free = [span for span in here if not _covered(span, drafts) and not _covered(span, found)]
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
                drafts.append(Draft([span], source=first_subject(masked, start, span.start)))
        drafts.sort(key=lambda draft: draft.content[0])
        direct = [draft for draft in drafts if any(_overlaps(span, draft.content) for span in here)]
        if waiting and direct and here[0].start == start:
            direct[0].content = waiting + direct[0].content
            waiting = []
        if not alone:
            speaking = direct[-1] if direct else None
        found += drafts
    if waiting:
        introduced = _introduced(text, masked, waiting, before)
        if introduced is None and last and _ends_in_marks(last, before):
            last.content += waiting  # a paragraph that is nothing but a quotation carries the last one on
            introduced = last
        found.append(introduced or Draft(waiting, source=last.source if last else ()))
    return found


def _ends_in_marks(draft: Draft, before: Span | None) -> bool:
    """Tell whether the last sentence before a paragraph is of an attribution that has a cue."""
    return bool(draft.cue and before and before.start <= draft.content[-1].start < before.end)


def _introduced(text: str, masked: str, spans: list[Span], before: Span | None) -> Draft | None:
    """Give bare quotations the cue of a sentence before them that ends in a colon."""
    if before is None or masked[before.end - 1] != ":":
        return None
    cues = [c for c in read_sentence(text, masked, before.start, spans[0].end) if spans[0] in c.content]
    return Draft(spans, cues[-1].cue, cues[-1].source) if cues else None


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


def _colon(text: str, masked: str, start: int, end: int) -> list[Draft]:
    """Read a headline of the form "Minister: bridge 'safe'"."""
    place = masked.find(": ", start, end)
    if place < 0 or HOLE in masked[start:place] or HOLE not in masked[place:end]:
        return []
    if len(TOKEN.findall(masked, start, place)) > 5:
        return []
    return [Draft([Span(place + 2, end)], source=(Span(start, place),))]


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
        bool(cued)
        and _is_quotation(text, span)
        and len(between.split()) < 16
        and text[last.end - 1] in "”\"'’»"
    )


def _is_quotation(text: str, span: Span) -> bool:
    """Tell an uncued quotation from a title, a nickname or a scare word."""
    tokens = TOKEN.findall(text, span.start, span.end)
    if len(tokens) < MIN_UNCUED:
        return False
    return not all(token[0].isupper() or token[0].isdigit() or _SHORT_WORDS.match(token) for token in tokens)


def _left_open(paragraph: _Paragraph, found: list[Draft]) -> Draft | None:
    """Return the attribution whose quotation the paragraph leaves open."""
    if not paragraph.stretches or paragraph.stretches[-1].closed:
        return None
    last = Span(paragraph.stretches[-1].start, paragraph.stretches[-1].end)
    return next((draft for draft in reversed(found) if _overlaps(last, draft.content)), None)


def _nested(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Read what stands inside quotation marks for attributions of its own."""
    inner = [stretch for stretch in marks_of(article) if stretch.depth == 1]
    if not inner:
        return []
    masked = _mask(article.text, inner)
    found = []
    for stretch in (s for s in marks_of(article) if s.depth == 0):
        within = [Span(s.start, s.end) for s in inner if stretch.start < s.start < stretch.end]
        around = next((d for d in drafts if _overlaps(Span(stretch.start, stretch.end), d.content)), None)
        if not within or around is None:
            continue
        for start, end in split_sentences(masked, stretch.start + 1, stretch.end - 1):
            for cue in read_sentence(article.text, masked, start, end):
                if any(_overlaps(span, list(cue.content)) for span in within):
                    draft = _draft(cue)
                    draft.nested_in = around
                    found.append(draft)
    return found
