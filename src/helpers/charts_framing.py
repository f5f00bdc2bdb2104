"""Draw framing: how many sentences carry each frame, where they stand, and words that set outlets apart.

One function a chart, in the manner of `charts`: a table in, a figure out, under a title that
the caller computed. A chart shows one family of frames. `unreliable` names the frames whose
coding is not good enough to rely on: they are drawn with a sign, and a line below says what it means.
"""

import math
import textwrap
from collections.abc import Collection, Iterable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.chart_style import (
    GRID,
    INK,
    PNG_DPI,
    QUIET,
    blank,
    finish,
    name_lines,
    nothing,
    outlet_colours,
    short_name,
    tint,
)
from helpers.charts import TINTS, VOICES
from helpers.frame_wording import noun

SIGN = "†"
WARNING = f"{SIGN} The coding of this frame is not good enough to rely on."
SHADES = "dark: own voice, middle: paraphrased, light: quoted"
LISTED = 3  # articles that leave each frame the chart's whole width; with more, frames stand in columns
COLUMNS = 3
TITLE = 21  # characters of a frame's name on one line of a column
ROWS = 40  # of a strip: with many articles each shows fewer frames
HEAD, HEAD_WIDTH = -0.2, 0.08  # where on a strip the headline stands, left of the body from 0 to 1

Voices = dict[tuple[str, str, str], int]  # sentences by article, frame and voice


def frame_profile(
    frames: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    family: str,
    finding: str,
    source: str = "",
    unreliable: Collection[str] = frozenset(),
    top: int = 9,
) -> Figure:
    """Draw for each frame of a family and each article the share of body sentences that carry it, by voice.

    `frames` has a row a sentence and frame (`article`, `family`, `frame`, `voice`, `role`),
    `articles` a row an article (`article`, `outlet`, `sentences`). The `top` frames of most
    sentences are drawn and the others named; articles without sentences are left out.
    """
    subtitle = f"{_capital(family)} frames, share of body sentences; {SHADES}"
    measured = articles[articles["sentences"] > 0]
    listing = measured.to_dict("records")
    body = frames[(frames["family"] == family) & (frames["role"] == "body")]
    body = body[body["article"].isin(measured["article"])]
    if body.empty:
        return nothing(finding, subtitle, source, f"No sentence with a {family} frame was found.")
    order, rest = _most_frequent(body, top)
    subtitle += _named(family, rest, unreliable)
    colours, counts = outlet_colours(articles["outlet"]), _by_voice(body)
    columns = 1 if len(listing) <= LISTED else min(COLUMNS, len(order))
    titles = {frame: _titled(family, frame, unreliable, TITLE if columns > 1 else 80) for frame in order}
    step = len(listing) + (1.0 if columns == 1 else 1.4) + 0.8 * any("\n" in title for title in titles.values())
    rows = math.ceil(len(order) / columns)
    fig, all_axes = _canvas((0.245 if columns == 1 else 0.2) * step * rows + 0.2, columns)
    widest = max(
        sum(counts.get((row["article"], frame, voice), 0) for voice, _ in VOICES) / row["sentences"]
        for row in listing
        for frame in order
    )
    alts = []
    for number, frame in enumerate(order):
        ax, first = all_axes[number % columns], number // columns * step
        dim = {"color": QUIET} if frame in unreliable else {"color": INK, "fontweight": "bold"}
        ax.text(0, first - 0.55, titles[frame], fontsize=10 if columns == 1 else 9.5, va="bottom", **dim)
        said = []
        for place, row in enumerate(listing, 1):
            y, left = first + place - 1, 0.0
            for voice, _ in VOICES:
                share = counts.get((row["article"], frame, voice), 0) / row["sentences"]
                _bar(ax, y, left, share, colours[row["outlet"]], voice)
                left += share
            own = _voices(counts, row["article"], frame)
            _beside(ax, left, y, f"{sum(own.values())} of {row['sentences']}")
            said.append(f"{row['outlet']} {sum(own.values())} of {row['sentences']}{_spelled(own)}")
        alts.append(f"{_titled(family, frame, unreliable)}: {', '.join(said)}")
    places = [rank * step + place for rank in range(rows) for place in range(len(listing))]
    names = [short_name(row["outlet"]) if columns > 1 else name_lines(row["outlet"], 34) for row in listing]
    all_axes[0].set_yticks(places, names * rows)
    all_axes[0].set_ylim(step * rows - 1.2, -(step - len(listing)) - 0.3)
    for ax in all_axes:
        ticks = _ticks(widest, 5 if columns == 1 else 3)
        ax.set_xticks(ticks, [f"{100 * tick:g}%" for tick in ticks])
        ax.set_xlim(0, widest * (1.18 if columns == 1 else 1.5))
        ax.grid(axis="x", color=GRID, lw=0.7)
    below, alt = _with_warning(order + rest, unreliable, source, alts)
    return finish(fig, all_axes[0], finding, subtitle, below, alt)


