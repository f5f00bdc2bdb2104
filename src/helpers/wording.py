"""The nouns of a written finding: a sentence made of plain pieces and of numbers with evidence.

A number never comes without what it counts. Where it counts passages it holds them;
where it measures whole articles (a mean sentence length) it holds the articles. The
words are put together here and in `findings`, and how they look is left to whoever
prints them: plain text, Markdown or the report's HTML.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers.places import read as spans_in

if TYPE_CHECKING:
    from helpers.compare import Tables

Row = dict[str, Any]
Told = tuple[Row, float]  # an article and its value

MOST_TOLD = 3  # more articles than this are told by their lowest and highest
MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not the locale's
MAX_NAME_WORDS = 6  # a source known only by its description is cut to a name's length


class Passage(NamedTuple):
    """A stretch of one article's text, by code-point offsets, end exclusive."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Number:
    """A value as printed, what it counts, and where that stands.

    `what` completes "passages counted:" ("quotations in CBS News"). `passages` are the
    passages counted, none where the count is zero; `articles` the ids of the articles
    measured as a whole or looked through in vain.
    """

    value: float
    shown: str
    what: str
    passages: tuple[Passage, ...] = ()
    articles: tuple[str, ...] = ()


Clause = tuple["str | Number", ...]


@dataclass(frozen=True)
class Finding:
    """A sentence. `size` is how large a difference it states, from 0 (none) to 1."""

    pieces: Clause
    size: float = 0.0

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(piece if isinstance(piece, str) else piece.shown for piece in self.pieces)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the sentence, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Number))

    def markdown(self) -> str:
        """The sentence as Markdown, names that hold Markdown's own signs included."""
        return re.sub(r"([\\`*_{}\[\]<>#|$~&])", r"\\\1", self.text)


def markdown(findings: Iterable[Finding]) -> Any:
    """Return findings as a list that a notebook shows (an `IPython.display.Markdown`)."""
    from IPython.display import Markdown

    return Markdown("\n".join(f"- {finding.markdown()}" for finding in findings))


def phrase(template: str, **parts: "str | int | Number | Clause") -> Clause:
    """Fill a template's `{names}` with plain words, numbers or clauses made before."""
    pieces: list[str | Number] = []
    for piece in re.split(r"(\{\w+\})", template):
        part = parts[piece[1:-1]] if piece.startswith("{") and piece.endswith("}") else piece
        pieces.extend(part if isinstance(part, tuple) else (part,))
    return tuple(piece for piece in pieces if piece != "")


def say(template: str, size: float = 0.0, **parts: "str | int | Number | Clause") -> Finding:
    """Return a finding: a filled template with a capital at its start."""
    pieces = phrase(template, **parts)
    if isinstance(pieces[0], str):
        pieces = (pieces[0][0].upper() + pieces[0][1:], *pieces[1:])
    return Finding(pieces, size if math.isfinite(size) else 0.0)


def listed(clauses: Sequence[Clause], last: str = " and ", between: str = ", ") -> Clause:
    """Join clauses as a list is read: a, b and c."""
    pieces: list[str | Number] = []
    for place, clause in enumerate(clauses):
        if place:
            pieces.append(last if place == len(clauses) - 1 else between)
        pieces.extend(clause)
    return tuple(pieces)


def grouped(items: Sequence[tuple[Clause, Clause]]) -> Clause:
    """Join "who in where" so that a who that comes again is said once: a in x and y; b in z."""
    places: dict[Clause, list[Clause]] = {}
    for who, where in items:
        places.setdefault(who, []).append(where)
    parts = [phrase("{who} in {where}", who=who, where=listed(where)) for who, where in places.items()]
    return listed(parts) if len(parts) == len(items) else listed(parts, last="; ", between="; ")


def count(value: float, what: str, passages: Iterable[Passage] = (), articles: Iterable[str] = ()) -> Number:
    """Return a whole number, thousands parted by a comma."""
    return Number(value, f"{int(value):,}", what, tuple(passages), tuple(articles))


def percent(value: float, what: str, passages: Iterable[Passage] = (), articles: Iterable[str] = ()) -> Number:
    """Return a share from 0 to 1 as a percentage; what is not nothing is never shown as 0%."""
    return Number(value, show_percent(value), what, tuple(passages), tuple(articles))


def decimal(
    value: float, what: str, articles: Iterable[str], passages: Iterable[Passage] = (), places: int = 1
) -> Number:
    """Return a measure with one decimal, or as many as asked for."""
    return Number(value, f"{value:.{places}f}", what, tuple(passages), tuple(articles))


def middle(value: float, what: str, articles: Iterable[str], passages: Iterable[Passage] = ()) -> Number:
    """Return a median of counts: a whole number, or one and a half between two."""
    return Number(value, f"{value:g}", what, tuple(passages), tuple(articles))


