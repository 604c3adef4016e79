from dataclasses import replace

import pytest

from discourse_quality.reports.course import went
from tests.reports.conftest import COMMENTS


def replies(analysis):
    return dict(went(analysis))["Replies"]


def linked(*links):
    """Return the three comments; the second answers the first, the third the second."""
    return tuple(
        replace(comment, reply_link=link, reply_to=parent if link != "none" else None)
        for comment, link, parent in zip(
            COMMENTS[:3], links, (None, "c1", "c2"), strict=True
        )
    )


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (("none", "markup", "none"), "1 comment of 3 answers another one, up"),
        (("none", "markup", "markup"), "2 comments of 3 answer another one, up"),
    ],
)
def test_one_comment_answers_and_two_answer(judge, links, said):
    assert replies(judge(linked(*links))).startswith(said)


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (("none", "markup", "inferred"), "1 of these inferred from the text"),
        (("none", "inferred", "inferred"), "another one, inferred from the text"),
    ],
)
def test_inferred_replies_are_said_to_be_left_out_where_they_are(judge, links, said):
    analysis = judge(linked(*links))
    assert f"{said} (the measures leave that out), up" in replies(analysis)
    talk = replace(analysis.interaction, links="inferred")
    assert f"{said}, up" in replies(replace(analysis, interaction=talk))
