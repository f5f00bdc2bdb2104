"""Read articles: a file, a folder of files, a manifest, or several of these.

The only reader of articles. What can't be read is left out with an `ArticleSkipped`
warning of one sentence that names the file and the remedy; the other articles go on.

A manifest (articles.csv or articles.jsonl) has a row an article: `file`, and where they
are known `outlet`, `headline`, `url`, `published` (ISO 8601), `author`, `language`. In
the place of `file` it may give the `fingerprint` of a text: the text is then known by
its words, whatever its file is called.
"""

import csv
import hashlib
import io
import json
import os
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from helpers import cache as store
from helpers import overrides, paths, structure
from helpers.article import Article, Block, Span
from helpers.language import reads_as_english

MANIFESTS = ("articles.csv", "articles.jsonl")
NOT_TEXT = {".htm", ".html", ".pdf", ".doc", ".docx", ".odt", ".rtf"}  # articles people may expect to be read
EXTRACTOR = "plain text"

_STRAY = 100  # one control character in as many others is a slip of some scraper; more is no text
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class LoadWarning(UserWarning):
    """Something about the input that the analyst should know; the message is one sentence."""


class ArticleSkipped(LoadWarning):
    """An article that was left out: which file, why, and what to do."""


class AnotherVersion(LoadWarning):
    """Two different texts that claim the same address."""


class Unreadable(ValueError):
    """Bytes that are no text; the message says why and what to do."""


@dataclass(frozen=True)
class _Entry:
    """A text file to read and what a manifest says of it."""

    path: Path
    known: dict[str, str] = field(default_factory=dict)


def load_articles(path_or_paths: str | os.PathLike | Iterable[str | os.PathLike]) -> list[Article]:
    """Read every article of a file, a folder, a manifest, or several of these.

    Articles come in the order of the manifest, then of the file names. The same text
    twice is said and counted once. Warns with `ArticleSkipped` of whatever is left out,
    and with `AnotherVersion` of two texts that claim the same address.
    """
    single = isinstance(path_or_paths, (str, os.PathLike))
    roots = [Path(path) for path in ([path_or_paths] if single else path_or_paths)]
    articles: list[Article] = []
    for entry in (entry for root in roots for entry in _entries(root.expanduser())):
        article = _read_article(entry, taken={article.id for article in articles})
        if article is None:
            continue
        twin = next((other for other in articles if other.fingerprint == article.fingerprint), None)
        if twin is not None:
            _skip(
                f"{entry.path.name} has the same text as {_file_name(twin)}; "
                "it is counted once, remove one of them."
            )
            continue
        _note_version(article, articles)
        articles.append(article)
    return articles


def article_of(text: str, **known) -> Article:
    """Return an article made from a string, with its roles and sentences.

    `known` may hold any field of `Article` but what is computed here, and `headline`
    and `published` as a manifest would give them. Line ends become \\n.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    mark = fingerprint(text)
    collection = known.pop("collection", "none")
    headline, author = known.pop("headline", None), known.pop("author", None)
    corrected = overrides.roles(collection, mark, text)

    def parse() -> dict:
        blocks = structure.assign_roles(text, headline=headline, author=author)
        blocks = structure.apply_corrections(blocks, corrected)
        paragraphs = structure.paragraphs(text, blocks)
        return {
            "blocks": [(b.role, b.start, b.end) for b in blocks],
            "paragraphs": [(b.role, b.start, b.end) for b in paragraphs],
            "sentences": _body_sentences(text, paragraphs),
        }

    parsed = store.recall("articles", [text, str(headline), str(author), repr(sorted(corrected.items()))], parse)
    blocks = tuple(Block(*block) for block in parsed["blocks"])
    return Article(
        id=known.pop("id", "article"),
        text=text,
        collection=collection,
        outlet=known.pop("outlet", None),
        headline=next((Span(block.start, block.end) for block in blocks if block.role == "headline"), None),
        url=known.pop("url", None),
        published=known.pop("published", None),
        author=author,
        language=known.pop("language", None),
        path=known.pop("path", None),
        source_sha256=known.pop("source_sha256", None),
        fingerprint=mark,
        extractor=EXTRACTOR,
        blocks=blocks,
        sentences=tuple(Span(*span) for span in parsed["sentences"]),
        given_title=headline,
        paragraphs=tuple(Block(*block) for block in parsed["paragraphs"]),
        **known,
    )


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text in NFC with white space collapsed."""
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode("utf-8")).hexdigest()


