"""Draw who speaks: where in an article, with how many words, of what type, and who is not found.

One function a chart, in the manner of `charts`: a table in, a figure out, under a title
that the caller computed.
"""

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
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
    short_name,
    tint,
)
from helpers.sourcing import NOBODY
from helpers.wording import plural

# What a cell of the grid says, its first letter where there is no room, and how dark it is.
STATUSES = {
    "quoted": ("quoted", "Q", 1.0),
    "paraphrased": ("paraphrased", "P", 0.55),
    "mentioned": ("mentioned", "M", 0.2),
    "absent": ("not found", "–", 0.0),
}
COUNTS = {"quoted": "quotations", "paraphrased": "paraphrases", "mentioned": "mentions"}
WORDS_FIT, COUNTS_FIT = 6, 4  # articles beside each other that leave room for a word, and for its count


def speaker_strip(
    attributions: pd.DataFrame, articles: pd.DataFrame, *, finding: str, source: str = "", speakers: int = 5
) -> Figure:
    """Draw where in each article its speakers are heard: a row a speaker, from first word to last.

    `attributions` has a row an attribution (`article`, `speaker`, `position`, `kind`,
    `words`, `counted`), `articles` a row an article. Each article shows its `speakers`
    most heard by name, and all other sources together in a last row.
    """
    subtitle = "Place in the article, first word to last; filled: quotation, open: paraphrase; size: words"
    heard = attributions[attributions["counted"].astype(bool)]
    if heard.empty:
        return nothing(finding, subtitle, source, "No attribution was found.")
    colours = outlet_colours(articles["outlet"])
    rows: list[tuple[str, str, pd.DataFrame]] = []
    for article in articles.to_dict("records"):
        own = heard[heard["article"] == article["article"]]
        words = (
            own.groupby("speaker")["words"]
            .sum()
            .reset_index()
            .sort_values(["words", "speaker"], ascending=[False, True])
        )
        top = list(words["speaker"][: speakers if len(articles) <= 3 else 2])
        rows += [(article["outlet"], name, own[own["speaker"] == name]) for name in top]
        rest = own[~own["speaker"].isin(top)]
        if len(rest):
            rows.append((article["outlet"], "all others", rest))
    fig, (ax,) = blank(0.31 * len(rows) + 0.28 * len({outlet for outlet, _, _ in rows}))
    place, ticks, alts, before = 0.0, [], {}, None
    for outlet, name, own in rows:
        if outlet != before:
            place += 0.55 if before is None else 1.0
            ax.text(
                -0.01,
                place - 0.75,
                name_lines(outlet, 60),
                fontsize=10,
                fontweight="bold",
                color=colours[outlet],
                va="center",
            )
            before = outlet
        ax.axhline(place, color=GRID, lw=0.7, zorder=0)
        quoted = own["kind"] != "indirect"
        for rows_of_kind, fill in ((own[quoted], colours[outlet]), (own[~quoted], PAPER)):
            ax.scatter(
                rows_of_kind["position"],
                [place] * len(rows_of_kind),
                s=22 + 5 * rows_of_kind["words"].clip(upper=45),
                color=fill,
                edgecolor=colours[outlet] if fill == PAPER else PAPER,
                linewidth=1.2,
                alpha=0.9,
                zorder=3,
            )
        ticks.append((place, f"{short_name(name, 30)} ({len(own)})"))
        alts.setdefault(outlet, []).append(f"{name} {len(own)}")
        place += 1
    ax.set_yticks([y for y, _ in ticks], [text for _, text in ticks])
    ax.set_ylim(place - 0.4, -0.7)
    ax.set_xlim(-0.02, 1.03)
    ax.set_xticks([0, 0.5, 1], ["start", "half", "end"])
    said = [f"{outlet}: {', '.join(parts)}" for outlet, parts in alts.items()]
    return finish(fig, ax, finding, subtitle, source, "Attributions by speaker: " + "; ".join(said) + ".")


