"""The house style of the charts: colours, type, and the lines above and below a chart."""

import io
import math
import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# Okabe and Ito's palette, which the colour-blind can tell apart, darkened till each has a contrast of
# 3 to 1 or more on white; then grey, and further hues that differ from their neighbours in lightness.
PALETTE = (
    "#0072b2", "#c4500a", "#00785a", "#a8467c", "#8a6a00", "#5c5c5c",
    "#3f7fa6", "#7a1f2b", "#22306b", "#4c7a1c", "#8a5fd0", "#0f6f78",
)  # fmt: skip
INK, QUIET, GRID, PAPER = "#222222", "#595959", "#dddddd", "#ffffff"
WIDTH = 7.2  # inches, for a column of text
PNG_DPI = 120
NAME = 26  # characters of an outlet's or a source's name on one line
POINTS = 72  # to the inch, the unit of an SVG


class Caption(NamedTuple):
    """The words around a chart, for a page that prints them itself, and what was drawn, in words."""

    finding: str
    subtitle: str
    source: str
    drawn: str


def outlet_colours(outlets: Iterable[str]) -> dict[str, str]:
    """Return a colour for each outlet, in the order given; beyond twelve they come round again."""
    names = list(dict.fromkeys(outlets))
    return {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(names)}


def blank(height: float, columns: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a figure of the house's width with axes side by side; `height` is in inches."""
    fig, axes = plt.subplots(
        1, columns, figsize=(WIDTH, height), layout="constrained", sharey=True, squeeze=False, facecolor=PAPER
    )
    return fig, list(axes[0])


def finish(fig: Figure, ax: Axes, finding: str, subtitle: str, source: str, alt: str = "") -> Figure:
    """Set title, subtitle and source line around a chart, and its alternative text; close the figure.

    The lines take height of their own and leave the axes what they had. The layout is
    then settled for good, so that drawing twice gives the same bytes. `fig.caption` keeps
    the words, `fig.around` the lines and the inches they take above and below.
    """
    for axes in fig.axes:
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(GRID)
        axes.tick_params(length=0, colors=INK, labelsize=9.5)
        axes.set_axisbelow(True)
    title = textwrap.fill(finding.rstrip("."), 68)
    under = textwrap.fill(subtitle, 100)
    width, height = fig.get_size_inches()
    title_height, under_height = 0.215 * (title.count("\n") + 1), 0.17 * (under.count("\n") + 1)
    head, foot = title_height + under_height + 0.24, 0.26 if source else 0.04
    total = height + head + foot
    fig.set_size_inches(width, total)
    left = 0.08 / width
    lines = [
        fig.text(
            left, 1 - 0.06 / total, title, va="top", fontsize=12, fontweight="bold", color=INK, linespacing=1.25
        )
    ]
    place = 1 - (0.13 + title_height) / total
    lines += [fig.text(left, place, under, va="top", fontsize=9, color=QUIET, linespacing=1.3)]
    if source:
        lines += [fig.text(left, 0.07 / total, source, va="bottom", fontsize=8, color=QUIET)]
    layout = fig.get_layout_engine()
    layout.set(rect=(0, foot / total, 1, height / total), h_pad=0.05, w_pad=0.08)
    layout.execute(fig)
    fig.set_layout_engine("none")
    fig.caption, fig.around = Caption(finding, subtitle, source, alt), (lines, head, foot)
    fig.alt = " ".join(part for part in (finding, subtitle.rstrip(".") + ".", alt) if part)
    plt.close(fig)
    return fig


def nothing(finding: str, subtitle: str, source: str, words: str) -> Figure:
    """Return a figure that says that there is nothing to draw."""
    fig, (ax,) = blank(0.5)
    ax.text(0, 0.5, words, transform=ax.transAxes, color=QUIET, fontsize=10)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, words)


def svg(figure: Figure, prefix: str = "") -> str:
    """Return a figure as SVG, the same to the byte at every run; `prefix` makes its ids its own."""
    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "helpers", "svg.fonttype": "path"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    text = text[text.index("<svg") :]
    if prefix:
        text = re.sub(r'\bid="', f'id="{prefix}-', text)
        text = re.sub(r'(href="#|url\(#)', rf"\g<1>{prefix}-", text)
    return text


def bare_svg(figure: Figure, prefix: str = "") -> str:
    """Return a finished figure as SVG without the lines around it and without a ground, to be scaled to any width.

    A ground of its own would hide the shadows by which a page shows that a drawing goes on to the side.
    """
    lines, head, foot = figure.around
    hidden = [*lines, figure.patch, *(axes.patch for axes in figure.axes)]
    for one in hidden:
        one.set_visible(False)
    try:
        text = svg(figure, prefix)
    finally:
        for one in hidden:
            one.set_visible(True)
    width, height = figure.get_size_inches() * POINTS
    box = f"0 {POINTS * head:.6g} {width:.6g} {height - POINTS * (head + foot):.6g}"
    opening, rest = text.split(">", 1)
    opening = re.sub(r'\s(?:width|height|viewBox)="[^"]*"', "", opening)
    return f'{opening} viewBox="{box}">{rest}'


def png(figure: Figure) -> bytes:
    """Return a figure as PNG without a time of making."""
    buffer = io.BytesIO()
    figure.set_dpi(PNG_DPI)
    FigureCanvasAgg(figure).print_png(buffer, metadata={"Software": None})  # savefig would draw it twice
    return buffer.getvalue()


def name_lines(text: str, width: int = NAME) -> str:
    """Return a name on at most two lines."""
    return "\n".join(textwrap.wrap(str(text), width, max_lines=2, placeholder=" …"))


def short_name(text: str, width: int = NAME) -> str:
    """Return a name on one line; what is cut is its middle, as long names often differ at the end."""
    text = " ".join(str(text).split())
    half = (width - 1) // 2
    return text if len(text) <= width else f"{text[:half].rstrip()}…{text[-half:].lstrip()}"


def tint(colour: str, strength: float) -> tuple[float, float, float]:
    """Return a colour mixed with paper: strength 1 is the colour itself."""
    return tuple(1 - strength * (1 - part) for part in mpl.colors.to_rgb(colour))


def ink_on(colour: tuple[float, float, float]) -> str:
    """Return black or white, whichever reads better on a colour (relative luminance as in WCAG 2)."""
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in mpl.colors.to_rgb(colour))
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return INK if luminance > 0.21 else "white"


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{math.floor(100 * share + 0.5)}%"
