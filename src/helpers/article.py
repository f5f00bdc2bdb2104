"""The nouns: an article, its blocks, its attributions, and the spans they stand on.

Offsets are everything. A span is a pair of code-point offsets into `Article.text`,
end exclusive, and `article.text[start:end]` is the evidence for whatever is said of
it. `Article.text` is what the loader extracted and never changes after; cleaning
gives each line a role and deletes nothing.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

FURNITURE = ("byline", "timestamp", "caption", "credit", "promo", "chrome", "note")
ROLES = ("headline", "subhead", "dateline", "body", *FURNITURE)
KINDS = ("direct", "mixed", "indirect")
VOICES = ("outlet", "paraphrase", "quote")


class Span(NamedTuple):
    """A stretch of an article's text: code-point offsets, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one line, or of one hard-wrapped paragraph, with one role (one of `ROLES`)."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is said to have said: content, cue and source, and who that is.

    `content`, `cue` and `source` are tuples of spans, empty where the text has none;
    quote marks belong to the content. `kind` is one of `KINDS`. `speaker` is the
    canonical name, None where it can't be told. `named` is True, False or None
    (no source to judge, or a document without a name: "the letter" hides nobody). `via`
    names the channel, None where the words came to the outlet directly or the text does
    not say; `hops` counts the intermediaries between speaker and outlet. `role` is that
    of the block in which the content begins. `nested_in` is the id of the attribution
    that this one stands inside. `speech` says that the source's words are reported, and not an act or a
    thought of his ("wants", "pleaded guilty"), `act` that it is an act, told by the outlet. `score` is
    the finder's confidence from 0 to 1, None where nothing gives one.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: str
    speaker: str | None = None
    source_type: str | None = None
    named: bool | None = None
    side: str | None = None
    via: str | None = None
    hops: int = 0
    role: str = "body"
    nested_in: str | None = None
    score: float | None = None
    speech: bool = True
    act: bool = False


@dataclass(frozen=True, eq=False)
class Article:
    """One article as one outlet published it, with what the loader knows of it.

    `fingerprint` is the SHA-256 of the text in NFC with white space collapsed, so it
    knows the same text under another file name; `source_sha256` is that of the file.
    `blocks` are ordered, disjoint, never across lines, and cover every character that
    is not white space. `sentences` are those of the body. `given_title` is the headline as
    the manifest has it. `paragraphs` are the blocks, those of one hard-wrapped paragraph
    taken together. What a manifest or the page does not say is None.
    """

    id: str
    text: str
    collection: str
    outlet: str | None
    headline: Span | None
    url: str | None
    published: date | datetime | None
    author: str | None
    language: str | None
    path: Path | None
    source_sha256: str | None
    fingerprint: str
    extractor: str
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    given_title: str | None = None
    paragraphs: tuple[Block, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.paragraphs:  # a paragraph a line, unless the loader found lines wrapped by hand
            object.__setattr__(self, "paragraphs", self.blocks)

    @property
    def label(self) -> str:
        """The name to print: the outlet where it is known, else the id."""
        return self.outlet or self.id

    @property
    def title(self) -> str | None:
        """The headline to print: the text's own, else the manifest's, None without either."""
        return self.text[slice(*self.headline)] if self.headline else self.given_title

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the article's own running text."""
        return self.blocks_of("body")

    def blocks_of(self, *roles: str) -> tuple[Block, ...]:
        """Return the blocks that have one of the roles, in reading order."""
        return tuple(block for block in self.blocks if block.role in roles)

    def role_at(self, position: int) -> str | None:
        """Return the role of the block that holds a position, None between blocks."""
        for block in self.blocks:
            if block.start <= position < block.end:
                return block.role
        return None

    def words_at(self, *spans: tuple[int, int]) -> str:
        """Return the text of the spans, joined by an ellipsis where they are apart."""
        return " … ".join(self.text[start:end] for start, end in spans)
