# ruff: noqa: E501 - a template is one line
"""Reads a sentence of the report as text and counts again, from the rows, all that it says.

`check` knows every template of the findings as a regular expression of its own, tied to a function that counts
in the plainest way. Nothing of how `helpers` counts is used here, nor the numbers that a finding carries: what
is checked is what a reader reads. Checked are numbers with their rounding, who is named (of those level with
each other all, or nobody), that nobody is left out of a list that claims to be whole, the order from high to
low, the ends of "from ... to ...", and for claims on frames the margins and the other ways of counting that
they must bear. A sentence that no template knows is an error, so that a new template needs its check.

In the patterns `#` is a whole number, `%` a percentage, `~` a decimal, `@` the name of an outlet and `&` any
other name: names are read first, as they may hold any sign, and each becomes one sign of its own.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise, product
from pathlib import Path
from statistics import median
from typing import Any

import yaml

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
SIGNS = "\ue000-\uf8ff"  # private use: what stands for names
TOKENS = {
    "#": r"(\d{1,3}(?:,\d{3})*)",
    "%": r"(under 1%|over 99%|\d+%)",
    "~": r"(-?\d+\.\d+)",
    "=": r"(\d+(?:\.5)?)",
    "@": f"([{SIGNS}])",
    "&": f"([{SIGNS}])",
}
NOUNS = "word line quotation paraphrase sentence speaker article attribution claim mention verb time fact".split()
FURNITURE = {
    "byline": "bylines",
    "timestamp": "times of publication",
    "caption": "captions",
    "credit": "picture credits",
    "promo": "pointers to other stories and services",
    "chrome": "menus, buttons and notices of the page",
    "note": "notes about the article",
}
FEW_TOLD = 3  # articles that are all told; of more the two ends
TEMPLATES: list[tuple[re.Pattern, Callable]] = []


class Untrue(AssertionError):
    """A sentence that the rows do not bear out."""


def must(holds: Any, reason: str) -> None:
    """Raise `Untrue` with the reason unless something holds."""
    if not holds:
        raise Untrue(reason)


def check(text: str, tables: Any) -> None:
    """Raise AssertionError with the reason where a sentence is not what the rows say, or no template of ours."""
    reading(text, tables)


def reading(text: str, tables: Any) -> str:
    """Check a sentence and return it with a sign for each name."""
    facts = tables if isinstance(tables, Facts) else Facts(tables)
    reasons = []
    for read in facts.readings(text):
        try:
            check_read(read, facts)
            return read
        except Untrue as untrue:
            reasons.append(str(untrue))
    raise Untrue(f"{max(reasons, key=lambda reason: reason != NO_TEMPLATE)}: {text}")


NO_TEMPLATE = "no check knows this template"


def check_read(read: str, facts: "Facts") -> None:
    """Check a sentence in which names are signs."""
    agrees(read)
    for pattern, told in TEMPLATES:
        if match := pattern.fullmatch(read):
            told(facts, *match.groups())
            return
    raise Untrue(NO_TEMPLATE)


def agrees(read: str) -> None:
    """Check that nouns are in the number that fits."""
    for number, noun in re.findall(r"(?<![\d.,])(\d[\d,]*)(?: quoted| attributed)? ([a-z]+)\b", read):
        singular = noun.removesuffix("s")
        if singular in NOUNS:
            must((number == "1") == (noun == singular), f"“{number} {noun}”")


def pattern(written: str) -> re.Pattern:
    """Return a template's regular expression."""
    return _compiled(written)


@cache
def _compiled(written: str) -> re.Pattern:
    return re.compile(re.sub("[#%~=@&]", lambda match: TOKENS[match[0]], written))


def says(written: str) -> Callable:
    """Tie a template to the function that checks it."""

    def tie(told: Callable) -> Callable:
        TEMPLATES.append((pattern(written), told))
        return told

    return tie