def decode(raw: bytes) -> str:
    """Return the text of a file's bytes, without byte order mark, line ends made \\n.

    UTF-8, UTF-16 and UTF-32 are known by their mark, UTF-16 without one by its zeros,
    and what is not valid UTF-8 is read as Windows-1252. Raises `Unreadable` for an empty
    file and for bytes that are no text.
    """
    text = _decoded(raw).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("is empty; put the article's text into it")
    if "\0" in text or len(_CONTROLS.findall(text)) * _STRAY > len(text):
        raise Unreadable("is not a text file; save the article as plain text (.txt)")
    return text


def _decoded(raw: bytes) -> str:
    try:
        for mark, encoding in (
            (b"\xef\xbb\xbf", "utf-8-sig"),
            (b"\xff\xfe\x00\x00", "utf-32"),
            (b"\x00\x00\xfe\xff", "utf-32"),
            (b"\xff\xfe", "utf-16"),
            (b"\xfe\xff", "utf-16"),
        ):
            if raw.startswith(mark):
                return raw.decode(encoding)
        zeros = raw[:4000]
        if zeros.count(0) > len(zeros) // 4:  # Latin letters in UTF-16: every other byte is zero
            return raw.decode("utf-16-le" if zeros[1::2].count(0) >= zeros[::2].count(0) else "utf-16-be")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unreadable("is not a text file in a known encoding; save it as UTF-8 plain text (.txt)") from error


def _entries(root: Path) -> Iterator[_Entry]:
    """Yield the files to read under a path, each with its row of the manifest."""
    if root.is_dir():
        manifest = next((root / name for name in MANIFESTS if (root / name).is_file()), None)
        listed = list(_manifest_entries(manifest)) if manifest else []
        yield from listed
        seen = {entry.path.resolve() for entry in listed}
        for path in sorted(root.iterdir(), key=lambda path: path.name):
            if path.name.startswith(".") or path.is_dir() or path.resolve() in seen:
                continue
            if path.suffix.lower() == ".txt":
                yield _Entry(path)
            elif path.suffix.lower() in NOT_TEXT:
                _skip(f"{path.name} is not plain text; save the article as a .txt file beside it.")
    elif root.suffix.lower() in (".csv", ".jsonl") and root.exists():
        yield from _manifest_entries(root)
    else:
        yield _Entry(root)


def _manifest_entries(manifest: Path) -> Iterator[_Entry]:
    """Yield the files that a manifest names, or whose fingerprint it gives."""
    texts: dict[str, Path] | None = None
    for number, row in _manifest_rows(manifest):
        where = f"{manifest.name}, row {number}"
        path = manifest.parent / row["file"] if row.get("file") else None
        if path is None and row.get("fingerprint"):
            texts = _fingerprints(manifest.parent) if texts is None else texts
            path = texts.get(row["fingerprint"])
            if path is None:
                title = row.get("headline") or row.get("url") or row["fingerprint"][:12]
                _skip(
                    f"{where}: no file in {manifest.parent.name} has the text of “{title}” ({row.get('outlet')}); "
                    "put that article's text there as a .txt file."
                )
                continue
        elif path is None:
            _skip(f"{where} names no file; fill in the column “file”.")
            continue
        elif not path.is_file():
            _skip(f"{where}: there is no file {row['file']} beside it; put it there or take the row out.")
            continue
        yield _Entry(path, row)


def _manifest_rows(manifest: Path) -> list[tuple[int, dict[str, str]]]:
    """Return a manifest's rows with their numbers; columns in lower case, blanks left out."""
    try:
        text = decode(manifest.read_bytes())
        if manifest.suffix.lower() == ".jsonl":
            rows = [json.loads(line) for line in text.split("\n") if line.strip()]
            first = 1
        else:
            header = text.split("\n", 1)[0]
            rows = list(csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=header.count)))
            first = 2
    except (OSError, ValueError, csv.Error) as error:
        _skip(
            f"{manifest.name} can't be read as a manifest ({error}); mend it, "
            "the texts beside it are read without."
        )
        return []
    columns = {key.strip().lower() for row in rows for key in row if key}
    for column in ("file", "outlet"):
        if rows and column not in columns and not (column == "file" and "fingerprint" in columns):
            _skip(f"{manifest.name} has no column “{column}”; add it, the articles are read without it.")
    if rows and not columns & {"file", "fingerprint"}:
        return []
    return [
        (number, {key.strip().lower(): str(value).strip() for key, value in row.items() if key and value})
        for number, row in enumerate(rows, start=first)
    ]


