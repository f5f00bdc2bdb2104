"""Texts in another language are told from English, and left out with a sentence."""

import pytest

from helpers import load_articles
from helpers.language import ENOUGH_WORDS, reads_as_english
from helpers.load import ArticleSkipped

ENGLISH = (
    "The harbour bridge was shut on Monday after divers found a crack in its main pier, and it will stay shut "
    "until spring, said the council, which has yet to find the money for it."
)
FRENCH = (
    "Le pont du port a été fermé lundi après que des plongeurs ont découvert une fissure dans son pilier, "
    "a annoncé la mairie, qui cherche encore à savoir qui paiera la facture de ces travaux."
)
DUTCH = (
    "De brug in de haven is maandag gesloten nadat duikers een scheur in de pijler vonden. Het was niet de eerste "
    "keer of de laatste, zei de gemeente, die niet wist hoe lang het zou duren of wat het kost."
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        (ENGLISH.upper(), True),
        (FRENCH, False),
        (DUTCH, False),
        ("Мост в порту закрыли в понедельник.", False),
        ("周一，潜水员在主桥墩上发现裂缝后，港口大桥被关闭。", False),
        (" ".join(ENGLISH.split()[: ENOUGH_WORDS - 1]), None),  # too short to tell
        ("", None),
    ],
)
def test_english_is_told_by_its_commonest_words(text, english):
    assert reads_as_english(text) is english


@pytest.mark.parametrize(("language", "kept"), [("", 1), ("en", 2), ("en-GB", 2), ("fr", 1)])
def test_what_is_not_english_is_left_out_unless_the_manifest_says_otherwise(tmp_path, language, kept):
    (tmp_path / "english.txt").write_text(ENGLISH)
    (tmp_path / "french.txt").write_text(FRENCH)
    (tmp_path / "articles.csv").write_text(f"file,outlet,language\nenglish.txt,A,\nfrench.txt,B,{language}\n")
    if kept == 2:
        assert len(load_articles(tmp_path)) == 2
    else:
        with pytest.warns(ArticleSkipped, match=r"french\.txt .*English"):
            assert [article.path.name for article in load_articles(tmp_path)] == ["english.txt"]