class Facts:
    """The rows of a comparison, unknown cells as None, and the names in them."""

    def __init__(self, tables: Any):
        self.tables = tables
        self._rows: dict[str, list[Row]] = {}
        self._kept: dict[Any, Any] = {}

    def __repr__(self) -> str:
        return f"Facts of {[article['outlet'] for article in self.articles]}"

    def rows(self, name: str) -> list[Row]:
        """Return a table's rows."""
        if name not in self._rows:
            found = getattr(self.tables, name).to_dict("records")
            self._rows[name] = [{key: known(value) for key, value in row.items()} for row in found]
        return self._rows[name]

    def of(self, name: str, article: Row) -> list[Row]:
        """Return an article's rows of a table."""
        if ("of", name) not in self._kept:
            parts: dict[str, list[Row]] = {}
            for row in self.rows(name):
                parts.setdefault(row["article"], []).append(row)
            self._kept["of", name] = parts
        return self._kept["of", name].get(article["article"], [])

    def keep(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return what was made under a key, making it once."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    @property
    def articles(self) -> list[Row]:
        """The articles compared."""
        return self.rows("articles")

    def said(self, article: Row) -> list[Row]:
        """Return an article's attributions in the body that stand in no other."""
        return [row for row in self.of("attributions", article) if row["counted"]]

    @cached_property
    def everything_said(self) -> list[Row]:
        """The attributions in the bodies that stand in no other."""
        return [row for row in self.rows("attributions") if row["counted"]]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every name that may be told, with the sign that stands for it."""
        columns = {
            "articles": ("outlet",),
            "attributions": ("speaker", "source_words", "via"),
            "frames": ("speaker",),
            "reporting_verbs": ("speaker",),
            "mentions": ("thing",),
            "stakeholders": ("stakeholder",),
            "facts": ("speaker",),
            "headline_claims": ("speaker",),
            "credits": ("agency",),
        }
        found = {}
        for table, column in ((table, column) for table, names in columns.items() for column in names):
            for name in getattr(self.tables, table)[column].dropna().unique():
                found |= dict.fromkeys((name, shortened(name)))
        found |= dict.fromkeys(name[0].upper() + name[1:] for name in list(found))
        return {name: chr(0xE000 + number) for number, name in enumerate(found)}

    @cached_property
    def _by_sign(self) -> dict[str, str]:
        return {sign: name for name, sign in self._names.items()}

    @cached_property
    def _any_name(self) -> re.Pattern:
        names = sorted(self._names, key=len, reverse=True) or [chr(0xF8FF)]  # a sign that no text has
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def readings(self, text: str) -> Iterator[str]:
        """Yield a text with a sign for each name; “Post (2)” may be a name, or “Post” and a number."""
        read = self._any_name.sub(lambda match: self._names[match[0]], text)
        places = [place for place, sign in enumerate(read) if sign in self._numbered]
        for chosen in product((False, True), repeat=len(places)):
            apart = {place for place, part in zip(places, chosen, strict=True) if part}
            yield "".join(self._numbered[sign] if place in apart else sign for place, sign in enumerate(read))

    @cached_property
    def _numbered(self) -> dict[str, str]:
        """The signs of names that another name and a number make up, with these."""
        found = {name: re.fullmatch(r"(.+)( \(\d+\))", name) for name in self._names}
        return {
            self._names[name]: self._names[match[1]] + match[2]
            for name, match in found.items()
            if match and match[1] in self._names
        }

    def written(self, read: str) -> str:
        """Return what was read as it is written."""
        return "".join(self._by_sign.get(sign, sign) for sign in read)

    def sign(self, article: Row) -> str:
        """Return the sign of an article's outlet."""
        return self._names[article["outlet"]]

    def article(self, sign: str) -> Row:
        """Return the article of an outlet that is named."""
        name = self._by_sign[sign]
        found = [row for row in self.articles if name in (row["outlet"], capital(row["outlet"]))]
        must(len(found) == 1, f"“{name}” is no outlet here")
        return found[0]

    def called(self, sign: str, names: Iterable[str | None]) -> set[str]:
        """Return those of the names that are told by a sign."""
        told = self._by_sign[sign]
        forms = {name: (name, shortened(name), capital(name), capital(shortened(name))) for name in names if name}
        return {name for name, ways in forms.items() if told in ways}


def known(value: Any) -> Any:
    """Return a cell, None where it is unknown."""
    return None if value is None or value != value else value


def capital(name: str) -> str:
    """Return a name as it opens a sentence."""
    return name[0].upper() + name[1:]


def shortened(name: str) -> str:
    """Return a name's first six words."""
    words = name.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def whole(number: float) -> str:
    """Return a count as it is printed."""
    return f"{int(number):,}"


def percent(part: float, total: float) -> str:
    """Return a share as it is printed, halves upwards; only none is 0% and only all is 100%."""
    share = Fraction(part) / Fraction(total)
    if 0 < share < Fraction(1, 200):
        return "under 1%"
    if Fraction(199, 200) <= share < 1:
        return "over 99%"
    return f"{math.floor(share * 100 + Fraction(1, 2))}%"


def words_of(found: Iterable[Row], column: str = "words") -> int:
    """Add up the words of rows."""
    return sum(row[column] for row in found)


def by_speaker(found: Iterable[Row], column: str = "words") -> Counter:
    """Return how many words each speaker has."""
    words: Counter = Counter()
    for row in found:
        if row["speaker"]:
            words[row["speaker"]] += row[column]
    return words


def leaders(numbers: Counter) -> set[str]:
    """Return who has most, all of those that are level."""
    return {name for name, number in numbers.items() if number == max(numbers.values())}


def unnamed(found: Iterable[Row]) -> list[Row]:
    """Return the attributions to a source that the article does not name."""
    return [row for row in found if row["named"] is False or (row["named"] == 0 and row["named"] is not None)]


# ---- lists of articles ------------------------------------------------------------

Recount = Callable[[Facts, Row], "tuple | None"]  # the value that an article is ranked by, and what is printed


def across(first: str, rest: str, ends: str = "", two: str = ", ", ordered: bool = True) -> Callable:
    """Tie to a recount the sentences that tell up to three articles, highest first, or the two ends of more."""

    def tie(recount: Recount) -> Recount:
        for number, written in enumerate(lists_of(first, rest, two), 1):
            says(rf"{written}\.")(lambda facts, *told, n=number: all_told(facts, parts(told, n), recount, ordered))
        if ends:
            says(rf"{ends}\.")(lambda facts, *told: ends_told(facts, parts(told, 2), recount))
        return recount

    return tie


def lists_of(first: str, rest: str, two: str = ", ") -> tuple[str, str, str]:
    """Return the patterns of a list of one, two and three."""
    return first, f"{first}{two}{rest}", f"{first}, {rest} and {rest}"


def parts(told: tuple, number: int) -> list[tuple]:
    """Part what a pattern found into as many articles."""
    size = len(told) // number
    return [told[size * place : size * (place + 1)] for place in range(number)]


def item_of(facts: Facts, told: tuple, recount: Recount) -> tuple[Row, float]:
    """Check one article of a list; return it with its value."""
    sign = next(one for one in told if one and re.fullmatch(f"[{SIGNS}]", one))
    at = told.index(sign)
    article = facts.article(sign)
    counted = recount(facts, article)
    must(counted is not None, f"nothing is known of {article['outlet']}")
    value, *wanted = counted
    for one, right in zip((*told[:at], *told[at + 1 :]), wanted, strict=False):
        if isinstance(right, list):
            names_told(facts, one.removesuffix(" each"), right)
            must(one.endswith(" each") == (len(right) > 1), "each is of several")
        else:
            must(one == right, f"“{one}” should be {right}")
    return article, value


def in_order(values: list[float]) -> bool:
    """Say whether values fall, or stay as they are."""
    return all(one >= other - 1e-12 for one, other in pairwise(values))


def all_told(facts: Facts, told: list[tuple], recount: Recount, ordered: bool = True) -> list[Row]:
    """Check a list of articles: each number, nobody twice, nobody missing, the highest first."""
    found = [item_of(facts, one, recount) for one in told]
    names = [article["article"] for article, _ in found]
    wanted = [article["article"] for article in facts.articles if recount(facts, article) is not None]
    must(len(set(names)) == len(names), "an article is told twice")
    must(set(names) == set(wanted), "not all articles are told")
    must(len(names) <= FEW_TOLD, "too many articles are told one by one")
    must(not ordered or in_order([value for _, value in found]), "the highest does not come first")
    return [article for article, _ in found]


def ends_told(facts: Facts, told: list[tuple], recount: Recount) -> None:
    """Check the two ends of many articles."""
    (low_article, low), (high_article, high) = (item_of(facts, one, recount) for one in told)
    counted = (recount(facts, article) for article in facts.articles)
    values = [one[0] for one in counted if one is not None]
    must(low_article is not high_article, "an article is told twice")
    must(len(values) > FEW_TOLD, "few articles are told by their ends")
    must(low == min(values) and high == max(values), "these are not the ends")
    must(low < high, "nothing runs from anything to anything")


def signs_of(facts: Facts, listed: str, separator: str = ", ", last: str = " and ") -> list[str]:
    """Return the signs of a list of names."""
    body, _, end = listed.rpartition(last)
    found = [*body.split(separator), end] if body else [end]
    must(all(re.fullmatch(f"[{SIGNS}]", one) for one in found), f"“{facts.written(listed)}” is no list of names")
    return found


def names_told(
    facts: Facts, listed: str, wanted: Iterable[str], separator: str = ", ", last: str = " and "
) -> None:
    """Check that a list has these names, each once."""
    told = sorted(facts.written(sign) for sign in signs_of(facts, listed, separator, last))
    must(told == sorted(wanted), f"{told} are named, not {sorted(wanted)}")


def walked(listed: str, place: str, head: str) -> Iterator[tuple[str | None, tuple]]:
    """Yield each place of a grouped list ("a in x and y; b in z") with the groups of its head, None if it has none."""
    item = re.compile(f"(?:(?:, | and |; )?{_compiled(head).pattern})?(?:, | and )?{_compiled(place).pattern}")
    heads, at = _compiled(head).groups, 0
    while at < len(listed):
        match = item.match(listed, at)
        must(match, "no list that is known")
        yield (match.groups()[:heads] if match[1] else None), match.groups()[heads:]
        at = match.end()


# ---- length and page --------------------------------------------------------------


MONTHS = "January February March April May June July August September October November December".split()
DAY = rf"# ({'|'.join(MONTHS)}) (\d{{4}})"


@says(
    rf"The articles were published up to # days apart, (from )?@ on {DAY}(?:(?:, @ on {DAY})? and| to) @ on {DAY}, and may "
    r"tell of different events\."
)
def published(facts: Facts, days: str, ends: str | None, *told: str | None) -> None:
    known = [article for article in facts.articles if article["published"]]
    parts_told = [part for part in parts(told, 3) if part[0]]
    dates = [(int(year), MONTHS.index(month) + 1, int(day)) for _, day, month, year in parts_told]
    appeared = [facts.article(part[0])["published"] for part in parts_told]
    must(len({part[0] for part in parts_told}) == len(parts_told), "an article is told twice")
    must(all(appeared) and [date_of(one) for one in appeared] == dates, "the dates are others")
    every = sorted(article["published"] for article in known)
    must(appeared == (every if len(every) <= FEW_TOLD else [every[0], every[-1]]), "dates are left out")
    must(bool(ends) == (len(every) > FEW_TOLD), "few are told one by one")
    must(days == whole((every[-1] - every[0]).days) and int(days) > 3, "it is another number of days")


def date_of(day: date) -> tuple[int, int, int]:
    """Return a date as year, month and day."""
    return day.year, day.month, day.day


@across("@ has # words? of article text", "@ #", "The article text runs from # words? in @ to # in @")
def length(facts: Facts, article: Row) -> tuple | None:
    words = words_of(row for row in facts.of("lines", article) if row["role"] == "body")
    must(words == article["body_words"], "the words of the article are not those of its lines")
    return words, whole(words)


@across(
    "Left out as page furniture: # of # lines? in @",
    "# of # in @",
    "Left out as page furniture: from # of # lines? in @ to # of # in @",
)
def furniture(facts: Facts, article: Row) -> tuple | None:
    lines = facts.of("lines", article)
    left = len({row["line"] for row in lines if row["role"] in FURNITURE})
    total = len({row["line"] for row in lines})
    must(
        words_of(row for row in facts.rows("lines") if row["role"] in FURNITURE) >= 50, "there is little furniture"
    )
    return (left, whole(left), whole(total)) if total else None


@says("(Most words of the furniture are|The largest part of the furniture is) (.+): # of # words?\\.")
def most_furniture(facts: Facts, verb: str, told: str, number: str, total: str) -> None:
    words: Counter = Counter()
    for row in facts.rows("lines"):
        if row["role"] in FURNITURE:
            words[row["role"]] += row["words"]
    kind = next((role for role, name in FURNITURE.items() if name == facts.written(told)), None)
    must(leaders(words) == {kind}, "another kind has as many words")
    must((number, total) == (whole(words[kind]), whole(words.total())), "the words are others")
    must((2 * words[kind] > words.total()) == verb.startswith("Most"), "most is more than half")


# ---- quotation --------------------------------------------------------------------


def quotations(found: Iterable[Row]) -> list[Row]:
    """Return the attributions with words in quotation marks."""
    return [row for row in found if row["kind"] != "indirect"]


@across(
    "@ puts % of its # words? in quotation marks",
    "@ % of #",
    "The share of words in quotation marks runs from % of # words? in @ to % of # in @",
)
def density(facts: Facts, article: Row) -> tuple | None:
    quoted, words = article["quoted_words"], article["body_words"]
    return (Fraction(quoted, words), percent(quoted, words), whole(words)) if words else None


@across(
    "@ has # quotations? and # paraphrases?",
    "@ # quotations? and # paraphrases?",
    "The number of quotations runs from # in @ to # in @",
)
def quotation_counts(facts: Facts, article: Row) -> tuple:
    said = facts.said(article)
    quoted = len(quotations(said))
    return quoted, whole(quoted), whole(len(said) - quoted)


def most_quoted(facts: Facts, article: Row) -> tuple[set[str], int, int] | None:
    """Return who has most words in quotation marks, how many, and how many all have; None if nobody has a name."""
    marked = [row for row in facts.said(article) if row["quoted_words"]]
    words = by_speaker(marked, "quoted_words")
    return (leaders(words), max(words.values()), words_of(marked, "quoted_words")) if words else None


def quoting(facts: Facts) -> list[Row]:
    """Return the articles that quote somebody by name."""
    return [article for article in facts.articles if most_quoted(facts, article)]


def quoted_most(facts: Facts, article: Row, names: list[str], number: str, each: str | None, total: str) -> None:
    """Check who is quoted most in an article."""
    counted = most_quoted(facts, article)
    must(counted, f"nobody is quoted by name in {article['outlet']}")
    must(sorted(names) == sorted(counted[0]), f"{sorted(counted[0])} are quoted most, not {names}")
    must((number, total) == (whole(counted[1]), whole(counted[2])), "the words are others")
    must(bool(each) == (len(names) > 1), "each is of several")


@says("(Both quote|All quote|Those that quote somebody by name quote) (.+) most: (.+)\\.")
def same_quoted_most(facts: Facts, who: str, listed: str, told: str) -> None:
    names = [facts.written(sign) for sign in signs_of(facts, listed)]
    found = [told for _, told in walked(told, "#( each)? of #(?: quoted words?)? in @", "()")]
    articles = [facts.article(sign) for *_, sign in found]
    for article, (number, each, total, _) in zip(articles, found, strict=True):
        quoted_most(facts, article, names, number, each, total)
    ids = [article["article"] for article in articles]
    must(sorted(ids) == sorted(article["article"] for article in quoting(facts)), "not all that quote are told")
    all_quote = len(ids) == len(facts.articles)
    must(who == ("Both quote" if len(ids) == 2 else "All quote") if all_quote else who[0] == "T", f"not “{who}”")


@says("Quoted most are the words (of .+)\\.")
def quoted_most_each(facts: Facts, told: str) -> None:
    names: list[str] = []
    ids = []
    for head, (sign, number, each, total) in walked(
        told, r"@ \(#( each)? of #(?: quoted words?)?\)", f"of ([{SIGNS}]|[{SIGNS}](?:, | and |[{SIGNS}])*?) in "
    ):
        names = [facts.written(one) for one in signs_of(facts, head[0])] if head else names
        article = facts.article(sign)
        ids.append(article["article"])
        quoted_most(facts, article, names, number, each, total)
    must(sorted(ids) == sorted(article["article"] for article in quoting(facts)), "not all that quote are told")


@says(
    "& has the most words in quotation marks, alone or level with another, in # of the # articles? that quote somebody by name\\."
)
def quoted_most_often(facts: Facts, who: str, number: str, total: str) -> None:
    articles = quoting(facts)
    heard = [name for article in articles for name in most_quoted(facts, article)[0]]
    numbers = Counter(heard)
    must(total == whole(len(articles)), "other articles quote by name")
    must(any(number == whole(numbers[name]) for name in facts.called(who, numbers)), "it is so in other articles")


FEW_QUOTATIONS = 3  # partial ones of all, for a comparison
FOR_A_MEDIAN = 5  # full ones of an article


def full_quotations(facts: Facts, article: Row) -> list[int]:
    """Return the words in marks of the quotations of four words and more."""
    return [row["quoted_words"] for row in quotations(facts.said(article)) if row["quoted_words"] >= 4]


@across(
    r"The median quotation, partial ones left out, has = words? in @ \(# quotations?\)",
    r"= in @ \(#\)",
    r"The median quotation, partial ones left out, runs from = words? in @ \(# quotations?\) to = in @ \(#\)",
)
def median_quotation(facts: Facts, article: Row) -> tuple | None:
    full = full_quotations(facts, article)
    return (median(full), f"{median(full):g}", whole(len(full))) if len(full) >= FOR_A_MEDIAN else None


@across(
    "Partial quotations, of fewer than four words in marks: # of # quotations? in @",
    "# of # in @",
    "Partial quotations, of fewer than four words in marks: from # of # quotations? in @ to # of # in @",
)
def partial_quotations(facts: Facts, article: Row) -> tuple | None:
    total = len(quotations(facts.said(article)))
    short = total - len(full_quotations(facts, article))
    partly = sum(row["quoted_words"] < 4 for row in quotations(facts.everything_said))
    must(partly >= FEW_QUOTATIONS, "few are partial")
    return (Fraction(short, total), whole(short), whole(total)) if total else None


UNTOLD = "a source that could not be told"
WHO = f"(“[{SIGNS}]”|[{SIGNS}]|{UNTOLD})"
PRONOUNS = "he she it they we i you who which that this these those him her them one".split()


def source_name(row: Row) -> str:
    """Return who an attribution is given to, in full: the speaker, the words for the source, or nobody."""
    if row["speaker"]:
        return row["speaker"]
    words = row["source_words"]
    return f"“{words}”" if words and words.lower() not in PRONOUNS else UNTOLD


def is_source(facts: Facts, told: str, name: str) -> bool:
    """Say whether a source is told by its name, shortened or in marks."""
    if UNTOLD in (told, name):
        return told == name
    if told.startswith("“") != name.startswith("“"):
        return False
    return bool(facts.called(told.strip("“”"), [name.strip("“”") if told.startswith("“") else name]))


@says("The longest quotation has # words? in marks, in @\\.")
def longest_quotation(facts: Facts, number: str, sign: str) -> None:
    found = quotations(facts.everything_said)
    most = max(row["quoted_words"] for row in found)
    those = [row for row in found if row["quoted_words"] == most]
    must(number == whole(most), "another is longer")
    must(len(those) == 1 and those[0]["article"] == facts.article(sign)["article"], "another is as long")


# ---- sources ----------------------------------------------------------------------


def heard(facts: Facts) -> Counter:
    """Return in how many articles each speaker is heard."""
    return Counter(name for article in facts.articles for name in by_speaker(facts.said(article)))


def well_heard(facts: Facts) -> Counter:
    """Return in how many articles each speaker is quoted, surely paraphrased, or more than once, and by a name."""
    found: Counter = Counter()
    for article in facts.articles:
        often = Counter(row["speaker"] for row in facts.said(article) if row["speaker"])
        quoted = {
            row["speaker"]
            for row in facts.said(article)
            if row["speaker"] and (row["kind"] != "indirect" or (row["score"] or 0) >= 0.8)
        }
        named = {
            row["speaker"]
            for row in facts.said(article)
            for part in (row["speaker"] or "").lower().split()
            if len(part) > 2 and part in (row["source_words"] or "").lower()
        }
        found.update(name for name, number in often.items() if (number > 1 or name in quoted) and name in named)
    return found


@says("At least # speakers? (is|are) heard in (both articles|more than one article)(?:: (.+))?\\.")
def heard_in_several(facts: Facts, number: str, verb: str, where: str, listed: str | None) -> None:
    numbers = well_heard(facts)
    everybody = {row["speaker"] for row in facts.everything_said}
    several = [
        name
        for name, articles in numbers.items()
        if articles > 1 and (" and " not in name or everybody.isdisjoint(name.split(" and ")))
    ]
    must(number == whole(len(several)), "others are heard")
    must((verb == "is") == (len(several) == 1), f"“{verb}”")
    must((where == "both articles") == (len(facts.articles) == 2), f"not {where}")
    if listed:
        names_told(facts, listed, several)


def spoken(row: Row) -> bool:
    """Say whether somebody's words are reported."""
    return row["speech"]


def first_said(facts: Facts) -> dict[str, Row]:
    """Return the first attribution of each article that has one, by the article's id."""
    found = {}
    for article in facts.articles:
        own = [row for row in facts.said(article) if row["paragraph"] is not None and spoken(row)]
        if own:
            found[article["article"]] = min(own, key=lambda row: row["start"])
    return found


def first_is(facts: Facts, told: list[tuple[str, str, str]]) -> None:
    """Check who is heard first where, of all articles that give anybody words."""
    ids = []
    for who, sign, paragraph in told:
        article = facts.article(sign)
        row = first_said(facts).get(article["article"])
        must(row, f"nobody is heard in {article['outlet']}")
        must(is_source(facts, who, source_name(row)), f"{source_name(row)} is heard first")
        must(paragraph == whole(row["paragraph"]), "it is another paragraph")
        ids.append(article["article"])
    must(sorted(ids) == sorted(first_said(facts)), "not all articles are told")


@says(rf"The first to be heard is {WHO} in # of # articles?\.")
def first_in_many(facts: Facts, who: str, number: str, total: str) -> None:
    found = first_said(facts)
    names = Counter(source_name(row) for row in found.values())
    must(total == whole(len(found)), "words are given in other articles")
    must(any(number == whole(names[name]) for name in names if is_source(facts, who, name)), "it is so in others")


@says(rf"The first to be heard in (both|all three) articles is {WHO}, (in paragraph .+)\.")
def first_in_all(facts: Facts, many: str, who: str, told: str) -> None:
    must(many == {2: "both", 3: "all three"}.get(len(facts.articles)), f"not {many}")
    if told.count("paragraph") == 1 and not re.search(f"[{SIGNS}]", told):
        signs = [facts.sign(article) for article in facts.articles]
        found = [(who, sign, told.removeprefix("in paragraph ")) for sign in signs]
    else:
        groups = re.findall(r"in paragraph (\d+) of (.+?)(?=(?:, | and )in paragraph|$)", told)
        found = [(who, sign, number) for number, outlets in groups for sign in signs_of(facts, outlets)]
        must(1 < len(groups) == len({number for number, _ in groups}), "a paragraph is told twice")
    first_is(facts, found)
    must(len({source_name(row) for row in first_said(facts).values()}) == 1, "several have the same short name")


@says("The first to be heard is (.+)\\.")
def first_each(facts: Facts, told: str) -> None:
    who, found = "", []
    for head, (sign, number) in walked(told, r"@ \(paragraph (\d+)\)", f"{WHO} in "):
        who = head[0] if head else who
        found.append((who, sign, number))
    first_is(facts, found)


@says(
    r"The first attribution stands in paragraph (\d+) of @ at the earliest, in paragraph (\d+) of @ at the latest\."
)
def earliest_and_latest(facts: Facts, early: str, early_sign: str, late: str, late_sign: str) -> None:
    places = {name: row["paragraph"] for name, row in first_said(facts).items()}
    ends = [(early, early_sign, min(places.values())), (late, late_sign, max(places.values()))]
    for number, sign, end in ends:
        must(places.get(facts.article(sign)["article"]) == end and number == whole(end), "this is no end")
    must(early != late, "all are alike")


def share_of(facts: Facts, article: Row, name: str) -> Fraction | None:
    """Return the share of an article's attributed words that a speaker has."""
    said = facts.said(article)
    return Fraction(by_speaker(said)[name], words_of(said)) if words_of(said) else None


@says("@ gives & % of its # attributed words?(?:, @ % of #)?(?:,| and) @ % of #\\.")
def takes(facts: Facts, first: str, who: str, *told: str | None) -> None:
    told = told[0], told[1], first, *(part for one in (told[2:5], told[5:]) for part in (*one[1:], one[0]))
    shown, of, signs = ([part for part in told[start::3] if part is not None] for start in range(3))
    articles = [facts.article(sign) for sign in signs]
    totals = [words_of(facts.said(article)) for article in articles]
    must(of == list(map(whole, totals)), "the attributed words are others")
    with_words = [article for article in facts.articles if words_of(facts.said(article))]
    must(len({article["article"] for article in articles}) == len(articles), "an article is told twice")
    must(len(articles) == (len(with_words) if len(with_words) < 4 else 2), "articles are left out")
    unknown = [
        words_of(row for row in facts.said(article) if row["speaker"] is None and row["named"] is None)
        for article in with_words
    ]

    def fits(name: str) -> bool:
        shares = [share_of(facts, article, name) for article in facts.articles]
        shares = [share for share in shares if share is not None]
        own = [share_of(facts, article, name) for article in articles]
        ends = own == sorted(own, reverse=True) and (own[0], own[-1]) == (max(shares), min(shares))
        sure = [
            own[0] - Fraction(3, 20)
            >= share_of(facts, article, name) + Fraction(words, words_of(facts.said(article)))
            for article, words in zip(with_words, unknown, strict=True)
            if article["article"] != articles[0]["article"]
        ]
        return ends and all(sure) and shown == [percent(n, 1) for n in own]

    must(any(map(fits, facts.called(who, heard(facts)))), "the shares are others, or not the ends")


@says("No speaker is given more words than &: % of the # attributed words? in @\\.")
def largest_source(facts: Facts, who: str, share: str, total: str, sign: str) -> None:
    article = facts.article(sign)
    said = facts.said(article)
    words = by_speaker(facts.everything_said)
    own = facts.called(who, leaders(words))
    must(own, "another has more words")
    must(words_of(said) == words_of(facts.everything_said), "another article has attributed words")
    must(
        (share, total) == (percent(words[own.pop()], words_of(said)), whole(words_of(said))),
        "the words are others",
    )


@across(
    r"Most words are given in @ to & \(% of the # attributed words?\)",
    r"in @ to & \(% of #\)",
)
def top_speakers(facts: Facts, article: Row) -> tuple | None:
    said = facts.said(article)
    words = by_speaker(said)
    if not any(words.values()):
        return None
    first, second = (*sorted(words.values(), reverse=True), 0)[:2]
    untold = words_of(row for row in said if row["speaker"] is None and row["named"] is None)
    if 10 * (first - second - untold) < words_of(said):
        return None  # another may have as many words
    best = leaders(words)
    share = Fraction(max(words.values()), words_of(said))
    return share, [shortened(name) for name in best], percent(share, 1), whole(words_of(said))


@says(
    r"The share that the speaker given most words has runs from % of the # attributed words? in @ \(&\) to "
    r"% of # in @ \(&\)\."
)
def ends_of_top_speakers(facts: Facts, *told: str) -> None:
    turned = [(sign, who, share, total) for share, total, sign, who in parts(told, 2)]
    ends_told(facts, turned, top_speakers)


def one_leads(facts: Facts, who: str, told: list[tuple], others: int = 0) -> None:
    """Check that one speaker is given most words wherever one clearly is, the largest share first.

    `others` are the articles told beside them in which nobody clearly has most.
    """
    values = []
    for shown, total, sign in told:
        counted = top_speakers(facts, facts.article(sign))
        must(counted is not None and counted[2:] == (shown, total), "the shares are others")
        values.append(counted[0])
        must(
            len(counted[1]) == 1 and who in (counted[1][0], capital(counted[1][0])), "another is given most words"
        )
    led = [article for article in facts.articles if top_speakers(facts, article)]
    must(len(led) == len(told) == len({sign for *_, sign in told}), "articles are left out")
    must(in_order(values), "the largest does not come first")
    compared = [article for article in facts.articles if any(by_speaker(facts.said(article)).values())]
    must(len(compared) == len(told) + others, "an article in which nobody clearly has most is left out")


@says(
    r"& is given most words: % of the # attributed words? in @ and % of # in @; in @, where nobody clearly has "
    r"most, % of #\."
)
def one_leads_in_two(facts: Facts, who: str, *told: str) -> None:
    name = facts.written(who)
    one_leads(facts, name, parts(told[:6], 2), others=1)
    sign, share, total = told[6:]
    words = by_speaker(facts.said(facts.article(sign)))
    own = [value for speaker, value in words.items() if name in (shortened(speaker), capital(shortened(speaker)))]
    every = words_of(facts.said(facts.article(sign)))
    must((share, total) == (percent(Fraction(sum(own), every), 1), whole(every)), "the share is another")
    must(not top_speakers(facts, facts.article(sign)), "somebody clearly has most")


for number, shares in enumerate(lists_of("% of the # attributed words? in @", "% of # in @"), 1):
    says(rf"& is given most words: {shares}\.")(
        lambda facts, who, *told, n=number: one_leads(facts, facts.written(who), parts(told, n))
    )


def shares_of(about: str, chosen: Callable[[Row], bool]) -> None:
    """Tie the sentences on how many of its attributions each article has of a kind."""

    @across(f"{about}: # of # in @", "# of # in @", f"{about}: from # of # in @ to # of # in @")
    def part(facts: Facts, article: Row) -> tuple | None:
        said = facts.said(article)
        number = sum(1 for row in said if chosen(row))
        return (Fraction(number, len(said)), whole(number), whole(len(said))) if said else None


OF_TYPE = {
    "official": "officials and candidates",
    "expert": "experts",
    "business": "business",
    "civil_society": "civil society",
    "ordinary_person": "ordinary people",
    "document": "documents",
    "media": "news media",
    "unspecified": "sources of no stated kind",
}
for kind, of_kind in OF_TYPE.items():
    if kind == "unspecified":
        continue
    shares_of(f"Attributions to {of_kind}", lambda row, kind=kind: row["source_type"] == kind)
EXAMPLES = rf"(?:, such as (“[{SIGNS}]”(?: or “[{SIGNS}]”)?))?"


def examples(facts: Facts, told: str | None) -> None:
    """Check how sources without a name are called: the most frequent words, two at most."""
    called = Counter(
        shortened(row["source_words"]) for row in unnamed(facts.everything_said) if row["source_words"]
    )
    wanted = sorted(called, key=lambda words: (-called[words], words))[:2]
    must(re.findall("“(.+?)”", facts.written(told or "")) == wanted, "they are called otherwise")


def without_name(facts: Facts, article: Row) -> tuple | None:
    said = facts.said(article)
    number = len(unnamed(said))
    return (Fraction(number, len(said)), whole(number), whole(len(said))) if said else None


NAMELESS = f"Attributions to a source without a name{EXAMPLES}"
for number, written in enumerate(lists_of("# of # in @", "# of # in @"), 1):

    @says(rf"{NAMELESS}: {written}\.")
    def few_without_name(facts: Facts, usual: str | None, *told: str, n: int = number) -> None:
        examples(facts, usual)
        few(facts, all_told(facts, parts(told, n), without_name), unnamed)


@says(rf"{NAMELESS}: from # of # in @ to # of # in @\.")
def many_without_name(facts: Facts, usual: str | None, *told: str) -> None:
    examples(facts, usual)
    ends_told(facts, parts(told, 2), without_name)


def few(facts: Facts, articles: Iterable[Row], chosen: Callable[[list[Row]], list[Row]]) -> None:
    said = [found for found in map(facts.said, articles) if found]
    must(any(len(chosen(found)) > 2 for found in said), "too few to tell")
    shares = [Fraction(len(chosen(found)), len(found)) for found in said]
    must(len(shares) == 1 or max(shares) - min(shares) >= Fraction(1, 5), "they are too near each other")


# ---- stakeholders -----------------------------------------------------------------


def statuses(facts: Facts) -> dict[str, list[Row]]:
    """Return each stakeholder's rows."""
    found: dict[str, list[Row]] = {}
    for row in facts.rows("stakeholders"):
        found.setdefault(row["stakeholder"], []).append(row)
    return found


def with_status(found: Iterable[Row], *wanted: str) -> list[Row]:
    return [row for row in found if row["status"] in wanted]


HEARD = ("quoted", "paraphrased")
OF_LISTED = "Stakeholders quoted or paraphrased, of those listed"


@across(f"{OF_LISTED}: # of # in @", "# of # in @", f"{OF_LISTED}: from # of # in @ to # of # in @")
def heard_stakeholders(facts: Facts, article: Row) -> tuple | None:
    own = facts.of("stakeholders", article)
    number = len(with_status(own, *HEARD))
    return (Fraction(number, len(own)), whole(number), whole(len(own))) if own else None


IN_ARTICLES = rf"#(?: of #)?(?: \(([{SIGNS}](?:, [{SIGNS}])*)\))?"


def in_articles(
    facts: Facts, own: list[Row], found: list[Row], number: str, total: str | None, names: str | None
) -> None:
    """Check in how many articles a stakeholder is found so, and in which."""
    must(number == whole(len(found)), "it is so in other articles")
    must(total in (None, whole(len(own))), "other articles were searched")
    if names:
        names_told(facts, names, [row["outlet"] for row in found], last=", ")


def several_told(facts: Facts, told: list[str], wanted: set[str], among: str | None) -> None:
    """Check that all stakeholders are told, or some and that there are others."""
    must(len(set(told)) == len(told) and set(told) <= wanted, "it is not so of all that are told")
    must((set(told) != wanted) == bool(among), "some are left out, or none")


@says("Heard in one article and not found in another(, among others)?: (.+)\\.")
def not_found(facts: Facts, among: str | None, told: str) -> None:
    rows, names, missing = statuses(facts), [], []
    for part in told.split("; "):
        match = pattern(rf"&, heard in {IN_ARTICLES}, not found in {IN_ARTICLES}").fullmatch(part)
        must(match, "no part that is known")
        names.append(facts.written(match[1]))
        own = rows[names[-1]]
        absent = with_status(own, "absent")
        in_articles(facts, own, with_status(own, *HEARD), *match.groups()[1:4])
        in_articles(facts, own, absent, *match.groups()[4:])
        missing.append(len(absent))
    wanted = {name for name, own in rows.items() if with_status(own, *HEARD) and with_status(own, "absent")}
    several_told(facts, names, wanted, among)
    must(in_order(missing), "who is missing most often does not come first")


@says("Neither quoted nor paraphrased in any article(, among others)?: (.+)\\.")
def never_heard(facts: Facts, among: str | None, told: str) -> None:
    rows, names = statuses(facts), []
    for part in told.split("; "):
        match = pattern(rf"&(?:, not found in {IN_ARTICLES})?(?:, mentioned in {IN_ARTICLES})?").fullmatch(part)
        must(match, "no part that is known")
        names.append(facts.written(match[1]))
        own = rows[names[-1]]
        for status, groups in (("absent", match.groups()[1:4]), ("mentioned", match.groups()[4:])):
            found = with_status(own, status)
            must(bool(groups[0]) == bool(found), f"{status} is left out")
            if found:
                in_articles(facts, own, found, *groups)
    several_told(facts, names, {name for name, own in rows.items() if not with_status(own, *HEARD)}, among)


# ---- readability ------------------------------------------------------------------


def spans_of(row: Row) -> list[tuple[int, int]]:
    """Return the passages of a row: its spans, else its start and end."""
    pairs = (row["spans"] or f"{row['start']}-{row['end']}").split(";")
    return [tuple(map(int, pair.split("-"))) for pair in pairs]


def score(facts: Facts, article: Row, voice: str, measure: str) -> float | None:
    """Return a measure of an article."""
    return next((row.get(measure) for row in facts.of("readability", article) if row["voice"] == voice), None)


@across(
    r"The mean sentence has ~ words in @ \(# sentences?\)",
    r"~ in @ \(# sentences?\)",
    r"The mean words a sentence run from ~ in @ \(# sentences?\) to ~ in @ \(# sentences?\)",
)
def sentence_length(facts: Facts, article: Row) -> tuple | None:
    mean = score(facts, article, "all", "mean_sentence_words")
    number = sum(row["role"] == "body" for row in facts.of("sentences", article))
    return (mean, f"{mean:.1f}", whole(number)) if mean is not None else None


@across(
    "The Flesch-Kincaid grade is ~ for @",
    "~ for @",
    "The Flesch-Kincaid grade runs from ~ for @ to ~ for @",
)
def grade(facts: Facts, article: Row) -> tuple | None:
    value = score(facts, article, "all", "flesch_kincaid_grade")
    return (value, f"{value:.1f}") if value is not None else None


def change(facts: Facts, article: Row) -> tuple | None:
    """Return how far the sentences without a quotation differ from all, and both means; None if little."""
    quoted = [row for row in facts.said(article) if row["kind"] != "indirect"]
    places = {place for row in quoted for start, end in spans_of(row) for place in range(start, end)}
    lengths = [
        row["words"]
        for row in facts.of("sentences", article)
        if row["role"] == "body" and row["words"] and not places & set(range(row["start"], row["end"]))
    ]
    everything = score(facts, article, "all", "mean_sentence_words")
    if len(lengths) < 5 or everything is None or abs(sum(lengths) / len(lengths) - everything) < CHANGED:
        return None
    mean = sum(lengths) / len(lengths)
    return abs(mean - everything), f"{mean:.1f}", f"{everything:.1f}"


CHANGED = 2  # words of the mean sentence
WITHOUT = r"@ \(~ words, all sentences ~\)", r"@ \(~, ~\)"
across(
    r"Sentences that hold no quotation have a mean of ~ words in @ \(all sentences: ~\)",
    r"~ in @ \(~\)",
    "",
    " and ",
)(change)


def change_most(facts: Facts, told: list[tuple]) -> None:
    """Check where the sentences without a quotation differ most."""
    found = [item_of(facts, one, change) for one in told]
    values = [value for _, value in found]
    names = [article["article"] for article, _ in found]
    others = [one[0] for a in facts.articles if a["article"] not in names and (one := change(facts, a))]
    must(len(set(names)) == len(names) and in_order(values), "the largest change does not come first")
    must(others and max(others) < values[-1], "a change left out is as large")


for number, several in enumerate(lists_of(*WITHOUT, " and "), 1):
    says(rf"Sentences that hold no quotation differ most from all in {several}\.")(
        lambda facts, *told, n=number: change_most(facts, parts(told, n))
    )


# ---- shared statements ------------------------------------------------------------


def sides(found: Iterable[Row]) -> set[tuple[str, int, int]]:
    """Return the passages of both sides of pairs."""
    return {(row[f"article_{side}"], row[f"start_{side}"], row[f"end_{side}"]) for row in found for side in "ab"}


def overlapping(row: Row, places: set[tuple[str, int, int]]) -> bool:
    """Say whether an attribution shares text with one of the places."""
    return any(
        row["article"] == name and start < until and since < end
        for name, since, until in places
        for start, end in spans_of(row)
    )


def shared_groups(facts: Facts) -> tuple[list[list[Row]], list[list[Row]]]:
    """Return the pairs of each shared quotation, and those of each statement."""
    groups: list[list[Row]] = []
    for row in facts.rows("shared"):  # those of one number, and those that have a passage in common, are one
        tied = [
            found
            for found in groups
            if any(one["group"] == row["group"] for one in found) or not sides([row]).isdisjoint(sides(found))
        ]
        groups = [found for found in groups if found not in tied]
        groups.append([one for found in tied for one in found] + [row])
    alike = [found for found in groups if any(row["relation"] == "same quotation" for row in found)]
    return alike, [found for found in groups if found not in alike]


@says("No quotation or statement was found in more than one of these articles; most of those told .+ missed\\.")
def nothing_shared(facts: Facts) -> None:
    must(not facts.rows("shared"), "something is shared")


@says(
    r"At least (?:# (quotations?))?(?: and )?(?:# ((?:other )?statements?))? (is|are) found in "
    r"(both articles|more than one of these articles)\."
)
def shared(facts: Facts, alike: str, _a: str, others: str, _b: str, verb: str, where: str) -> None:
    quoted, stated = shared_groups(facts)
    for told, noun, found in ((alike, _a, quoted), (others, _b, stated)):
        must(told == (whole(len(found)) if found else None), "other numbers are shared")
        must(not noun or noun.endswith("s") == (len(found) != 1), f"“{noun}”")
    must(not _b or _b.startswith("other") == bool(quoted), f"“{_b}”")
    must((verb == "is") == (len(quoted) + len(stated) == 1), f"“{verb}”")
    must((where == "both articles") == (len(facts.articles) == 2), f"not {where}")


# ---- limits -----------------------------------------------------------------------


@says("(This is|These are) # articles?: the counts describe (it|them), not how their outlets always write\\.")
def described(facts: Facts, verb: str, number: str, them: str) -> None:
    one = len(facts.articles) == 1
    must(number == whole(len(facts.articles)), "other articles are compared")
    must((verb, them) == (("This is", "it") if one else ("These are", "them")), "one is one")


@says(
    r"Of the statements that readers pair the program finds about (\w+) in ten, of the facts about (\w+) in ten: what is "
    r"not found in another article may stand there in other words\."
)
def unpaired(facts: Facts, statements: str, told: str) -> None:
    from helpers import alignment_card  # what is on record

    words = "none one two three four five six seven eight nine ten".split()
    shares = [alignment_card.recall("statements"), alignment_card.recall("facts")]
    must(len(facts.articles) > 1, "there is nothing to pair")
    must(
        [words.index(statements), words.index(told)] == [round(10 * share) for share in shares],
        "the record is another",
    )


for fixed in (
    "Frames are found by the weights of words, not by a reader: a sentence that tells of a frame in words that the "
    "program has not met is not counted, and a negated or ironic one is\\.",
):
    says(fixed)(lambda facts: None)

ONE_IN = "two three four five six seven eight nine ten".split()


@says(
    "Quotations and paraphrases are found by a trained model\\. On news coded by people it misses (.+) paraphrases: what "
    "counts as the outlet's own voice may hold some\\."
)
def missed(facts: Facts, told: str) -> None:
    figures = card("attribution/card.yaml")["figures"]
    recall = next(r["value"] for r in figures if (r["type"], r["measure"]) == ("indirect", "content recall"))
    must(told == f"about one in {ONE_IN[round(1 / (1 - recall)) - 2]}", "the model's card has it otherwise")


@cache
def card(path: str) -> Any:
    """Return what a model's card holds."""
    return yaml.safe_load((ROOT / "data/models" / path).read_text(encoding="utf-8"))


@cache
def reliable() -> frozenset[tuple[str, str]]:
    """Return the frames that are coded well enough: an F1 of .4, by folds where it could not be measured."""
    measured = {(row["family"], row["frame"]): row["f1"] for row in card("framing/figures.yaml")}
    folds = {(row["family"], row["frame"]): row["f1"] for row in card("framing/folds.yaml")}
    scores = {frame: f1 if f1 is not None else folds.get(frame) for frame, f1 in measured.items()}
    return frozenset(frame for frame, f1 in scores.items() if f1 is not None and f1 >= 0.4)


@says("Not to be relied on, as their coding is poor or has not been measured: (.+)\\.")
def doubtful(facts: Facts, told: str) -> None:
    found = {(row["family"], row["frame"]) for row in facts.rows("frames")} - reliable()
    body, _, end = told.rpartition(" and ")
    names = [*(body.split(", ") if body else []), end]
    wanted = sorted(frame_name(*frame) for frame in found)
    joined = ", ".join(wanted[:-1]) + " and " * (len(wanted) > 1) + wanted[-1] if wanted else ""
    must(told == joined, f"{names} are not {wanted}")


@says("For # of # attributions? the program could not tell who speaks\\.")
def lost(facts: Facts, number: str, total: str) -> None:
    without = [row for row in facts.everything_said if not row["speaker"]]
    found = [row for row in without if (row["source_words"] or "").lower() in ("", *PRONOUNS)]
    must((number, total) == (whole(len(found)), whole(len(facts.everything_said))), "others could not be told")


@says("@ has # sentences?, so one sentence more or less moves its shares by ~ percentage points\\.")
def short_article(facts: Facts, sign: str, number: str, step: str) -> None:
    sizes = {a["article"]: sum(r["role"] == "body" for r in facts.of("sentences", a)) for a in facts.articles}
    own = sizes[facts.article(sign)["article"]]
    must(own == min(size for size in sizes.values() if size), "another is shorter")
    must((number, step) == (whole(own), f"{100 / own:.1f}"), "it has other sentences")


# ---- frames -----------------------------------------------------------------------

# What a claim on frames must bear, as the coding of single sentences errs.
COUNTED = 5  # sentences in all articles, for a frame to be told
LEAD = 3  # sentences more than any other frame of the family has in the article
MORE, TIMES = 6, Fraction(3, 2)  # sentences and share of the article that has more of a frame
WHOSE = 10  # sentences on a frame, for it to be told whose words they are
MOST_OF = Fraction(3, 4)  # of the sentences in one voice
MOST_LEAD = 5  # sentences more in one voice than in the other
OTHER_NAMES = {
    "economic": "economics", "political": "politics", "policy": "policy-making", "other": "other matters"
}  # fmt: skip
RULES = ("headline", "quoted", "acts", "ambiguous term", "words", "position")


def frame_name(family: str, frame: str) -> str:
    """Return what a frame is called."""
    return "ethics" if (family, frame) == ("policy", "morality") else OTHER_NAMES.get(frame, frame)


def frame_of(facts: Facts, told: str) -> tuple[str, str]:
    """Return the family and frame that are told."""
    found = {(row["family"], row["frame"]) for row in facts.rows("frames")}
    those = [frame for frame in found if told in (frame_name(*frame), capital(frame_name(*frame)))]
    must(len(those) == 1, f"“{told}” is no frame here")
    return those[0]


def sized(facts: Facts) -> list[Row]:
    """Return the articles with sentences in their body."""
    return [article for article in facts.articles if size(facts, article)]


def size(facts: Facts, article: Row) -> int:
    """Return how many sentences an article's body has."""
    return facts.keep(
        ("size", article["article"]),
        lambda: len({row["start"] for row in facts.of("sentences", article) if row["role"] == "body"}),
    )


def coded(facts: Facts, article: Row) -> dict[tuple[str, str], list[Row]]:
    """Return the rows of an article's body by family and frame."""

    def count() -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in facts.of("frames", article):
            if row["role"] == "body":
                found.setdefault((row["family"], row["frame"]), []).append(row)
        return found

    return facts.keep(("coded", article["article"]), count)


def number_coded(facts: Facts, article: Row, frame: tuple[str, str]) -> int:
    """Return how many sentences of an article's body are coded as a frame."""
    return len({row["start"] for row in coded(facts, article).get(frame, [])})


def share_coded(facts: Facts, article: Row, frame: tuple[str, str]) -> Fraction:
    return Fraction(number_coded(facts, article, frame), size(facts, article))


def may_be_told(facts: Facts, frame: tuple[str, str]) -> None:
    """Check that a frame is coded well enough, and in enough sentences, as is its family."""
    must(frame in reliable(), "the frame is not coded well enough")
    must(sum(number_coded(facts, a, frame) for a in sized(facts)) >= COUNTED, "too few sentences carry the frame")


def leads(facts: Facts, article: Row, frame: tuple[str, str]) -> bool:
    """Say whether a frame leads every other of its family in an article, by the margin."""
    others = {one for a in facts.articles for one in coded(facts, a) if one[0] == frame[0] and one != frame}
    most = max((number_coded(facts, article, other) for other in others), default=0)
    return number_coded(facts, article, frame) - most >= LEAD


def weights(facts: Facts, rule: str | None) -> dict[tuple[str, int], float]:
    """Return how much each sentence counts under a rule: by article and start."""
    found: dict[tuple[str, int], float] = {}
    for article in facts.articles:
        after = 0.0
        for row in sorted(facts.of("sentences", article), key=lambda row: -row["start"]):
            body, weight = row["role"] == "body", float(row["role"] == "body")
            if rule == "headline":
                weight = float(row["role"] in ("body", "headline"))
            elif rule == "quoted":
                weight = float(body and row["voice"] != "quote")
            elif rule == "position":
                after = 1 - row["position"] if body else after
                weight = 1.0 if row["role"] == "headline" else after
            if weight:
                found[row["article"], row["start"]] = weight
    return found


def carried(facts: Facts, rule: str | None) -> list[Row]:
    """Return the rows of frames that are left under a rule, with the voice that they have."""
    if rule in ("ambiguous term", "words"):
        return [row for row in facts.rows("frames") if row["ground"] != rule]
    if rule == "quoted":
        return [row for row in facts.rows("frames") if row["voice"] != "quote"]
    if rule == "acts":
        return [row | {"voice": "outlet" if is_act(facts, row) else row["voice"]} for row in facts.rows("frames")]
    return facts.rows("frames")


def is_act(facts: Facts, row: Row) -> bool:
    """Say whether a paraphrase tells of no speech, going by the speaker's attributions there."""
    if row["voice"] != "paraphrase":
        return False
    place = {(row["article"], row["start"], row["end"])}
    told = [
        one
        for one in facts.of("attributions", row)
        if one["speaker"] == row["speaker"] and overlapping(one, place)
    ]
    return not any(one["speech"] for one in told)


def sums(facts: Facts, rule: str | None) -> tuple[Counter, Counter, Counter]:
    """Return the weights of articles, of their sentences on frames, and of those in the outlet's own voice."""

    def add() -> tuple[Counter, Counter, Counter]:
        total, found, own = Counter(), Counter(), Counter()
        weighed = weights(facts, rule)
        for (article, _), weight in weighed.items():
            total[article] += weight
        for row in carried(facts, rule):
            weight = weighed.get((row["article"], row["start"]), 0.0)
            key = row["article"], row["family"], row["frame"]
            found[key] += weight
            own[key] += weight * (row["voice"] == "outlet")
        return total, found, own

    return facts.keep(("sums", rule), add)


CLOSE = 1e-9


def leads_by_any_rule(facts: Facts, article: Row, frame: tuple[str, str]) -> None:
    """Check that a frame leads in an article however the sentences are counted."""
    for rule in RULES:
        found = sums(facts, rule)[1]
        own = {key[1:]: number for key, number in found.items() if key[:2] == (article["article"], frame[0])}
        others = [number for one, number in own.items() if one != frame]
        must(own.get(frame, 0) > max(others, default=0) + CLOSE, f"by “{rule}” another frame leads")


def tops(facts: Facts, rule: str | None, family: str) -> Counter:
    """Return in how many articles each frame of a family has most sentences, alone or level with another."""
    found: Counter = Counter()
    for article in facts.articles:
        own = {k[1:]: n for k, n in sums(facts, rule)[1].items() if k[:2] == (article["article"], family)}
        best = max(own.values(), default=0)
        found.update(frame for frame, number in own.items() if best > 0 and number > best - CLOSE)
    return found


def parted(facts: Facts, frame: tuple[str, str], high: Row, low: Row) -> None:
    """Check that one article has so much more of a frame than another, by every rule, and none has more or less."""
    may_be_told(facts, frame)
    shares = [share_coded(facts, article, frame) for article in sized(facts)]
    most, least = (share_coded(facts, article, frame) for article in (high, low))
    must((most, least) == (max(shares), min(shares)), "another article has more, or less")
    more = number_coded(facts, high, frame) - number_coded(facts, low, frame)
    must(more >= MORE and most >= TIMES * least, "the difference is within the margin")
    must((most - least) * size(facts, low) >= LEAD, "a short article has few sentences of anything")
    for rule in RULES:
        total, found, _ = sums(facts, rule)
        ends = [
            found[(a["article"], *frame)] / total[a["article"]] if total[a["article"]] else None
            for a in (high, low)
        ]
        must(ends[0] and ends[0] > (ends[1] or 0) + CLOSE, f"by “{rule}” the other article has more")


@says(r"(Only )?# of # sentences? (is|are) coded with a (generic) frame\.")
def few_coded(facts: Facts, only: str | None, number: str, total: str, verb: str, family: str) -> None:
    found = {
        (row["article"], row["start"])
        for row in facts.rows("frames")
        if row["role"] == "body" and row["family"] == family
    }
    must(
        (number, total) == (whole(len(found)), whole(sum(size(facts, a) for a in sized(facts)))),
        "others are coded",
    )
    must(len(found) < COUNTED and bool(only) == bool(found), "they are not few")
    must((verb == "is") == (len(found) == 1), f"“{verb}”")


def of_sentences(frame: tuple[str, str]) -> Recount:
    """Return the recount of an article's sentences on a frame."""

    def recount(facts: Facts, article: Row) -> tuple | None:
        total = size(facts, article)
        if not total:
            return None
        return share_coded(facts, article, frame), whole(number_coded(facts, article, frame)), whole(total)

    return recount


def items_of(
    facts: Facts, listed: str, first: str = "# of # sentences? in @", rest: str = "# of # in @", two: str = " and "
) -> list[tuple]:
    """Return what a list of one, two or three articles tells."""
    for number, written in enumerate(lists_of(first, rest, two), 1):
        if match := pattern(written).fullmatch(listed):
            return parts(match.groups(), number)
    raise Untrue(f"“{facts.written(listed)}” is no list that is known")


CALLED = {"this article": 1, "both articles": 2, "all three articles": 3}
CALLED |= {"the one article with text": 1, "the two articles with text": 2, "the three articles with text": 3}


@says(
    f"(.+) is the (generic|policy|war and peace) frame coded most often in ({'|'.join(CALLED)})"
    r"(?:, most of all in @)?: (.+)\."
)
def shared_top(facts: Facts, told: str, family: str, these: str, most: str | None, listed: str) -> None:
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    found = all_told(facts, items_of(facts, listed), of_sentences(frame))
    must(frame[0] == family and CALLED[these] == len(found), f"not {these}")
    must(these.endswith("text") == (len(found) < len(facts.articles)), f"not {these}")
    shares = {article["article"]: of_sentences(frame)(facts, article)[0] for article in found}
    if most:
        own = facts.article(most)["article"]
        must(all(shares[own] > share for other, share in shares.items() if other != own), "not most of all there")
    for article in found:
        must(leads(facts, article, frame), f"it does not lead in {article['outlet']}")
        leads_by_any_rule(facts, article, frame)


@says(f"(.+) is the (generic|policy|war and peace) frame coded most often in ([{SIGNS}] .+)\\.")
def own_tops(facts: Facts, told: str, family: str, listed: str) -> None:
    ids, name = [], told
    for head, place in walked(listed, r"@ \(# of # sentences?\)", "([^\ue000-\uf8ff]+?) in "):
        name = head[0] if head else name
        frame = frame_of(facts, name)
        may_be_told(facts, frame)
        article, _ = item_of(facts, place, of_sentences(frame))
        must(frame[0] == family and leads(facts, article, frame), f"it does not lead in {article['outlet']}")
        leads_by_any_rule(facts, article, frame)
        ids.append(article["article"])
    must(sorted(ids) == sorted(article["article"] for article in sized(facts)), "not all articles are told")


@says("(.+) (?:is|are) coded as (.+)\\.")
def plainly_coded(facts: Facts, listed: str, told: str) -> None:
    if match := pattern("No sentence in the body of (.+)").fullmatch(listed):
        return not_coded(facts, match[1], *told.rsplit("; ", 1))
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    all_told(facts, items_of(facts, listed), of_sentences(frame))


def not_coded(facts: Facts, names: str, told: str, listed: str) -> None:
    """Check in which articles no sentence is coded as a frame, and how many are in the others."""
    frame = frame_of(facts, told)
    without = [facts.article(sign) for sign in signs_of(facts, names, last=" or ")]
    must(not any(number_coded(facts, article, frame) for article in without), "there are such sentences")
    items = items_of(facts, listed.removesuffix(" are"))
    having = [item_of(facts, one, of_sentences(frame)) for one in items]
    ids = [article["article"] for article in [*without, *(article for article, _ in having)]]
    must(sorted(ids) == sorted(article["article"] for article in sized(facts)), "not all articles are told")
    must(in_order([share for _, share in having]), "the largest share does not come first")
    high = max(sized(facts), key=lambda article: share_coded(facts, article, frame))
    parted(facts, frame, high, next(a for a in sized(facts) if a["article"] == without[0]["article"]))


@says("No sentence in the body of (.+) is coded as (.+); (.+) are\\.")
def no_sentence(facts: Facts, names: str, told: str, listed: str) -> None:
    not_coded(facts, names, told, listed)


@says("(.+) is coded more often in @ than in @: in # of # sentences? against # of #\\.")
def more_often(facts: Facts, told: str, high: str, low: str, *numbers: str) -> None:
    frame = frame_of(facts, told)
    articles = facts.article(high), facts.article(low)
    parted(facts, frame, *articles)
    counted = [whole(n) for a in articles for n in (number_coded(facts, a, frame), size(facts, a))]
    must(list(numbers) == counted, f"it is {counted}")


@says("(.+) is clearly the (generic|policy|war and peace) frame coded most often in # of # articles?\\.")
def usual_top(facts: Facts, told: str, family: str, number: str, total: str) -> None:
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    led = Counter(
        one for a in sized(facts) for one in coded(facts, a) if one in reliable() and leads(facts, a, one)
    )
    must(frame[0] == family and number == whole(led[frame]) and led[frame] > 1, "it leads in others")
    must(total == whole(len(sized(facts))) and len(sized(facts)) > FEW_TOLD, "others are compared")
    must(
        all(led[one] < led[frame] for one in led if one[0] == family and one != frame), "another leads in as many"
    )
    for rule in (None, *RULES):
        must(leaders(tops(facts, rule, family)) == {frame}, f"by “{rule}” another frame is the usual one")


ATTRIBUTED = r"((?:, # of them to &(?: and # to &)?|, all of them to &)?)"


def whose(facts: Facts, told: str, sign: str | None, own: bool | None) -> tuple[list[Row], list[Row]]:
    """Return the sentences on a frame of one article or all, and those in the outlet's own voice, if it may be told."""
    frame = frame_of(facts, told)
    may_be_told(facts, frame)
    articles = [facts.article(sign)] if sign else sized(facts)
    must(len(sized(facts)) <= FEW_TOLD if sign else len(sized(facts)) > FEW_TOLD, "few are told one by one")
    found = [row for article in articles for row in coded(facts, article).get(frame, [])]
    ours = [row for row in found if row["voice"] == "outlet"]
    must(len(found) >= WHOSE and abs(2 * len(ours) - len(found)) >= MOST_LEAD, "no side leads clearly")
    must(max(len(ours), len(found) - len(ours)) >= MOST_OF * len(found), "the other side has too many")
    for rule in (rule for rule in RULES if sign and rule != "quoted"):
        _, total, part = sums(facts, rule)
        key = articles[0]["article"], *frame
        must(total[key] > 0, f"by “{rule}” nothing is left")
        apart = part[key] / total[key] - 0.5
        must(
            abs(apart) > CLOSE and (apart > 0) == (2 * len(ours) > len(found)), f"by “{rule}” the other side leads"
        )
    return found, ours


def to_whom(facts: Facts, attributed: list[Row], told: str) -> None:
    """Check to whom sentences are attributed: those with most, of several that are level all or nobody."""
    numbers = Counter(row["speaker"] for row in attributed if row["speaker"])
    if told.startswith(", all of them to "):
        must(len(attributed) > 1 and set(numbers.values()) == {len(attributed)}, "not all of them")
        must(facts.called(told[-1], numbers), "they are somebody else's")
        return
    must(len(attributed) not in numbers.values() or len(attributed) < 3, "all of them are one speaker's")
    named = pattern("# (?:of them )?to &").findall(told)
    left = dict(numbers)
    for number, sign in named:
        fits = [name for name in facts.called(sign, left) if number == whole(left[name])]
        must(fits, f"{facts.written(sign)} has not {number}")
        del left[fits[0]]
    told_numbers = [int(number) for number, _ in named]
    must(not named or (in_order(told_numbers) and min(told_numbers) > 2), "one or two sentences may be wrong")
    must(not named or max(left.values(), default=0) < min(told_numbers), "somebody left out has as many")


@says(
    f"Of the # sentences? coded as (.+?)(?: in @)?, # (is|are) in the (outlets?'s?) own voice and # (is |are )?attributed{ATTRIBUTED}\\."
)
def voices(
    facts: Facts, number: str, told: str, sign: str | None, own: str, verb: str, outlet: str, given: str, *rest
) -> None:
    found, ours = whose(facts, told, sign, None)
    right = [whole(n) for n in (len(found), len(ours), len(found) - len(ours))]
    must([number, own, given] == right, f"it is {right}")
    must((verb == "is") == (own == "1"), f"“{verb}”")
    must((outlet == "outlet's") == bool(sign), f"“{outlet}”")
    to_whom(facts, [row for row in found if row["voice"] != "outlet"], rest[1])


@says("All # sentences? coded as (.+?)(?: in @)? are in the (outlets?'s?) own voice\\.")
def all_own(facts: Facts, number: str, told: str, sign: str | None, outlet: str) -> None:
    found, ours = whose(facts, told, sign, True)
    must(number == whole(len(found)) and len(ours) == len(found), "not all of so many")
    must((outlet == "outlet's") == bool(sign), f"“{outlet}”")


@says(f"All # sentences? coded as (.+?)(?: in @)? are attributed{ATTRIBUTED}\\.")
def all_attributed(facts: Facts, number: str, told: str, sign: str | None, names: str, *_: str) -> None:
    found, ours = whose(facts, told, sign, False)
    must(number == whole(len(found)) and not ours, "not all of so many")
    to_whom(facts, found, names)


# ---- word choice ------------------------------------------------------------------

TIERS = (
    "hostile",
    "doubting",
    "forceful",
    "asserting",
)  # in the order in which verbs that are not neutral are told
VERBS_APART, VERBS = 3, 4  # neutral verbs that the article with fewest lacks; verbs that are not neutral, in one


def verbs(facts: Facts, article: Row) -> list[Row]:
    """Return the verbs of a body that stand in nobody's words, each place once, where words are likely reported."""
    found: dict[int, Row] = {}
    for row in facts.of("reporting_verbs", article):
        likely = row["kind"] != "indirect" if row["score"] is None else row["score"] >= 0.5
        if row["role"] == "body" and not row["nested"] and row["tier"] and likely:
            found.setdefault(row["start"], row)
    return list(found.values())


NEUTRAL = "Neutral reporting verbs, as “say”"


@across(
    rf"{NEUTRAL}: # of # in @ \(%\)",
    r"# of # in @ \(%\)",
    rf"{NEUTRAL}: from # of # in @ \(%\) to # of # in @ \(%\)",
)
def neutral_verbs(facts: Facts, article: Row) -> tuple | None:
    shares = []
    for one in facts.articles:
        own = verbs(facts, one)
        if own:
            shares.append((Fraction(sum(row["tier"] == "neutral" for row in own), len(own)), len(own)))
    ends = max(shares), min(shares)
    must((ends[0][0] - ends[1][0]) * min(ends[0][1], ends[1][1]) >= VERBS_APART, "the difference is too small")
    own = verbs(facts, article)
    number = sum(row["tier"] == "neutral" for row in own)
    return (Fraction(number, len(own)), whole(number), whole(len(own)), percent(number, len(own))) if own else None


@says("Reporting verbs that are not neutral: (.+)\\.")
def other_verbs(facts: Facts, told: str) -> None:
    using = [article for article in facts.articles if verbs(facts, article)]
    others = {a["article"]: [row for row in verbs(facts, a) if row["tier"] != "neutral"] for a in using}
    shares = [Fraction(len(others[a["article"]]), len(verbs(facts, a))) for a in using]
    must(max(map(len, others.values())) >= VERBS, "they are few")
    must(4 * (max(shares) - min(shares)) >= 1, "the shares are near each other")
    ids = []
    for part in told.split("; "):
        match = pattern("# of #(?: verbs?)? in (these articles|@)(?:(:|, among them) (.+))?").fullmatch(part)
        must(match, "no part that is known")
        number, total, where, sign, among, pairs = match.groups()
        must((where == "these articles") == (len(using) > FEW_TOLD), f"not in {where}")
        articles = using if where == "these articles" else [facts.article(sign)]
        ids += [article["article"] for article in articles]
        own = [row for article in articles for row in verbs(facts, article)]
        those = [row for row in own if row["tier"] != "neutral"]
        must((number, total) == (whole(len(those)), whole(len(own))), "there are other verbs")
        told_verbs(facts, those, among, pairs)
    must(sorted(ids) == sorted(article["article"] for article in using), "not all articles are told")


def told_verbs(facts: Facts, those: list[Row], among: str | None, pairs: str | None) -> None:
    """Check the verbs told of an article, and for whom: all of them, or those told among others."""
    numbers = Counter((row["verb"], row["speaker"]) for row in those)
    tiers = {row["verb"]: TIERS.index(row["tier"]) for row in those}
    left, order = dict(numbers), []
    for _, (verb, who, sign, number) in walked(pairs, r"“(\w+)”(?: for (&))?(?: \(#\))?", "()") if pairs else ():
        speakers = {name for _, name in left}
        names = facts.called(sign, speakers) if sign else {None}
        must(number != "1", "once needs no number")
        fits = [name for name in names if (number or "1") == whole(left.get((verb, name), 0))]
        must(fits, f"“{verb}” does not stand so often for {facts.written(who or 'nobody')}")
        order.append((tiers[verb], -left.pop((verb, fits[0]))))
    must(order == sorted(order), "the verbs stand in another order")
    must(bool(left) == (among == ", among them" if pairs else bool(those)), "verbs are left out, or none")


NAMED_APART, NAMED_OFTEN, MENTIONS = 3, 5, 3  # uses more in as many mentions; uses; mentions here and elsewhere


def way_named(row: Row) -> str:
    """Return how a thing is named: by its own name in any form, or in other words."""
    from helpers import codebook  # what a country may be called

    name, thing = row["name"], row["thing"]
    if row["kind"] == "act":
        return name.lower()
    if row["kind"] == "country":
        return thing if name in codebook.entries("actors").get(thing, {}).get("names", []) else name
    owned = re.search(r"['’]s? ", name)
    by_name = thing.split()[-1].lower() in name.lower().split() and not owned
    return thing if by_name or not (owned or name.lower().startswith("the ")) else name


def namings(facts: Facts, thing: str) -> dict[str, Counter]:
    """Return how often each article names a thing in each way in its own voice."""
    found: dict[str, Counter] = {}
    for row in facts.rows("mentions"):
        if row["thing"] == thing and row["voice"] == "outlet":
            found.setdefault(row["article"], Counter())[way_named(row)] += 1
    return found


@says("In the outlets' own voice (?:&|the word for “&”) is (?:named )?“([^”]+)” in (.+)\\.")
def named_so(facts: Facts, person: str | None, act: str | None, way: str, told: str) -> None:
    found, way = namings(facts, facts.written(person or act)), facts.written(way)
    place = r"# of #(?: mentions?)? in (@|the other articles)(?: \(“([^”]+)” in #\))?"
    ids: list[str] = []
    shares = []
    for _, (number, total, where, sign, other, beside) in walked(told, place, "()"):
        left = [name for name in found if name not in ids]
        here = left if where == "the other articles" else [facts.article(sign)["article"]]
        must(set(here) <= set(left), "an article is told twice, or names it nowhere")
        own = sum((found[name] for name in here), Counter())
        must((number, total) == (whole(own[way]), whole(own.total())), f"it is {own[way]} of {own.total()}")
        must(not other or beside == whole(own[facts.written(other)]), "the other name stands not so often")
        must(not other or own[facts.written(other)] > own[way], "the other name is not the more frequent one")
        ids += here
        shares.append((Fraction(own[way], own.total()), own[way], own.total()))
    must(sorted(ids) == sorted(found), "not all articles are told")
    must(len(found) <= FEW_TOLD or len(shares) == 2, "many articles are told one by one")
    must(in_order([share for share, *_ in shares]), "the largest share does not come first")
    differs(found, way)


def differs(found: dict[str, Counter], way: str) -> None:
    """Check that an article names a thing in a way that the others together do not, by the margins."""

    def apart(name: str) -> bool:
        own, rest = found[name], sum((uses for other, uses in found.items() if other != name), Counter())
        if own[way] < NAMED_OFTEN or 10 * own[way] < 3 * own.total() or min(own.total(), rest.total()) < MENTIONS:
            return False
        more = Fraction(own[way], own.total()) - Fraction(rest[way], rest.total())
        return more * min(own.total(), rest.total()) >= NAMED_APART

    must(any(map(apart, found)), "no article names it so much more often")
    shares = [Fraction(uses[way], uses.total()) for uses in found.values()]
    must(2 * min(shares) <= max(shares), "all name it so")


LEAST_USES, LEAST_TIMES, SHORT = 3, 2, 1000  # of a word that sets a text apart; words of a text that is short
COMMON = 1e-3


def own_counts(facts: Facts) -> dict[str, Counter]:
    """Return how often each article that has words uses each in its own voice, forms in -s with their word."""

    def count() -> dict[str, Counter]:
        found: dict[str, Counter] = {}
        for row in facts.rows("word_counts"):
            if row["voice"] == "outlet" and not row["name"]:
                found.setdefault(row["article"], Counter())[row["word"]] += row["count"]
        every = {word for uses in found.values() for word in uses}
        return {name: joined(uses, every) for name, uses in found.items()}

    return facts.keep("own_counts", count)


def joined(uses: Counter, every: set[str]) -> Counter:
    """Return counts in which a form in -s or -ies is counted with its word, where the texts have both."""
    found: Counter = Counter()
    for word, number in uses.items():
        base = re.sub("ies$", "y", word) if word.endswith("ies") else re.sub("s$", "", word)
        uncommon = english(word) < COMMON and english(base) < COMMON
        found[base if base in every and len(base) > 2 and uncommon else word] += number
    return found


def english(word: str) -> float:
    """Return the share of English that a word makes up."""
    return _english().get(word.lower(), 0.0)


@cache
def _english() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="small")


