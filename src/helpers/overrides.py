"""What people changed: corrections that win over what the program decides.

One mechanism for every kind: data/corrections/<collection>/<kind>.csv, a row a
correction. A correction of a passage is keyed by the article's fingerprint, the span
and the words that stand there; where the words are others the text has changed, and
the correction is left out with a warning rather than applied to the wrong passage.
"""

import csv
import hashlib
import warnings
from pathlib import Path

from helpers import paths
from helpers.article import ROLES, Article, Span

COLUMNS = {
    "lines": ("fingerprint", "start", "end", "words", "role", "note"),
    "people": ("mention", "speaker", "source_type", "named", "side", "note"),
    "stakeholders": ("stakeholder", "also", "note"),
    "pairs": ("article_a", "words_a", "article_b", "words_b", "relation", "note"),
}
OPTIONAL = ("also", "note")


class CorrectionNotApplied(UserWarning):
    """A correction that was left out; the message names file, row and remedy."""


def read(collection: str, kind: str, beside: Path | None = None) -> list[dict[str, str]]:
    """Return the rows of one kind of corrections of a collection, [] where there are none.

    `beside` is a folder whose file of that kind is read where the collection's corrections have none.
    """
    path = _path(collection, kind)
    if beside and not path.exists():
        path = beside / path.name
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        missing = [name for name in COLUMNS[kind] if name not in (*(table.fieldnames or ()), *OPTIONAL)]
        if missing:
            warn(f"{path.name} of “{collection}” has no column “{missing[0]}”; add it, the file is left out.")
            return []
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in table]


def roles(collection: str, fingerprint: str, text: str) -> dict[Span, str]:
    """Return the corrected roles of an article's lines by the span they were given for."""
    corrected = {}
    for number, row in enumerate(read(collection, "lines"), start=2):
        if row["fingerprint"] != fingerprint:
            continue
        where = f"lines.csv of “{collection}”, row {number}"
        if row["role"] not in ROLES:
            warn(f"{where}: “{row['role']}” is no role; use one of {', '.join(ROLES)}.")
        elif (span := _span(row, text)) is None:
            warn(f"{where}: the words do not stand at {row['start']}-{row['end']}; correct the line again.")
        else:
            corrected[span] = row["role"]
    return corrected


def people(collection: str) -> list[dict[str, str]]:
    """Return an analyst's settlements of who a mention is: mention, speaker, type, named, side."""
    return read(collection, "people")


def stakeholders(collection: str, folder: Path | None = None) -> list[dict[str, str]]:
    """Return an analyst's list of whose voices to look for: stakeholder, also, note.

    It stands in the collection's corrections, else beside the articles, in `folder`.
    """
    return read(collection, "stakeholders", folder)


def pairs(collection: str) -> list[dict[str, str]]:
    """Return an analyst's pairings: article_a, words_a, article_b, words_b, relation, note.

    `words` stand in exactly one sentence of the article; `relation` is "same quotation",
    "same statement", "same fact" or "not the same".
    """
    return read(collection, "pairs")


def correct_line(article: Article, line: int, role: str, note: str = "") -> Path:
    """Write down that a line (1-based, as notebook 01 numbers them) has another role.

    Returns the file that holds the correction; load the article again to see it.
    Raises ValueError for a role that does not exist or a line that is blank.
    """
    if role not in ROLES:
        raise ValueError(f"“{role}” is no role; use one of {', '.join(ROLES)}.")
    lines = article.text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        raise ValueError(f"{article.label} has no line {line} with text; see notebook 01 for the numbers.")
    words = lines[line - 1].strip()
    start = sum(len(earlier) + 1 for earlier in lines[: line - 1]) + lines[line - 1].index(words)
    end = start + len(words)
    row = (article.fingerprint, start, end, words, role, note)
    path = _path(article.collection, "lines")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(COLUMNS["lines"])
        writer.writerow(row)
    return path


def fingerprint(collection: str) -> str:
    """Return a SHA-256 over a collection's corrections, part of the key of what is kept."""
    digest = hashlib.sha256()
    for path in sorted((paths.CORRECTIONS / collection).glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _path(collection: str, kind: str) -> Path:
    return paths.CORRECTIONS / collection / f"{kind}.csv"


def _span(row: dict[str, str], text: str) -> Span | None:
    """Return the row's span where its words stand in the text, else None."""
    if not (row["start"].isdigit() and row["end"].isdigit()):
        return None
    span = Span(int(row["start"]), int(row["end"]))
    return span if text[span.start : span.end].split() == row["words"].split() else None


def warn(sentence: str) -> None:
    """Say that a correction was left out."""
    warnings.warn(sentence, CorrectionNotApplied, stacklevel=3)
