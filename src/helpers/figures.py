"""The workbook's charts: each drawn from the tables under a title that is a finding.

Notebooks and report draw here, so that both show the same chart under the same words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers import (
    findings,
    findings_concentration,
    findings_framing,
    findings_quotation,
    findings_readability,
    findings_sourcing,
    findings_stakeholders,
    findings_word_choice,
    first_places,
    frame_card,
    frame_titles,
)
from helpers.compare import Tables
from helpers.fact_table import groups_told
from helpers.frame_profiles import families
from helpers.wording import Finding, known

FACTS = 3  # fewer make no order to look at


@dataclass(frozen=True)
class Chart:
    """A figure, and the name of the table that it shows.

    A notebook shows it as a picture whose alternative text tells what is drawn.
    """

    figure: Any
    table: str

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict, dict]:
        from helpers import charts

        return {"image/png": charts.png(self.figure), "text/plain": self.figure.alt}, {
            "image/png": {"alt": self.figure.alt}
        }


def frame_profile(tables: Tables, family: str = "generic") -> Chart:
    """Draw the share of body sentences that carry each frame of a family, by article and voice."""
    from helpers import charts_framing

    found = findings_framing.top_frame(tables, family) or frame_titles.totals(tables, family)
    figure = charts_framing.frame_profile(
        tables.frames,
        tables.articles,
        family=family,
        finding=found[0].text if found else f"Frames of these articles: {family}",
        source=_source(tables),
        unreliable=_unreliable(family),
    )
    return Chart(figure, "frames")


def frame_strip(tables: Tables, family: str = "generic") -> Chart:
    """Draw where in each article the frames of a family stand."""
    from helpers import charts_framing

    figure = charts_framing.frame_strip(
        tables.frames,
        tables.sentences,
        tables.articles,
        family=family,
        finding=_title(lambda t: frame_titles.totals(t, family), tables, f"Where the {family} frames stand"),
        source=_source(tables),
        unreliable=_unreliable(family),
    )
    return Chart(figure, "frames")


def _unreliable(family: str) -> frozenset[str]:
    return frozenset(frame for its_family, frame in frame_card.unreliable() if its_family == family)


def distinctive_words(tables: Tables) -> Chart:
    """Draw the words that set each outlet's own voice apart, names left out."""
    from helpers import charts_framing, distinctive

    words = distinctive.distinctive_words(tables.word_counts, names=False)
    found = _title(findings_word_choice.most_distinctive, tables, "The words that set each outlet apart")
    figure = charts_framing.distinctive_words(
        words, finding=found, source=_source(tables), outlets=list(tables.articles["outlet"])
    )
    return Chart(figure, "distinctive")


def voices(tables: Tables) -> Chart:
    """Draw each article's words as the outlet's own, paraphrased and quoted."""
    from helpers import charts

    finding = _title(findings_quotation.quote_density, tables, "Whose words these articles are")
    return Chart(charts.voices(tables.articles, finding=finding, source=_source(tables)), "articles")


def speaker_strip(tables: Tables) -> Chart:
    """Draw where in each article its speakers are heard."""
    from helpers import charts_sourcing

    finding = _title(findings_sourcing.first_heard, tables, "Where speakers are heard")
    figure = charts_sourcing.speaker_strip(
        tables.attributions, tables.articles, finding=finding, source=_source(tables)
    )
    return Chart(figure, "attributions")


def source_words(tables: Tables) -> Chart:
    """Draw the words given to each source, side by side."""
    from helpers import charts_sourcing

    finding = _title(findings_concentration.concentration, tables, "Words given to each source")
    figure = charts_sourcing.source_words(tables.sources, tables.articles, finding=finding, source=_source(tables))
    return Chart(figure, "sources")


def source_types(tables: Tables) -> Chart:
    """Draw how many attributions of each article go to each type of source."""
    from helpers import charts_sourcing

    finding = _title(findings_sourcing.source_types, tables, "Attributions by type of source")
    figure = charts_sourcing.source_types(
        tables.attributions, tables.articles, finding=finding, source=_source(tables)
    )
    return Chart(figure, "attributions")


def stakeholder_grid(tables: Tables) -> Chart:
    """Draw how each article deals with each stakeholder on the analyst's list."""
    from helpers import charts_sourcing

    finding = _title(findings_stakeholders.absent_voices, tables, "Who is heard, mentioned or not found")
    figure = charts_sourcing.stakeholder_grid(
        tables.stakeholders, tables.articles, finding=finding, source=_source(tables)
    )
    return Chart(figure, "stakeholders")


def readability(tables: Tables) -> Chart:
    """Draw mean sentence length and grade, of the whole text and of the outlet's own voice.

    Of the own voice the length is that of the sentences without a quotation.
    """
    from helpers import charts

    finding = _title(findings_readability.sentence_length, tables, "Sentence length and grade")
    table = findings_readability.with_unquoted_means(tables)
    figure = charts.readability(table, tables.articles, finding=finding, source=_source(tables))
    return Chart(figure, "readability")


def fact_order(tables: Tables) -> Chart | None:
    """Draw in which order articles come to the facts and statements that they share; None for fewer than three."""
    from helpers import charts_order

    firsts = first_places.first_places(tables)
    places = firsts[firsts["kind"] == first_places.FACT]
    if places["thing"].nunique() < FACTS:
        return None
    figure = charts_order.order_of_facts(
        places, tables.articles, source=_source(tables), labels=_speakers_of_facts(tables)
    )
    return Chart(figure, "facts")


def _speakers_of_facts(tables: Tables) -> dict[int, str]:
    """Return for each shared fact the one speaker to whom it is attributed wherever somebody is named."""
    names: dict[int, set[str]] = {}
    for row in findings.rows(tables.facts):
        for group in groups_told(row) if known(row["speaker"]) else ():
            names.setdefault(group, set()).add(row["speaker"])
    return {group: found.pop() for group, found in names.items() if len(found) == 1}


def draw_all(tables: Tables) -> dict[str, Chart]:
    """Return every chart of the report by name; the grid and the order of facts where there is one."""
    drawn = {
        "framing": frame_profile(tables),
        "policy": frame_profile(tables, "policy") if "policy" in families(tables) else None,
        "frame_strip": frame_strip(tables),
        "words": distinctive_words(tables) if _enough_words(tables) else None,
        "quotation": voices(tables),
        "strip": speaker_strip(tables),
        "sources": source_words(tables),
        "types": source_types(tables),
        "stakeholders": stakeholder_grid(tables) if len(tables.stakeholders) else None,
        "readability": readability(tables),
        "order": fact_order(tables),
    }
    return {name: chart for name, chart in drawn.items() if chart}


def _enough_words(tables: Tables) -> bool:
    """Say whether several articles can be told apart by their words: not where all are too short for that."""
    from helpers import distinctive

    return len(tables.articles) > 1 and len(distinctive.short_texts(tables.word_counts)) < len(tables.articles)


def _title(tell: Callable[[Tables], list[Finding]], tables: Tables, otherwise: str) -> str:
    found = tell(tables)
    return found[0].text if found else otherwise


def _source(tables: Tables) -> str:
    number = len(tables.articles)
    return f"{number} {'article' if number == 1 else 'articles'}, body text. Counts of these articles alone."
