"""Tell how prominently something stands in an article: in the headline, the lead, a half, the end.

News is written with what counts most on top, and readers leave on the way down; so the place of a fact
tells what an article makes of it, within that article. The lead is the first paragraph of the body; the
second belongs to it where the first is a single sentence, since papers that give each sentence a line of
its own spread a lead over two. The last paragraph is an end only where there are four at least, else it is
no part of its own. A body of one paragraph is a text whose line breaks were lost, or a very short one:
there the first two sentences are the lead. What lies between is told by the half of the body, counted in
characters.
"""

import math
from typing import NamedTuple
from weakref import WeakKeyDictionary

from helpers.article import Article
from helpers.places import Body

PLACES = ("headline", "subhead", "lead", "first half", "second half", "end")
LEAD_SENTENCES = 2  # of a body without paragraphs
END_FROM = 4  # paragraphs; the last of fewer is not far from the first

_outlines: "WeakKeyDictionary[Article, _Outline]" = WeakKeyDictionary()


class _Outline(NamedTuple):
    """Where the parts of one body begin; the lead ends and the end begins at these offsets."""

    body: Body
    lead_ends: int
    end_begins: float


def place_of(article: Article, start: int) -> str | None:
    """Return where what begins at an offset stands: one of `PLACES`, None for furniture and outside all lines."""
    role = article.role_at(start)
    if role != "body":
        return role if role in PLACES else None
    outline = _outline(article)
    if start < outline.lead_ends:
        return "lead"
    if start >= outline.end_begins:
        return "end"
    return "first half" if outline.body.position(start) < 0.5 else "second half"


def _outline(article: Article) -> _Outline:
    if article not in _outlines:
        paragraphs = [block for block in article.paragraphs if block.role == "body"]
        starts = [sentence.start for sentence in article.sentences]
        lead = paragraphs[0].end
        if len(paragraphs) == 1:
            lead = starts[LEAD_SENTENCES] if len(starts) > LEAD_SENTENCES else lead
        elif sum(start < lead for start in starts) <= 1:
            lead = paragraphs[1].end
        end = paragraphs[-1].start if len(paragraphs) >= END_FROM else math.inf
        _outlines[article] = _Outline(Body(article), lead, end)
    return _outlines[article]