def frame_strip(
    frames: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    family: str,
    finding: str,
    source: str = "",
    unreliable: Collection[str] = frozenset(),
    top: int = 6,
) -> Figure:
    """Draw where in each article the frames of a family stand: a row a frame, a cell a sentence.

    `frames` has a row a sentence and frame (`article`, `start`, `family`, `frame`, `voice`,
    `role`), `sentences` a row a sentence (`article`, `start`, `role`). From left to right: the
    headline with the subheads above the text, set apart, then the body sentence by sentence,
    each cell as wide as the next. Subheads inside the text have no place. Shown are the `top`
    frames that most sentences of all articles carry; with many articles fewer, but three at least.
    """
    subtitle = f"{_capital(family)} frames, sentence by sentence, headline at the left; {SHADES}"
    cells = _cells(sentences)
    own = frames[frames["family"] == family]
    own = own.loc[[key in cells for key in zip(own["article"], own["start"], strict=True)]]
    listing = articles[articles["article"].isin({article for article, _ in cells})].to_dict("records")
    headed = {article for (article, _), (left, _) in cells.items() if left < 0}
    if own.empty:
        return nothing(finding, subtitle, source, f"No sentence with a {family} frame was found.")
    order, rest = _most_frequent(own, min(top, max(3, ROWS // len(listing))))
    subtitle += _named(family, rest, unreliable)
    colours, counts = outlet_colours(articles["outlet"]), _by_voice(own[own["role"] == "body"])
    fig, (ax,) = _canvas((0.2 * len(order) + 0.36) * len(listing) + 0.1)
    y, ticks, alts = 0.0, [], []
    for article in listing:
        name, total = article["article"], article["sentences"]
        colour, said = colours[article["outlet"]], []
        heading = short_name(article["outlet"], 60)
        ax.text(HEAD, y - 0.65, heading, fontsize=10, fontweight="bold", color=colour, va="bottom")
        for frame in order:
            ax.hlines(y, 0, 1, color=GRID, lw=0.7, zorder=0)
            if name in headed:
                ax.hlines(y, HEAD, HEAD + HEAD_WIDTH, color=GRID, lw=0.7, zorder=0)
            marked = own[(own["article"] == name) & (own["frame"] == frame)].sort_values("start")
            places = [cells[name, start] for start in marked["start"]]
            for (left, width), voice in zip(places, marked["voice"], strict=True):
                _bar(ax, y, left + 0.1 * width, 0.8 * width, colour, voice)
            voices = _voices(counts, name, frame)
            _beside(ax, 1, y, f"{sum(voices.values())} of {total}")
            ticks.append((y, _titled(family, frame, unreliable)))
            said.append(f"{ticks[-1][1]} {sum(voices.values())}{_spelled(voices)}{_where(places)}")
            y += 1
        alts.append(f"{article['outlet']}, {total} sentences: {'; '.join(said)}")
        y += 1.6
    ax.set_yticks([place for place, _ in ticks], [text for _, text in ticks])
    ax.set_ylim(y - 2.0, -1.9)
    ax.set_xlim(HEAD - 0.01, 1.01)
    ax.set_xticks([HEAD + HEAD_WIDTH / 2, 0, 0.5, 1], ["headline", "start", "half", "end"])
    below, alt = _with_warning(order + rest, unreliable, source, alts)
    return finish(fig, ax, finding, subtitle, below, alt)


def distinctive_words(
    table: pd.DataFrame,
    *,
    finding: str,
    source: str = "",
    outlets: Iterable[str] | None = None,
    top: int = 8,
    least: int = 2,
) -> Figure:
    """Draw for each outlet the words that it uses more than the others, by the z of their log-odds.

    `table` has a row an outlet and word (`outlet`, `word`, `count`, `of`, `others`, `of_others`,
    `z`); `outlets` gives their order, and so their colours, where it is not that of the table. Shown
    are the `top` words with a z above 0 that the outlet uses `least` times; with more than four outlets five.
    """
    subtitle = f"Words an outlet uses more than the others, at least {least} times; bar: z of the log-odds"
    names = list(dict.fromkeys(table["outlet"] if outlets is None else outlets))
    used = table[(table["count"] >= least) & (table["z"] > 0) & table["outlet"].isin(names)]
    if used.empty:
        return nothing(finding, subtitle, source, f"No outlet uses a word {least} times and more than the others.")
    used = used.sort_values(["z", "count", "word"], ascending=[False, False, True], kind="stable")
    most = top if len(names) <= 4 else min(top, 5)
    words = {name: used[used["outlet"] == name].head(most).to_dict("records") for name in names}
    colours, columns = outlet_colours(names), min(2, len(names))
    rows, step = math.ceil(len(names) / columns), max(map(len, words.values())) + 1.9
    fig, all_axes = _canvas(0.215 * step * rows + 0.2, columns)
    widest, alts = max(row["z"] for own in words.values() for row in own), []
    for number, name in enumerate(names):
        ax, first = all_axes[number % columns], number // columns * step
        ax.text(0, first - 0.65, short_name(name, 30), fontsize=10, fontweight="bold", color=colours[name])
        said = []
        for place, row in enumerate(words[name]):
            y = first + place
            ax.barh(y, row["z"], height=0.66, color=colours[name])
            ax.annotate(
                row["word"], (0, y), (-4, 0), textcoords="offset points", ha="right", va="center", fontsize=9
            )
            uses = [f"{row[key]:,}" for key in ("count", "of", "others", "of_others")]
            _beside(ax, row["z"], y, "{} of {} : {} of {}".format(*uses))
            said.append("{} {} of {}, others {} of {}, z {:.1f}".format(row["word"], *uses, row["z"]))
        if not said:
            ax.text(0, first, "no such word", fontsize=9, color=QUIET, va="center")
        alts.append(f"{name}: {'; '.join(said) or 'no such word'}")
    all_axes[0].set_yticks([])
    all_axes[0].set_ylim(step * rows - 1.4, -1.9)
    ticks = _ticks(widest, 4)
    for ax in all_axes:
        ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        ax.set_xlim(0, widest * (1.25 if columns == 1 else 1.9))
        ax.grid(axis="x", color=GRID, lw=0.7)
    return finish(fig, all_axes[0], finding, subtitle, source, ". ".join(alts) + ".")


def _canvas(height: float, columns: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a blank figure laid out at the picture's own resolution, as wide names leave no room to be wrong."""
    fig, axes = blank(height, columns)
    fig.set_dpi(PNG_DPI)
    return fig, axes


def _most_frequent(found: pd.DataFrame, top: int) -> tuple[list[str], list[str]]:
    """Return the frames that most sentences carry, most frequent first, and the others."""
    sizes = found.groupby("frame").size()
    order = sorted(sizes.index, key=lambda frame: (-sizes[frame], frame))
    return order[:top], order[top:]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(family: str, rest: list[str], unreliable: Collection[str]) -> str:
    """Return the end of a subtitle that names the frames not drawn."""
    return f". Less often found: {', '.join(_titled(family, frame, unreliable) for frame in rest)}" if rest else ""


def _titled(family: str, frame: str, unreliable: Collection[str], width: int = 0) -> str:
    """Return a frame's name as printed: with a sign if it is unreliable, on lines of `width` characters."""
    title = noun(family, frame) + f" {SIGN}" * (frame in unreliable)
    return textwrap.fill(title, width) if width else title


def _by_voice(found: pd.DataFrame) -> Voices:
    return found.groupby(["article", "frame", "voice"]).size().to_dict()


def _voices(counts: Voices, article: str, frame: str) -> dict[str, int]:
    """Return the sentences of one article that carry a frame, by the voice's name, none left out but zeros."""
    own = {words: counts.get((article, frame, voice), 0) for voice, words in VOICES}
    return {words: number for words, number in own.items() if number}


def _spelled(own: dict[str, int]) -> str:
    return f" ({', '.join(f'{number} {words}' for words, number in own.items())})" if own else ""


def _where(places: list[tuple[float, float]]) -> str:
    """Return in words where cells stand on a strip."""
    numbers = [round(left / width) + 1 for left, width in places if left >= 0]
    ends = f", first in sentence {numbers[0]}, last in {numbers[-1]}" if len(numbers) > 1 else ""
    ends = f", in sentence {numbers[0]}" if len(numbers) == 1 else ends
    return ends + ", in the headline" * (len(numbers) < len(places))


def _bar(ax: Axes, y: float, left: float, width: float, colour: str, voice: str) -> None:
    """Draw a stretch of a row in the outlet's colour, as dark as the voice asks for."""
    if width:
        fill = [tint(colour, TINTS[voice])]
        ax.barh(y, width, left=left, height=0.74, color=fill, edgecolor=colour, linewidth=0.6, zorder=2)


def _ticks(widest: float, number: int) -> list[float]:
    """Return about that many round places on an axis from 0 to the widest bar's end, or just beyond it."""
    places = MaxNLocator(number, steps=[1, 2, 5, 10]).tick_values(0, widest)
    return [place for place in places if place <= 1.1 * widest]


def _beside(ax: Axes, x: float, y: float, words: str) -> None:
    """Write to the right of a bar."""
    ax.annotate(words, (x, y), (4, 0), textcoords="offset points", va="center", fontsize=8, color=INK)


def _with_warning(named: list[str], unreliable: Collection[str], source: str, alts: list[str]) -> tuple[str, str]:
    """Return the line under a chart and its alternative text, both with the warning if a frame needs it."""
    text = ". ".join(alts) + "."
    if set(named).isdisjoint(unreliable):
        return source, text
    return f"{WARNING} {source}".strip(), f"{text} {WARNING}"


def _cells(sentences: pd.DataFrame) -> dict[tuple[str, int], tuple[float, float]]:
    """Return where each sentence, by article and start, stands on a strip: left edge and width.

    Articles without a body sentence have no cells.
    """
    cells: dict[tuple[str, int], tuple[float, float]] = {}
    for article, own in sentences.sort_values("start").groupby("article", sort=False):
        body = own[own["role"] == "body"]["start"]
        if body.empty:
            continue
        above = own[(own["role"] == "headline") | ((own["role"] != "body") & (own["start"] < body.min()))]["start"]
        for starts, left, width in ((above, HEAD, HEAD_WIDTH), (body, 0.0, 1.0)):
            for place, start in enumerate(starts):
                cells[article, start] = (left + width * place / len(starts), width / len(starts))
    return cells