@cache
def left_out() -> frozenset[str]:
    """Return the words that are not told, however often they are used."""
    path = ROOT / "data/codebook/distinctive_words.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
    return frozenset(word for entry in entries for word in entry["words"])


def standing_out(facts: Facts) -> dict[str, dict[str, float]]:
    """Return for each article the words that set it apart and by how much: the log-odds over its standard error.

    Monroe, Colaresi and Quinn (2008), with the frequencies of English as prior.
    """

    def score() -> dict[str, dict[str, float]]:
        counts = own_counts(facts)
        total = sum(counts.values(), Counter())
        prior = {word: max(english(word), 1 / total.total()) for word in total}
        return {name: apart(uses, total - uses, prior) for name, uses in counts.items()}

    return facts.keep("standing_out", score)


def apart(own: Counter, rest: Counter, prior: dict[str, float]) -> dict[str, float]:
    """Return the words worth telling that a text uses more than all others together, with their z."""
    found, weight = {}, sum(prior.values())
    if not rest.total() or len(prior) < 2:
        return found
    for word, here in own.items():
        sides = [(uses[word] + uses.total() * prior[word], uses.total() * (1 + weight)) for uses in (own, rest)]
        odds = [part / (whole - part) for part, whole in sides]
        z = math.log(odds[0] / odds[1]) / math.sqrt(sum(1 / part for part, _ in sides))
        often = here >= LEAST_USES and here >= LEAST_TIMES * rest[word] and z > 1e-9
        if often and english(word) < COMMON and word.lower() not in left_out():
            found[word] = z
    return found


