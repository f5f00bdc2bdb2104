"""Draw the tables: one function a chart, a table in, a figure out.

Every chart has one house style, a title that the caller computed from the same table,
and `figure.alt`, a sentence for those who can't see it. An outlet keeps its colour
throughout, and is named beside its marks rather than in a legend, so that no chart
depends on telling colours apart. Figures are closed, so that a notebook shows them once.
The charts of who speaks are in `charts_sourcing`, those of framing in `charts_framing`.
"""

import math
from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.chart_style import (
    GRID,
    INK,
    PAPER,
    QUIET,
    blank,
    finish,
    ink_on,
    name_lines,
    nothing,
    outlet_colours,
    percent,
    png,
    svg,
    tint,
)

__all__ = [
    "finish", "outlet_colours", "png", "readability", "svg", "voices",
]  # fmt: skip

VOICES = (("outlet", "own voice"), ("paraphrase", "paraphrased"), ("quote", "quoted"))
TINTS = {"outlet": 1.0, "paraphrase": 0.55, "quote": 0.22}  # how much of the outlet's colour a voice keeps


def voices(articles: pd.DataFrame, *, finding: str, source: str = "") -> Figure:
    """Draw each article's words as one bar: own voice, paraphrased, quoted, as shares of its words.

    `articles` has a row an article with `outlet`, `body_words`, `outlet_words`,
    `paraphrased_words` and `quoted_words`. Articles without words are left out.
    """
    subtitle = "Share of each article's words, by whose words they are"
    shown = articles[articles["body_words"] > 0]
    if shown.empty:
        return nothing(finding, subtitle, source, "No words to show.")
    colours = outlet_colours(articles["outlet"])
    fig, (ax,) = blank(0.55 * len(shown))
    alts = []
    for place, row in enumerate(shown.to_dict("records")):
        left, said = 0.0, []
        for voice, words in VOICES:
            key = {"outlet": "outlet_words", "paraphrase": "paraphrased_words", "quote": "quoted_words"}[voice]
            share = row[key] / row["body_words"]
            fill = tint(colours[row["outlet"]], TINTS[voice])
            ax.barh(place, share, left=left, height=0.62, color=[fill], edgecolor=PAPER, linewidth=1.5)
            label = f"{words} {percent(share)}" if share >= 0.2 else percent(share) if share >= 0.055 else ""
            ax.text(left + share / 2, place, label, ha="center", va="center", fontsize=9, color=ink_on(fill))
            if place == 0 and share < 0.2:  # no room inside: the first bar's parts are named above it
                ax.text(left + share / 2, place - 0.4, words, ha="center", va="bottom", fontsize=8.5, color=QUIET)
            left += share
            said.append(f"{words} {percent(share)}")
        alts.append(f"{row['outlet']}: {', '.join(said)}")
    names = [f"{name_lines(row['outlet'])}\n{row['body_words']:,} words" for row in shown.to_dict("records")]
    ax.set_yticks(range(len(shown)), names)
    ax.set_ylim(len(shown) - 0.5, -0.75)
    ax.set_xlim(0, 1)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, "; ".join(alts) + ".")


def readability(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    finding: str,
    source: str = "",
    measures: Mapping[str, str] | None = None,
) -> Figure:
    """Draw sentence length and grade of each article: a dot for the whole text, a ring for the own voice.

    `table` has a row an article and voice ("all" or "outlet") and a column a measure;
    `measures` names the columns to draw.
    """
    measures = measures or {
        "mean_sentence_words": "words a sentence",
        "flesch_kincaid_grade": "Flesch-Kincaid grade",
    }
    measures = {
        column: name for column, name in measures.items() if column in table and table[column].notna().any()
    }
    subtitle = (
        "Filled: the whole text; ring: the outlet's own voice (length: sentences without a quotation; grade: "
        "without the words in quotation marks)"
    )
    listing, colours = articles.to_dict("records"), outlet_colours(articles["outlet"])
    if not measures:
        return nothing(finding, subtitle, source, "Nothing could be measured.")
    fig, all_axes = blank(0.75 + 0.52 * len(listing), len(measures))
    alts = []
    for ax, (column, name) in zip(all_axes, measures.items(), strict=True):
        for place, row in enumerate(listing):
            own = table[table["article"] == row["article"]].set_index("voice")[column]
            whole, voice = own.get("all", math.nan), own.get("outlet", math.nan)
            colour = colours[row["outlet"]]
            ax.plot([whole, voice], [place, place], color=tint(colour, 0.5), lw=2, zorder=2)
            ax.scatter([voice], [place], s=58, facecolor=PAPER, edgecolor=colour, linewidth=1.8, zorder=3)
            ax.scatter([whole], [place], s=58, color=colour, zorder=4)
            if math.isfinite(whole):
                ax.annotate(
                    f"{whole:.1f}",
                    (whole, place),
                    (0, 7),
                    textcoords="offset points",
                    ha="center",
                    fontsize=8.5,
                )
                alts.append(
                    f"{row['outlet']} {name} {whole:.1f}"
                    + (f", own voice {voice:.1f}" if math.isfinite(voice) else "")
                )
        ax.margins(x=0.16)
        ax.set_ylim(len(listing) - 0.5, -0.7)
        ax.grid(axis="x", color=GRID, lw=0.7)
        ax.xaxis.set_major_locator(MaxNLocator(5))
        ax.set_xlabel(name, fontsize=9.5, color=INK)
        ax.set_yticks(
            range(len(listing)),
            [f"{name_lines(row['outlet'])}\nn = {row['sentences']} sentences" for row in listing],
        )
    return finish(fig, all_axes[0], finding, subtitle, source, "; ".join(alts) + ".")
