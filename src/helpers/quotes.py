"""The attributions of an article, and the voice in which any stretch of it speaks.

An attribution is what somebody is said to have said, written, thought or wanted: content, the cue
that ties it, and the source as worded (data/codebook/attribution.yaml defines each). `drafts` has
found them, with a trained model and the marks; here they get their order, ids and kinds, and
every character of the article its voice. Who a source is, is `sources`' job.

A name in marks (a policy's, a programme's, a nickname; `marked_names` tells which) is nobody's
words: it stays in the content that it stands in, but doesn't make a quotation of it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from helpers.article import Article, Attribution, Span
from helpers.drafts import TOKEN, Draft, drafts_of, merged, score
from helpers.marked_names import words_of_somebody
from helpers.marks import Marked
from helpers.passages import marks_of
from helpers.presentation import is_act, is_speech, tells_words

_attributions: "WeakKeyDictionary[Article, tuple[Attribution, ...]]" = WeakKeyDictionary()
_voices: "WeakKeyDictionary[Article, _Voices]" = WeakKeyDictionary()


def find_quotes(article: Article) -> tuple[Attribution, ...]:
    """Return the attributions of an article in reading order, ids a1, a2, ...

    Each has content, cue, source, kind, role, nested_in, score, speech and act; who the source is (`speaker`
    and what follows from it) is left open. Remembered for each article object.
    """
    if article not in _attributions:
        _attributions[article] = _named(article, drafts_of(article))
    return _attributions[article]


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """Return what stands inside the quotation marks of attributions, marks included, in reading order.

    Names in marks are left out.
    """
    return _voice_index(article).quoted


def voice_of(article: Article, start: int, end: int) -> str:
    """Return whose voice a stretch is in: "outlet", "paraphrase" or "quote".

    What somebody does is told by the outlet, what he says or thinks is not. The voice is that of most of the
    characters; of two that have equally many, quote before paraphrase before outlet. An empty stretch has the
    voice of the character it stands before.
    """
    return voice_of_parts(article, [Span(start, max(end, start + 1))])


def voice_of_parts(article: Article, parts: Sequence[Span]) -> str:
    """Return whose voice several stretches are in, taken as one; none of them is empty."""
    index = _voice_index(article)
    quoted = sum(index.quoted_until(end) - index.quoted_until(start) for start, end in parts)
    paraphrased = sum(index.content_until(end) - index.content_until(start) for start, end in parts) - quoted
    outlet = sum(end - start for start, end in parts) - quoted - paraphrased
    if quoted >= max(paraphrased, outlet):
        return "quote"
    return "paraphrase" if paraphrased >= outlet else "outlet"


def reports_words(article: Article, attribution: Attribution) -> bool:
    """Say whether an attribution tells words of its source, as `presentation.tells_words` has it."""
    parts = (article.words_at(*spans) for spans in (attribution.cue, attribution.content, attribution.source))
    return attribution.speech and tells_words(*parts, quoted=attribution.kind != "indirect")


def _named(article: Article, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Give drafts ids, kinds and roles."""
    outer = _quotations(article, [span for draft in drafts for span in draft.content])
    starts = [s.start for s in outer]
    ids = {id(draft): f"a{number}" for number, draft in enumerate(drafts, 1)}
    found = []
    for draft in drafts:
        kind = _kind(article.text, draft.content, outer, starts)
        parts = [article.words_at(*spans) for spans in (draft.cue, draft.content, draft.source)]
        speech = is_speech(*parts, quoted=kind != "indirect")
        found.append(
            Attribution(
                id=ids[id(draft)],
                content=tuple(draft.content),
                cue=draft.cue,
                source=draft.source,
                kind=kind,
                role=article.role_at(draft.content[0].start) or "body",
                nested_in=ids[id(draft.nested_in)] if draft.nested_in else None,
                score=None if draft.nested_in else round(score(draft), 3),  # people coded no nested ones
                speech=speech,
                act=kind == "indirect" and not speech and is_act(*parts),
            )
        )
    return tuple(found)


def _quotations(article: Article, content: Sequence[Span]) -> list[Marked]:
    """Return the outermost marked stretches that hold words of somebody and no mere name."""
    return words_of_somebody(article, [s for s in marks_of(article) if s.depth == 0], content)


def _kind(text: str, content: list[Span], outer: list[Marked], starts: list[int]) -> str:
    """Tell direct (half of the characters in marks), mixed (a word or more) and indirect apart."""
    marked_parts = _within(content, outer, starts)
    inside = sum(len("".join(text[a:b].split())) for a, b in marked_parts)
    whole = sum(len("".join(text[a:b].split())) for a, b in content)
    if 2 * inside >= whole:
        return "direct"
    return "mixed" if any(TOKEN.search(text, a, b) for a, b in marked_parts) else "indirect"


def _within(spans: list[Span] | tuple[Span, ...], outer: list[Marked], starts: list[int]) -> list[Span]:
    """Return the parts of spans that stand inside outermost marked stretches."""
    parts = []
    for start, end in spans:
        place = max(bisect_right(starts, start) - 1, 0)
        while place < len(outer) and outer[place].start < end:
            left, right = max(start, outer[place].start), min(end, outer[place].end)
            if left < right:
                parts.append(Span(left, right))
            place += 1
    return parts


# -- voices --------------------------------------------------------------------


class _Voices:
    """How many characters up to a place are quoted, and how many are content at all."""

    def __init__(self, article: Article):
        content = [span for own in find_quotes(article) if not own.act for span in own.content]
        outer = _quotations(article, content)
        self.quoted = merged(_within(content, outer, [s.start for s in outer]))
        self._quoted = _Counter(self.quoted)
        self._content = _Counter(merged(content))

    def quoted_until(self, place: int) -> int:
        return self._quoted.until(place)

    def content_until(self, place: int) -> int:
        return self._content.until(place)


class _Counter:
    """Counts the characters of disjoint spans before a place."""

    def __init__(self, spans: tuple[Span, ...]):
        self.spans = spans
        self.starts = [span.start for span in spans]
        self.before = [0]
        for start, end in spans:
            self.before.append(self.before[-1] + end - start)

    def until(self, place: int) -> int:
        number = bisect_right(self.starts, place)
        if number == 0:
            return 0
        start, end = self.spans[number - 1]
        return self.before[number - 1] + min(place, end) - start


def _voice_index(article: Article) -> _Voices:
    if article not in _voices:
        _voices[article] = _Voices(article)
    return _voices[article]