APART = "The words that set an article's own voice apart most, names and small words left out"


@says(f"{APART}: (in .+)\\.")
def distinctive_of_few(facts: Facts, told: str) -> None:
    counts, ids = own_counts(facts), []
    others = " in the other's" if len(counts) == 2 else " in the others'"
    must(len(counts) <= FEW_TOLD, "many are told one by one")
    first = True
    for part in told.split("; "):
        match = pattern(r"in @ \(#( words? counted)?\) (.+)").fullmatch(part)
        must(match, "no part that is known")
        sign, number, counted, uses = match.groups()
        name = facts.article(sign)["article"]
        must(name in counts, "the article has no words")
        must(number == whole(counts[name].total()) and bool(counted) == (not ids), "the text is of another length")
        ids.append(name)
        words = [] if uses == "no word stands out" else list(
            walked(uses, "“([^”]+)” #( times)? against #( in the others?'s?)?", "()")
        )  # fmt: skip
        for _, (word, here, times, there, beside) in words:
            uses_told(facts, name, facts.written(word), here, there)
            must((times, beside) == ((" times", others) if first else (None, None)), "said once")
            first = False
        highest(
            standing_out(facts)[name],
            [facts.written(word) for _, (word, *_) in words],
            5 if len(counts) == 2 else 3,
        )
    enough(facts, ids)


