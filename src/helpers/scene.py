"""Look up by position what an article has: its names, its sentences, its quotation marks."""

from bisect import bisect_right

from helpers.article import Article, Span
from helpers.passages import marks_of
from helpers.register import Register


class Scene:
    """An article's names, sentences and quotation marks, looked up by position."""

    def __init__(self, article: Article, register: Register) -> None:
        self.text = article.text
        self.register = register
        others = [Span(block.start, block.end) for block in article.blocks if block.role != "body"]
        self.sentences = sorted([*article.sentences, *others])  # every other block is one stretch
        self._starts = [span.start for span in self.sentences]
        self.quoted = [Span(stretch.start, stretch.end) for stretch in marks_of(article)]
        self._quoted_starts = [span.start for span in self.quoted]

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that a position stands in or behind, -1 before all."""
        return bisect_right(self._starts, position) - 1

    def quotation_at(self, position: int) -> Span | None:
        """Return the stretch in quotation marks around a position, None outside them."""
        index = bisect_right(self._quoted_starts, position) - 1
        inside = index >= 0 and self.quoted[index].start < position < self.quoted[index].end
        return self.quoted[index] if inside else None

    def has_running_text(self, index: int) -> bool:
        """Tell whether a sentence is more than somebody's words in quotation marks."""
        span = self.sentences[index]
        return not (self.quotation_at(span.start + 1) and self.quotation_at(span.end - 2))
