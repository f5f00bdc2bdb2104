"""Find the words that one outlet uses more than the others, measured against how often English uses them.

The measure is the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and
Quinn (2008), Fightin' Words, Political Analysis 16(4), 372-403. The prior comes from outside the
texts compared: the frequencies of English words in the package `wordfreq` (Speer 2022), which
adds up news, books, subtitles, Wikipedia and the web. It weighs as much as an outlet's own
words, so that "of" and "with" must differ by a lot to be told. A possessive 's is left off, a form in
-s is counted with its word where the texts have both ("tension", "tensions"), and other forms
are words of their own. What has no letter is no word.

A high z says that a word is used more often in these texts, by more than their length would let
one expect of words drawn one by one. Words are not: a topic brings its words again and again, so
z is no test of how an outlet writes.
"""

import math
import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from helpers import names
from helpers.article import Article, Span
from helpers.framing import sentences
from helpers.named_things import things_named
from helpers.quotes import voice_of
from helpers.tokens import words as words_in

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = "article voice word name count".split()
DISTINCTIVE_COLUMNS = "outlet word count of others of_others log_odds z".split()

# A word that makes up a thousandth of English or more (the, of, said, people: 110 words) tells little of a text.
COMMON = 1e-3
# With fewer words z means little. A word that the others never use must come nine times before its z reaches 2,
# and few words but the commonest make up a hundredth of a text. And measured on 62 events told by three
# outlets: of the twenty highest words found in every second sentence, a third were still that outlet's in the
# sentences between at 400 words an outlet, half at 800 to 1,000, three in four at 4,000.
ENOUGH_WORDS = 1000
AT_LEAST = 2  # uses by the outlet; what stands once in a text is no habit
ALIKE = 1e-9  # log odds no further from 0 are those of equal shares, but for rounding

_WORD = re.compile(r"[^\W\d_].*[^\W\d_]|[aAI]$")  # another single letter is an initial
_POSSESSIVE = re.compile(r"'[sS]$|(?<=s)'$")
_OPENED = re.compile(r"[“\"‘:—–…]\s?[“\"‘]?$")  # what a capital may follow inside a sentence
_CALENDAR = names.WEEKDAYS | set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def word_counts(article: Article) -> "pd.DataFrame":
    """Return how often each word stands in headline, subheads and body, by voice: a row a voice, word and name.

    Columns: article (id), voice (one of `VOICES`), word (in small letters, a name as it is written; straight
    apostrophes, without a possessive 's), name (whether it is written as a name: with a capital that
    opens no sentence, titles like "President" left out; at the opening of a sentence and in headlines,
    as the article has the word elsewhere), count. The rows are in the order in which the words first stand.
    """
    import pandas as pd

    counts = Counter((voice_of(article, *span), word, name) for span, word, name in _words(article))
    rows = [(article.id, *key, count) for key, count in counts.items()]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table if rows else table.astype({"name": bool, "count": int})


def distinctive_words(
    words: "pd.DataFrame",
    *,
    names: bool = True,
    common: bool = False,
    voice: str | None = "outlet",
    at_least: int = AT_LEAST,
) -> "pd.DataFrame":
    """Return the words that each outlet uses more than all the others together, highest z first.

    `words` are the rows of `word_counts` of any articles, with the column `outlet` or, without one,
    the article's id in its place. `names=False` leaves out words written as names, `common=True` takes in
    the words that make up a thousandth of English, `voice` keeps one voice (None: all), `at_least` is
    how often the outlet must use a word.

    Columns: outlet; word; count (uses by the outlet), of (all its words counted); others (uses by the others),
    of_others (all their words counted); log_odds (the natural log of the ratio of the two odds, prior
    included: higher, more the outlet's; 0.69 is twice the odds); z (log_odds over its standard error).
    Without two outlets that have words there are no rows.
    """
    import pandas as pd

    english = _english()
    by_outlet = _with_forms_together(_by_outlet(words, voice, names), english)
    total = sum(by_outlet.values(), Counter())
    size = total.total()
    expected = {word: max(english.get(word.lower(), 0.0), 1 / size) for word in total}
    prior = sum(expected.values())
    rows = []
    for outlet, counts in by_outlet.items():
        own = counts.total()
        rest = size - own
        if not own or not rest or len(total) < 2:
            continue  # no others, or no other word: there are no odds
        found = []
        for word, here in counts.items():
            there = total[word] - here
            ours, theirs = here + own * expected[word], there + rest * expected[word]
            log_odds = _log_odds(ours, own * (1 + prior)) - _log_odds(theirs, rest * (1 + prior))
            if here >= at_least and log_odds > ALIKE and (common or english.get(word.lower(), 0.0) < COMMON):
                z = log_odds / math.sqrt(1 / ours + 1 / theirs)
                found.append((outlet, word, here, own, there, rest, log_odds, z))
        rows += sorted(found, key=lambda row: (-row[-1], row[1]))
    return pd.DataFrame(rows, columns=DISTINCTIVE_COLUMNS)