def enough(facts: Facts, ids: Iterable[str]) -> None:
    """Check that all articles with words are told, and none is short."""
    sizes = {name: uses.total() for name, uses in own_counts(facts).items()}
    must(sorted(ids) == sorted(sizes), "not all articles are told")
    must(min(sizes.values()) >= SHORT, "a text is short")


def uses_told(facts: Facts, name: str, word: str, here: str, there: str) -> None:
    """Check how often a word stands in an article and in the others."""
    counts = own_counts(facts)
    must(name in counts, "the article has no words")
    total = sum(uses[word] for uses in counts.values())
    own = counts[name][word]
    must((here, there) == (whole(own), whole(total - own)), f"“{word}” is used {own} times against {total - own}")
    must(word in standing_out(facts)[name], f"“{word}” does not set the text apart")


def highest(scores: dict[str, float], told: list[str], most: int) -> None:
    """Check that the words told are the ones with the highest scores, of those level with each other all or none."""
    must(
        len(set(told)) == len(told) and in_order([scores[word] for word in told]),
        "the highest does not come first",
    )
    left = [score for word, score in scores.items() if word not in told]
    must(told or not scores, "a word stands out")
    if left and len(told) != most:
        must(max(left) < min(scores[word] for word in told), "a word left out stands out as much")
    elif left:
        must(max(left) <= min(scores[word] for word in told) + 1e-9, "a word left out stands out more")