def source_words(
    sources: pd.DataFrame, articles: pd.DataFrame, *, finding: str, source: str = "", top: int = 8
) -> Figure:
    """Draw the words given to each source, side by side: one dot an article on each source's line.

    `sources` has a row an article and source (`article`, `outlet`, `source`, `words`).
    The `top` sources by words over all articles are shown; words whose source is a pronoun that was not
    resolved, or stands for somebody without a name, are nobody's, and told in the subtitle.
    """
    subtitle = f"Words attributed to each source, quoted or paraphrased; the {top} given most"
    nobody = sources["source"].isin(NOBODY)
    untold, sources = int(sources[nobody]["words"].sum()), sources[~nobody]
    if sources.empty:
        return nothing(finding, subtitle, source, "No source was found.")
    table = sources.pivot_table(index="source", columns="outlet", values="words", aggfunc="sum").fillna(0)
    table = (
        table.assign(_all=table.sum(axis=1)).reset_index().sort_values(["_all", "source"], ascending=[False, True])
    )
    if len(table) <= top:
        subtitle = "Words attributed to each source, quoted or paraphrased"
    if untold:
        subtitle += f". Left out: {untold} {plural(untold, 'word')} whose source is a pronoun not traced to a name"
    table = table.head(top).set_index("source").drop(columns="_all")
    outlets = [outlet for outlet in dict.fromkeys(articles["outlet"]) if outlet in table.columns]
    colours, height = outlet_colours(articles["outlet"]), 0.8 / len(outlets)
    few = len(outlets) <= 3
    fig, (ax,) = blank((0.3 + 0.2 * len(outlets) if few else 0.42) * len(table) + 0.2)
    for place, (_, row) in enumerate(table.iterrows()):
        if not few:
            ax.plot([row.min(), row.max()], [place, place], color=GRID, lw=2, zorder=1)
        for number, outlet in enumerate(outlets):
            if few:
                y = place - 0.4 + height * (number + 0.5)
                ax.barh(y, row[outlet], height=height * 0.9, color=colours[outlet])
                label = f" {int(row[outlet])}" + (f"  {short_name(outlet)}" if place == 0 else "")
                ax.text(row[outlet], y, label, va="center", fontsize=8.5, color=colours[outlet])
            elif row[outlet]:
                ax.scatter(row[outlet], place, s=46, color=colours[outlet], edgecolor=PAPER, zorder=3)
        if not few:
            best = row.idxmax()
            ax.text(
                row[best],
                place - 0.12,
                f"   {short_name(best)} {int(row[best])}",
                fontsize=8.5,
                color=colours[best],
            )
    if not few:
        _key(ax, {outlet: colours[outlet] for outlet in outlets})
    ax.set_yticks(range(len(table)), [name_lines(name) for name in table.index])
    ax.set_ylim(len(table) - 0.45, -0.6)
    ax.set_xlim(0, table.to_numpy().max() * (1.3 if few else 1.45))
    ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    ax.grid(axis="x", color=GRID, lw=0.7)
    said = [
        f"{name}: " + ", ".join(f"{outlet} {int(row[outlet])}" for outlet in outlets if row[outlet])
        for name, row in table.iterrows()
    ]
    return finish(fig, ax, finding, subtitle, source, "; ".join(said) + ".")


def _key(ax: Axes, colours: dict[str, str]) -> None:
    """Name the colours of dots above a chart."""
    dots = [Line2D([], [], marker="o", ls="", ms=6.5, color=colour) for colour in colours.values()]
    look = {"fontsize": 8.5, "frameon": False, "handletextpad": 0.1, "columnspacing": 1.2, "borderpad": 0}
    ax.legend(dots, map(short_name, colours), loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, **look)


