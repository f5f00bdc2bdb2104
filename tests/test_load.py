"""Articles are read as they were saved, and what can't be read is named and left out."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.load import (
    AnotherVersion,
    ArticleSkipped,
    Unreadable,
    article_of,
    decode,
    fingerprint,
    load_articles,
)

STORY = "Harbour bridge closed\n\nThe bridge was closed on Monday – “for good”, the mayor said.\n"
OTHER = "Ferry to run all night\n\nA ferry will run all night while the bridge is shut, the port said.\n"


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def warned(path, category=ArticleSkipped):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = load_articles(path)
    return articles, [str(w.message) for w in caught if issubclass(w.category, category)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(encoding, line_end):
    assert decode(STORY.replace("\n", line_end).encode(encoding)) == STORY


def test_a_stray_control_character_in_a_long_text_is_no_reason_to_leave_it_out():
    long = STORY * 20 + "The ferry\x83s timetable is out.\n"
    assert decode(long.encode()) == long
    with pytest.raises(Unreadable):
        decode((STORY + "\x01\x02").encode())


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256))])
def test_what_is_no_text_is_unreadable(raw):
    with pytest.raises(Unreadable):
        decode(raw)


def test_a_no_break_space_stays_in_the_text():
    assert "40\xa0000" in decode("It cost 40\xa0000 crowns.".encode())


def test_a_folder_of_plain_texts_needs_no_manifest(tmp_path):
    articles = load_articles(write(tmp_path, a_txt=STORY, b_txt=OTHER))
    assert [article.id for article in articles] == ["a", "b"]
    assert [article.outlet for article in articles] == [None, None]


def test_the_manifest_gives_outlet_date_and_order(tmp_path):
    manifest = "file,outlet,published\nb.txt,The Ferryman,2026-03-11\na.txt,Daily Pier,2026-03-11T09:30\n"
    articles = load_articles(write(tmp_path, a_txt=STORY, b_txt=OTHER, articles_csv=manifest))
    assert [article.outlet for article in articles] == ["The Ferryman", "Daily Pier"]
    assert articles[0].published.isoformat() == "2026-03-11"
    assert articles[1].published.hour == 9


def test_a_text_is_known_by_its_fingerprint_whatever_its_name(tmp_path):
    manifest = f"fingerprint,outlet\n{fingerprint(STORY)},Daily Pier\n"
    articles = load_articles(write(tmp_path, zzz_txt=STORY, articles_csv=manifest))
    assert [article.outlet for article in articles] == ["Daily Pier"]


def test_a_fingerprint_does_not_mind_white_space():
    assert fingerprint(STORY) == fingerprint(STORY.replace(" ", "  ").replace("\n\n", "\n"))


def test_the_same_text_twice_is_said_and_counted_once(tmp_path):
    articles, said = warned(write(tmp_path, a_txt=STORY, b_txt=STORY + "\n"))
    assert len(articles) == 1
    assert "b.txt" in said[0] and "a.txt" in said[0]


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"b_txt": b""}, "b.txt"),
        ({"b_txt": b"%PDF-1.7\n\x00\x01\x02"}, "b.txt"),
        ({"b_html": "<p>Ferry</p>"}, "b.html"),
        ({"articles_csv": "file,outlet\nnone.txt,Daily Pier\n"}, "none.txt"),
        ({"articles_csv": "file,outlet\n,Daily Pier\n"}, "row 2"),
        ({"articles_csv": "outlet,url\nDaily Pier,https://pier.example/\n"}, "“file”"),
        ({"articles_csv": "file,url\na.txt,https://pier.example/\n"}, "“outlet”"),
        ({"articles_jsonl": "{broken\n"}, "articles.jsonl"),
        ({"articles_csv": f"fingerprint,outlet\n{'0' * 64},Daily Pier\n"}, "Daily Pier"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_go_on(tmp_path, files, named):
    articles, said = warned(write(tmp_path, a_txt=STORY, **files))
    assert len(articles) == 1
    assert len(said) == 1 and named in said[0]


def test_a_path_that_does_not_exist_is_named(tmp_path):
    articles, said = warned([tmp_path / "gone.txt"])
    assert articles == [] and "gone.txt" in said[0]


def test_two_texts_of_one_address_are_two_versions(tmp_path):
    manifest = "file,outlet,url\na.txt,Pier,https://pier.example/1\nb.txt,Pier,https://pier.example/1\n"
    articles, said = warned(write(tmp_path, a_txt=STORY, b_txt=OTHER, articles_csv=manifest), AnotherVersion)
    assert [article.id for article in articles] == ["pier", "pier-2"]
    assert "b.txt" in said[0]


def test_a_manifest_of_an_older_excel_is_read(tmp_path):
    manifest = "File;Outlet\r\na.txt;Le Quai\r\n".encode("cp1252")
    assert load_articles(write(tmp_path, a_txt=STORY, articles_csv=manifest))[0].outlet == "Le Quai"


def test_a_sentence_may_run_over_hard_wrapped_lines():
    wrapped = (
        "The harbour bridge was closed to all traffic on Monday after inspectors\n"
        "found a crack in the northern pier, the second in as many years, and the\n"
        "mayor said that it would stay shut. Ferries will run through the night\n"
        "until the repair is done.\n"
    )
    article = article_of(wrapped)
    assert [article.text[s.start : s.end].split()[0] for s in article.sentences] == ["The", "Ferries"]


@given(st.text(max_size=300))
def test_blocks_cover_every_character_that_is_not_blank(text):
    article = article_of(text)
    covered = [i for block in article.blocks for i in range(block.start, block.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(article.text) if not c.isspace()} <= set(covered)
    assert all("\n" not in article.text[block.start : block.end] for block in article.blocks)


@given(st.text(max_size=300))
def test_sentences_are_ordered_and_of_the_body(text):
    article = article_of(text)
    assert list(article.sentences) == sorted(article.sentences)
    for start, end in article.sentences:
        assert article.role_at(start) == "body" and article.role_at(end - 1) == "body"
