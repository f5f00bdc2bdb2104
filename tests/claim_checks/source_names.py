"""Who an attribution is given to, and how a sentence tells it."""

from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS

UNTOLD = "a source that could not be told"
WHO = f"(“[{SIGNS}]”|[{SIGNS}]|{UNTOLD})"
PRONOUNS = "he she it they we i you who which that this these those him her them one".split()


def source_name(row: Row) -> str:
    """Return who an attribution is given to, in full: the speaker, the words for the source, or nobody."""
    if row["speaker"]:
        return row["speaker"]
    words = row["source_words"]
    return f"“{words}”" if words and words.lower() not in PRONOUNS else UNTOLD


def is_source(facts: Facts, told: str, name: str) -> bool:
    """Say whether a source is told by its name, shortened or in marks."""
    if UNTOLD in (told, name):
        return told == name
    if told.startswith("“") != name.startswith("“"):
        return False
    return bool(facts.called(told.strip("“”"), [name.strip("“”") if told.startswith("“") else name]))
