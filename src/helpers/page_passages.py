"""The report's tables of passages: statements and facts side by side, headlines, reuse, agencies.

Every passage is shown by `Evidence`: whole and linked where the articles' text is in the report, else as
its place and, where that is safe, a fragment.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from helpers.article import Span
from helpers.evidence import Evidence
from helpers.findings_facts import grouped, holders
from helpers.findings_headlines import is_backed
from helpers.findings_shared import things_shared
from helpers.headline_check import MEANING
from helpers.page_tables import VOICE_NAMES, Cell, Column, Listing, Part, Table, cell, outlet
from helpers.wording import Passage, known, plural, rows, shortened, show_percent, spans_of

if TYPE_CHECKING:
    from helpers.compare import Tables

SIDE_BY_SIDE = 3  # articles whose passages stand in columns; those of more stand in one, each with its outlet
OPEN = 8  # rows of a table that nobody has to unfold
STATEMENTS = 3  # shared statements that nobody has to unfold


def _labels(listing: Listing) -> dict[str, str]:
    return {row["article"]: row["outlet"] for row in listing}


def _passage(row: Mapping[str, Any], side: str = "", edges: tuple[str, str] = ("start", "end")) -> Passage:
    """Return the passage of a row: its own, or that of `side` "_a" or "_b"."""
    return Passage(row[f"article{side}"], *(int(row[f"{edge}{side}"]) for edge in edges))


def _part(evidence: Evidence, passage: Passage, label: str = "", back: str = "") -> Part:
    """Return a passage as a part of a cell: what may be shown of it, its place, and the link there."""
    return Part(evidence.fragment(passage), evidence.place(passage), evidence.link(passage, back), label)


def _named(evidence: Evidence, passage: Passage, listing: Listing) -> Part:
    """Return a passage as a part of a cell, with its outlet before it."""
    (one,) = outlet(listing, passage.article)
    return _part(evidence, passage, one.words)._replace(swatch=one.swatch)


# ---- statements and facts --------------------------------------------------------------


def shared_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return a table for each shared statement: its passage in every article that has it.

    They are numbered as `findings_shared` counts them: those with a passage in common are parts of one.
    """
    found = things_shared(rows(tables.shared))
    numbers: dict[Any, str] = {}
    for number, pairs in enumerate(found, 1):
        ids = list(dict.fromkeys(pair["group"] for pair in pairs))
        parts = enumerate(ids, 1)
        numbers |= {ident: f"{number}.{part}" if len(ids) > 1 else str(number) for part, ident in parts}
    groups: dict[Any, dict[str, Any]] = {}
    for row in (pair for pairs in found for pair in pairs):
        group = groups.setdefault(row["group"], {"relation": row["relation"], "passages": {}})
        if row["relation"] == "same quotation":
            group["relation"] = row["relation"]
        ends = _passage(row, "_a"), _passage(row, "_b")
        for one, other in (ends, ends[::-1]):
            group["passages"].setdefault(one, {})[other] = row["relation"]
    return [
        Table(
            f"Shared statement {numbers[ident]}: {', '.join([group['relation'], *_speaker(group, tables)])}",
            (Column("Outlet", look="whole"), Column("Passage")),
            tuple(
                (outlet(listing, passage.article), parts) for passage, parts in _compared(group, tables, evidence)
            ),
            stacked=True,
            passages=True,
            folded=place > STATEMENTS,
        )
        for place, (ident, group) in enumerate(groups.items(), 1)
    ]


def _speaker(group: dict[str, Any], tables: "Tables") -> list[str]:
    """Return the one speaker whom articles name for a statement; none where they name several, or nobody."""
    named = {
        row["speaker"]
        for row in rows(tables.attributions)
        for passage in group["passages"]
        if row["article"] == passage.article and not known(row["nested_in"]) and known(row["speaker"])
        if row["start"] < passage.end and passage.start < row["end"]
    }
    return [shortened(named.pop())] if len(named) == 1 else []


