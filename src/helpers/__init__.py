"""Compare how outlets told one event, with the passages behind every number.

The names below are the workbook's public interface; each is explained where it is
defined. Modules are imported when a name is first used, because NLTK, pandas and
matplotlib take longer to import than a pair of articles takes to measure.
"""

from importlib import import_module
from typing import Any

# Function and module share a name here; importing the module first lets the function have it.
from helpers.readability import readability as readability

_HOME = {
    "load_articles": "load",
    "article_of": "load",
    "ArticleSkipped": "load",
    "collection_path": "paths",
    "split_sentences": "tokens",
    "find_attributions": "sources",
    "voice_of": "quotes",
    "frame_terms": "framing",
    "frame_sentences": "framing",
    "shared_statements": "alignment",
    "analyse": "compare",
    "correct_line": "overrides",
}

__all__ = [*_HOME, "readability"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module “helpers” has no name “{name}”")
    return getattr(import_module(f"helpers.{_HOME[name]}"), name)