def short_texts(words: "pd.DataFrame", *, names: bool = True, voice: str | None = "outlet") -> dict[str, int]:
    """Return the outlets with fewer than `ENOUGH_WORDS` words, and how many they have; empty without any.

    Where it is not empty, say so beside every z: the texts are too short for it to mean much.
    """
    sizes = {outlet: counts.total() for outlet, counts in _by_outlet(words, voice, names).items()}
    return {outlet: size for outlet, size in sizes.items() if size < ENOUGH_WORDS}


def _by_outlet(words: "pd.DataFrame", voice: str | None, with_names: bool) -> dict[str, Counter]:
    """Return the counts of each outlet, in the table's order; an outlet whose words are all left out has none."""
    counts: dict[str, Counter] = defaultdict(Counter)
    outlets = words["outlet"] if "outlet" in words else words["article"]
    for outlet, spoken, word, name, count in zip(
        outlets, words["voice"], words["word"], words["name"], words["count"], strict=True
    ):
        counts[outlet][word] += count if spoken == (voice or spoken) and (with_names or not name) else 0
    return {outlet: +found for outlet, found in counts.items()}


def _with_forms_together(by_outlet: dict[str, Counter], english: dict[str, float]) -> dict[str, Counter]:
    """Count words in -s and -ies with the word that they are a form of, where the texts have both."""
    known = {word for counts in by_outlet.values() for word in counts if english.get(word, 0.0) < COMMON}

    def base(word: str) -> str:
        singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        return singular if len(singular) > 2 and word in known and singular in known else word

    together: dict[str, Counter] = {}
    for outlet, counts in by_outlet.items():
        together[outlet] = Counter()
        for word, count in counts.items():
            together[outlet][base(word)] += count
    return together


def _log_odds(part: float, whole: float) -> float:
    return math.log(part / (whole - part))


@cache
def _english() -> dict[str, float]:
    """Return the share of English text that each word makes up: the 29,000 words above one in a million."""
    from wordfreq import get_frequency_dict  # takes 0.15 s to import

    return get_frequency_dict("en", wordlist="small")


# -- words and names -------------------------------------------------------------


def _words(article: Article) -> list[tuple[Span, str, bool]]:
    """Return the words with a letter, and whether each is written as a name."""
    found: list[tuple[Span, str, bool, bool]] = []
    inside, small = _named(article), set()
    for (start, end), role in sentences(article):
        before = None  # the word that opened the sentence, where this is the second and a name goes on
        for span in words_in(article.text, start, end):
            form = _POSSESSIVE.sub("", article.text[span.start : span.end].replace("’", "'"))
            if not _WORD.search(form):
                continue
            capital = form[0].isupper() and not _is_no_name(form.lower())
            opens = role != "body" or span.start == start or bool(_OPENED.search(article.text, start, span.start))
            found.append((span, form, capital, opens))
            if not capital:
                small.add(form.lower())
            elif not opens:
                inside.update((form, before) if before and form.lower() not in _CALENDAR else (form,))
            first = capital and role == "body" and span.start == start
            before = form if first and article.text[span.end : span.end + 1] == " " else None
    return [
        (span, form if name else form.lower(), name)
        for span, form, capital, opens in found
        for name in [capital and (not opens or (form in inside and form.lower() not in small))]
    ]


def _named(article: Article) -> set[str]:
    """Return the words of the names of persons and countries, which may stand at openings alone."""
    named = (found for found, _ in things_named(article) if found.kind != "act")
    spans = (span for found in named for span in words_in(article.text, found.start, found.end))
    forms = (article.text[span.start : span.end].replace("’", "'") for span in spans)
    return {_POSSESSIVE.sub("", form) for form in forms if form[0].isupper()}


@cache
def _is_no_name(word: str) -> bool:
    """Tell titles and the capitals of "I" and of function words from names; days and months are names."""
    key = word.rstrip(".")
    return key in names.word_list("titles") or (key in names.word_list("not_names") and key not in _CALENDAR)
