"""See what a line of a page shows by itself: its length, its end, and what its wording says it is.

The cues are data, in data/codebook/furniture.yaml. Lines that were wrapped at a fixed width are
joined into one unit first, so that a paragraph is judged as a paragraph. Where a line stands and
what stands beside it is for `structure` to weigh.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from helpers import codebook

PROSE_WORDS = 8  # a line of so many words that ends a sentence is a paragraph, not a title
LONG_WORDS = 42  # no title or button is as long; an unfinished paragraph is
CREDIT_LENGTH = 70  # characters; of a longer tail of names and what they stand behind
WRAP_WIDTHS = (50, 100)  # the columns at which text is wrapped by hand or by a mail program
_FINAL = re.compile(r"(?:[.?!…][*†]?|[.?!,…]['\"”’»)\]]+|[\"”])$|['’]{2}$")
_DOTTED_TITLE = re.compile(r"(?:\.\.\.|…|\b[A-Z]\.)$")
_RUNNING_TIME = re.compile(r"(?<![\d:])\(?\d{1,2}:[0-5]\d(?::\d\d)?\)?$")
_DATE_OR_TIME = re.compile(
    r"\d{4}\b|\d{1,2}:\d{2}|\d{1,2}/\d{1,2}|\bago\b|\byesterday\b|\btoday\b|\d{1,2}(?:st|nd|rd|th)?\b", re.I
)
_DATE = re.compile(r"\W*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\W*")
_STOP = re.compile(r"(?P<word>\w*[a-z0-9)])[.”\"] ?")
_CREDIT = re.compile(r"(?:[A-Z][\w’'./-]*|/|and|by|via|for|of|the|,|\||&| )+\)?")
_NAME = re.compile(
    r"[A-Z][\w’'.-]*"
    r"(?:,? (?:(?:and|de|van|von|der|den|la|el|al|bin|for|of|at|in|&|\||•|-) ){0,2}[A-Z][\w’'.-]*){1,9}"
)
_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][\w.'’/-]*(?:,? (?:(?:of|de|la|le|el|al|and|du|des|on) )?[A-Z][\w.'’/-]*){0,6})?)"
    r"(?P<paren> ?\([A-Z][^()\n]{1,40}\))?"
    r",?(?: ?\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"[a-z]*\.?,?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?\)?)?(?P<agency> ?\([A-Z][^()\n]{1,40}\))?"
    r" ?(?P<dash>[—–―-]{1,3}|_)(?= ?[A-Z\"“‘'«\d\[(]|$)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_WRAP_START = re.compile(r"[a-z]")
_ODD = {0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, 0xAD: None}  # marks that no reader sees


@dataclass(slots=True)
class Unit:
    """A line, or the lines of one hard-wrapped paragraph, with what can be seen of it."""

    lines: list[tuple[int, int]]
    text: str
    words: int = 0
    final: bool = False
    prose: bool = False
    cue: str | None = None
    opens: bool = False
    role: str | None = None
    key: str = field(default="", repr=False)


def units_of(text: str) -> list[Unit]:
    """Split a text at its line ends; join what was wrapped at a fixed width."""
    lines, position = [], 0
    for number, line in enumerate(text.split("\n")):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            lines.append((number, start, start + len(stripped)))
        position += len(line) + 1
    width = _wrap_width(text, lines)
    units: list[Unit] = []
    for index, (number, start, end) in enumerate(lines):
        if (
            width
            and index
            and number == lines[index - 1][0] + 1
            and _continues(text, lines[index - 1], start, end, width)
        ):
            units[-1].lines.append((start, end))
            continue
        units.append(Unit([(start, end)], ""))
    for unit in units:
        unit.text = " ".join(" ".join(text[start:end] for start, end in unit.lines).translate(_ODD).split())
    return units


def _wrap_width(text: str, lines: list[tuple[int, int, int]]) -> int:
    """Return the width at which the text is hard-wrapped, 0 where it is not.

    Wrapped prose breaks inside sentences, so many lines open in lower case.
    """
    if len(lines) < 3:
        return 0
    lengths = sorted(end - start for _, start, end in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    inside = sum(bool(_WRAP_START.match(text, start)) for _, start, _ in lines)
    return width if WRAP_WIDTHS[0] <= width <= WRAP_WIDTHS[1] and inside >= 0.25 * len(lines) else 0


def _continues(text: str, before: tuple[int, int, int], start: int, end: int, width: int) -> bool:
    """Say whether a line goes on with the paragraph of the line before it."""
    if _WRAP_START.match(text, start):
        return True
    next_word = text[start:end].split(None, 1)[0]
    return before[2] - before[1] + 1 + len(next_word) > 0.93 * width


def look(unit: Unit, author: str | None) -> None:
    """Note what can be seen of a unit alone: its length, its end and its cue."""
    text = unit.text
    unit.words = text.count(" ") + 1
    unit.final = bool(_FINAL.search(text)) and not (unit.words < PROSE_WORDS and _DOTTED_TITLE.search(text))
    unit.key = " ".join(_TOKEN.findall(text.casefold())) if unit.words <= LONG_WORDS else ""
    if unit.words <= 18 and text[:3].casefold() != "by " and _is_time(text):
        unit.cue = "timestamp"
    elif author and unit.words <= 14 and not unit.final and author.casefold() in text.casefold():
        unit.cue = "byline"
    else:
        unit.cue, unit.opens = _cue(unit)
    if unit.cue is None and not unit.final and unit.words <= 30 and _RUNNING_TIME.search(text):
        unit.cue = "promo"
    if (
        unit.cue is None
        and not unit.final
        and PROSE_WORDS <= unit.words <= 95
        and _ends_in_credit(text)
        and not titled(text)
    ):
        unit.cue = "caption"
    unit.prose = unit.cue is None and (unit.words >= LONG_WORDS or (unit.final and unit.words >= PROSE_WORDS))


def _ends_in_credit(text: str) -> bool:
    """Say whether behind a last full stop there are names alone ("The pier at dusk. Mia Holt/Agency")."""
    return any(
        stop["word"] not in _before_names() and _CREDIT.fullmatch(text, stop.end())
        for stop in _STOP.finditer(text, max(len(text) - CREDIT_LENGTH, 0))
    )


@cache
def _before_names() -> frozenset[str]:
    """Return the titles and ranks whose stop ends no sentence."""
    groups = codebook.entries("abbreviations")
    return frozenset(word for name in ("titles", "ranks") for word in groups[name]["words"])


def _is_time(text: str) -> bool:
    """Say whether a line is made of the words and figures of a date or a time."""
    if not _DATE_OR_TIME.search(text):
        return False
    known = codebook.words("furniture", "time_words")
    tokens = _TOKEN.findall(text.casefold())
    timely = sum(token in known or token.rstrip("apmstndrh").replace(".", "").isdigit() for token in tokens)
    worded = sum(token in known for token in tokens)
    return (worded > 0 and timely >= 0.7 * len(tokens)) or bool(_DATE.fullmatch(text))


@cache
def _cues() -> tuple[dict, re.Pattern, re.Pattern, list, dict]:
    """Return the codebook's cues: whole phrases, starts, ends, words held, entries by group."""
    whole, starts, ends, holds, by_group = {}, [], [], [], {}
    for number, entry in enumerate(codebook.entries("furniture").values()):
        by_group[f"c{number}"] = entry
        for phrase in entry.get("whole", []):
            whole.setdefault(bare(str(phrase)), entry)
        for name, found in (("start", starts), ("end", ends)):
            if entry.get(name):
                found.append(f"(?P<c{number}>{'|'.join(f'(?:{pattern})' for pattern in entry[name])})")
        holds += [(phrase, entry) for phrase in entry.get("holds", [])]
    return whole, re.compile("|".join(starts), re.I), re.compile("|".join(ends), re.I), holds, by_group


