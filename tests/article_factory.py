"""Articles made from a few invented lines, for the tests of who speaks."""

import hashlib
import re

from helpers.article import Article, Block, Span

_SENTENCE = re.compile(r"\S.*?(?:(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Sen)[.!?][”\"]?(?=\s)|$)")


def article_with(text, **known):
    """An article whose lines are body, its sentences cut at full stops."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block("body", start, end) for start, end in lines)
    sentences = tuple(Span(*m.span()) for start, end in lines for m in _SENTENCE.finditer(text, start, end))
    fixed = dict.fromkeys(
        ["outlet", "headline", "url", "published", "author", "language", "path", "source_sha256"]
    )
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id="a", text=text, collection="none", fingerprint=mark, extractor="test",
        blocks=blocks, sentences=sentences,
        **{**fixed, **known},
    )  # fmt: skip
