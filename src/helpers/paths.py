"""Where the folders are, whatever folder a notebook or command is started in."""

import hashlib
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
CODEBOOK = ROOT / "data" / "codebook"
CORRECTIONS = ROOT / "data" / "corrections"
DERIVED = ROOT / "data" / "derived"
MODELS = ROOT / "data" / "models"
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"
DEFAULT_COLLECTION = "sample"
CASE_STUDY = "putin-xi-call"  # its report without text is part of the repository


def collection_path(collection: str | os.PathLike | None = None) -> Path:
    """Return the folder of a collection, given by name or by path.

    None means the one that the environment's COLLECTION names, else the sample. A
    name is looked up under data/articles first; a path is taken from the current
    folder. Raises FileNotFoundError, in a sentence, where there is neither.
    """
    wanted = os.fspath(collection or os.environ.get("COLLECTION") or DEFAULT_COLLECTION)
    for candidate in (ARTICLES / wanted, Path(wanted).expanduser()):
        if candidate.exists():
            return candidate.resolve()
    raise FileNotFoundError(
        f"No collection “{wanted}”: it is neither a folder under {ARTICLES} nor a path; "
        "put the articles into a folder and give its name or path."
    )


def collection_name(path: Path) -> str:
    """Return the name under which a collection's corrections and reports are kept.

    A folder of data/articles goes by its own name; one from outside by its base name
    and a piece of a hash of its place, so that two folders of one name stay apart.
    """
    if path.parent == ARTICLES:
        return path.name
    place = hashlib.sha256(os.fspath(path).encode("utf-8", "surrogateescape")).hexdigest()[:6]
    return f"{slug(path.stem if path.is_file() else path.name)}-{place}"


def slug(text: str) -> str:
    """Return a lower-case form of a name that is safe in ids and file names."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "articles"