def bare(text: str) -> str:
    """Return a line without case, marks and counts, to compare with whole phrases."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold().replace("’", "'"))) or text.casefold()


def _cue(unit: Unit) -> tuple[str | None, bool]:
    """Return the role that a unit's wording names, and whether it heads a list."""
    whole, starts, ends, holds, by_group = _cues()
    found = []
    if unit.words <= 9 and (entry := whole.get(bare(unit.text))):
        return _named(entry)
    if unit.words > 95:
        return None, False
    if match := starts.match(unit.text):
        found.append(by_group[match.lastgroup])
    lower = unit.text.casefold()
    found += [entry for phrase, entry in holds if phrase in lower]
    open_end = not unit.final or unit.text.endswith(")")
    if open_end and (match := ends.search(unit.text[-110:])):
        found.append(by_group[match.lastgroup])
    for entry in found:
        if unit.words <= entry.get("max_words", 40):
            return _named(entry)
    return None, False


def _named(entry: dict) -> tuple[str, bool]:
    role = f"{entry['role']}@{entry['place']}" if "place" in entry else entry["role"]
    return role, bool(entry.get("opens"))


def tokens(text: str) -> list[str]:
    """Return the words of a text, inner points and apostrophes kept."""
    return _TOKEN.findall(text)


def title_like(unit: Unit) -> bool:
    """Say whether a line that ends like a sentence may be a headline: a question, or a quoted word last."""
    text = unit.text.rstrip("\"'”’")
    if not 4 <= unit.words <= 22 or unit.cue:
        return False
    if text[-1:] in ("?", "!"):
        return len(text) == len(unit.text)
    return text[-1:].isalnum() or (titled(text) and ". " not in text)


def names_writer(unit: Unit) -> bool:
    """Say whether a line is made of names, as one that names a writer is."""
    return not unit.final and 2 <= unit.words <= 10 and bool(_NAME.fullmatch(unit.text)) and "?" not in unit.text


def dateline(line: str) -> int:
    """Return the length of the dateline that opens a paragraph, 0 where there is none."""
    line = line.replace("\u00a0", " ")
    match = _DATELINE.match(line[:120])
    if not match:
        return 0
    place = match["place"].strip(" ,")
    agency = match["agency"] or match["paren"]
    if bare(place) in codebook.words("furniture", "place_not") or not (place or agency):
        return 0
    alone = match.end() == len(line)
    capitals = place.split(",")[0].isupper()
    spaced = alone or line[match.end()] == " "
    if match["dash"] in "-_" and not (agency or (capitals and spaced)):
        return 0
    if not capitals and not agency and (len(place.split()) > 5 or not spaced):
        return 0
    return match.end()


def titled(text: str) -> bool:
    """Say whether most longer words have a capital, as in a title."""
    words = [w for w in _TOKEN.findall(text) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() or w[0].isdigit() for w in words) >= 0.7 * len(words)


def plain(text: str) -> str:
    """Return a title without case, spaces and marks, for comparing."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
