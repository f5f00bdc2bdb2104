"""Collect what the numbers of a report count, and link each number to it and back.

With the articles' text a passage is a link into the annotated article; without, it is a
place and, where that is safe, a fragment of a few words.
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from helpers import annotated
from helpers.article import Article
from helpers.wording import Finding, Number, Passage, plural, shortened

EXCERPT_WORDS = 14
_AVERAGES = ("mean ", "median ", "share ")  # what a number is, where it is none of things counted


class Evidence:
    """Collects what the sentences' numbers count, in the order in which they are read."""

    def __init__(self, articles: Sequence[Article], without_text: bool, fragments: bool):
        self._articles = {article.id: article for article in articles}
        self._order = {article.id: place for place, article in enumerate(articles, 1)}
        self.without_text = without_text
        self._fragments = {a.id: annotated.Fragments(a) for a in articles} if without_text and fragments else {}
        self._numbers = 0
        self.entries: dict[tuple, dict[str, Any]] = {}
        self.anchors: dict[str, dict[int, str]] = {article.id: {} for article in articles}
        self.backs: dict[str, dict[int, list[str]]] = {article.id: {} for article in articles}

    def html(self, finding: Finding) -> Markup:
        """Return a sentence whose numbers are links to their evidence."""
        return Markup("").join(
            self._link(piece) if isinstance(piece, Number) else escape(piece) for piece in finding.pieces
        )

    def _link(self, number: Number) -> Markup:
        entry = self._entry(number)
        self._numbers += 1
        entry["used"].append(self._numbers)
        link = '<a class="number" id="n{}" href="#e{}">{}</a>'
        return Markup(link).format(self._numbers, entry["id"], number.shown)

    def _entry(self, number: Number) -> dict[str, Any]:
        key = (number.shown, number.what, number.passages, number.articles)
        if key not in self.entries:
            identifier = len(self.entries) + 1
            self.entries[key] = {
                "id": identifier,
                "shown": number.shown,
                "what": number.what,
                "used": [],
                "held": _held(number),
                "passages": [self._passage(passage, identifier) for passage in number.passages],
                "articles": [
                    {"name": self._articles[name].label, "link": self.article_link(name)}
                    for name in number.articles
                    if name in self._articles
                ],
                "none": not number.value,
            }
        return self.entries[key]

    def article_link(self, identifier: str) -> str:
        """Return the link to an article: its annotated text, or its row where there is none."""
        return f"#{'row' if self.without_text else 'a'}{self._order[identifier]}"

    def _passage(self, passage: Passage, entry: int) -> dict[str, str]:
        article = self._articles[passage.article]
        place = f"{article.label}, {annotated.place_of(article, passage)}"
        if self.without_text:
            place += f", {annotated.words_of(article, passage)}"
            words = self._fragments[article.id].of(passage.start, passage.end) if self._fragments else ""
            return {"link": "", "place": place, "words": f"{words} …" if words else ""}
        anchor = self.anchor(passage)
        self._lead_back(passage, f"e{entry}")
        words = shortened(article.text[passage.start : passage.end], EXCERPT_WORDS)
        return {"link": f"#{anchor}", "place": place, "words": words}

    def anchor(self, passage: Passage) -> str:
        """Return the id at which a passage begins in the annotated articles."""
        return self.anchors[passage.article].setdefault(
            passage.start, f"a{self._order[passage.article]}-{passage.start}"
        )

    def fragment(self, passage: Passage) -> str:
        """Return what may be shown of a passage: all of it, or a fragment."""
        article = self._articles[passage.article]
        if not self.without_text:
            return article.text[passage.start : passage.end]
        words = self._fragments[article.id].of(passage.start, passage.end) if self._fragments else ""
        return f"{words} …" if words else ""

    def text_of(self, passage: Passage) -> str:
        """Return the text of the article that a passage stands in."""
        return self._articles[passage.article].text

    def link(self, passage: Passage, back: str = "") -> str:
        """Return the link to a passage in the annotated articles, "" where these are left out.

        `back` is the id of what leads there; from the passage a reader gets back to it, unless to a number.
        """
        if self.without_text:
            return ""
        if back:
            self._lead_back(passage, back)
        return f"#{self.anchor(passage)}"

    def _lead_back(self, passage: Passage, identifier: str) -> None:
        """Note that a reader may come to a passage from there; each way back is kept once."""
        backs = self.backs[passage.article].setdefault(passage.start, [])
        if identifier not in backs:
            backs.append(identifier)

    def place(self, passage: Passage) -> str:
        """Return where a passage stands in its article."""
        article = self._articles[passage.article]
        place = annotated.place_of(article, passage)
        return f"{place}, {annotated.words_of(article, passage)}" if self.without_text else place


def _held(number: Number) -> str:
    """Return how many stretches hold what is counted, where that is another number: "in 12 stretches".

    An attribution may be cut in pieces, and a count of words or people stands in fewer or more places.
    """
    stretches = len(number.passages)
    if not stretches or number.value == stretches:
        return ""
    counted = number.shown.replace(",", "").isdigit() and not number.what.startswith(_AVERAGES)
    return f"{'in' if counted else 'measured on'} {stretches} {plural(stretches, 'stretch', 'stretches')}"