@says(f"{APART}: (“.+)\\.")
def distinctive_of_many(facts: Facts, told: str) -> None:
    counts, order = own_counts(facts), []
    must(len(counts) > FEW_TOLD, "few are told together")
    every = sum(uses.total() for uses in counts.values())
    for _, (word, here, size, sign, there, rest) in walked(
        told, r"“([^”]+)” \(# of #(?: words?)? in @, # of # in the others\)", "()"
    ):
        name, word = facts.article(sign)["article"], facts.written(word)
        uses_told(facts, name, word, here, there)
        own = counts[name].total()
        must((size, rest) == (whole(own), whole(every - own)), "the texts are of another length")
        order.append((name, word))
    scores = {(name, word): z for name, words in standing_out(facts).items() for word, z in words.items()}
    highest(scores, order, 3)
    enough(facts, counts)


KINDS = {
    "Loaded words": "loaded", "Hedges": "hedge", "Boosters": "booster", "Evidentials": "evidential",
    "Agentless passives": "passive",
}  # fmt: skip
KIND_WORDS, KIND_MORE, KIND_TIMES = 8, 4, Fraction(3, 2)
OWN_WORDS, RATE_WORDS = 100, 500  # of an outlet's own voice, for it to be compared, and for a rate


def words_of_kind(facts: Facts, article: Row, kind: str) -> dict[int, str]:
    """Return the words of a kind in an article's own voice, by their place."""
    found: dict[int, str] = {}
    for row in facts.of("word_choice", article):
        if (row["kind"], row["role"], row["voice"]) == (kind, "body", "outlet"):
            found.setdefault(row["start"], row["term"])
    return found