def _compared(group: dict[str, Any], tables: "Tables", evidence: Evidence) -> list[tuple[Passage, Cell]]:
    """Return the passages of a statement; each quotation word by word beside the one that it is paired with.

    Of two passages each has its own words marked. Of more, the first stays plain, as it is compared with
    several, and the others tell which of its words they lack. A passage that isn't paired with the first is
    set beside the first that it is paired with, and says whose that is; it is then of another article, as
    pairs are.
    """
    first, *others = group["passages"]
    parts = {passage: _part(evidence, passage) for passage in group["passages"]}
    if evidence.without_text:
        return [(passage, (part,)) for passage, part in parts.items()]
    made: list[tuple[Passage, Cell]] = []
    for passage in others:
        fellows = group["passages"][passage]
        base = next(one for one in group["passages"] if one in fellows)
        if fellows[base] != "same quotation":
            made.append((passage, (parts[passage],)))
            continue
        sides = _marked(base, passage, tables, evidence)
        if len(others) == 1:
            return [(one, (parts[one]._replace(changes=side),)) for one, side in zip(parts, sides, strict=True)]
        lacking = [words for words, kind in sides[0] if kind == "cut"]
        whose = "" if base == first else f" (beside {_outlet(base, tables)})"
        rest = (Part(label=f"without{whose}", changes=_as_cut(lacking)),) if lacking else ()
        made.append((passage, (parts[passage]._replace(changes=sides[1]), *rest)))
    return [(first, (parts[first],)), *made]


def _marked(a: Passage, b: Passage, tables: "Tables", evidence: Evidence) -> list[tuple]:
    """Return both passages in pieces, each with what became of it beside the other."""
    from helpers import differences

    sides = [(evidence.text_of(one), _content(one, tables)) for one in (a, b)]
    changes = differences.compare_words(*sides[0], *sides[1])
    return [tuple(differences.marked(changes, side)) for side in "ab"]


def _outlet(passage: Passage, tables: "Tables") -> str:
    return next((row["outlet"] for row in rows(tables.articles) if row["article"] == passage.article), "another")


def _as_cut(words: list[str]) -> tuple[tuple[str, str | None], ...]:
    pieces: list[tuple[str, str | None]] = []
    for one in words:
        pieces += [(one, "cut"), (" … ", None)]
    return tuple(pieces[:-1])


def _content(passage: Passage, tables: "Tables") -> list[Span]:
    """Return what of a passage is the quotation itself, without "he said" in between."""
    found = [row for row in rows(tables.attributions) if row["article"] == passage.article]
    spans = {
        Span(max(start, passage.start), min(end, passage.end))
        for row in found
        if not known(row["nested_in"])
        for _, start, end in spans_of(row)
        if start < passage.end and passage.start < end
    }
    return sorted(spans) or [Span(passage.start, passage.end)]


