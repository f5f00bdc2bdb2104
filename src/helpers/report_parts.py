"""The parts of a report, whatever it is written as: sections of sentences, charts and tables.

The page and the document are written from the same parts, so that they can't tell two
stories. A part is plain: words are words (never HTML), and a number in a sentence still
has its passages. `evidence_of` tells these passages in words, for what can't be clicked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from helpers import annotated
from helpers.article import Article
from helpers.figures import Chart
from helpers.page_tables import Part, Table
from helpers.wording import Finding, Number, Passage, shortened

MOST_LISTED = 2  # articles whose paragraphs are listed; of more nobody reads the list
EXCERPT_WORDS = 8  # of a passage that is alone; several are told by their places
_PARAGRAPH = re.compile(r"paragraph (\d+)")


@dataclass(frozen=True)
class TableBlock:
    """A table to print: plain text in cells, a line a paragraph; `figures` are the columns of numbers, from 0."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    figures: Sequence[int] = ()

    def __post_init__(self) -> None:
        uneven = [row for row in self.rows if len(row) != len(self.headers)]
        if uneven:
            raise ValueError(
                f"table “{self.caption}” has {len(self.headers)} columns, a row of it {len(uneven[0])}"
            )


@dataclass(frozen=True)
class Section:
    """A section of a report.

    `name` is its key (`findings.SECTIONS`), `title` its heading of `level` 1 or 2.
    `sentences` are findings, or plain text that counts nothing; a paragraph takes
    `together` of them. `charts` come with their numbers. `notes` are paragraphs that
    the analyst wrote. `behind` is the file with the table that most of its numbers come from.
    """

    name: str
    title: str
    sentences: Sequence[Finding | str] = ()
    charts: Sequence[tuple[Chart, int]] = ()
    tables: Sequence[TableBlock] = ()
    notes: Sequence[str] = ()
    together: int = 4
    level: int = 1
    behind: str = "tables"

    @property
    def findings(self) -> list[Finding]:
        """The sentences that count something."""
        return [sentence for sentence in self.sentences if isinstance(sentence, Finding) and sentence.numbers]

    @property
    def empty(self) -> bool:
        """Whether there is nothing under the heading."""
        return not (self.sentences or self.charts or self.tables or self.notes)


@dataclass(frozen=True)
class Report:
    """A whole report: `labels` has the articles' printed names by id, `without_text` leaves their words out."""

    title: str
    sections: Sequence[Section]
    articles: Sequence[Article]
    labels: Mapping[str, str]
    without_text: bool = False
    subtitle: str = ""
    language: str = "en-GB"


def block_of(table: Table) -> TableBlock:
    """Return a table of the page as plain text: "outlet: words (place)", a line for each part of a cell."""
    rows = [["\n".join(map(_part_text, cell)) for cell in row] for row in table.rows]
    figures = [place for place, column in enumerate(table.columns) if column.numeric]
    return TableBlock(table.caption, [column.name for column in table.columns], rows, figures)


def _part_text(part: Part) -> str:
    words, place = " ".join(part.words.split()), part.place
    told = f"{words} ({place})" if words and place else words or place
    return f"{part.label}: {told}" if part.label else told


def caption_of(chart: Chart) -> str:
    """Return what stands under a chart: its finding, what is drawn, and the table behind it."""
    caption = chart.figure.caption
    told = [part.rstrip(".") + "." for part in (caption.finding, caption.subtitle, caption.source) if part]
    return " ".join([*told, f"The table behind it: tables/{chart.table}.csv."])


def text_of(sentence: Finding | str) -> str:
    """Return a sentence as plain text."""
    return sentence.text if isinstance(sentence, Finding) else sentence


# ---- evidence in words ------------------------------------------------------------


def evidence_of(finding: Finding, report: Report, behind: str = "tables") -> str:
    """Return what each number of a sentence counts and where that stands.

    "Quotations in North Post: 4 (paragraphs 2, 4–6)." A passage that is alone is told by its
    first words as well, unless the report is without text. What stands in more articles than
    `MOST_LISTED` is not listed: the table to look it up in is named, `behind`.
    """
    articles = {article.id: article for article in report.articles}
    numbers = dict.fromkeys(finding.numbers)
    return " ".join(
        f"{_capital(number.what)}: {_counted(number, articles, report, behind)}." for number in numbers
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counted(number: Number, articles: Mapping[str, Article], report: Report, behind: str) -> str:
    """Return a number with the places of what it counts, or with the articles measured or looked through."""
    found = _by_article(number.passages, articles)
    if len(found) > MOST_LISTED:
        where = f"in {len(found)} articles, see {behind}"
    elif number.passages:
        where = _places(number, articles, report)
    elif number.articles:
        verb = "" if number.value else "looked for in "
        names = [report.labels.get(name, name) for name in number.articles]
        if len(names) == 1 and number.what.endswith(f" {names[0]}"):
            return number.shown
        where = f"{verb}{', '.join(names)}"
    else:
        return number.shown
    return f"{number.shown} ({where})"


def _places(number: Number, articles: Mapping[str, Article], report: Report) -> str:
    """Return the places of a number's passages, article by article, with its name where `what` has it not."""
    told = []
    alone = len(number.passages) == 1 and not report.without_text
    for name, passages in _by_article(number.passages, articles).items():
        article, label = articles[name], report.labels.get(name, articles[name].label)
        places = places_in_words(annotated.place_of(article, passage) for passage in passages)
        if alone:
            places += f", {_quoted(article, passages[0])}"
        plain = len(articles) == 1 or number.what.endswith(f" {label}")
        told.append(places if plain else f"{label}: {places}")
    return "; ".join(told)


def _by_article(passages: Iterable[Passage], articles: Mapping[str, Article]) -> dict[str, list[Passage]]:
    """Return passages by article, in the articles' order and then the text's; all articles have to be known."""
    found: dict[str, list[Passage]] = {}
    order = {name: place for place, name in enumerate(articles)}
    for passage in sorted(passages, key=lambda passage: (order[passage.article], passage.start)):
        found.setdefault(passage.article, []).append(passage)
    return found


def _quoted(article: Article, passage: Passage) -> str:
    """Return a passage's first words in marks; marks inside are single ones."""
    words = shortened(article.text[passage.start : passage.end], EXCERPT_WORDS)
    bare = words.removeprefix("“").removesuffix("”")
    inner = words if re.search("[“”]", bare) else bare
    return f"“{inner.replace('“', '‘').replace('”', '’')}”"


def places_in_words(places: Iterable[str]) -> str:
    """Return places as a reader lists them, each once: "headline, paragraphs 2, 4–6"."""
    distinct = dict.fromkeys(places)
    matches = [_PARAGRAPH.fullmatch(place) for place in distinct]
    numbers = sorted(int(match[1]) for match in matches if match)
    told = [place for place, match in zip(distinct, matches, strict=True) if not match]
    if numbers:
        told.append(f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(_runs(numbers))}")
    return ", ".join(told)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield numbers, three or more in a row as "2–4"."""
    for _, items in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in items]
        if len(run) > 2:
            yield f"{run[0]}–{run[-1]}"
        else:
            yield from map(str, run)
