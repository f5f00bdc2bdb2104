"""What was computed once is read again, and never a stale or broken result."""

import pytest

from helpers import cache, paths


@pytest.fixture
def derived(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "DERIVED", tmp_path)
    return tmp_path


class Counter:
    def __init__(self, result):
        self.result, self.calls = result, 0

    def __call__(self):
        self.calls += 1
        return self.result


def test_the_second_call_reads_the_first(derived):
    compute = Counter({"words": 3})
    assert cache.recall("rows", ["a"], compute) == cache.recall("rows", ["a"], compute) == {"words": 3}
    assert compute.calls == 1


def test_another_text_is_computed(derived):
    compute = Counter(1)
    cache.recall("rows", ["a", "b"], compute)
    cache.recall("rows", ["ab"], compute)
    assert compute.calls == 2


def test_a_broken_file_is_computed_anew(derived):
    cache.recall("rows", ["a"], Counter([1, 2]))
    (file,) = derived.glob("rows/*")
    file.write_text("[1, 2")
    assert cache.recall("rows", ["a"], Counter([1, 2])) == [1, 2]
    assert file.read_text() == "[1, 2]"


def test_no_half_written_file_is_left(derived):
    with pytest.raises(ZeroDivisionError):
        cache.recall("rows", ["a"], lambda: 1 / 0)
    assert list(derived.rglob("*.*")) == []
