"""How large a title can be set."""

import pytest

from tympan.compose.title import title_size


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("The Lighthouse", "large"),
        ("ALICE ALEXANDER", "long"),
        ("The Extraordinary", "long"),
        ("Donaudampfschifffahrtsgesellschaft", "longest"),
        ("무대 뒤의 사람들과 나눈 이야기", "large"),
        ("A title that goes on for quite a while", "long"),
        ("", "large"),
    ],
)
def test_a_title_is_set_as_large_as_its_longest_word_allows(title: str, size: str) -> None:
    assert title_size(title) == size