def show_percent(value: float) -> str:
    """Return a share as a percentage, rounded so that only none is 0% and only all 100%."""
    if 0 < value < 0.005:
        return "under 1%"
    if 0.995 <= value < 1:
        return "over 99%"
    return f"{math.floor(round(value * 100, 9) + 0.5)}%"  # 23 of 40 is 57.5, as a float a little less


def plural(number: float, one: str, more: str | None = None) -> str:
    """Return the noun in the number that fits."""
    return one if number == 1 else more or f"{one}s"


def counted(number: Number, one: str, more: str | None = None) -> Clause:
    """Return a number with its noun: "1 quotation", "8 quotations"."""
    return (number, f" {plural(number.value, one, more)}")


def known(value: Any) -> bool:
    """Say whether a table's cell holds something: not None, not NaN, not empty."""
    return value is not None and value == value and value != ""


def day(published: Any) -> str:
    """Return a date as a reader writes it, "not known" where there is none."""
    if not known(published):
        return "not known"
    if not isinstance(published, date):
        return str(published)
    return f"{published.day} {MONTHS[published.month - 1]} {published.year}"


def readable(identifier: str) -> str:
    """Return a codebook id as words."""
    return str(identifier).replace("_", " ")


def shortened(text: str, words: int = MAX_NAME_WORDS) -> str:
    """Return a text's first words, with an ellipsis where it goes on."""
    parts = str(text).split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def rows(frame: Any) -> list[Row]:
    """Return a table's rows as dictionaries, in order."""
    return frame.to_dict("records")


def counted_attributions(tables: "Tables") -> list[Row]:
    """Return the attributions that stand in a body, inside no other, and report speech."""
    return [row for row in rows(tables.attributions) if row["counted"]]


def spans_of(row: Row) -> list[Passage]:
    """Return the passages of a row: its `spans`, else its start and end."""
    return pairs_of(row, "spans") or [Passage(row["article"], int(row["start"]), int(row["end"]))]


def pairs_of(row: Row, column: str) -> list[Passage]:
    """Return the passages that a cell holds as "12-40;55-90", none for an empty cell."""
    if not known(row.get(column)):
        return []
    return [Passage(row["article"], *span) for span in spans_in(row[column])]


def passages_of(found: Iterable[Row]) -> tuple[Passage, ...]:
    """Return the passages of rows, each once, in order."""
    return tuple(dict.fromkeys(passage for row in found for passage in spans_of(row)))


def tally(found: list[Row], what: str, article: Row) -> Number:
    """Return how many rows there are, with their passages; none was found in `article`."""
    return count(len(found), f"{what} in {article['outlet']}", passages_of(found), (article["article"],))


def whole(value: float, what: str, article: Row) -> Number:
    """Return a count over a whole article."""
    return count(value, f"{what} in {article['outlet']}", (), (article["article"],))


def across(
    told: list[Told],
    first: Callable[[Row], Clause],
    rest: Callable[[Row], Clause],
    many: Callable[[Row, Row], Clause],
    size: float,
) -> list[Finding]:
    """Return one sentence over articles: all of up to three, highest first, else the two ends.

    Many that are all alike make no sentence.
    """
    told = sorted((pair for pair in told if known(pair[1])), key=lambda pair: -pair[1])
    if not told:
        return []
    if len(told) <= MOST_TOLD:
        clauses = [first(told[0][0]), *(rest(article) for article, _ in told[1:])]
        return [say("{all}.", size, all=listed(clauses, last=", " if len(told) == 2 else " and "))]
    if told[0][1] == told[-1][1]:
        return []  # nothing runs from anything to anything
    return [say("{ends}.", size, ends=many(told[-1][0], told[0][0]))]


def gap(values: Iterable[float]) -> float:
    """Return the distance between the highest and lowest share, 0 for fewer than two."""
    values = [value for value in values if known(value)]
    return max(values) - min(values) if len(values) > 1 else 0.0


def relative_gap(values: Iterable[float]) -> float:
    """Return how far the lowest value falls short of the highest, from 0 to 1."""
    values = [value for value in values if known(value)]
    return 1 - min(values) / max(values) if len(values) > 1 and max(values) > 0 else 0.0


def every(articles: list[Row]) -> str:
    """Return how all articles together are called."""
    return {1: "this article", 2: "both articles"}.get(len(articles), "all these articles")


def number_of(listing: list[Row]) -> Number:
    """Return how many articles a list holds."""
    return count(len(listing), "articles compared", (), [article["article"] for article in listing])


def own_rows(found: list[Row], article: Row) -> list[Row]:
    """Return the rows that belong to an article."""
    return [row for row in found if row["article"] == article["article"]]


def of_all(number: Number, total: Number, noun: str, article: Row) -> Clause:
    """Return "4 of 8 quotations in CBS News", without the noun where none is given."""
    all_of_them = counted(total, noun) if noun else (total,)
    return phrase("{n} of {all} in {name}", n=number, all=all_of_them, name=article["outlet"])
