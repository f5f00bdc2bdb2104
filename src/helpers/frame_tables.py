"""Set out frames for a reader: the codebook with their standing, whose words, and the words that decided."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from helpers import frame_card, frame_coder
from helpers.article import Article
from helpers.places import read as spans_in

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

CODED_BY = {
    frame_coder.LEARNED: "learned weights",
    frame_coder.TERMS: "its terms",
    frame_coder.PEOPLE: "people alone",
}
NOBODY = "nobody by name"
MOST_WORDS = 8  # of a frame


def codebook_table() -> "pd.DataFrame":
    """Return a row a frame: family, frame, definition, code when, not, coded by, standing (see `frame_card`)."""
    import pandas as pd

    standing = {(row["family"], row["frame"]): row["standing"] for row in frame_card.figures().to_dict("records")}
    learned = frame_coder.learned().frames
    rows = []
    for frame, entry in frame_coder.entries():
        coder = frame_coder.coder_of(frame.list, entry)
        if coder == frame_coder.LEARNED and frame not in learned:
            coder = frame_coder.TERMS
        known = "" if coder == frame_coder.PEOPLE else standing.get((frame.family, frame.name), "not measured")
        rows.append(
            {
                "family": frame.family,
                "frame": frame.name,
                "definition": entry["definition"],
                "code when": str(entry.get("include", "")).removeprefix("Code when ").rstrip("."),
                "not": str(entry.get("exclude", "")).removeprefix("Do not code ").rstrip("."),
                "coded by": CODED_BY[coder],
                "standing": known,
            }
        )
    return pd.DataFrame(rows)


def spoken(tables: "Tables", family: str = "generic") -> "pd.DataFrame":
    """Return how many body sentences carry each frame of a family, by outlet, voice and speaker: a row each.

    Columns: outlet, frame, voice, speaker, sentences; most sentences first within outlet and frame.
    """
    found = tables.frames[(tables.frames["family"] == family) & (tables.frames["role"] == "body")]
    found = found.assign(speaker=found["speaker"].fillna(NOBODY).mask(found["voice"] == "outlet", "the outlet"))
    counts = (
        found.groupby(["outlet", "frame", "voice", "speaker"], sort=False).size().reset_index(name="sentences")
    )
    order = {outlet: number for number, outlet in enumerate(tables.articles["outlet"])}
    counts = counts.assign(place=counts["outlet"].map(order))
    keys = ["place", "frame", "sentences", "voice", "speaker"]
    counts = counts.sort_values(keys, ascending=[True, True, False, True, True], ignore_index=True)
    return counts.drop(columns="place")


def carrying_words(frames: "pd.DataFrame", articles: Iterable[Article]) -> "pd.DataFrame":
    """Return rows of `frame_sentences` with the words that carry the frame in the place of offsets.

    Columns: family, frame, words, voice, speaker, ground.
    """
    texts = {article.id: article.text for article in articles}
    words = [
        ", ".join(texts[row["article"]][start:end] for start, end in spans_in(row["spans"]))
        for row in frames.to_dict("records")
    ]
    return frames.assign(words=words)[["family", "frame", "words", "voice", "speaker", "ground"]]


def heaviest_words(tables: "Tables", articles: Iterable[Article], most: int = MOST_WORDS) -> "pd.DataFrame":
    """Return for each frame and outlet the words that most often carry it in the body, each with its number.

    Columns: family, frame, and one an outlet. Words are counted in small letters.
    """
    import pandas as pd

    texts = {article.id: article.text for article in articles}
    counts: dict[tuple[str, str], dict[str, Counter]] = {}
    for row in tables.frames[tables.frames["role"] == "body"].to_dict("records"):
        words = counts.setdefault((row["family"], row["frame"]), {}).setdefault(row["outlet"], Counter())
        words.update(texts[row["article"]][start:end].lower() for start, end in spans_in(row["spans"]))
    outlets = list(tables.articles["outlet"])
    rows = []
    for (family, frame), by_outlet in sorted(counts.items()):
        rows.append((family, frame, *(_heaviest(by_outlet.get(outlet, {}), most) for outlet in outlets)))
    return pd.DataFrame(rows, columns=["family", "frame", *outlets])


def _heaviest(counts: Mapping[str, int], most: int) -> str:
    """Return words with their numbers, most frequent first, of those level with each other by the alphabet."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{word} {number}" for word, number in ordered[:most])
