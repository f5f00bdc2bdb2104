"""The paragraphs of an article that are read for attributions, with their sentences and marked stretches."""

from bisect import bisect_right
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from helpers.article import Article, Span
from helpers.marks import Marked, marked
from helpers.tokens import split_sentences

READ = ("headline", "subhead", "dateline", "body", "caption", "note")

_marks: "WeakKeyDictionary[Article, tuple[Marked, ...]]" = WeakKeyDictionary()


@dataclass
class Paragraph:
    """A line of one role, its sentences, and its outermost marked stretches."""

    role: str
    start: int
    end: int
    sentences: list[Span] = field(default_factory=list)
    stretches: list[Marked] = field(default_factory=list)


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


def paragraphs_of(article: Article) -> list[Paragraph]:
    """Return the paragraphs to read, in reading order."""
    found = [Paragraph(role, start, end) for role, start, end in _lines(article)]
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


def _whole(paragraph: Paragraph) -> list[Span]:
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
