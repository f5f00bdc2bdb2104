"""The report's tables as captions, columns and rows of cells; the template prints any of them.

Outlets stand side by side in columns, `ABREAST` to a table, so that neither a screen nor a sheet of
paper cuts one off. Where articles' passages are the rows, see `page_passages`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from helpers import robustness_panel
from helpers.article import VOICES
from helpers.evidence import Evidence
from helpers.findings_readability import with_unquoted_means
from helpers.frame_profiles import families
from helpers.frame_wording import noun
from helpers.robustness import STABLE, UNTOUCHED
from helpers.sourcing import NO_SOURCE, NOBODY
from helpers.wording import day, known, plural, readable, rows, shortened, show_percent

if TYPE_CHECKING:
    from helpers.compare import Tables

Listing = Sequence[Mapping[str, Any]]

ABREAST = 6  # outlets beside each other
SPREAD = 3  # more than this take a table wider than the text, with columns of one width
UNBROKEN = 14  # rows that stand on one sheet of paper together
TOP = 5  # of an article's sources that nobody has to unfold
VOICE_NAMES = {"outlet": "own voice", "paraphrase": "paraphrased", "quote": "quoted"}
MEASURE_NAMES = {
    "mean_sentence_words": "Mean words a sentence",
    "flesch_reading_ease": "Flesch reading ease (higher is easier)",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "gunning_fog": "Gunning Fog",
    "smog": "SMOG",
    "automated_readability_index": "Automated Readability Index",
    "coleman_liau": "Coleman-Liau",
    "dale_chall": "Dale-Chall",
    "linsear_write": "Linsear Write",
    "lix": "LIX",
    "rix": "RIX",
}
FIRST_MEASURES = ("mean_sentence_words", "flesch_reading_ease", "flesch_kincaid_grade", "words")


class Part(NamedTuple):
    """Words of a cell: `label` before them, `place` after them, and where they lead.

    `heard` is read aloud in place of words that only the eye can sort out. `link` is put on the
    place where there is one, else on the words. `changes` are the words again, in pieces with what
    became of each beside another article's (a kind of `differences`, or None).
    """

    words: str = ""
    place: str = ""
    link: str = ""
    label: str = ""
    heard: str = ""
    swatch: int = 0
    changes: tuple[tuple[str, str | None], ...] = ()


Cell = tuple[Part, ...]


class Column(NamedTuple):
    """The head of a column; `numeric` sets it to the right, `look` is "broad" or "whole" (not broken in lines)."""

    name: str
    numeric: bool = False
    look: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the report. The first cell of a row is its head.

    `stacked` has its cells one below the other on a telephone, and `passages` has cells that are sentences,
    set as text. `folded` is shown when it is asked for. `abreast` has a column an outlet, all of one width,
    `on_screen` is not printed. `ids` are the rows' anchors, where they have some.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stacked: bool = False
    passages: bool = False
    folded: bool = False
    ids: tuple[str, ...] = ()
    abreast: bool = False
    on_screen: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table “{self.caption}” has {len(self.columns)} columns, a row of it {len(row)}")

    @property
    def changed(self) -> bool:
        """Whether words of the table are marked as kept or changed."""
        return any(part.changes for row in self.rows for one in row for part in one)

    @property
    def short(self) -> bool:
        """Whether the table fits on a sheet of paper together with its caption."""
        return len(self.rows) <= (UNBROKEN // 2 if self.passages else UNBROKEN)


def cell(words: Any, **more: Any) -> Cell:
    """Return a cell of one part; what is not known is empty."""
    return (Part(str(words) if known(words) else "", **more),)


def outlet(listing: Listing, article: Any, **more: Any) -> Cell:
    """Return a cell with an article's outlet and its colour."""
    numbers = {row["article"]: (number, row["outlet"]) for number, row in enumerate(listing, 1)}
    number, name = numbers.get(article, (0, article))
    return cell(name, swatch=number, **more)


def abreast(listing: Listing) -> Iterator[Listing]:
    """Yield the articles, as many at a time as stand beside each other."""
    for start in range(0, len(listing), ABREAST):
        yield listing[start : start + ABREAST]


# ---- the articles ------------------------------------------------------------------


def article_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return what was compared: a row an article."""
    columns = (Column("Outlet", look="whole"), Column("Headline"), Column("Published", look="whole"))
    return [
        Table(
            "The articles",
            (*columns, *(Column(name, numeric=True) for name in ("Words", "Sentences"))),
            tuple(_article_row(row, number) for number, row in enumerate(listing, 1)),
            stacked=True,
            ids=tuple(f"row{number}" for number in range(1, len(listing) + 1)),
        )
    ]


def _article_row(row: Mapping[str, Any], number: int) -> tuple[Cell, ...]:
    headline = row["headline"] if known(row["headline"]) else "no headline found"
    return (
        cell(row["outlet"], swatch=number),
        cell(headline, link=safe_link(row["url"])),
        cell(day(row["published"])),
        cell(f"{int(row['body_words']):,}"),
        cell(int(row["sentences"])),
    )


def safe_link(url: Any) -> str:
    """Return a web address that may be linked, "" for any that is not http or https."""
    try:
        scheme = urlsplit(str(url)).scheme.lower() if known(url) else ""
    except ValueError:  # brackets that hold no address
        return ""
    return str(url) if scheme in ("http", "https") else ""


# ---- frames, sources, readability ----------------------------------------------------


def frame_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return for each family its frames, each with the number of body sentences of each article by voice."""
    counts: dict[str, dict[str, Counter]] = {}
    for row in rows(tables.frames):
        if row["role"] == "body":
            frame = counts.setdefault(row["family"], {}).setdefault(row["frame"], Counter())
            frame[row["article"], row["voice"]] += 1
    made = []
    for family in (name for name in families(tables) if name in counts):
        order = sorted(counts[family].items(), key=lambda item: (-item[1].total(), item[0]))
        made += [
            Table(
                f"Body sentences by frame ({family}): own voice · paraphrased · quoted",
                (Column("Frame"), *(Column(row["outlet"], numeric=True) for row in some)),
                tuple(
                    (cell(noun(family, name)), *(_by_voice(found, row) for row in some)) for name, found in order
                ),
                folded=True,
                abreast=len(some) > SPREAD,
            )
            for some in abreast(listing)
        ]
    return made


