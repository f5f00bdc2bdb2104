"""Find the sentences that carry a frame, and the words that carry it, by voice and speaker.

The frames are those of the codebook's files frames_*.yaml, a family of frames each; a file added
there is another family. What counts is headline, subhead and body; captions and other furniture are
left out. A sentence carries a frame or not. A frame learned from coded sentences (see `frame_coder`) is
coded by the weights of all words of the sentence; any other, and one whose entry somebody changed, by
rule: when the sentence holds one of the frame's `terms` or two different `weak_terms`.

Nothing here understands a sentence: a negated word counts (“no tension” speaks of tension), and
irony does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from helpers import codebook, frame_coder
from helpers.article import VOICES, Article, Attribution, Span
from helpers.drafts import merged
from helpers.frame_coder import LISTS, PEOPLE, Frame, Read, Weighed
from helpers.places import written
from helpers.quotes import voice_of, voice_of_parts
from helpers.sources import find_attributions
from helpers.terms import Hit, Lexicon, lexicon, tokenise
from helpers.tokens import split_sentences

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("headline", "subhead", "body")
MOST_WORDS = 3  # that are named as those which carry a frame
SHARE = 0.5  # of the heaviest word's weight; a lighter one is not named
WEAK_ENOUGH = 2  # different weak terms that together carry a frame; one alone misled too often
BY_TERM, BY_AMBIGUOUS, BY_WORDS = GROUNDS = ("term", "ambiguous term", "words")
TERM_COLUMNS = ["article", "term", "family", "frame", "voice", "speaker", "role", "start", "end"]
SENTENCE_COLUMNS = [
    "article", "start", "end", "family", "frame", "voice", "speaker", "role", "ground", "spans",
]  # fmt: skip

_coded: "WeakKeyDictionary[Article, list[Sentence]]" = WeakKeyDictionary()


class Carried(NamedTuple):
    """A frame that a sentence carries: the words that speak for it, heaviest first, and the ground (`GROUNDS`)."""

    frame: Frame
    words: list[Weighed]
    ground: str

    @property
    def heaviest(self) -> list[Span]:
        """The few words that weigh most, in reading order."""
        enough = SHARE * self.words[0].weight
        return sorted(word.span for word in self.words[:MOST_WORDS] if word.weight >= enough)


class Sentence(NamedTuple):
    """A sentence with its role, the codebook's terms in it, and the frames that it carries."""

    span: Span
    role: str
    hits: list[Hit]
    carried: list[Carried]


def frame_terms(article: Article) -> "pd.DataFrame":
    """Return a row for every occurrence of a frame's term, strong or weak.

    Columns: article (id), term (as the codebook has it), family, frame, voice (one of `VOICES`),
    speaker (the canonical name of the innermost attribution that holds the term, None in the
    outlet's voice or where the speaker can't be told), role (one of `ROLES`), start and end
    (code-point offsets). A word that two frames share has a row for each.
    """
    attributions = find_attributions(article)
    rows = []
    for sentence in coded_sentences(article):
        for hit in sentence.hits:
            frame, place = Frame(hit.list, hit.entry), Span(hit.start, hit.end)
            whose = voice_and_speaker(article, attributions, place)
            rows.append((article.id, hit.term, frame.family, frame.name, *whose, sentence.role, *place))
    return table_of(rows, TERM_COLUMNS)


def frame_sentences(article: Article) -> "pd.DataFrame":
    """Return a row for every sentence and frame that it carries.

    Columns: article (id), start and end of the sentence (code-point offsets), family, frame, voice
    (one of `VOICES`), speaker (whose, as in `frame_terms`), role (one of `ROLES`), ground (what it
    was found by: "term", a term of the codebook that means the frame anywhere; "ambiguous term", one that
    may mean something else; "words", no term at all but the weights of other words), spans (the words that
    weigh most, `12-17;30-38`). The voice is that in which the words that speak for the frame weigh most, quote
    before paraphrase before outlet where these are equal, words that only name a source left
    out: in «The mayor attacked “a plan for all of us”» the conflict is the outlet's, though most of the
    sentence is quoted.
    """
    attributions = find_attributions(article)
    named = merged(span for a in attributions for span in a.source)
    rows = []
    for sentence in coded_sentences(article):
        for carried in sentence.carried:
            voice, words = _voice_of_all(article, carried.words, named)
            speaker = None if voice == "outlet" else _speaker_of(attributions, words)
            frame, spans = carried.frame, written(carried.heaviest)
            whose = (frame.family, frame.name, voice, speaker, sentence.role)
            rows.append((article.id, *sentence.span, *whose, carried.ground, spans))
    return table_of(rows, SENTENCE_COLUMNS)


def coded_sentences(article: Article) -> list[Sentence]:
    """Return headline, subheads and body sentence by sentence, in reading order, once for each article object."""
    if article not in _coded:
        _coded[article] = list(_code(article.text, sentences(article)))
    return _coded[article]