def fact_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return what several articles tell, a row a fact, and for each article what it alone tells."""
    found = [row for row in rows(tables.facts) if row["article"] in _labels(listing)]
    return [*_shared_facts(found, evidence, listing), *_single_facts(found, evidence, listing)]


def _shared_facts(found: list[dict], evidence: Evidence, listing: Listing) -> list[Table]:
    groups = grouped(found)
    if not groups:
        return []
    in_columns = len(listing) <= SIDE_BY_SIDE
    heads = [row["outlet"] for row in listing] if in_columns else ["Passages"]
    order = sorted(groups.values(), key=lambda group: -holders(group))
    made = tuple(
        (
            cell(number, place=_relation(group)),
            cell(f"{holders(group)} of {len(listing)}"),
            *_beside(group, evidence, listing, in_columns),
        )
        for number, group in enumerate(order, 1)
    )
    columns = (Column("No."), Column("Found in"), *map(Column, heads))
    return [
        Table(
            "What more than one article tells",
            columns,
            made,
            stacked=True,
            passages=True,
            folded=len(made) > 2 * OPEN,
        )
    ]


def _relation(group: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(row["relation"] for row in group if known(row["relation"])))


def _beside(group: list[dict], evidence: Evidence, listing: Listing, in_columns: bool) -> list[Cell]:
    """Return a fact's passages: a cell an article, or one cell with the articles' names in it."""
    if in_columns:
        return [
            tuple(_part(evidence, _passage(row)) for row in group if row["article"] == article["article"])
            or cell("not found")
            for article in listing
        ]
    return [tuple(_named(evidence, _passage(row), listing) for row in group)]


def _single_facts(found: list[dict], evidence: Evidence, listing: Listing) -> list[Table]:
    made = []
    for article in listing:
        own = [row for row in found if row["article"] == article["article"] and row["found_in"] == 1]
        if len(listing) < 2 or not own:
            continue
        made.append(
            Table(
                f"Found in {article['outlet']}, not found in another article: {_sentences(own)}",
                tuple(map(Column, ("Place", "Voice", "Sentence"))),
                tuple((cell(row["place"]), cell(_voice(row)), (_part(evidence, _passage(row)),)) for row in own),
                stacked=True,
                passages=True,
                folded=len(own) > OPEN,
                on_screen=True,
            )
        )
    return made


def _sentences(found: list[dict]) -> str:
    """Return how many sentences of the body there are, and how many titles beside them."""
    titles = sum(row["role"] != "body" for row in found)
    body = len(found) - titles
    told = [f"{body} {plural(body, 'sentence')}"] if body else []
    told += [f"{titles} {plural(titles, 'title')}"] if titles else []
    return " and ".join(told)


def _voice(row: Mapping[str, Any]) -> str:
    name = VOICE_NAMES.get(row["voice"], str(row["voice"]))
    return f"{name}: {row['speaker']}" if known(row["speaker"]) else name


# ---- headlines -------------------------------------------------------------------------


def headline_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return each claim of the headlines with the body sentence that backs it."""
    labels = _labels(listing)
    found = [row for row in rows(tables.headline_claims) if row["article"] in labels]
    if not found:
        return []
    columns = ("Claim of the headline", "Sentence of the body", "Words found", "Missing")
    made = tuple(_claim_row(row, evidence, listing) for row in found)
    return [
        Table(
            "What headlines claim, and what backs it",
            (Column("Outlet", look="whole"), *map(Column, columns)),
            made,
            stacked=True,
            passages=True,
        )
    ]


def _claim_row(row: Mapping[str, Any], evidence: Evidence, listing: Listing) -> tuple[Cell, ...]:
    behind = cell("not found")
    if known(row["back_start"]):
        sentence = _part(evidence, _passage(row, edges=("back_start", "back_end")))
        how = _voice(row) if is_backed([row]) else "nearest by its words; a reader must judge"
        other = ", in other words" if row["backed"] == MEANING else ""
        behind = (sentence, Part(place=f"{how}{other}, {row['place']}"))
    missing = row["missing"] if known(row["missing"]) else ""
    words = [missing] if isinstance(missing, str) else [str(word) for word in missing]
    return (
        outlet(listing, row["article"]),
        (_part(evidence, _passage(row)),),
        behind,
        cell(show_percent(row["share"]) if known(row["share"]) else ""),
        cell("" if evidence.without_text else ", ".join(filter(None, words))),
    )


# ---- reuse and agencies ----------------------------------------------------------------


def reuse_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return the runs of the same words outside quotations, the longest first, and the agencies credited."""
    return [*_runs(tables, evidence, listing), *_credits(tables, evidence, listing)]


def _runs(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    found = sorted(rows(tables.reuse), key=lambda row: -row["words"])
    if not found:
        return []
    made = tuple(
        (
            cell(int(row["words"])),
            *((_named(evidence, _passage(row, side), listing),) for side in ("_a", "_b")),
        )
        for row in found
    )
    columns = tuple(map(Column, ("Words", "One article", "Another")))
    folded = len(made) > 2 * OPEN
    return [Table("The same words outside quotations", columns, made, stacked=True, passages=True, folded=folded)]


def _credits(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    labels = _labels(listing)
    found = [row for row in rows(tables.credits) if row["article"] in labels]
    if not found:
        return []
    made = tuple(
        (
            outlet(listing, row["article"]),
            cell(row["agency"]),
            cell(CREDITS.get(row["kind"], row["kind"])),
            (_part(evidence, _passage(row)),),
        )
        for row in found
    )
    columns = (Column("Outlet", look="whole"), *map(Column, ("Agency", "Role", "Passage")))
    return [Table("Agencies credited", columns, made, stacked=True, passages=True)]


CREDITS = {"credit": "the text is the agency's", "contribution": "the agency contributed"}
