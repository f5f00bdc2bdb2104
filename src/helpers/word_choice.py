"""Find the words that colour a text beside what they say, and tell in whose voice they stand.

Loaded words, hedges, boosters and evidentials are lists of the codebook, agentless passives a rule
(`passives`); the verb of a cue gets the tier that the codebook gives it (`cue_verbs`). What is found
describes the wording, and nothing more: a loaded word may be deserved, a passive may have no agent
worth naming. Tone is VADER's, with a `WARNING`.
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import codebook, passives
from helpers.article import FURNITURE, Article, Span
from helpers.cue_verbs import verb_of
from helpers.framing import sentences, table_of, voice_and_speaker
from helpers.quotes import voice_of
from helpers.readability import outlets_own
from helpers.sources import find_attributions
from helpers.terms import lexicon, of_term, tokenise

if TYPE_CHECKING:
    import pandas as pd

LISTS = {"loaded_words": "loaded", "hedges": "hedge", "boosters": "booster", "evidentials": "evidential"}
KINDS = (*LISTS.values(), "passive")
ROUNDER = ("hedges", "rounder")  # the entry whose terms count before a number alone
WIDTH = 60  # characters of context on either side, some ten words
POSITIVE = 0.05  # the thresholds of VADER's authors (Hutto and Gilbert 2014)
NEGATIVE = -0.05
WARNING = (
    "Off-the-shelf measures of tone agree poorly with readers and with each other: read these figures as a hint "
    "where to look, never as how an article sounds (Boukes and others 2020; van Atteveldt, van der Velden and "
    "Boukes 2021)."
)
WORD_COLUMNS = ["article", "kind", "category", "term", "voice", "speaker", "role", "start", "end"]
VERB_COLUMNS = [
    "article", "verb", "tier", "speaker", "source_type", "side", "kind", "role", "nested", "score", "start", "end",
]  # fmt: skip
TONE_COLUMNS = ["article", "voice", "sentences", "mean_compound", "positive", "negative", "neutral"]
CONTEXT_COLUMNS = ["article", "outlet", "left", "term", "right", "voice", "speaker", "role", "start", "end"]

_WORD = re.compile(r"\w+")
_NO_NAME_AFTER = frozenset("\"'“‘«([:—–-#@")  # a capital behind one of these need not be a name's


class Found(NamedTuple):
    """A word or phrase found in a text: its kind, category and term."""

    start: int
    end: int
    kind: str
    category: str
    term: str


def word_choice(article: Article) -> "pd.DataFrame":
    """Return a row for every loaded word, hedge, booster, evidential and agentless passive.

    Headline, subheads and body are read. Columns: article (id), kind (one of `KINDS`), category (the
    entry's id in the codebook's list; of a passive "agentless"), term (as the list has it; of a passive
    its participle), voice (one of `article.VOICES`), speaker (of the innermost attribution that holds
    the term, None in the outlet's voice or where the speaker can't be told), role, start and end
    (code-point offsets). A word that two entries share has a row for each.

    The lists are our own, after the definitions of Recasens and others (2013), Hyland (1998, 2005),
    Prince and others (1982), Chafe (1986) and Aikhenvald (2004), passives after Trew (1979) and Henley
    and others (1995); the codebook's files name all.
    """
    attributions = find_attributions(article)
    rows = []
    for sentence, role in sentences(article):
        for found in find_words(article.text, *sentence, title=role != "body"):
            place = Span(found.start, found.end)
            whose = voice_and_speaker(article, attributions, place)
            rows.append((article.id, found.kind, found.category, found.term, *whose, role, *place))
    return table_of(rows, WORD_COLUMNS)


def reporting_verbs(article: Article) -> "pd.DataFrame":
    """Return a row for every attribution with a cue, in any role, those inside others too.

    Columns: article (id), verb (as the codebook names it), tier (how the verb presents what is said, one
    of `cue_verbs.TIERS`), speaker, source_type, side and kind of the attribution, role, nested (whether
    it stands inside another), score (of the attribution, None inside another), start and end (of the verb;
    without one, of the cue). Verb and tier are None where the cue has no verb of speech that the codebook knows:
    "according to", a colon, a noun, a rare verb, a verb of wish or thought.
    """
    rows: list[tuple[Any, ...]] = []
    for a in find_attributions(article):
        if a.cue:
            verb = verb_of(article.text, a.cue, in_marks=a.kind != "indirect")
            name, tier, start, end = verb or (None, None, *a.cue[0])
            who = (a.speaker, a.source_type, a.side, a.kind)
            rows.append((article.id, name, tier, *who, a.role, a.nested_in is not None, a.score, start, end))
    return table_of(rows, VERB_COLUMNS, ("verb", "tier", "speaker", "source_type", "side", "score"))


def tone(article: Article) -> "pd.DataFrame":
    """Return VADER's tone of an article's body in the outlet's own voice, as one row.

    Columns: article (id), voice ("outlet"), sentences (how many are the outlet's: without what stands in
    quotation marks they have three words or more, most of them not a paraphrase of somebody), mean_compound
    (mean of their compound scores, from -1 to 1, higher is more positive; NaN without a sentence),
    positive, negative and neutral (how many score from .05 up, from -.05 down, and between).

    The scores are those of Hutto and Gilbert (2014), made for social media. `WARNING` belongs beside every
    figure. Boukes and others (2020, Communication Methods and Measures 14(2), 83-104) found that
    off-the-shelf tools hardly agree with each other or with coders; van Atteveldt, van der Velden and
    Boukes (2021, ibid. 15(2), 121-140) that no dictionary came close to acceptable validity.
    """
    own = [parts for parts in outlets_own(article) if _is_outlets(article, parts)]
    scores = [_compound(" ".join(article.text[start:end] for start, end in parts)) for parts in own]
    mean = sum(scores) / len(scores) if scores else math.nan
    positive = sum(score >= POSITIVE for score in scores)
    negative = sum(score <= NEGATIVE for score in scores)
    row = (article.id, "outlet", len(scores), mean, positive, negative, len(scores) - positive - negative)
    return table_of([row], TONE_COLUMNS)


def in_context(articles: Iterable[Article], term: str, width: int = WIDTH) -> "pd.DataFrame":
    """Return every occurrence of a word or phrase with the text around it, furniture left out.

    `term` is typed as it would be read, capitals or not; ~ after a word stands for its regular
    inflections (threat~ finds threats). A hyphen counts as a space, and a possessive 's is looked
    through. Columns: article (id), outlet (the name to print), left and right (up to `width` characters of
    the same paragraph, whole words), term (as it stands), voice, speaker, role, start and end. Raises
    ValueError for a term without a letter or digit.
    """
    wanted = of_term(term)
    rows = []
    for article in articles:
        attributions = find_attributions(article)
        for block in article.paragraphs:
            if block.role in FURNITURE:
                continue
            for hit in wanted.find(article.text, block.start, block.end):
                end = hit.end + (term.endswith(".") and article.text.startswith(".", hit.end))
                left = _whole_words(article.text[block.start : hit.start][::-1], width)[::-1]
                right = _whole_words(article.text[end : block.end], width)
                words = " ".join(article.text[hit.start : end].split())
                whose = voice_and_speaker(article, attributions, Span(hit.start, end))
                rows.append((article.id, article.label, left, words, right, *whose, block.role, hit.start, end))
    return table_of(rows, CONTEXT_COLUMNS)


def find_words(text: str, start: int = 0, end: int | None = None, *, title: bool = False) -> list[Found]:
    """Return the words of the lists and the agentless passives in a sentence, in reading order.

    A word with a capital inside a sentence is taken for a name (the month of May), in a `title` it is not.
    """
    tokens, spans = tokenise(text, start, len(text) if end is None else end)
    ends = {last: place for place, (_, last) in enumerate(spans)}
    found = []
    for hit in lexicon(*LISTS).find_among(tokens, spans):
        if (hit.list, hit.entry) == ROUNDER and not _is_number(tokens, ends[hit.end] + 1):
            continue
        if title or hit.start == spans[0][0] or not _is_name(text, hit.start, hit.end):
            found.append(Found(hit.start, hit.end, LISTS[hit.list], hit.entry, hit.term))
    for first, last, evidential in passives.agentless(tokens):
        start, stop = spans[first][0], spans[last][1]
        kind, category = ("evidential", evidential) if evidential else ("passive", "agentless")
        if not any(one.kind == "evidential" and one.start < stop and start < one.end for one in found):
            found.append(Found(start, stop, kind, category, tokens[last]))
    return sorted(found)


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether what begins with a capital inside a sentence is taken for a name."""
    word = _WORD.match(text, start, end).group()
    if not word[0].isupper() or word == "I" or (len(word) > 1 and word.isupper()):  # all in capitals: said loudly
        return False
    return text[max(start - 3, 0) : start].rstrip()[-1:] not in _NO_NAME_AFTER


def _is_number(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a number stands at a token: a figure that is no year or date, or a number word."""
    if at >= len(tokens):
        return False
    if tokens[at][0].isdigit():
        return not (len(tokens[at]) == 4 and tokens[at][:2] in ("19", "20"))
    return not _number_words().isdisjoint((tokens[at], " ".join(tokens[at : at + 2])))


@cache
def _number_words() -> frozenset[str]:
    return codebook.words("hedges", "number_words")


def _is_outlets(article: Article, parts: Sequence[Span]) -> bool:
    """Tell whether most of what is left of a sentence without its quotations is the outlet's."""
    own = sum(end - start for start, end in parts if voice_of(article, start, end) == "outlet")
    return 2 * own >= sum(end - start for start, end in parts)


@cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def _compound(text: str) -> float:
    return _vader().polarity_scores(text)["compound"]


def _whole_words(text: str, width: int) -> str:
    """Return the beginning of a text, cut between words, its line ends as spaces."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return flat[: width + 1].rpartition(" ")[0] or flat[:width]
