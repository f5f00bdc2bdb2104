"""What articles attribute, quote without a source, or say themselves, each with the words it is compared by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from helpers.article import Article, Span
from helpers.names import unaccented
from helpers.pairings import meet
from helpers.quotes import quoted_spans, reports_words
from helpers.sources import find_attributions
from helpers.stems import ROLES, Word, stems_of, weights_of
from helpers.tokens import split_sentences

DENIALS = frozenset(("deni", "dismiss", "disput", "mock", "rebuf", "rebut", "refut", "reject", "ridicul"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
_BODIES = frozenset("administration aides camp campaign force lawyers office s staff task team".split())
_SEVERAL = re.compile(r",? and |, ")
_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")


@dataclass(eq=False, slots=True)
class Statement:
    """What an article attributes, or has in quotation marks, or a sentence that nobody is named for.

    `parts` are its spans, `stretches` its words in quotation marks, each pair of marks for
    itself, and `quoted` the same in one. `denial` is the cue of a source that is said to deny it, and
    part of the span, without which it would read as the claim.
    `attributed` is False for a sentence of the outlet's own, `speech` for what tells no words.
    """

    article: int
    parts: tuple[Span, ...]
    sentences: list[list[Word]]
    stretches: list[list[Word]]
    speaker: str | None = None
    kind: str = "indirect"
    denial: tuple[Span, ...] = ()
    attributed: bool = True
    speech: bool = True

    @property
    def quoted(self) -> list[Word]:
        """The words in quotation marks."""
        return [word for stretch in self.stretches for word in stretch]

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        spans = (*self.parts, *self.denial)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def same_speaker(one: str | None, other: str | None) -> bool | None:
    """Say whether two canonical names may be one speaker; None if one is unknown.

    They may if their last words are the same, those of either where several speak together. The office of a
    person and the body of an organisation speak for it: “Ruiz's office”, “the Ruiz campaign”.
    """
    if one is None or other is None:
        return None
    return not _speakers(one).isdisjoint(_speakers(other))


def statements_of(articles: Sequence[Article]) -> list[Statement]:
    """Return what articles attribute, their quotations without a source, and their own sentences.

    A question of the outlet's own states nothing, and is left out.
    """
    weights = weights_of(articles)
    return [found for number, article in enumerate(articles) for found in _of(article, number, weights)]


def _of(article: Article, number: int, weights: Mapping[str, float]) -> list[Statement]:
    marked = [span for span in quoted_spans(article) if article.role_at(span.start) in ROLES]
    found = []
    for attribution in find_attributions(article):
        if attribution.role in ROLES and attribution.content:
            sentences = _sentences(article, attribution.content, weights)
            stretches = _stretches(sentences, marked)
            cued = {word.stem for span in attribution.cue for word in stems_of(article.text, *span)}
            denial = attribution.cue if cued & DENIALS else ()
            found.append(
                Statement(
                    number,
                    attribution.content,
                    sentences,
                    stretches,
                    attribution.speaker,
                    attribution.kind,
                    denial,
                    speech=reports_words(article, attribution),
                )
            )
    taken = [part for statement in found for part in statement.parts]
    for span in marked:
        if not any(meet(span, part) for part in taken):
            words = stems_of(article.text, *span, weights)
            found.append(Statement(number, (span,), [words], [words], None, "direct"))
    taken += marked
    for block in article.blocks_of(*ROLES):
        for sentence in split_sentences(article.text, block.start, block.end):
            asked = article.text[slice(*sentence)].endswith("?")
            if not asked and not any(meet(sentence, part) for part in taken):
                words = stems_of(article.text, *sentence, weights)
                found.append(Statement(number, (sentence,), [words], [], attributed=False))
    return [statement for statement in found if any(statement.sentences)]


def _sentences(article: Article, parts: Sequence[Span], weights: Mapping[str, float]) -> list[list[Word]]:
    found = (
        stems_of(article.text, *sentence, weights)
        for part in parts
        for sentence in split_sentences(article.text, *part, wrapped=True)
    )
    return [words for words in found if words]


def _stretches(sentences: Sequence[Sequence[Word]], marked: Sequence[Span]) -> list[list[Word]]:
    """Return the words that stand in quotation marks, by pair of marks."""
    words = [word for sentence in sentences for word in sentence]
    inside = ([word for word in words if span.start <= word.start < span.end] for span in marked)
    return [stretch for stretch in inside if stretch]


@cache
def _speakers(name: str) -> frozenset[str]:
    """Return the last word of each who speaks by a name, or for whom an office or a body speaks."""
    plain = unaccented(name.lower().replace("’", "'"))
    found = set()
    for own in _SEVERAL.split(plain):
        words = [word for word in _WORD.findall(own) if word not in _SUFFIXES]
        while len(words) > 1 and words[-1] in _BODIES:
            words.pop()
        found.update(words[-1:])
    return frozenset(found or {name})
