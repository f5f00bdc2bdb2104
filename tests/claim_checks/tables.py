"""The rows of a comparison, and the names in them as a sentence may tell them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import Any

from claim_checks.templates import must

Row = dict[str, Any]


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
