"""Frames are carried by words, in the voice and mouth that they stand in."""

import pytest

from helpers import codebook, frame_card, frame_coder, framing, paths, terms
from helpers.framing import frame_sentences, frame_terms
from helpers.load import article_of
from helpers.sources import find_attributions

STORY = """Harbour Union Rejects Pay Offer

The union accused the port of bad faith on Monday. The ferry leaves at nine.

“It is shameful to leave crews without heat,” said Anna Berg, the union's leader.

Berg said the port would lose profits for a year.
"""


@pytest.fixture
def by_terms_alone(monkeypatch):
    """Frames as they are coded where nothing has been learned."""
    monkeypatch.setattr(frame_coder, "FOLDER", paths.ROOT / "nowhere")
    frame_coder.learned.cache_clear()
    yield
    frame_coder.learned.cache_clear()


def passages(table, article, frame):
    return [article.text[row.start : row.end] for row in table[table["frame"] == frame].itertuples()]


def test_every_term_has_voice_speaker_and_role():
    article = article_of(STORY)
    table = frame_terms(article)
    rows = {article.text[row.start : row.end]: row for row in table.itertuples() if row.family == "generic"}
    assert list(table.columns) == framing.TERM_COLUMNS
    headline, quoted, told = rows["Rejects"], rows["shameful"], rows["profits"]
    assert (headline.role, headline.voice, headline.speaker) == ("headline", "outlet", None)
    assert (quoted.role, quoted.voice, quoted.speaker) == ("body", "quote", "Anna Berg")
    assert (told.voice, told.speaker) == ("paraphrase", "Anna Berg")
    assert set(table["article"]) == {article.id}


def test_a_sentence_has_frame_family_voice_speaker_and_the_words_that_carry_it():
    article = article_of(STORY)
    table = frame_sentences(article)
    assert list(table.columns) == framing.SENTENCE_COLUMNS
    conflict = table[(table["family"] == "generic") & (table["frame"] == "conflict")]
    assert passages(conflict, article, "conflict")[:1] == ["Harbour Union Rejects Pay Offer"]
    shame = table[(table["family"] == "generic") & (table["frame"] == "morality")].iloc[0]
    assert (shame["voice"], shame["speaker"]) == ("quote", "Anna Berg")
    spans = [tuple(map(int, pair.split("-"))) for pair in shame["spans"].split(";")]
    assert "shameful" in [article.text[start:end] for start, end in spans]
    assert all(shame["start"] <= start < end <= shame["end"] for start, end in spans)


def test_without_weights_a_sentence_carries_a_frame_by_a_term_or_two_weak_ones(by_terms_alone):
    article = article_of("Town Hall News Today\n\nThe debate went on. The debate was controversial. They fought.")
    assert passages(frame_sentences(article), article, "conflict") == [
        "The debate was controversial.",
        "They fought.",
    ]


def test_the_same_weak_term_twice_is_not_two():
    hits = [hit for hit in framing.terms_of_all().find("A debate about a debate.") if hit.entry == "conflict"]
    assert [hit.term for hit in hits] == ["debate", "debate"]
    assert not framing.by_rule(hits)


def test_the_voice_of_a_sentence_is_that_of_the_words_that_carry_the_frame():
    article = article_of(
        "Town Hall News Today\n\nBerg attacked the plan, saying: “It will take us many more years to build.”"
    )
    table = frame_sentences(article)
    assert list(table.loc[table["frame"] == "conflict", "voice"]) == ["outlet"]


def test_furniture_carries_no_frame():
    article = article_of(STORY + "\nPhoto by Jo Field/War Pictures via Getty Images\n")
    table = frame_terms(article)
    assert set(table["role"]) <= set(framing.ROLES)
    assert "war" not in set(table["term"])


def test_an_article_without_frames_has_empty_tables_with_columns(by_terms_alone):
    article = article_of("A Quiet Day\n\nThe ferry leaves at nine.")
    assert list(frame_terms(article).columns) == framing.TERM_COLUMNS
    assert list(frame_sentences(article).columns) == framing.SENTENCE_COLUMNS
    assert len(frame_terms(article)) == len(frame_sentences(article)) == 0


def own_codebook(folder, monkeypatch, change):
    """A copy of the codebook that `change` (old, new) was made to, in the place of the project's own."""
    for path in paths.CODEBOOK.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text.replace(*change) if change else text, encoding="utf-8")
    monkeypatch.setattr(paths, "CODEBOOK", folder)
    forget()


def forget():
    for kept in (codebook.entries, terms.lexicon, framing.frames, frame_coder.learned, frame_card.unreliable):
        kept.cache_clear()


@pytest.fixture
def codebook_folder(tmp_path, monkeypatch):
    yield lambda change: own_codebook(tmp_path, monkeypatch, change)
    monkeypatch.undo()
    forget()


def test_a_file_of_the_analyst_is_another_family(codebook_folder, tmp_path):
    codebook_folder(None)
    (tmp_path / "frames_harbour.yaml").write_text(
        "entries:\n  - id: boats\n    definition: d\n    example: e\n    terms: [ferry]\n", encoding="utf-8"
    )
    forget()
    table = frame_sentences(article_of(STORY))
    assert ("harbour", "boats") in set(zip(table["family"], table["frame"], strict=True))
    assert ("harbour", "boats") in frame_card.unreliable()  # nobody measured it


def test_a_term_that_the_analyst_adds_carries_its_frame(codebook_folder):
    codebook_folder(("      - accuse~\n", "      - accuse~\n      - ferry\n"))
    article = article_of(STORY)
    assert "The ferry leaves at nine." in passages(frame_sentences(article), article, "conflict")


def test_a_frame_that_means_something_else_is_coded_by_its_terms(codebook_folder):
    before = framing.Frame("frames_generic", "conflict")
    assert before in frame_coder.learned().frames
    codebook_folder(("Disagreement, dispute or fight between", "Rows at sea between"))
    assert before not in frame_coder.learned().frames
    article = article_of(STORY)
    assert "The union accused the port of bad faith on Monday." in passages(
        frame_sentences(article), article, "conflict"
    )


@pytest.mark.parametrize("frame", framing.frames(), ids=lambda frame: f"{frame.family}-{frame.name}")
def test_every_frame_has_an_example_that_its_terms_find(frame):
    entry = codebook.entries(frame.list)[frame.name]
    hits = [h for h in framing.terms_of_all().find(entry["example"]) if (h.list, h.entry) == tuple(frame)]
    assert framing.by_rule(hits) or not entry.get("terms")


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        (
            "“It is safe,” said Anna Berg, who has led the union of the harbour's crews for ten long years.",
            "quote",
        ),
        ("Anna Berg, who has led the union of the harbour's crews for ten years, said it was safe.", "paraphrase"),
        ("Anna Berg, who has led the union of the harbour's crews for ten years, left at noon.", "outlet"),
    ],
)
def test_who_speaks_does_not_make_a_sentence_the_outlets_own(sentence, voice):
    article = article_of(f"Harbour Union Rejects Pay Offer\n\nThe ferry leaves at nine.\n\n{sentence}\n")
    span = article.sentences[-1]
    found = framing.sentence_voice(article, find_attributions(article), span)
    assert found == (voice, None if voice == "outlet" else "Anna Berg")
