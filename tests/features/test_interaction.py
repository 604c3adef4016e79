"""The shape of a discussion: trees drawn by hand, and laws that any tree obeys."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.features.interaction import (
    gini,
    h_index,
    interaction,
    reciprocity,
)
from discourse_quality.thread import Comment, Thread


def thread(*parents: int | None, link: str = "markup", **fields: object) -> Thread:
    """Return a thread whose n-th comment answers the comment of that number."""
    return Thread.of(
        [
            Comment(
                id=str(n),
                author=f"author {n}",
                text="word " * (n % 7 + 1),
                reply_to=None if parent is None else str(parent),
                reply_link="none" if parent is None else link,
            )
            for n, parent in enumerate(parents)
        ],
        source="page",
        **fields,
    )


def test_chain_is_deep_and_narrow():
    found = interaction(thread(None, 0, 1, 2))
    assert (found.max_depth, found.width, found.h_index) == (4, 1, 1)
    # Five nodes in a row: distances 1 × 4, 2 × 3, 3 × 2, 4 × 1, over ten pairs.
    assert found.structural_virality == pytest.approx(20 / 10)


def test_star_is_shallow_and_wide():
    found = interaction(thread(None, 0, 0, 0, 0))
    assert (found.max_depth, found.width) == (2, 4)
    assert found.h_index == 2


def test_without_links_the_tree_is_unknown_and_turns_are_not():
    found = interaction(thread(None, None, None))
    assert found.links == "none"
    assert found.max_depth is found.h_index is found.structural_virality is None
    assert found.authors == 3
    assert found.gini is not None


def test_inferred_links_count_only_when_asked_for():
    inferred = thread(None, 0, 1, link="inferred")
    assert interaction(inferred).max_depth is None
    asked = interaction(inferred, inferred=True)
    assert (asked.links, asked.max_depth) == ("inferred", 3)


def test_pingbacks_count_for_nothing_and_notices_keep_their_place():
    comments = [
        Comment(id="a", author="Ann", text="x"),
        Comment(
            id="n", kind="notice", text="deleted", reply_to="a", reply_link="markup"
        ),
        Comment(id="b", author="Bo", text="x", reply_to="n", reply_link="markup"),
        Comment(id="p", kind="pingback", text="x", author="Elsewhere"),
    ]
    found = interaction(Thread.of(comments, source="page"))
    assert (found.authors, found.max_depth) == (2, 3)


def test_answered_questions():
    comments = [
        Comment(id="a", text="Who pays?"),
        Comment(id="b", text="We do.", reply_to="a", reply_link="markup"),
        Comment(id="c", text="When?! See http://example.org/?a=b"),
        Comment(id="d", text="See http://example.org/?page=2 for it."),
    ]
    found = interaction(Thread.of(comments, source="page"))
    assert (found.questions, found.questions_answered) == (2, 0.5)


def test_share_of_the_host():
    comments = [Comment(id="a", is_host=True), Comment(id="b")]
    assert interaction(Thread.of(comments, source="page")).host_share == 0.5
    unknown = interaction(Thread.of([Comment(id="b")], source="page"))
    assert unknown.host_share is None


def test_reciprocity_is_the_share_of_pairs_with_both_ways():
    assert reciprocity([("a", "b"), ("b", "a"), ("a", "b"), ("c", "a")]) == 0.5
    assert reciprocity([("a", "a")]) is None


def test_h_index_needs_as_many_comments_as_levels():
    assert h_index([1, 1, 1, 2, 2, 3]) == 2
    assert h_index([]) == 0


def test_gini_of_equal_and_of_unequal_talk():
    assert gini([5, 5, 5, 5]) == pytest.approx(0)
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=30), st.integers(2, 9))
def test_gini_is_in_range_and_does_not_depend_on_the_unit(amounts, factor):
    value = gini(amounts)
    assert 0 <= value < 1
    assert gini([factor * a for a in amounts]) == pytest.approx(value)


parent_lists = st.integers(2, 12).flatmap(
    lambda n: st.tuples(
        st.none(), *(st.none() | st.integers(0, max(i - 1, 0)) for i in range(1, n))
    )
)


@given(parent_lists)
def test_structural_virality_is_the_mean_distance(parents):
    found = interaction(thread(*parents)).structural_virality
    if all(parent is None for parent in parents):
        assert found is None
        return
    assert found == pytest.approx(_mean_distance(parents))


def _mean_distance(parents: tuple[int | None, ...]) -> float:
    def way_up(node: int | None) -> list[int | None]:
        way = [node]
        while way[-1] is not None:
            way.append(parents[way[-1]])
        return way

    distances = []
    for left, right in combinations([None, *range(len(parents))], 2):
        up, other = way_up(left), way_up(right)
        meet = next(node for node in up if node in other)
        distances.append(up.index(meet) + other.index(meet))
    return sum(distances) / len(distances)


def test_no_comments():
    found = interaction(Thread.of([], source="page"))
    assert (found.authors, found.gini, found.links) == (0, None, "none")


def test_a_chain_of_ten_thousand_is_walked_in_no_time():
    deep = thread(None, *range(9_999))
    start = time.process_time()
    assert interaction(deep).max_depth == 10_000
    assert time.process_time() - start < 5