def _fingerprints(folder: Path) -> dict[str, Path]:
    """Return the text files of a folder by the fingerprint of their text."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            found[fingerprint(decode(path.read_bytes()))] = path
        except (OSError, Unreadable):  # said when the file itself is read
            continue
    return found


@cache
def _known_texts() -> dict[str, dict[str, str]]:
    """Return what the tracked manifests say of texts that they know by fingerprint."""
    rows = (
        row for manifest in sorted(paths.ARTICLES.glob("*/articles.csv")) for _, row in _manifest_rows(manifest)
    )
    return {row["fingerprint"]: row for row in rows if row.get("fingerprint")}


def _read_article(entry: _Entry, taken: set[str]) -> Article | None:
    try:
        raw = entry.path.read_bytes()
        text = decode(raw)
    except Unreadable as error:
        return _skip(f"{entry.path.name} {error}.")
    except FileNotFoundError:
        return _skip(f"{entry.path.name} does not exist; check the path {entry.path}.")
    except OSError as error:
        return _skip(f"{entry.path.name} can't be read ({error.strerror}); check that you may open it.")
    mark = fingerprint(text)
    known = _known_texts().get(mark, {}) | entry.known
    if known.get("fingerprint", mark) != mark:
        warnings.warn(
            f"{entry.path.name} is not the text that its manifest knows at {known.get('url', 'its address')}: "
            "another version; take the fingerprint out of the manifest if you mean this one.",
            AnotherVersion,
            stacklevel=4,
        )
    if problem := _not_english(text, known.get("language")):
        return _skip(f"{entry.path.name} {problem}.")
    return article_of(
        text,
        id=_new_id(known.get("outlet") or entry.path.stem, taken),
        collection=paths.collection_name(entry.path.resolve().parent),
        outlet=known.get("outlet"),
        headline=known.get("headline"),
        url=known.get("url"),
        published=_published(known.get("published"), entry.path.name),
        author=known.get("author"),
        language=known.get("language"),
        path=entry.path,
        source_sha256=hashlib.sha256(raw).hexdigest(),
    )


def _not_english(text: str, told: str | None) -> str | None:
    """Return what is wrong with a text that is not English, by its manifest or else by its words."""
    if told:
        english = told.lower().startswith("en")
        return (
            None if english else f"is in another language ({told}) by its manifest; only English can be measured"
        )
    if reads_as_english(text) is False:
        return (
            "does not read as English, and only English can be measured; "
            "if it is, give it the language “en” in articles.csv"
        )
    return None


def _body_sentences(text: str, paragraphs: Iterable[Block]) -> list[Span]:
    """Return the sentences of the body; a paragraph wrapped over lines is read as one."""
    from helpers import tokens  # NLTK is slow to import, and not needed where the result is kept

    return [
        sentence
        for paragraph in paragraphs
        if paragraph.role == "body"
        for sentence in tokens.split_sentences(text, paragraph.start, paragraph.end, wrapped=True)
    ]


def _published(value: str | None, name: str) -> date | datetime | None:
    if not value:
        return None
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(value)
        except ValueError:
            continue
    warnings.warn(
        f"{name}: “{value}” is no date; write it as 2026-03-11 or 2026-03-11T09:30.",
        LoadWarning,
        stacklevel=5,
    )
    return None


def _new_id(name: str, taken: set[str]) -> str:
    base = paths.slug(name)
    return next(name for n in range(1, len(taken) + 2) if (name := base if n == 1 else f"{base}-{n}") not in taken)


def _note_version(article: Article, others: Iterable[Article]) -> None:
    if article.url and (other := next((other for other in others if other.url == article.url), None)):
        warnings.warn(
            f"{_file_name(article)} and {_file_name(other)} give the same address but differ: "
            "two versions of one article, both are counted; remove one if you mean the other.",
            AnotherVersion,
            stacklevel=3,
        )


def _file_name(article: Article) -> str:
    return article.path.name if article.path else article.id


def _skip(sentence: str) -> None:
    warnings.warn(sentence, ArticleSkipped, stacklevel=2)