@says(f"({'|'.join(KINDS)}) \\((.+?)\\)( per thousand words)? in the outlet's own voice: (.+)\\.")
def kinds(facts: Facts, noun: str, terms: str, per: str | None, told: str) -> None:
    compared = [article for article in facts.articles if article["outlet_words"] >= OWN_WORDS]
    kind = KINDS[noun]

    def recount(facts: Facts, article: Row) -> tuple | None:
        number, words = len(words_of_kind(facts, article, kind)), article["outlet_words"]
        if words < OWN_WORDS:
            return None
        shown = (whole(number), whole(words))
        return Fraction(number, words), *((f"{1000 * number / words:.1f}", *shown) if per else shown)

    must(bool(per) == all(article["outlet_words"] >= RATE_WORDS for article in compared), "a rate of few words")
    first, rest = (
        (r"~ in @ \(# in # words?\)", r"~ in @ \(# in #\)") if per else ("# in # words? in @", "# in # in @")
    )
    if match := pattern(f"from {first} to {rest}").fullmatch(told):
        ends_told(facts, parts(match.groups(), 2), recount)
    else:
        all_told(facts, items_of(facts, told, first, rest, ", "), recount)
    kind_apart(facts, compared, kind)
    uses = Counter(term for article in compared for term in words_of_kind(facts, article, kind).values())
    terms_told(facts.written(terms), uses)


def kind_apart(facts: Facts, compared: list[Row], kind: str) -> None:
    """Check that two articles differ clearly in how often they use words of a kind."""
    counts = {article["article"]: len(words_of_kind(facts, article, kind)) for article in compared}
    must(sum(counts.values()) >= KIND_WORDS, "they are few words")
    rates = {a["article"]: Fraction(counts[a["article"]], a["outlet_words"]) for a in compared}
    high = [a for a in compared if rates[a["article"]] == max(rates.values())]
    low = [a for a in compared if rates[a["article"]] == min(rates.values())]
    apart = max(rates.values()) - min(rates.values())
    must(
        any(
            counts[a["article"]] - counts[b["article"]] >= KIND_MORE
            and apart * min(a["outlet_words"], b["outlet_words"]) >= KIND_MORE
            for a in high
            for b in low
        ),
        "the difference is within the margin",
    )
    must(max(rates.values()) >= KIND_TIMES * min(rates.values()), "the lowest rate is not far below")


def terms_told(told: str, uses: Counter) -> None:
    """Check that the words in brackets are the most frequent ones, and that more are hinted at."""
    words = re.findall("“([^”]+)”", told)
    must(
        told == ", ".join(f"“{word}”" for word in words) + " …" * (len(uses) > len(words)), "the words are others"
    )
    must(all(uses[word] for word in words), "a word stands in none of the articles told")
    must(in_order([uses[word] for word in words]), "the most frequent does not come first")
    left = [number for word, number in uses.items() if word not in words]
    must(max(left, default=0) <= min(uses[word] for word in words), "a word left out is more frequent")


# ---- facts in several articles ----------------------------------------------------


def groups(facts: Facts) -> dict[Any, list[Row]]:
    """Return the sentences of each fact that several articles have."""
    found: dict[Any, list[Row]] = {}
    for row in facts.rows("facts"):
        if row["group"] is not None:
            for group in (row["group"], *map(int, row["also"].split(", ") if row["also"] else ())):
                found.setdefault(group, []).append(row)
    return found


def holders(found: list[Row]) -> int:
    """Return how many articles have a fact."""
    return len({row["article"] for row in found})


@says("No sentence of one article was paired with a sentence of another\\.")
def nothing_paired(facts: Facts) -> None:
    must(not groups(facts), "sentences are paired")


def found_elsewhere(chosen: Callable[[Row], bool]) -> Recount:
    """Return the recount of an article's sentences that another article has too."""

    def recount(facts: Facts, article: Row) -> tuple | None:
        own = [row for row in facts.of("facts", article) if chosen(row)]
        number = sum(row["group"] is not None for row in own)
        share = percent(number, len(own)) if own else ""
        return (Fraction(number, len(own)), whole(number), whole(len(own)), share) if own else None

    return recount


def some_paired(facts: Facts) -> None:
    """Check that a quarter of an article's sentences are paired: of fewer it is not told how many."""
    shares = [found_elsewhere(in_body)(facts, article) for article in facts.articles]
    must(max(share[0] for share in shares if share) >= Fraction(1, 4), "too few are paired")


def in_body(row: Row) -> bool:
    return row["role"] == "body"


@says("At least (.+) are found in (the other article|another article) too\\.")
def found_too(facts: Facts, told: str, other: str) -> None:
    must((other == "the other article") == (len(facts.articles) == 2), f"not {other}")
    some_paired(facts)
    all_told(facts, items_of(facts, told), found_elsewhere(in_body), ordered=False)


@says("The share of sentences found in another article too runs from % of # sentences? in @ to % of # in @\\.")
def found_shares(facts: Facts, *told: str) -> None:
    def recount(facts: Facts, article: Row) -> tuple | None:
        counted = found_elsewhere(in_body)(facts, article)
        return counted and (counted[0], counted[3], counted[2])

    some_paired(facts)
    ends_told(facts, parts(told, 2), recount)


THINGS = "(facts? or statements? (?:is|are))"


@says(f"At least # {THINGS} found in (all three articles|all articles)\\.")
def found_in_all(facts: Facts, number: str, noun: str, where: str) -> None:
    every = [found for found in groups(facts).values() if holders(found) == len(facts.articles)]
    must(every and number == whole(len(every)), "others are found in all")
    must((noun[:5] == "fact ") == (number == "1"), f"“{noun}”")
    must((where == "all three articles") == (len(facts.articles) == 3), f"not {where}")


