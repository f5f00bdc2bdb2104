"""Draw the tables: one function a chart, a table in, a figure out.

Every chart has one house style, a title that the caller computed from the same table,
and `figure.alt`, a sentence for those who can't see it. An outlet keeps its colour
throughout, and is named beside its marks rather than in a legend, so that no chart
depends on telling colours apart. Figures are closed, so that a notebook shows them once.
"""

import math
import textwrap
from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

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
    short_name,
    svg,
    tint,
)

__all__ = [
    "finish", "frame_profile", "outlet_colours", "png", "readability", "source_types", "source_words",
    "speaker_strip", "statement_order", "svg", "voices",
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


def frame_profile(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    finding: str,
    source: str = "",
    names: Mapping[str, str] | None = None,
) -> Figure:
    """Draw for each frame and article the share of body sentences that carry it, by voice.

    `frames` has a row a sentence and frame (`article`, `frame`, `voice`, `role`),
    `articles` a row an article (`article`, `outlet`, `sentences`). `names` gives frames
    a name to print, where their id is not one.
    """
    subtitle = "Share of body sentences; dark: outlet's own voice, middle: paraphrased, light: quoted"
    body = frames[frames["role"] == "body"]
    shown = articles[articles["sentences"] > 0]
    if body.empty or shown.empty:
        return nothing(finding, subtitle, source, "No sentence that carries a frame was found.")
    order = body.groupby("frame").size().reset_index(name="n").sort_values(["n", "frame"], ascending=[False, True])
    colours, counts = outlet_colours(articles["outlet"]), body.groupby(["article", "frame", "voice"]).size()
    step = len(shown) + 0.9
    fig, (ax,) = blank(0.245 * step * len(order) + 0.2)
    widest, alts, ticks, labels = 0.0, [], [], []
    for block, frame in enumerate(order["frame"]):
        top = block * step
        title = (names or {}).get(frame, frame.replace("_", " "))
        ax.text(0, top - 0.72, title, fontsize=10, fontweight="bold", color=INK, va="center")
        said = []
        for place, row in enumerate(shown.to_dict("records")):
            left = 0.0
            for voice, _ in VOICES:
                share = counts.get((row["article"], frame, voice), 0) / row["sentences"]
                fill = tint(colours[row["outlet"]], TINTS[voice])
                ax.barh(
                    top + place,
                    share,
                    left=left,
                    height=0.74,
                    color=[fill],
                    edgecolor=colours[row["outlet"]],
                    lw=0.6,
                )
                left += share
            number = int(sum(counts.get((row["article"], frame, voice), 0) for voice, _ in VOICES))
            ax.text(
                left + 0.004,
                top + place,
                f" {number} of {row['sentences']}",
                va="center",
                fontsize=8.5,
                color=INK,
            )
            widest = max(widest, left)
            ticks.append(top + place)
            labels.append(short_name(row["outlet"]) if len(shown) > 4 else name_lines(row["outlet"], 34))
            said.append(f"{row['outlet']} {number} of {row['sentences']}")
        alts.append(f"{title}: {', '.join(said)}")
    ax.set_yticks(ticks, labels)
    ax.set_ylim(step * len(order) - 1.2, -1.3)
    ax.set_xlim(0, widest * 1.18)
    ax.xaxis.set_major_formatter(PercentFormatter(xmax=1, decimals=0))
    ax.xaxis.set_major_locator(MaxNLocator(5))
    ax.grid(axis="x", color=GRID, lw=0.7)
    return finish(fig, ax, finding, subtitle, source, "; ".join(alts) + ".")


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
    The `top` sources by words over all articles are shown.
    """
    subtitle = f"Words attributed to each source, quoted or paraphrased; the {top} given most"
    if sources.empty:
        return nothing(finding, subtitle, source, "No source was found.")
    table = sources.pivot_table(index="source", columns="outlet", values="words", aggfunc="sum").fillna(0)
    table = (
        table.assign(_all=table.sum(axis=1)).reset_index().sort_values(["_all", "source"], ascending=[False, True])
    )
    if len(table) <= top:
        subtitle = "Words attributed to each source, quoted or paraphrased"
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
    subtitle = "Filled: the whole text; ring: the outlet's own voice, without the words in quotation marks"
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


def statement_order(places: pd.DataFrame, articles: pd.DataFrame, *, finding: str, source: str = "") -> Figure:
    """Draw where each shared statement stands in each article, one line a statement.

    `places` has a row a statement and article (`group`, `article`, `position` from 0 to 1,
    `label`, a few words that tell statements apart).
    """
    subtitle = "Place of each shared statement in each article, from first word (top) to last"
    if places.empty:
        return nothing(finding, subtitle, source, "No statement was found in more than one article.")
    listing = [row for row in articles.to_dict("records") if row["article"] in set(places["article"])]
    columns, colours = (
        {row["article"]: i for i, row in enumerate(listing)},
        outlet_colours(articles["outlet"]),
    )
    fig, (ax,) = blank(3.6)
    alts = []
    for _, own in places.groupby("group", sort=True):
        own = own.assign(x=own["article"].map(columns)).sort_values("x")
        ax.plot(own["x"], own["position"], color=QUIET, lw=1.2, zorder=1)
        label = own["label"].iloc[0]
        first = (own["x"].iloc[0], own["position"].iloc[0])
        side = {"textcoords": "offset points", "ha": "right", "va": "center", "fontsize": 8.5}
        ax.annotate(name_lines(label, 30), first, (-9, 0), **side)
        for x, y, name in zip(own["x"], own["position"], own["article"], strict=True):
            ax.scatter(x, y, s=44, color=colours[listing[columns[name]]["outlet"]], zorder=3)
        alts.append(f"{label}: " + ", ".join(percent(y) for y in own["position"]))
    ax.set_xticks(range(len(listing)), [name_lines(row["outlet"], 16) for row in listing])
    ax.set_yticks([0, 0.5, 1], ["start", "half", "end"])
    ax.set_ylim(1.05, -0.05)
    ax.set_xlim(-0.9, len(listing) - 0.7)
    ax.xaxis.tick_top()
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, "; ".join(alts) + ".")
