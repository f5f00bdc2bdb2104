"""Read the model card, keep its log of scorings, and write the page that people read from it.

`data/models/attribution/card.yaml` is the one source: its upper part is written by hand, its lower
part (figures, and every scoring of PolNeAR's dev split) by `make validate`. README.md beside it is
rendered from it. A figure that nobody measured is None and printed as "not measured yet".
"""

import ast
import hashlib
import math
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from helpers import codebook, paths

if TYPE_CHECKING:
    import pandas as pd

FOLDER = paths.MODELS / "attribution"
CARD = FOLDER / "card.yaml"
PAGE = "README.md"
LINE = "# ---- written by make validate; change nothing below this line ----\n"
NOT_WEIGHTS = ("card.yaml", PAGE, "LICENSE")
DIGITS = 12  # of a SHA-256; enough to tell two states apart
UNMEASURED = "not measured yet"

TYPES = ("all", "direct", "mixed", "indirect")
ROW = ("measure", "type", "value", "low", "high", "n", "split")
KNOWN_BY = ("type", "measure", "split")
UNKNOWN = dict.fromkeys(("value", "low", "high", "n"))
SCORING = ("date", "what", "weights", "program", "figures")
KEYS = (
    "name task base data method training score intended not_intended errors measures compared "
    "state figures scorings"
).split()
LOGGED = (("all", "content F1"), ("all", "full F1"), ("direct", "content F1"), ("direct", "full F1"),
          ("mixed", "content recall"), ("indirect", "content recall"), ("all", "speaker right"))  # fmt: skip

Card = dict[str, Any]


class CardError(ValueError):
    """A model card that can't be used; the message says what to mend."""


def card(path: Path = CARD) -> Card:
    """Return the model card. Raises `CardError` where a part or a column is missing or a figure is no share."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    missing = [key for key in KEYS if not isinstance(found, dict) or key not in found]
    if missing:
        raise CardError(f"{path.name} has no “{missing[0]}”; add it.")
    for part, columns in (("figures", ROW), ("scorings", SCORING)):
        for row in found[part]:
            if set(row) != set(columns):
                raise CardError(f"{path.name}: a row of “{part}” must have {', '.join(columns)}; not {list(row)}.")
    for row in found["figures"]:
        if row["type"] not in TYPES or row["measure"] not in found["measures"]:
            raise CardError(f"{path.name}: “{row['type']}, {row['measure']}” is no type and measure of this card.")
        if any(row[key] is not None and not 0 <= row[key] <= 1 for key in ("value", "low", "high")):
            raise CardError(f"{path.name}: {row['measure']} ({row['type']}) must be a share from 0 to 1.")
    return found


def figures_table(found: Card) -> "pd.DataFrame":
    """Return a row a type and measure: type, measure, value, low, high (95%), n, split. Unknown is NaN."""
    import pandas as pd

    columns = ["type", "measure", "value", "low", "high", "n", "split"]
    table = pd.DataFrame(found["figures"], columns=columns)
    numbers = ["value", "low", "high", "n"]
    return table.astype(dict.fromkeys(numbers, float))


def value_of(found: Card, kind: str, measure: str) -> float | None:
    """Return a figure of the card, None where it was not measured."""
    return next((r["value"] for r in found["figures"] if (r["type"], r["measure"]) == (kind, measure)), None)


def people(found: Card) -> tuple[str, dict[str, dict[str, float]]]:
    """Return who the people are that the machine is compared with, and their figures by type and measure."""
    first = found["compared"][0]
    return first["who"], first["figures"]


# -- which model, which program ------------------------------------------------------------


def weights_fingerprint(folder: Path = FOLDER) -> str | None:
    """Return the first digits of the SHA-256 of the trained weights, None where there are none."""
    files = [path for path in sorted(folder.glob("*")) if path.is_file() and not path.name.startswith(NOT_WEIGHTS)]
    if not files:
        return None
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:DIGITS]


@cache
def program_fingerprint() -> str:
    """Return the first digits of a SHA-256 of the codebook and of the modules that make attributions."""
    digest = hashlib.sha256(codebook.fingerprint().encode())
    for name in sorted(_needed_by("load", "sources")):
        digest.update(name.encode() + b"\0" + _source(name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:DIGITS]


def _needed_by(*names: str) -> set[str]:
    """Return modules of this package with all that they import of it."""
    needed: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in needed and _source(name).is_file():
            needed.add(name)
            waiting += _imports(ast.parse(_source(name).read_text(encoding="utf-8")))
    return needed


def _imports(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "helpers":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            yield str(node.module).split(".")[1]


def _source(name: str) -> Path:
    return Path(__file__).with_name(f"{name}.py")


# -- the log -------------------------------------------------------------------------------


def record(
    found: Card, figures: Iterable[Mapping[str, Any]], when: date, what: str, weights: str | None, program: str
) -> Card:
    """Return the card with figures of a scoring put in, and the scoring logged.

    The log has one entry for each state of weights and program; an entry gains the measures that it
    lacks and is never changed. The table of figures is of one state: that of another state makes
    way, and the same state scored again changes nothing.
    """
    figures, log = [dict(row) for row in figures], [dict(entry) for entry in found["scorings"]]
    state = {"weights": weights, "program": program}
    entry = next((e for e in log if {key: e[key] for key in state} == state), None)
    if entry is None:
        entry = {"date": when, "what": what, **state, "figures": {}}
        log.append(entry)
    kept = {kind: dict(measures) for kind, measures in entry["figures"].items()}
    new = [row for row in figures if row["measure"] not in kept.get(row["type"], {})]
    for row in new:
        kept.setdefault(row["type"], {})[row["measure"]] = row["value"]
    entry["figures"] = {kind: kept[kind] for kind in TYPES if kind in kept}
    table = found["figures"]
    if found["state"] != state:
        new, splits = figures, {row["split"] for row in figures}
        table = [row | (UNKNOWN if row["split"] in splits else {}) for row in table]
    fresh = {tuple(row[key] for key in KNOWN_BY): row for row in new}
    table = [fresh.pop(tuple(row[key] for key in KNOWN_BY), row) for row in table]
    return found | {"state": state, "figures": [*table, *fresh.values()], "scorings": log}


def is_current(found: Card, folder: Path = FOLDER) -> bool:
    """Say whether the card's figures are of the weights that lie beside it."""
    return found["state"]["weights"] == weights_fingerprint(folder)


