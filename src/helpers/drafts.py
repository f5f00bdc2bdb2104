"""Attributions in the making: what the trained tagger finds, with the marks as evidence beside it.

The running text is read as one, headline first; a caption or note alone. A content that a cue in
commas cuts in two gets the words behind the cue as well, and `held` puts every quotation whole into
one content: one of four words or more that the model leaves out is an attribution all the same,
unless it reads like a title. Shorter ones (a partial quotation, a scare word) the model decides.
What stands in marks within marks is read once more, for the voices inside a voice.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from helpers import inner_voices, logistic, reporting, tagger
from helpers.article import Article, Span
from helpers.held import (
    RUNNING,
    TITLES,
    TOKEN,
    Draft,
    hold_marks,
    is_quotation,
    is_titled,
    merged,
    overlaps,
    widened,
)
from helpers.marks import Marked
from helpers.passages import Paragraph, marks_of, paragraphs_of
from helpers.pieces import Token, tokens_of
from helpers.tagger import Tagged
from helpers.tags import Linked, Place, Run, link, runs_of
from helpers.tokens import split_sentences

SIGNS = frozenset(",;:-–—")
SURE = 0.5  # the least score of an attribution inside another
PRONOUNS = frozenset("he she it they we i you who which that his her its their".split())
LEAST_FREE = (
    4  # words of nobody else's behind a cue in commas; with fewer, what follows begins another attribution
)
WRITTEN = frozenset(
    "read reads reading wrote writes written writing watched sang".split()
)  # of works with a title
LONGEST_NAME = 5  # words before the colon of a headline; more are a sentence

_THAT = re.compile(r"that\s+", re.IGNORECASE)
_ADDRESSEE = re.compile(r"(?: [\w’'.-]+){0,4},? ?")
_SAID = re.compile(  # he said, Mira Dolan told the agency,
    r"[,”\"]*\s+(?P<source>[\w’'.-]+(?: [A-Z][\w’'.-]*){0,3}) (?P<cue>\w+)(?: [\w’'.-]+){0,2},? ?"
)
_LABEL = re.compile(r"(?:file )?(?:photo|picture|image|video|caption|graphic)s?\s*:\s*", re.IGNORECASE)


def drafts_of(article: Article) -> list[Draft]:
    """Return the attributions of an article in reading order, an outer one before those inside it."""
    outer = [stretch for stretch in marks_of(article) if stretch.depth == 0]
    paragraphs = paragraphs_of(article)
    running = [paragraph for paragraph in paragraphs if paragraph.role in RUNNING]
    drafts = _read(article.text, running, outer)
    for paragraph in paragraphs:
        if paragraph.role not in RUNNING:
            label = _LABEL.match(article.text, paragraph.start, paragraph.end)
            start = label.end() if label else paragraph.start
            drafts += _read(article.text, [replace(paragraph, start=start)], outer)
    _give_to_speakers(article.text, drafts)
    _take_up_again(article.text, paragraphs, drafts)
    _take_up_again(article.text, paragraphs, drafts)
    hold_marks(article.text, paragraphs, drafts)
    marked = [Span(stretch.start, stretch.end) for stretch in outer if is_quotation(article.text, stretch)]
    drafts = [draft for draft in drafts if _is_kept(draft, marked) and not _is_title(article.text, draft, outer)]
    drafts += _colons(article.text, paragraphs, drafts)
    drafts = _in_order([*drafts, *_nested(article, drafts)])
    return [draft for draft in drafts if draft.nested_in is None or score(draft) >= SURE]


def _is_kept(draft: Draft, marked: Sequence[Span]) -> bool:
    """Tell whether an attribution is sure enough to keep; one that holds a quotation always is.

    More are found than kept: the lift under `tagger` lets in what the model half believes, and
    the score, which sees all parts of an attribution at once, sorts it. Of those with neither cue nor source
    one in seven is right.
    """
    sure = (draft.cue or draft.source) and score(draft) >= tagger.parameters()["least score"]
    return bool(sure) or any(overlaps(span, draft.content) for span in marked)


def _is_title(text: str, draft: Draft, stretches: Sequence[Marked]) -> bool:
    """Tell what somebody read or wrote by its title in marks from what he said."""
    words = {word for start, end in draft.cue for word in text[start:end].lower().split()}
    if words.isdisjoint(WRITTEN) or len(draft.content) != 1:
        return False
    whole = [stretch for stretch in stretches if (stretch.start, stretch.end) == draft.content[0]]
    return bool(whole) and is_titled(text, whole[0]) and len(TOKEN.findall(text, *draft.content[0])) > 1


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """Put drafts in reading order, and note which stand inside another."""
    for draft in drafts:
        draft.content = list(merged(draft.content))
    drafts = sorted(drafts, key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    open_drafts: list[Draft] = []
    for draft in drafts:
        open_drafts = [other for other in open_drafts if other.content[-1].end > draft.content[0].start]
        if draft.nested_in is None:
            holders = [other for other in open_drafts if _holds(other, draft)]
            draft.nested_in = holders[-1] if holders else None
        open_drafts.append(draft)
    return drafts


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer.content == inner.content:
        return False
    parts = [*inner.content, *inner.cue]
    return all(any(a.start <= b.start and b.end <= a.end for a in outer.content) for b in parts)


def score(draft: Draft) -> float:
    """Return how sure an attribution is: the probability that content and source are both right.

    A logistic function (Platt 1999) of how sure the tags of its parts are, fitted on articles that
    the model had not seen.
    """
    weights = tagger.parameters()["calibration"]
    total = weights["constant"] + sum(weights[name] * value for name, value in traits(draft).items())
    return round(logistic.probability(total), 3)


def traits(draft: Draft) -> dict[str, float]:
    """Return what the score is computed from: the log of each part's mean probability, and what is missing."""
    sure = draft.sureness
    return {
        **{part: math.log(max(sure.get(part, 1.0), 1e-4)) for part in ("content", "cue", "source")},
        "no content tagged": float("content" not in sure),
        "no cue": float(not draft.cue),
        "no source": float(not draft.source),
        "source of another cue": float(bool(draft.source) and "source" not in sure),
    }


