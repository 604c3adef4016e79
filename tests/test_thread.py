from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.errors import ThreadError
from discourse_quality.thread import Comment, Problem, Thread


def thread(*comments: Comment, **fields: object) -> Thread:
    return Thread.of(comments, source="page.html", **fields)


def reply(name: str, to: str | None) -> Comment:
    return Comment(id=name, text=name, reply_to=to, reply_link="markup")


names = st.sampled_from(["a", "b", "c", "d", "e", ""])
graphs = st.lists(st.builds(reply, names, st.none() | names), max_size=12)


@given(graphs)
def test_any_reply_graph_gives_an_acyclic_thread_with_unique_ids(comments):
    built = thread(*comments)
    ids = [c.id for c in built.comments]
    assert len(set(ids)) == len(ids) == len(comments)
    # Walking from the top reaches every comment once, so there is no cycle.
    assert sorted(c.id for c, _ in built.walk()) == sorted(ids)
    assert all(built.depth(c) == depth for c, depth in built.walk())


@given(graphs)
def test_building_a_thread_from_its_own_comments_changes_nothing(comments):
    built = thread(*comments)
    again = thread(*built.comments)
    assert again.comments == built.comments
    assert again.problems == ()


def test_orphan_reply_becomes_top_level_and_is_reported():
    built = thread(reply("a", None), reply("b", "gone"))
    assert built.by_id["b"].reply_to is None
    assert built.by_id["b"].reply_link == "none"
    assert built.problems == (Problem(code="orphan-reply", detail="1: b"),)


def test_a_cycle_is_cut_at_its_first_comment_in_page_order():
    built = thread(reply("a", "c"), reply("b", "a"), reply("c", "b"))
    assert [c.reply_to for c in built.comments] == [None, "a", "b"]
    assert built.problems[0].code == "reply-cycle"


def test_a_reply_to_itself_is_cut():
    assert thread(reply("a", "a")).comments[0].reply_to is None


def test_a_repeated_id_is_renamed_and_links_go_to_the_first():
    built = thread(reply("a", None), reply("a", None), reply("b", "a"))
    assert [c.id for c in built.comments] == ["a", "a~2", "b"]
    assert built.parent(built.by_id["b"]) is built.comments[0]


def test_reply_links_name_the_strongest_kind():
    inferred = Comment(id="b", reply_to="a", reply_link="inferred")
    assert thread(reply("a", None), inferred).reply_links == "inferred"
    assert thread(reply("a", None), inferred, reply("c", "a")).reply_links == "markup"
    assert thread(reply("a", None)).reply_links == "none"


def test_walk_gives_each_comment_right_after_the_one_it_answers():
    built = thread(
        reply("a", None), reply("b", None), reply("a1", "a"), reply("a11", "a1")
    )
    assert [(c.id, d) for c, d in built.walk()] == [
        ("a", 0),
        ("a1", 1),
        ("a11", 2),
        ("b", 0),
    ]


def test_a_thread_of_ten_thousand_nested_replies_is_walked():
    chain = [reply(str(n), str(n - 1) if n else None) for n in range(10_000)]
    assert max(depth for _, depth in thread(*chain).walk()) == 9_999


def test_contributions_leave_out_pingbacks_and_notices():
    ping = Comment(id="p", kind="pingback", author="Another blog")
    note = Comment(id="n", kind="notice")
    said = Comment(id="c", author="Ann")
    built = thread(ping, note, said)
    assert [c.id for c in built.contributions] == ["c"]
    assert built.authors == {"Ann"}


def test_confidence_outside_the_unit_interval_is_refused():
    with pytest.raises(ThreadError, match=r"found 1\.5"):
        thread(confidence=1.5)


def test_position_is_the_place_in_page_order():
    late = replace(reply("a", None), position=7)
    assert [c.position for c in thread(late, reply("b", None)).comments] == [0, 1]