def source_types(attributions: pd.DataFrame, articles: pd.DataFrame, *, finding: str, source: str = "") -> Figure:
    """Draw how many attributions of each article go to each type of source, as a table of squares.

    `attributions` has a row an attribution (`article`, `source_type`, `counted`).
    """
    subtitle = "Number of attributions by type of source; area: share of the article's attributions"
    counted = attributions[attributions["counted"].astype(bool) & attributions["source_type"].notna()]
    if counted.empty:
        return nothing(finding, subtitle, source, "No source was found.")
    counts, colours = counted.groupby(["article", "source_type"]).size(), outlet_colours(articles["outlet"])
    order = (
        counted.groupby("source_type")
        .size()
        .reset_index(name="n")
        .sort_values(["n", "source_type"], ascending=[False, True])
    )
    types, listing = list(order["source_type"]), articles.to_dict("records")
    fig, (ax,) = blank(0.62 * len(listing) + 0.3)
    alts = []
    for y, row in enumerate(listing):
        total = int(counts.loc[row["article"]].sum()) if row["article"] in counts.index.get_level_values(0) else 0
        for x, kind in enumerate(types):
            number = int(counts.get((row["article"], kind), 0))
            if number:
                ax.scatter(
                    x,
                    y,
                    s=950 * number / total,
                    marker="s",
                    color=tint(colours[row["outlet"]], 0.45),
                    zorder=2,
                )
            ax.text(
                x,
                y,
                str(number),
                ha="center",
                va="center",
                fontsize=10,
                color=INK if number else QUIET,
                zorder=3,
            )
        said = [f"{kind.replace('_', ' ')} {int(counts.get((row['article'], kind), 0))}" for kind in types]
        alts.append(f"{row['outlet']} ({total}): {', '.join(said)}")
    totals = counted.groupby("article").size()
    ax.set_yticks(
        range(len(listing)),
        [f"{name_lines(r['outlet'])}\nn = {int(totals.get(r['article'], 0))}" for r in listing],
    )
    ax.set_xticks(range(len(types)), [textwrap.fill(kind.replace("_", " "), 11) for kind in types])
    ax.xaxis.tick_top()
    ax.set_ylim(len(listing) - 0.45, -0.55)
    ax.set_xlim(-0.6, len(types) - 0.4)
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, "; ".join(alts) + ".")


def stakeholder_grid(
    stakeholders: pd.DataFrame, articles: pd.DataFrame, *, finding: str, source: str = ""
) -> Figure:
    """Draw how each article deals with each stakeholder: quoted, paraphrased, mentioned or not found.

    `stakeholders` has a row a stakeholder and article (`article`, `stakeholder`,
    `status`, `quotations`, `paraphrases`, `mentions`), `articles` a row an article. The
    cells differ in darkness and hold the word, or its first letter where many articles
    stand side by side. An article without a list is left out.
    """
    listing = [row for row in articles.to_dict("records") if row["article"] in set(stakeholders["article"])]
    letters = len(listing) > WORDS_FIT
    subtitle = "The most that was found of each stakeholder on the list"
    if letters:
        subtitle += ": " + ", ".join(f"{letter} {word}" for word, letter, _ in STATUSES.values())
    if not listing:
        return nothing(
            finding, subtitle, source, "No stakeholders are listed; data/corrections/README.md says how."
        )
    names = list(dict.fromkeys(stakeholders["stakeholder"]))
    cells = {(row["stakeholder"], row["article"]): row for row in stakeholders.to_dict("records")}
    fig, (ax,) = blank(0.36 * len(names) + 0.5)
    alts = []
    for y, name in enumerate(names):
        said = []
        for x, article in enumerate(listing):
            row = cells.get((name, article["article"]))
            if row is None:  # the list of this article's collection does not have them
                continue
            word, letter, strength = STATUSES[row["status"]]
            fill = tint(QUIET, strength)  # no outlet's colour, as the columns are of several
            line = {"edgecolor": GRID, "linestyle": ":", "linewidth": 1} if row["status"] == "absent" else {}
            ax.add_patch(Rectangle((x - 0.46, y - 0.43), 0.92, 0.86, facecolor=fill, **line))
            number = row[COUNTS[row["status"]]] if row["status"] in COUNTS else None
            label = letter if letters else f"{word} {number}" if number and len(listing) <= COUNTS_FIT else word
            colour = QUIET if row["status"] == "absent" else ink_on(fill)
            ax.text(x, y, label, ha="center", va="center", fontsize=8.5, color=colour)
            said.append(f"{word} in {article['outlet']}")
        alts.append(f"{name}: {', '.join(said)}")
    width = 8 if letters else 13
    ax.set_xticks(range(len(listing)), [textwrap.fill(short_name(row["outlet"], 24), width) for row in listing])
    ax.set_yticks(range(len(names)), [name_lines(name) for name in names])
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, len(listing) - 0.5)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, "; ".join(alts) + ".")
