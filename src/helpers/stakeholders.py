"""Tell for each stakeholder on an analyst's list how an article deals with it: the absent-voices grid.

The list has a row a stakeholder: its name, and in `also` its other names, the people who
speak for it, `type:expert` (everybody of a type of source) or `side:Ukraine` (everybody
of a side), with semicolons between. What is found has four steps, and the highest counts:

- quoted: a direct or mixed attribution is theirs;
- paraphrased: an indirect one is;
- mentioned: one of the names stands in the body outside their own words and the words
  that name them as source; whole words, capitals as given, but a name given in small
  letters may open a sentence;
- absent: none of it was found, which is no more than that.

An attribution is a stakeholder's where the speaker is one of its names, or, where no
speaker is known, the words for the source are. A name is met at the end of the first
noun phrase: "farmers" in "two farmers from Norby", but not in "a friend of farmers" or
"the farmers union". Attributions inside others count too, as words at second hand are
words; those outside the body do not.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from helpers import codebook, overrides, places
from helpers.article import Article, Span

Row = dict[str, Any]
Lists = Mapping[str, list[str]]  # the names of each stakeholder, its own first

STATUSES = ("quoted", "paraphrased", "mentioned", "absent")
COLUMNS = (
    "stakeholder status quotations paraphrases mentions start end paragraph position quotation_spans "
    "paraphrase_spans mention_spans"
).split()
SELECTORS = {"type": "source_type", "side": "side"}

_REST = r"\b(?:of|for|at|in|from|with|on|near|by|who|whose|that|which|to|as|than|against|behind|under|over)\b"
_ANOTHER_PHRASE = re.compile(rf"[,;:(]|{_REST}", re.IGNORECASE)
_PHRASE_ENDS = re.compile(rf"\W*$|\s*(?:[,;:()]|{_REST}|\b(?:and|or)\b)", re.IGNORECASE)


def lists_of(articles: Iterable[Article]) -> dict[str, Lists]:
    """Return the list that goes for each article, by the article's id; empty where there is none.

    Warns, in a sentence, of a `type:` that the codebook does not have.
    """
    read: dict[tuple[str, Path | None], Lists] = {}
    found = {}
    for article in articles:
        key = (article.collection, article.path.parent if article.path else None)
        if key not in read:
            read[key] = _names(article.collection, overrides.stakeholders(*key))
        found[article.id] = read[key]
    return found


def _names(collection: str, listed: Iterable[Mapping[str, str]]) -> Lists:
    names: dict[str, list[str]] = {}
    types = list(codebook.entries("source_types"))
    for row in listed:
        who = " ".join((row["stakeholder"] or "").split())
        for name in [who, *(row.get("also") or "").split(";")]:
            name = " ".join(name.split())
            selector, value = _selector(name)
            if selector == "type" and value not in types:
                overrides.warn(
                    f"stakeholders.csv of “{collection}”: “{name}” names no type of source; "
                    f"use one of {', '.join(types)}."
                )
            elif who and name and name not in names.setdefault(who, []):
                names[who].append(name)
    return names


def _selector(name: str) -> tuple[str | None, str]:
    """Return what a name selects by, "type" or "side", and the value; None for a plain name."""
    kind, colon, value = name.partition(":")
    kind, value = kind.strip().lower(), value.strip()
    if not colon or kind not in SELECTORS:
        return None, name
    return kind, value.lower().replace(" ", "_") if kind == "type" else value


def rows(article: Article, listed: Lists, attributions: Iterable[Row]) -> list[Row]:
    """Return a row for each stakeholder: its status, counts and places in one article.

    `attributions` are the article's rows of that table. `start`, `end`, `paragraph` and
    `position` are those of the first passage that gave the status, None where nothing
    was found. `mentions` is None for a stakeholder that has no name to look for.
    """
    body = [row for row in attributions if row["role"] == "body"]
    place = places.Body(article)
    return [_row(article, who, names, body, place) for who, names in listed.items()]


def _row(article: Article, who: str, names: list[str], body: list[Row], place: places.Body) -> Row:
    own = [row for row in body if _speaks(names, row)]
    quoted = [row for row in own if row["kind"] != "indirect"]
    paraphrased = [row for row in own if row["kind"] == "indirect"]
    pattern = _pattern(tuple(names))
    mentions = _mentions(article, pattern, own) if pattern else None
    found = (_spans(quoted), _spans(paraphrased), mentions or [])
    status, first = next(
        ((name, spans[0]) for name, spans in zip(STATUSES, found, strict=False) if spans), ("absent", None)
    )
    return {
        "stakeholder": who,
        "status": status,
        "quotations": len(quoted),
        "paraphrases": len(paraphrased),
        "mentions": None if mentions is None else len(mentions),
        "start": first.start if first else None,
        "end": first.end if first else None,
        "paragraph": place.paragraph(first.start) if first else None,
        "position": place.position(first.start) if first else math.nan,
        "quotation_spans": places.written(found[0]),
        "paraphrase_spans": places.written(found[1]),
        "mention_spans": places.written(found[2]),
    }


def _spans(own: Iterable[Row]) -> list[Span]:
    return sorted({span for row in own for span in places.read(row["spans"])})


def _speaks(names: Iterable[str], row: Row) -> bool:
    """Tell whether an attribution is that of a stakeholder with these names."""
    for name in names:
        selector, value = _selector(name)
        if selector:
            told = row[SELECTORS[selector]]
            if told and told.casefold() == value.casefold():
                return True
        elif _is_about(name, row["speaker"] or row["source_words"] or ""):
            return True
    return False


def _is_about(name: str, phrase: str) -> bool:
    """Tell whether a name ends the first noun phrase of a phrase, whatever the case."""
    phrase = " ".join(phrase.split())
    for match in re.finditer(rf"(?<!\w){_spelled(name)}(?!\w)", phrase, re.IGNORECASE):
        before, behind = phrase[: match.start()], phrase[match.end() :]
        if not _ANOTHER_PHRASE.search(before) and _PHRASE_ENDS.match(behind):
            return True
    return False


def _mentions(article: Article, pattern: re.Pattern, own: Iterable[Row]) -> list[Span]:
    """Return where names stand in the body outside what is attributed to them."""
    taken = [span for row in own for span in places.read(row["spans"])]
    taken += [Span(row["source_start"], row["source_end"]) for row in own if row["source_start"] is not None]
    found = [
        Span(*match.span())
        for block in article.paragraphs
        if block.role == "body"
        for match in pattern.finditer(article.text, block.start, block.end)
    ]
    return [span for span in found if not any(start <= span.start and span.end <= end for start, end in taken)]


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern | None:
    """Return what finds the names in a text, the longest first; None where there is no name to find."""
    plain = [name for name in names if _selector(name)[0] is None]
    if not plain:
        return None
    spelled = (_as_given(name) for name in sorted(plain, key=lambda name: -len(name)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def _as_given(name: str) -> str:
    """Return a name as a pattern that a capital at the start of a sentence does not hide."""
    first, spelled = name[0], _spelled(name)
    return f"[{first}{first.upper()}]{spelled[1:]}" if first.islower() else spelled


def _spelled(name: str) -> str:
    """Return a name as a pattern: any white space, any apostrophe."""
    parts = (re.sub("['’]", "['’]", re.escape(part)) for part in name.split())
    return r"\s+".join(parts)