def _by_voice(found: Counter, article: Mapping[str, Any]) -> Cell:
    numbers = {voice: found[article["article"], voice] for voice in VOICES}
    heard = ", ".join(f"{number} {VOICE_NAMES[voice]}" for voice, number in numbers.items())
    return cell(" · ".join(map(str, numbers.values())), heard=heard)


def source_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return a table for each article: its sources, the ones with most words first, all but some folded."""
    columns = (Column("Source"), Column("Type"))
    columns += tuple(
        Column(name, numeric=True) for name in ("Times", "Words", "Quoted", "Share of attributed words")
    )
    made = []
    for article in listing:
        own = [row for row in rows(tables.sources) if row["article"] == article["article"]]
        own.sort(key=lambda row: row["source"] in (*NOBODY, NO_SOURCE))  # nobody's words stand at the foot
        caption, cells = f"Sources of {article['outlet']}", tuple(map(_source_row, own))
        if len(own) <= TOP + 1:
            made += [Table(caption, columns, cells, stacked=True)] if own else []
            continue
        made.append(Table(f"{caption}: the {TOP} given most words", columns, cells[:TOP], stacked=True))
        rest = f"{caption}: {len(own) - TOP} more"
        made.append(Table(rest, columns, cells[TOP:], stacked=True, folded=True))
    return made


def _source_row(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    return (
        cell(shortened(row["source"])),
        cell(readable(row["source_type"]) if known(row["source_type"]) else "not known"),
        *(cell(int(row[name])) for name in ("attributions", "words", "quoted_words")),
        cell(show_percent(row["share"]) if known(row["share"]) else ""),
    )


def score_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return each measure of readability, for each article the whole text and what is not quoted."""
    measures = [name for name in tables.readability.columns if name not in ("article", "outlet", "voice")]
    values = {(row["article"], row["voice"]): row for row in rows(with_unquoted_means(tables))}

    def scores(article: Mapping[str, Any], measure: str) -> Cell:
        whole, own = (
            _score(values.get((article["article"], voice), {}).get(measure), measure)
            for voice in ("all", "outlet")
        )
        return cell(f"{whole} · {own}", heard=f"{whole} whole text, {own} not quoted")

    first = [name for name in FIRST_MEASURES if name in measures]
    rest = [name for name in measures if name not in FIRST_MEASURES]
    voices = (
        "whole text · what is not quoted (mean sentence: sentences without a quotation; else words outside marks)"
    )
    return [
        Table(
            caption,
            (Column("Measure"), *(Column(row["outlet"], numeric=True) for row in some)),
            tuple(
                (
                    cell(MEASURE_NAMES.get(name, readable(name).capitalize())),
                    *(scores(row, name) for row in some),
                )
                for name in names
            ),
            folded=names is rest,
            abreast=len(some) > SPREAD,
        )
        for caption, names in (
            (f"Readability: {voices}", first),
            (f"{len(rest)} more {plural(len(rest), 'measure')}: {voices}", rest),
        )
        for some in abreast(listing)
        if names
    ]


def _score(value: Any, measure: str) -> str:
    if not known(value):
        return "–"
    return f"{value:.1f}" if measure in MEASURE_NAMES else f"{value:.0f}"


# ---- how firm the findings are -------------------------------------------------------


def robustness_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return the findings asked again under other rules of counting: what depends on one, and the rest folded."""
    found = rows(robustness_panel.robustness(tables))
    firm = [row for row in found if row["verdict"] in (STABLE, UNTOUCHED)]
    shaky = [row for row in found if row["verdict"] not in (STABLE, UNTOUCHED)]
    first = (Column("Finding", look="broad"), *map(Column, ("Section", "Holds under", "Verdict")))
    last = Column("Otherwise", look="broad")
    made = []
    if shaky:
        cells = tuple((*_robustness_row(row), _otherwise(row)) for row in shaky)
        made.append(Table("Findings that other rules of counting change", (*first, last), cells, stacked=True))
    if firm:
        caption = f"{len(firm)} {plural(len(firm), 'finding')} that no rule of counting changes"
        cells = tuple(map(_robustness_row, firm))
        made.append(Table(caption, first, cells, stacked=True, folded=True))
    return made


def _robustness_row(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    held = f"{int(row['holds'])} of {int(row['rules'])} rules" if row["rules"] else "none bears on it"
    section = readable(row["section"]) if known(row["section"]) else ""
    return cell(row["finding"]), cell(section), cell(held), cell(row["verdict"])


def _otherwise(row: Mapping[str, Any]) -> Cell:
    """Return what each rule gives instead, a line a rule."""
    told = row["otherwise"] if known(row["otherwise"]) else ""
    return tuple(Part(words) for words in told.split("; "))