@says(f"At least # {THINGS} found in # of # articles\\.")
def found_in_most(facts: Facts, number: str, noun: str, most: str, articles: str) -> None:
    numbers = [holders(found) for found in groups(facts).values()]
    must(articles == whole(len(facts.articles)) and max(numbers) < len(facts.articles), "some are found in all")
    must((most, number) == (whole(max(numbers)), whole(numbers.count(max(numbers)))), "others are found in most")
    must((noun[:5] == "fact ") == (number == "1"), f"“{noun}”")


@says("# facts? that @ tells in its own voice are attributed in @(?:, # of them to &)?\\.")
def who_holds(facts: Facts, number: str, own: str, other: str, those: str | None, who: str | None) -> None:
    teller, giver = facts.article(own), facts.article(other)
    must(teller is not giver, "an article is told twice")

    def told_by(found: list[Row], article: Row, attributed: bool) -> bool:
        voices = {row["voice"] for row in found if row["article"] == article["article"]}
        return bool(voices) and ("outlet" not in voices if attributed else voices == {"outlet"})

    said = [one for one in facts.of("attributions", teller) if one["speech"]]

    def holds_words(row: Row) -> bool:
        return any(one["start"] < row["end"] and row["start"] < one["end"] for one in said)

    held = [
        f
        for f in groups(facts).values()
        if told_by(f, teller, False)
        and told_by(f, giver, True)
        and not any(holds_words(row) for row in f if row["article"] == teller["article"])
    ]
    must(number == whole(len(held)) and len(held) > 1, "there are others")
    if who:
        names = Counter(
            name
            for found in held
            for name in {r["speaker"] for r in found if r["article"] == giver["article"] and r["speaker"]}
        )
        best = leaders(names)
        must(len(best) == 1 and facts.called(who, best), "others have as many")
        must(those == whole(max(names.values())) and max(names.values()) > 1, "there are others")


# ---- prominence -------------------------------------------------------------------


def on_top(row: Row) -> bool:
    """Say whether a sentence stands in headline or lead."""
    return row["place"] in ("headline", "lead")


def late(row: Row) -> bool:
    """Say whether a sentence stands in the second half."""
    return row["place"] in ("second half", "end")


def first_places(facts: Facts) -> dict[Any, dict[str, Row]]:
    """Return the first sentence of each shared fact in each article that has it."""
    found: dict[Any, dict[str, Row]] = {}
    for group, rows in groups(facts).items():
        for row in sorted(rows, key=lambda row: row["start"]):
            found.setdefault(group, {}).setdefault(row["article"], row)
    return {group: places for group, places in found.items() if len(places) > 1}


def first_words(facts: Facts) -> dict[str, dict[str, tuple[Row, Row]]]:
    """Return each speaker's first words in each article, with the sentence that holds them."""
    found: dict[str, dict[str, tuple[Row, Row]]] = {}
    for row in sorted(facts.rows("attributions"), key=lambda row: row["start"]):
        if row["speaker"] and row["nested_in"] is None and row["speech"]:
            inside = [one for one in facts.of("facts", row) if one["start"] <= row["start"] < one["end"]]
            if inside:
                found.setdefault(row["speaker"], {}).setdefault(row["article"], (row, inside[0]))
    return {name: places for name, places in found.items() if len(places) > 1}


@says("# of # shared facts? in the headline or lead of @ first (comes|come) in the second half of @\\.")
def late_facts(facts: Facts, number: str, total: str, high: str, verb: str, low: str) -> None:
    one, other = facts.article(high)["article"], facts.article(low)["article"]
    both = [
        places for places in first_places(facts).values() if one in places and other in places and one != other
    ]
    top = [places for places in both if on_top(places[one])]
    down = [places for places in top if late(places[other])]
    must((number, total) == (whole(len(down)), whole(len(top))), "there are others")
    must((verb == "comes") == (number == "1"), f"“{verb}”")


PLACE = r"in the (headline|lead|second half)(?: \(paragraph (\d+)\))?"


@says(f"The first words of & stand {PLACE} of @ and {PLACE} of @\\.")
def apart_speaker(facts: Facts, who: str, *told: str) -> None:
    words = first_words(facts)

    def fits(name: str) -> bool:
        return all(stands(words[name], *place) for place in parts(told, 2)) and told[0] != "second half"

    def stands(places: dict[str, tuple[Row, Row]], place: str, paragraph: str | None, sign: str) -> bool:
        row, sentence = places.get(facts.article(sign)["article"], (None, None))
        if row is None:
            return False
        called = "second half" if sentence["place"] == "end" else sentence["place"]
        return called == place and paragraph == (whole(row["paragraph"]) if row["paragraph"] is not None else None)

    must(told[3] == "second half" and any(map(fits, facts.called(who, words))), "the words stand elsewhere")


@says(
    "# of # (shared facts?|speakers?) found in several of # articles? (stands|stand) in the headline or lead of one and "
    "first in the second half of another\\."
)
def apart_in_many(facts: Facts, number: str, total: str, noun: str, articles: str, verb: str) -> None:
    places = [list(found.values()) for found in first_places(facts).values()]
    if noun.startswith("speaker"):
        places = [[sentence for _, sentence in found.values()] for found in first_words(facts).values()]
    apart = [found for found in places if any(map(on_top, found)) and any(map(late, found))]
    must((number, total) == (whole(len(apart)), whole(len(places))), "there are others")
    must(articles == whole(len(facts.articles)) and len(facts.articles) > FEW_TOLD, "others are compared")
    must(noun.endswith("s") == (total != "1") and (verb == "stands") == (number == "1"), f"“{noun} {verb}”")


# ---- headlines --------------------------------------------------------------------

OWN, OTHERS, PART, NOTHING = "own", "others", "part", "nothing"


def fates(facts: Facts, article: Row) -> list[tuple[str, int | None]]:
    """Return of each claim of a headline what became of it, and the number of the sentence that holds most of it."""
    body = sorted(row["start"] for row in facts.of("sentences", article) if row["role"] == "body")
    claims: dict[Any, list[Row]] = {}
    for row in facts.of("headline_claims", article):
        claims.setdefault(row["claim"], []).append(row)
    found = []
    for rows in claims.values():
        best = rows[0]
        if best["back_start"] is None:
            found.append((NOTHING, None))
            continue
        kind = PART if best["backed"] is None else OWN if best["voice"] == "outlet" else OTHERS
        found.append((kind, 1 + body.index(best["back_start"])))
    return found


def place_told(claims: list[tuple[str, int | None]]) -> str:
    """Return how the first sentence of claims is told."""
    first = min((place for _, place in claims if place), default=None)
    return "" if first is None else ("first in " if len(claims) > 1 else "") + f"sentence {first}"


@says("The (claims?) in the (headlines?) of (.+) (is|are) backed by the body\\.")
def all_backed(facts: Facts, noun: str, headlines: str, told: str, verb: str) -> None:
    """Check the headlines of which all claims are backed."""
    ids, number = [], 0
    for _, (sign, inside) in walked(told, r"@ \(([^)]*)\)", "()"):
        article = facts.article(sign)
        claims = fates(facts, article)
        several = f"{whole(len(claims))} claims" if len(claims) > 1 else ""
        must(inside == ", ".join(filter(None, (several, place_told(claims)))), f"not “{inside}”")
        ids.append(article["article"])
        number += len(claims)
    every = {article["article"]: fates(facts, article) for article in facts.articles}
    must(all(kind in (OWN, OTHERS) for claims in every.values() for kind, _ in claims), "not all are backed")
    must(sorted(ids) == sorted(name for name, claims in every.items() if claims), "not all headlines are told")
    must((noun, headlines) == ("claim" + "s" * (number > 1), "headline" + "s" * (len(ids) > 1)), f"not “{noun}”")
    must((verb == "is") == (number == 1), f"“{verb}”")


def in_a_row(told: list[str]) -> str:
    """Return a list as it is read."""
    return ", ".join(told[:-1]) + " and " * (len(told) > 1) + told[-1]


@says("(At least )?# of # claims? in # headlines? (is|are) backed by the body\\.")
def claims_of_many(facts: Facts, least: str | None, backed: str, total: str, headlines: str, verb: str) -> None:
    every = [fates(facts, article) for article in facts.articles]
    kinds = Counter(kind for claims in every for kind, _ in claims)
    right = [kinds[OWN] + kinds[OTHERS], kinds.total(), sum(bool(claims) for claims in every)]
    must([backed, total, headlines] == list(map(whole, right)), f"it is {right}")
    must(bool(least) == (right[0] < right[1]), "“at least” is told where all are, or left out")
    must((verb == "is") == (backed == "1"), f"“{verb}”")


# ---- the same words, and agencies -------------------------------------------------

RUN = "of nine or more words outside quotations"
LONGEST = "(, of # words|, the longest of # words)"


def runs_of(facts: Facts) -> Counter:
    """Return how many runs of the same words each pair of articles shares."""
    return Counter(frozenset((row["article_a"], row["article_b"])) for row in facts.rows("reuse"))


def runs_told(found: list[Row], number: str, verb: str, longest: str, one: str | None, most: str | None) -> None:
    """Check how many runs there are and how long the longest is."""
    must(number == whole(len(found)) and (verb == "was") == (len(found) == 1), "there are others")
    must((one or most) == whole(max(row["words"] for row in found)), "the longest has other words")
    must((one is not None) == (len(found) == 1), f"not “{longest}”")


@says(f"No run {RUN} was found in two of these articles\\.")
def no_runs(facts: Facts) -> None:
    must(not facts.rows("reuse"), "there are runs")


@says(f"# runs? {RUN} (was|were) found in both @ and @{LONGEST}\\.")
def runs_of_two(facts: Facts, number: str, verb: str, one: str, other: str, *longest: str | None) -> None:
    pair = {facts.article(sign)["article"] for sign in (one, other)}
    found = [row for row in facts.rows("reuse") if {row["article_a"], row["article_b"]} == pair]
    must(found, "they share none")
    runs_told(found, number, verb, *longest)


@says(
    f"# runs? {RUN} (was|were) found in # of # pairs of articles{LONGEST}(?:, the largest number in @ and @ \\(#\\))?\\."
)
def runs_of_many(facts: Facts, number: str, verb: str, pairs: str, total: str, *rest: str | None) -> None:
    *longest, one, other, most = rest
    runs_told(facts.rows("reuse"), number, verb, *longest)
    count, numbers = len(facts.articles), runs_of(facts)
    must((pairs, total) == (whole(len(numbers)), whole(count * (count - 1) // 2)), "others share runs")
    if one and other:
        pair = frozenset(facts.article(sign)["article"] for sign in (one, other))
        must(leaders(numbers) == {pair} and most == whole(numbers[pair]), "others share as many")


def credited(facts: Facts, article: Row) -> dict[str, str]:
    """Return the agencies that an article credits, and for what: for the text before a contribution."""
    found: dict[str, str] = {}
    for row in facts.of("credits", article):
        if row["kind"] == "credit" or row["agency"] not in found:
            found[row["agency"]] = "for the text" if row["kind"] == "credit" else "for a contribution"
    return found


@says("# of # articles (credits?) a news agency(?:: (.+))?\\.")
def agencies(facts: Facts, number: str, total: str, verb: str, told: str | None) -> None:
    crediting = [article for article in facts.articles if credited(facts, article)]
    must((number, total) == (whole(len(crediting)), whole(len(facts.articles))), "others credit one")
    must((verb == "credits") == (number == "1"), f"“{verb}”")
    ids = []
    for part in told.split("; ") if told else ():
        match = pattern(r"@ \((.+)\)").fullmatch(part)
        must(match, "no part that is known")
        article = facts.article(match[1])
        told_here = [pattern("& (for the text|for a contribution)").fullmatch(one) for one in match[2].split(", ")]
        must(all(told_here), "no agency that is known")
        found = {facts.written(one[1]): one[2] for one in told_here}
        must(found == credited(facts, article) and len(found) == len(told_here), "it credits others")
        ids.append(article["article"])
    must(not told or sorted(ids) == sorted(article["article"] for article in crediting), "not all are told")


@says(
    rf"# of # articles credit the same agency, &(?: \(([{SIGNS}](?:, [{SIGNS}])*)\))?: they are not independent of each "
    r"other\."
)
def same_agency(facts: Facts, number: str, total: str, sign: str, names: str | None) -> None:
    agency = facts.written(sign)
    crediting = [article for article in facts.articles if agency in credited(facts, article)]
    must((number, total) == (whole(len(crediting)), whole(len(facts.articles))), "others credit it")
    must(len(crediting) > 1, "one is alone")
    if names:
        names_told(facts, names, [article["outlet"] for article in crediting], last=", ")