def save(found: Card, path: Path = CARD) -> None:
    """Write the card's figures and log under its line, and the page beside it. The upper part stays as it is."""
    text = path.read_text(encoding="utf-8")
    head, line, _ = text.partition(LINE)
    if not line:
        raise CardError(f"{path.name} has lost the line under which figures are written: {LINE.strip()}")
    measured = {part: found[part] for part in ("state", "figures", "scorings")}
    written = yaml.safe_dump(measured, sort_keys=False, allow_unicode=True, width=200, default_flow_style=None)
    path.write_text(f"{head}{line}\n{written}", encoding="utf-8", newline="\n")
    path.with_name(PAGE).write_text(render(card(path)), encoding="utf-8", newline="\n")


# -- the page ------------------------------------------------------------------------------


def render(found: Card) -> str:
    """Return the card as a page of Markdown."""
    who, _ = people(found)
    training = [(key.replace("_", " "), UNMEASURED if v is None else v) for key, v in found["training"].items()]
    return page_of(
        "model_card.md.j2",
        card=found,
        measured=measured(found),
        figures=list(shown_figures(found)),
        people=who,
        compared=[[other["who"], *_cells(other["figures"], LOGGED[:4]), *_cells(other["figures"], LOGGED[5:6])]
                  for other in found["compared"]],
        training=training,
        columns=[f"{kind}: {measure}" for kind, measure in LOGGED],
        scorings=[[e["date"] or "not noted", e["what"], e["weights"] or "–", e["program"] or "–",
                   *_cells(e["figures"], LOGGED)] for e in found["scorings"]],
    )  # fmt: skip


def page_of(template: str, **parts: Any) -> str:
    """Return a page of Markdown, filled from one of the package's templates."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).with_name("templates"))
    environment = Environment(loader=folder, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    return environment.get_template(template).render(**parts).rstrip("\n") + "\n"


def measured(found: Card) -> str:
    """Return a sentence on when and on what the figures were measured."""
    if not any(row["value"] is not None for row in found["figures"]):
        return f"The figures of this model are {UNMEASURED}."
    splits = " and ".join(dict.fromkeys(row["split"] for row in found["figures"] if row["value"] is not None))
    state = found["state"]
    when = next((e["date"] for e in found["scorings"] if {key: e[key] for key in state} == state), None)
    return (
        f"Measured on PolNeAR's {splits} ({when or 'date not noted'}; weights {state['weights'] or 'none'}, "
        f"program {state['program']})."
    )


def shown_figures(found: Card) -> Iterable[dict[str, str]]:
    """Yield the rows of figures as they are printed, with what two people reach."""
    _, theirs = people(found)
    for row in found["figures"]:
        yield {
            "type": row["type"],
            "measure": row["measure"],
            "figure": show(row["value"]) or UNMEASURED,
            "interval": f"{show(row['low'])} to {show(row['high'])}" if row["low"] is not None else "",
            "n": "" if row["n"] is None else f"{row['n']:,}",
            "people": show(theirs.get(row["type"], {}).get(row["measure"])),
        }


def show(share: float | None) -> str:
    """Return a share as a percentage with one decimal, nothing where it is unknown."""
    return "" if share is None or math.isnan(share) else f"{share * 100:.1f}"


def _cells(figures: Mapping[str, Mapping[str, float]], wanted: Iterable[tuple[str, str]]) -> list[str]:
    return [show((figures.get(kind) or {}).get(measure)) for kind, measure in wanted]
