from lxml import html

from discourse_quality.pages.blocks import blocks


def test_a_script_that_calls_itself_a_comment_is_none():
    page = html.fromstring(
        "<div><script id='comment-1'>let a;</script><p id='comment-2'>Yes.</p></div>"
    )
    found = blocks([[element] for element in page])
    assert [block.tags[0][0].attrs["id"] for block in found] == ["comment-2"]
