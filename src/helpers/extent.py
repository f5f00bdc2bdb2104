"""Find in the lines of a page where the article begins and ends, and which line is its headline.

The article is known by its prose: it begins with its first paragraph, and ends where other prose begins that has
little in common with it (comments, notices, the summaries of other stories).
"""

from bisect import bisect_left
from itertools import pairwise

from helpers.lines import Unit, plain, title_like, tokens

KNOWN_WORDS = 120  # with less prose than this too little is known of an article to call words foreign
TEASER_OVERLAP = 0.12  # share of a paragraph's longer words that the article must have used already


def article_range(units: list[Unit]) -> tuple[int, int]:
    """Return the places of the article's first paragraph and, end exclusive, its last.

    Prose of a few lines above a byline or a date is the article's summary, not yet
    its text. A text without a finished paragraph begins with its longest lines.
    """
    prose = [i for i, unit in enumerate(units) if unit.prose]
    if not prose:
        prose = [i for i, u in enumerate(units) if u.cue is None and (u.final or u.words >= 15)]
    if not prose:
        return len(units), len(units)
    first = prose[0]
    for place, unit in enumerate(units[:20]):
        above = bisect_left(prose, place)
        if (unit.cue or "").split("@")[0] not in ("byline", "timestamp"):
            continue
        if (above == 0 and unit.cue != "timestamp") or first == 0 or above > 3 or len(prose) - above < 2:
            break
        if sum(units[i].words for i in prose[:above]) <= 40 * above:
            first = prose[above]
    return first, _last(units, prose, first)


def _closes(unit: Unit) -> bool:
    """Say whether a line tells how the article was made or corrected, as below its end."""
    return unit.cue == "note"


def _last(units: list[Unit], prose: list[int], first: int) -> int:
    """Return the end of the article: after it come only blocks of other prose.

    Some paragraphs far below, behind lists or buttons, that share few words with the
    article before them are comments or notices, or the summaries of other stories, where
    titles stand between them; so are a few behind a note on how the article was made.
    """
    prose = [i for i in prose if i >= first]
    runs: list[list[int]] = []
    for place in prose:
        if runs and place - runs[-1][-1] <= 2 and not any(map(_closes, units[runs[-1][-1] : place])):
            runs[-1].append(place)
        else:
            runs.append([place])
    while len(runs) > 1:
        run, before = runs[-1], runs[-2]
        between = units[before[-1] + 1 : run[0]]
        closed = any(map(_closes, between))
        walled = closed or any(u.opens or (u.cue or "").startswith("chrome") for u in between)
        stacked = any(b - a == 1 for a, b in pairwise(run))
        known = sum(units[i].words for earlier in runs[:-1] for i in earlier)
        if known < KNOWN_WORDS or not walled or (len(run) > 3 and stacked):
            break
        if not closed and shared(units, first, before[-1] + 1, run) >= TEASER_OVERLAP:
            break
        runs.pop()
    last = runs[-1][-1] + 1
    while last < len(units) and units[last].cue is None and units[last].words >= 3:
        if not units[last].final and not (units[last].text.endswith(":") and units[last].words >= 5):
            break
        last += 1
    return last


def shared(units: list[Unit], first: int, end: int, run: list[int]) -> float:
    """Return the share of a run's longer words that the article before it has."""
    known = {w for unit in units[first:end] if unit.prose for w in _long_words(unit)}
    wanted = [w for place in run for w in _long_words(units[place])]
    return sum(w in known for w in wanted) / len(wanted) if wanted else 0.0


def _long_words(unit: Unit) -> list[str]:
    return [w for w in tokens(unit.text.casefold()) if len(w) > 4]


def headline_place(units: list[Unit], first: int, headline: str | None) -> int | None:
    """Return the place of the headline: the manifest's, or the first title-like line at the head."""
    if headline and (wanted := plain(headline)):
        keys = [plain(unit.text) if unit.words <= 60 else "" for unit in units]
        if wanted in keys:
            return keys.index(wanted)
        for place, key in enumerate(keys):
            if (
                len(key) >= 15
                and (wanted.startswith(key) or key.startswith(wanted))
                and 2 * len(key) >= len(wanted)
            ):
                return place
    if first < len(units) - 1 and title_like(units[first]) and all(u.words < 4 or u.cue for u in units[:first]):
        return first
    titles = [i for i in range(min(first, len(units))) if units[i].cue is None and 2 <= units[i].words <= 40]
    named = [i for i in titles if units[i].words >= 4 and not (units[i].text.isupper() and units[i].words <= 5)]
    for place in named or titles:
        return place
    if first < len(units) or not units:
        return None
    return next((i for i, unit in enumerate(units) if unit.cue is None), None)
