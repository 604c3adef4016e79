"""What pages call the parts of a comment, of a post, and of what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from lxml import html

from discourse_quality.remembering import Remembered


@lru_cache(maxsize=8192)
def plain_names(tag_name: str, said: str) -> str:
    """Return a tag's name and names in lower case, words parted by hyphens.

    Long numbers, which only tell one element from the next, become the same, so that
    what is known of ``comment-12345`` is known of all.
    """
    said = said[:400]
    plain = said.lower()
    if plain != said:  # few have capitals
        plain = _CAMEL.sub("-", said).lower()
    plain = _LONG_NUMBER.sub("000", plain.replace("_", "-"))
    return f"<{tag_name}> {' '.join(plain.split())}"


def element_names(element: html.HtmlElement) -> str:
    """Return what an element of the cheap tree is called."""
    given = dict(element.items())
    return plain_names(element.tag, said_of(given) if given else "")


def said_of(attributes: Mapping[str, str]) -> str:
    """Return what attributes name an element: mostly a class alone, or nothing."""
    get = attributes.get
    said = get("class") or ""
    if "id" in attributes or "itemprop" in attributes or "rel" in attributes:
        return " ".join(filter(None, (said, get("id"), get("itemprop"), get("rel"))))
    return said


_LONG_NUMBER = re.compile(r"\d{3,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def describes(pattern: re.Pattern[str], names: str) -> bool:
    """Whether a pattern is found in names; the same ones come again and again."""
    return answers_of(pattern)[names]


def answers_of(pattern: re.Pattern[str]) -> Remembered[str, bool]:
    """Return the answers of a pattern, for a loop over many names.

    They are not kept by the pattern itself: to hash a pattern costs a search.
    """
    kept = _ANSWERS.get(id(pattern))
    if kept is None:
        asked = partial(_is_found, pattern)
        kept = _ANSWERS[id(pattern)] = Remembered(asked, _MOST_ANSWERS)
    return kept


def _is_found(pattern: re.Pattern[str], names: str) -> bool:
    return pattern.search(names) is not None


_MOST_ANSWERS = 4096
_ANSWERS: dict[int, Remembered[str, bool]] = {}
"""By the id of a pattern, which its answers keep so that no other takes its id."""


def named(*words: str) -> re.Pattern[str]:
    """Match tags that have one of these among their names, as whole words."""
    choice = "|".join(word for several in words for word in several.split())
    return re.compile(rf"(?<![a-z0-9])(?:{choice})(?![a-z0-9])")


def words(text: str) -> frozenset[str]:
    """Return the words of a text, of which a long list is easier to read."""
    return frozenset(text.split())


def pairs(first: str, second: str, *, joined_by: str) -> Iterator[str]:
    """Yield the pattern for each of the first words with each of the second."""
    yield f"(?:{'|'.join(first.split())}){joined_by}(?:{'|'.join(second.split())})"


AUTHOR_NAME = named(
    """
    fn author-name authorname (?:user|nick|screen|display|commenter|poster)-?name
    author-link comment-author-link commentauthor
    """
)
AUTHOR = named(
    """
    author commenter commentor poster autor auteur verfasser user nick byline
    benutzer usuario name by from who creator member
    """
)
NOT_AUTHOR = named(
    """
    avatar image img pic photo date time count rank level badge title reply
    permalink rating stats icon text content timestamp actions body subject
    field-name tools number role group
    """
)
DATE = named(
    """
    date time timestamp datetime published posted created datum date-?published
    date-?created posted-?on fecha when zeit age ago metadata commentmetadata
    post-?time comment-?date dtreviewed
    """
)
META = named(
    """
    meta metadata commentmetadata info header head footer foot byline details
    """
)
BODY = named(
    """
    commenttext comment-body-text forum-texte body-text commentpost bb-?wrapper
    postbody reply-text post-text comment-p comentario-texto
    """,
    *pairs(
        "comment message post reply review kommentar commentary mensaje msg",
        "content text body message entry copy inner-text txt post description msg",
        joined_by="s?-?",
    ),
)
BODY_LOOSE = named(
    """
    text content body message msg entry txt texte texto copy excerpt description
    """
)
TITLE = named(
    """
    title titre subject headline betreff heading titel titulo
    """
)
HOST = named(
    """
    bypostauthor by-?post-?author by-author is-author post-author author-comment
    authcomment admin-comment comment-by-author owner wc-blog-post-author
    topic-owner op
    """
)
PINGBACK = named(
    """
    pingback trackback pings? ping-?list trackback-?list trackbacks? webmention
    """
)
FURNITURE = named(
    """
    reply reply-link comment-reply like likes vote votes voting rating report flag
    share sharing permalink edit actions? toolbar tools controls buttons?
    signature sig screen-reader-text sr-only visually-hidden avatar says moderate
    moderation score karma links badge social collapse toggle delete quote-link
    gravatar translate footer foot hidden cs-rating pd-rating reactions? thumbs?
    hide cancel
    """
)
QUOTE = named(
    """
    quote bb-?code-?block-?quote quotation zitat quoted cite-?box
    """
)
COMMENT = named(
    r"""
    comments? kommentare? commentaires? comentarios? commenti commento reacties?
    komentarz\w{0,3} kommentit? commentlist comment-?\d+ c\d+ responses? forum
    discussion message reviews? ugccmt cmt replies posts?-?\d*
    """
)
COMMENT_PART = named(
    """
    meta author avatar respond form reply actions? buttons? vcard
    """,
    *pairs(
        "comment message post reply",
        """
        text content body-text author meta metadata date time head header foot footer
        avatar image title info user actions? reply links? form count number rating
        left right inner-content
        """,
        joined_by="s?-?",
    ),
)
ASIDE = named(
    r"""
    sidebar widgets? related nav navigation menu teasers? latest popular recent
    social share sharing recommend\w{0,9} breadcrumbs? pagination promo newsletter
    trending ticker footer toc archives? similar most-\w{1,12} recentcomments
    header cookie
    """
)
BYLINE = named(
    """
    byline author autor auteur author-name post-?meta entry-?meta postmetadata dateline
    posted-?on entry-?date post-?date post-?info
    """
)
POST_BODY = named(
    """
    article-?body(?:-text)? storycontent post-?entry e-content content-body
    body-content blogbody field-name-body texte post-bodycopy storytext
    the-content
    """,
    *pairs(
        "entry post article story node blog-?post news artikel single blog page",
        "content body text copy inhalt",
        joined_by="-{0,2}",
    ),
)
POST = named(
    """
    entry post hentry article content main story artikel <article> <main>
    """
)
BESIDE_POST = named(
    r"""
    comments? kommentare? respond commentlist sidebar widgets? related nav
    navigation menu footer share sharing sharedaddy social teasers? breadcrumbs?
    author-?(?:box|bio|info) newsletter promo ads? advert\w{0,8} cookie
    jp-relatedposts post-?(?:footer|tags|navigation) entry-?(?:footer|utility)
    tags recommended pagination toc popup modal banner similar related-posts yarpp
    subscribe skip-link screen-reader-text copyright disclaimer outbrain taboola
    print
    """
)
COMMENT_WORD = re.compile(
    r"comment|kommentar|commentaire|comentario|reactie|repl(?:y|ies)|respon|antwort|cmt|review"
)
SKIPPED_TAGS = words(
    """
    audio button canvas fieldset form head iframe input link meta nav noscript
    object option script select style svg template textarea video
    """
)
PARAGRAPH_TAGS = words(
    """
    address article aside blockquote body center details div dl figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr main ol p pre section summary table ul
    """
)
LINE_TAGS = words(
    """
    dd dt li td th tr
    """
)