def by_rule(hits: Sequence[Hit]) -> bool:
    """Say whether the hits of one frame in one sentence are enough for it to carry the frame."""
    return any(hit.strong for hit in hits) or len({hit.term for hit in hits}) >= WEAK_ENOUGH


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames that the program codes, family by family: all but those with `coder: people`.

    Raises `CodebookError` for a bad entry.
    """
    terms_of_all()  # reads every entry, so that a bad one is told of now
    every = frame_coder.entries()
    return tuple(frame for frame, entry in every if frame_coder.coder_of(frame.list, entry) != PEOPLE)


def terms_of_all() -> Lexicon:
    """Return the terms of all frames."""
    return lexicon(*codebook.names(LISTS))


def sentences(article: Article) -> list[tuple[Span, str]]:
    """Return the sentences that are coded, each with its role, in reading order."""
    found = [(Span(*sentence), "body") for sentence in article.sentences]
    for block in article.blocks_of("headline", "subhead"):
        found += [(Span(*s), block.role) for s in split_sentences(article.text, block.start, block.end)]
    return sorted(found)


def _code(text: str, coded: Sequence[tuple[Span, str]]) -> Iterable[Sentence]:
    """Yield the sentences that hold a term or carry a frame."""
    coder, terms = frame_coder.learned(), terms_of_all()
    order = {frame: number for number, frame in enumerate(frames())}
    read = []
    for sentence, _ in coded:
        tokens = tokenise(text, *sentence)
        read.append(Read(*tokens, terms.find_among(*tokens)))
    for (sentence, role), own, weighed in zip(coded, read, coder.carried(read), strict=True):
        if not own.hits and not weighed:
            continue
        grouped: dict[Frame, list[Hit]] = {}
        for hit in own.hits:
            grouped.setdefault(Frame(hit.list, hit.entry), []).append(hit)
        carried = [Carried(frame, words, _ground(grouped.get(frame, ()))) for frame, words in weighed.items()]
        for frame, hits in grouped.items():
            counted = [hit for hit in hits if frame not in coder.frames or coder.is_new(hit)]
            if frame in order and frame not in weighed and by_rule(counted):
                words = [Weighed(Span(hit.start, hit.end), 1.0) for hit in counted]
                carried.append(Carried(frame, words, _ground(counted)))
        yield Sentence(sentence, role, own.hits, sorted(carried, key=lambda one: order[one.frame]))


def _ground(hits: Sequence[Hit]) -> str:
    """Return what a frame was found by, given its terms in the sentence."""
    if not by_rule(hits):
        return BY_WORDS
    return BY_TERM if any(hit.strong and not hit.ambiguous for hit in hits) else BY_AMBIGUOUS


def voice_and_speaker(
    article: Article, attributions: Sequence[Attribution], words: Span
) -> tuple[str, str | None]:
    """Return the voice of a stretch, and the speaker where it is not the outlet's."""
    voice = voice_of(article, *words)
    return voice, None if voice == "outlet" else _speaker_of(attributions, [words])


def sentence_voice(
    article: Article, attributions: Sequence[Attribution], sentence: Span
) -> tuple[str, str | None]:
    """Return the voice of a sentence, and the speaker where it is not the outlet's.

    Who is named as speaking, and the cue, are passed over: of “It is safe,” said Ann Ruiz, who has led the
    harbour for ten years, what is told is that it is safe.
    """

    def stands(span: Span) -> bool:
        return span.start < sentence.end and sentence.start < span.end

    said = [own for own in attributions if own.speech and own.nested_in is None]
    here = [own for own in said if any(map(stands, own.content))]
    telling = merged(span for own in here for span in (*own.source, *own.cue) if stands(span))
    edges = [sentence.start, *(place for span in telling for place in span), sentence.end]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    parts = [Span(start, end) for start, end in gaps if start < end] or [sentence]
    voice = voice_of_parts(article, parts)
    return voice, None if voice == "outlet" else _speaker_of(attributions, parts)


def _speaker_of(attributions: Sequence[Attribution], words: Sequence[Span]) -> str | None:
    """Return the speaker of the innermost attribution that holds at least half of the words."""
    size = sum(end - start for start, end in words)
    holding = [
        (a.nested_in is None, sum(e - s for s, e in a.content), a.speaker)
        for a in attributions
        if 2 * sum(max(0, min(e, end) - max(s, start)) for s, e in a.content for start, end in words) >= size
    ]
    return min(holding, key=lambda held: held[:2])[2] if holding else None


def _voice_of_all(article: Article, words: Sequence[Weighed], named: Sequence[Span]) -> tuple[str, list[Span]]:
    """Return the voice that weighs most among the words which carry a frame, and its words.

    Words that only name a source (`named`) are passed over where others are left.
    """
    starts = [span.start for span in named]

    def names_a_source(span: Span) -> bool:
        place = bisect_right(starts, span.start) - 1
        return place >= 0 and span.start < named[place].end

    counted = [word for word in words if not names_a_source(word.span)] or words
    found = [(voice_of(article, *word.span), word) for word in counted]
    weights = dict.fromkeys(reversed(VOICES), 0.0)
    for voice, word in found:
        weights[voice] += word.weight
    best = max(weights, key=lambda voice: weights[voice])
    return best, [word.span for voice, word in found if voice == best]


def table_of(
    rows: list[tuple[Any, ...]], columns: list[str], unknown: Sequence[str] = ("speaker",)
) -> "pd.DataFrame":
    """Return rows as a table; in the columns where something may be `unknown` None stays None."""
    import pandas as pd

    table = pd.DataFrame(rows, columns=columns)
    for name in set(unknown) & set(columns):
        table[name] = pd.Series([row[columns.index(name)] for row in rows], dtype=object)
    whole = {name: int for name in ("start", "end") if name in columns}
    return table if rows else table.astype(whole)
