"""The attributions of an article, and the voice in which any stretch of it speaks.

An attribution is what somebody is said to have said, written, thought or wanted: content, the cue
that ties it, and the source as worded (data/codebook/attribution.yaml defines each). The rules
that find them are in `marks`, `cues` and `drafts`; here they get their order, ids and kinds, and
every character of the article its voice. Who a source is, is `sources`' job.
"""

from bisect import bisect_right
from weakref import WeakKeyDictionary

from helpers.article import Article, Attribution, Span
from helpers.drafts import TOKEN, Draft, drafts_of
from helpers.marks import Marked
from helpers.passages import marks_of

LEAD_WORDS = 6  # "that it plans", "he says he has": what a nested content may lack of the one around it
_OWN = ("he", "she", "they", "it", "we", "i")

_attributions: "WeakKeyDictionary[Article, tuple[Attribution, ...]]" = WeakKeyDictionary()
_voices: "WeakKeyDictionary[Article, _Voices]" = WeakKeyDictionary()


def find_quotes(article: Article) -> tuple[Attribution, ...]:
    """Return the attributions of an article in reading order, ids a1, a2, ...

    Each has content, cue, source, kind, role and nested_in; who the source is (`speaker` and
    what follows from it) is left open. Remembered for each article object.
    """
    if article not in _attributions:
        _attributions[article] = _named(article, drafts_of(article))
    return _attributions[article]


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """Return what stands inside the quotation marks of attributions, marks included, in reading order."""
    return _voice_index(article).quoted


def voice_of(article: Article, start: int, end: int) -> str:
    """Return whose voice a stretch is in: "outlet", "paraphrase" or "quote".

    The voice of most of its characters; of two that have equally many, quote before paraphrase
    before outlet. An empty stretch has the voice of the character it stands before.
    """
    if end <= start:
        end = start + 1
    index = _voice_index(article)
    quoted = index.quoted_until(end) - index.quoted_until(start)
    paraphrased = index.content_until(end) - index.content_until(start) - quoted
    outlet = end - start - quoted - paraphrased
    if quoted >= max(paraphrased, outlet):
        return "quote"
    return "paraphrase" if paraphrased >= outlet else "outlet"


def _named(article: Article, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Put drafts in reading order and give them ids, kinds and roles."""
    for draft in drafts:
        draft.content = list(_merged(draft.content))
    drafts = sorted(drafts, key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    open_drafts: list[Draft] = []
    for draft in drafts:
        open_drafts = [other for other in open_drafts if other.content[-1].end > draft.content[0].start]
        if draft.nested_in is None:
            holders = [other for other in open_drafts if _holds(other, draft)]
            draft.nested_in = holders[-1] if holders else None
        open_drafts.append(draft)
    outer = [s for s in marks_of(article) if s.depth == 0]
    starts = [s.start for s in outer]
    repeated = [draft for draft in drafts if _repeats(article.text, draft, outer, starts)]
    gone = {id(draft) for draft in repeated}
    for draft in drafts:
        while draft.nested_in is not None and id(draft.nested_in) in gone:
            draft.nested_in = draft.nested_in.nested_in
    drafts = [draft for draft in drafts if id(draft) not in gone]
    ids = {id(draft): f"a{number}" for number, draft in enumerate(drafts, 1)}
    return tuple(
        Attribution(
            id=ids[id(draft)],
            content=tuple(draft.content),
            cue=draft.cue,
            source=draft.source,
            kind=_kind(article.text, draft.content, outer, starts),
            role=article.role_at(draft.content[0].start) or "body",
            nested_in=ids[id(draft.nested_in)] if draft.nested_in else None,
        )
        for draft in drafts
    )


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer.content == inner.content:
        return False
    parts = [*inner.content, *inner.cue]
    return all(any(a.start <= b.start and b.end <= a.end for a in outer.content) for b in parts)


def _repeats(text: str, draft: Draft, outer: list[Marked], starts: list[int]) -> bool:
    """Tell "(she said) he planned to go": the words of the attribution around it, by a pronoun, once more."""
    around = draft.nested_in
    if around is None or not draft.source or _kind(text, draft.content, outer, starts) != "indirect":
        return False
    lead = text[around.content[-1].start : draft.content[0].start]
    return (
        text[slice(*draft.source[0])].lower() in _OWN
        and around.content[-1].end == draft.content[-1].end
        and len(lead.split()) <= LEAD_WORDS
    )


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
        outer = [s for s in marks_of(article) if s.depth == 0]
        content = [span for attribution in find_quotes(article) for span in attribution.content]
        self.quoted = _merged(_within(content, outer, [s.start for s in outer]))
        self._quoted = _Counter(self.quoted)
        self._content = _Counter(_merged(content))

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


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def _voice_index(article: Article) -> _Voices:
    if article not in _voices:
        _voices[article] = _Voices(article)
    return _voices[article]