# -- what the model says -------------------------------------------------------


def _read(text: str, paragraphs: Sequence[Paragraph], stretches: Sequence[Marked]) -> list[Draft]:
    """Return what the tagger finds in paragraphs that stand together."""
    starts = [stretch.start for stretch in stretches]
    lines: list[list[Token]] = []
    for paragraph in paragraphs:
        here = stretches[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        lines.append(tokens_of(text, paragraph.start, paragraph.end, here, tagger.pieces()))
    tagged = tagger.tagged(lines)
    sentences = [sentence.start for paragraph in paragraphs for sentence in paragraph.sentences]
    begins = [paragraph.start for paragraph in paragraphs]
    places = [
        Place(bisect_right(begins, token.start), bisect_right(sentences, token.start), token.trait % 2 == 1)
        for token, _, _ in tagged
    ]
    found = (_draft(linked, tagged, places) for linked in link(runs_of([item.tag for item in tagged]), places))
    return [draft for draft in found if draft.content]  # of signs alone there is none


def _draft(linked: Linked, tagged: Sequence[Tagged], places: Sequence[Place]) -> Draft:
    # of two that are tagged as sources of one cue the surer is; coders give a cue two in one of 2,000
    source = sorted(linked.source, key=lambda run: -_mean([run], tagged))[:1]
    content = sorted(set(linked.content))
    if not source and len(content) > 1:
        source = [run for run in content if linked.cue and _is_name_before(run, linked.cue[0], tagged, places)]
        content = [run for run in content if run not in source]
    parts = {"content": content, "cue": linked.cue, "source": source}
    spans = {part: [s for run in runs for s in _spans(run, tagged, places)] for part, runs in parts.items()}
    return Draft(
        spans["content"],
        tuple(spans["cue"]),
        tuple(spans["source"]),
        sureness={part: _mean(runs, tagged) for part, runs in parts.items() if runs},
    )


def _is_name_before(run: Run, cue: Run, tagged: Sequence[Tagged], places: Sequence[Place]) -> bool:
    """Tell whether a run taken for content is what its cue's source would be: a name right before it."""
    words = [tagged[place].token.word for place in range(run.start, run.end)]
    short = len(words) <= LONGEST_NAME and words[-1][0].isupper()
    return short and run.end == cue.start and not places[run.start].quoted


def _spans(run: Run, tagged: Sequence[Tagged], places: Sequence[Place]) -> Iterator[Span]:
    """Yield the stretches of a run, one a paragraph; cue and source without the signs around them.

    A content is without those behind its closing mark, and without a comma at its end.
    """
    for _, group in groupby(range(run.start, run.end), key=lambda place: places[place].paragraph):
        tokens = [tagged[place].token for place in group]
        bare = [token.word not in SIGNS for token in tokens]
        if not any(bare):
            continue
        last = len(bare) - bare[::-1].index(True)
        if not run.part.startswith("content"):
            tokens = tokens[bare.index(True) : last]
        elif tokens[last - 1].word == "”" or (tokens[-1].word == "," and tokens[-1].trait % 2 == 0):
            tokens = tokens[:last]
        yield Span(tokens[0].start, tokens[-1].end)


def _mean(runs: Iterable[Run], tagged: Sequence[Tagged]) -> float:
    shares = [tagged[place].probability for run in runs for place in range(run.start, run.end)]
    return sum(shares) / len(shares)


# -- what the marks say --------------------------------------------------------


def _take_up_again(text: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> None:
    """Give the words behind a cue in commas to the content that it cuts in two ("The pier, she said, is sound").

    So go on 236 of the 251 contents in PolNeAR's train that stand before such a cue and not in marks.
    Most of the others are followed by a participle ("he said, adding that") or by another's words.
    """
    sentences = [(sentence, paragraph) for paragraph in paragraphs for sentence in paragraph.sentences]
    begins = [sentence.start for sentence, _ in sentences]
    parts = sorted(part.start for draft in drafts for part in (*draft.content, *draft.cue, *draft.source))
    for draft in drafts:
        if not draft.cue or not draft.source or draft.source[-1].end > draft.cue[0].start:
            continue
        sentence, paragraph = sentences[max(bisect_right(begins, draft.cue[0].start) - 1, 0)]
        rest = _rest(text, sentence, draft)
        if rest is None or any(overlaps(rest, [Span(m.start, m.end)]) for m in paragraph.stretches):
            continue
        place = bisect_left(parts, rest.start)
        free = Span(rest.start, min([rest.end, *parts[place : place + 1]]))
        words = TOKEN.findall(text, *free)
        if len(words) >= (LEAST_FREE if free.end < rest.end else 2) and not words[0].endswith("ing"):
            draft.content = sorted([*draft.content, rest])


def _rest(text: str, sentence: Span, draft: Draft) -> Span | None:
    """Return what is left of a sentence behind source and cue in commas, None where they don't cut a content."""
    start, end = draft.source[0].start, draft.cue[-1].end
    before = [span.end for span in draft.content if sentence.start <= span.start and span.end <= start]
    if not before or max(span.end for span in draft.content) > start or text[end : end + 1] != ",":
        return None
    last = max(before)
    if not text[last - 1].isalnum() or text[last:start].strip() != ",":
        return None
    words = text[end + 1 : sentence.end]
    rest = Span(end + 1 + len(words) - len(words.lstrip()), end + 1 + len(words.rstrip(" .")))
    return rest if rest.start < rest.end else None


def _give_to_speakers(text: str, drafts: Iterable[Draft]) -> None:
    """Give “...,” he said according to the agency to him: the agency is only the way that his words came."""
    for draft in drafts:
        place = text.find("according to", *draft.cue[0]) if draft.cue else -1
        said = place >= 0 and _SAID.fullmatch(text, draft.content[-1].end, place)
        if said and said["cue"].lower() in reporting.speaking():
            draft.cue, draft.source = (Span(*said.span("cue")),), (Span(*said.span("source")),)


def _colons(text: str, paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Read headlines of the form "Minister: bridge 'safe'" in which nothing was found."""
    for paragraph in paragraphs:
        line = Span(paragraph.start, paragraph.end)
        place = text.find(": ", *line)
        if paragraph.role not in TITLES or place < 0 or any(overlaps(line, draft.content) for draft in drafts):
            continue
        words = TOKEN.findall(text, line.start, place)
        if 0 < len(words) <= LONGEST_NAME and any(place < stretch.start for stretch in paragraph.stretches):
            yield Draft([Span(place + 2, line.end)], source=(Span(line.start, place),))


def _nested(article: Article, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Read once more what may hold a voice within a voice, as if it stood alone.

    That is a quotation with marks of its own ("He told me the pier ‘is sound’"), and a content
    that only in part stands in marks (the agency reported that Reed said it was "sound"). There a
    pronoun is left out: most often it is the outer voice again (she said he had called it "sound").
    """
    stretches = marks_of(article)
    for draft in drafts:
        for span in draft.content:
            here = [stretch for stretch in stretches if span.start <= stretch.start and stretch.end <= span.end]
            outer = [stretch for stretch in here if stretch.depth == 0]
            whole = [stretch for stretch in outer if (stretch.start, stretch.end) == span]
            inner = [stretch for stretch in here if stretch.depth == 1]
            if whole and inner:
                said = Span(span.start + 1, span.end - whole[0].closed)
                for found in _within(article.text, draft, said, inner):
                    parts = (article.text[slice(*part[0])] for part in (found.source, found.cue))
                    if inner_voices.is_another(*parts):
                        yield found
            elif outer and not whole:
                clause = _THAT.match(article.text, *span)
                for found in _within(article.text, draft, Span(clause.end(), span.end) if clause else span, outer):
                    if _is_told_by(found, draft, article.text):
                        others = [other for other in draft.content if other != span]
                        draft.content = sorted([*found.content, *others])
                        draft.cue, draft.source = found.cue, found.source
                    elif article.text[slice(*found.source[0])].lower() not in PRONOUNS:
                        yield found


def _is_told_by(inner: Draft, outer: Draft, text: str) -> bool:
    """Tell “...,” he said according to the agency: his words, and the agency only the way they came."""
    if not outer.cue or inner.cue[-1].end > outer.cue[0].start:
        return False
    between = text[inner.cue[-1].end : outer.cue[0].start]
    return bool(_ADDRESSEE.fullmatch(between)) and text[slice(*outer.cue[0])].lower().startswith("according to")


def _within(text: str, around: Draft, span: Span, stretches: Sequence[Marked]) -> Iterator[Draft]:
    """Yield the attributions inside a content that have a reporting verb, a source and marked words there."""
    spans = [Span(stretch.start, stretch.end) for stretch in stretches]
    if not any(_reports(text, gap) for gap in _gaps(span, spans)):
        return
    part = Paragraph("quotation", *span, split_sentences(text, *span))
    for draft in _read(text, [part], [stretch._replace(depth=0) for stretch in stretches]):
        said = [span for span in spans if overlaps(span, draft.content)]
        words = {word for start, end in draft.cue for word in text[start:end].lower().split()}
        if (
            said
            and draft.source
            and words & reporting.forms().keys()
            and not any(overlaps(c, spans) for c in draft.cue)
        ):
            for stretch in said:
                draft.content = widened(draft.content, stretch)
            draft.nested_in = around
            yield draft


def _gaps(span: Span, inside: Iterable[Span]) -> Iterator[Span]:
    """Yield what of a span is outside the spans inside it."""
    start = span.start
    for other in (*merged(inside), Span(span.end, span.end)):
        yield Span(start, other.start)
        start = other.end


def _reports(text: str, span: Span) -> bool:
    """Tell whether a verb of speaking stands in a span."""
    return any(word.lower() in reporting.speaking() for word in TOKEN.findall(text, *span))
