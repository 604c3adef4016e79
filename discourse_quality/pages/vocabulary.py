"""The words that pages use for parts of a comment, and on the buttons around it."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=8192)
def plain_names(tag_name: str, said: str) -> str:
    """Return a tag's name and names in lower case, words parted by hyphens."""
    return f"<{tag_name}> {_CAMEL.sub('-', said[:400]).replace('_', '-').lower()}"


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=32768)
def describes(pattern: re.Pattern[str], names: str) -> bool:
    """Whether a pattern is found in a tag's names: the same names come again and again."""
    return pattern.search(names) is not None


def named(*words: str) -> re.Pattern[str]:
    """Match tags that have one of these among their names, as whole words."""
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words)})(?![a-z0-9])")


AUTHOR_NAME = named(
    "fn", "author-name", "authorname", "(?:user|nick|screen|display|commenter|poster)-?name",
    "author-link", "comment-author-link", "commentauthor",
)  # fmt: skip
AUTHOR = named(
    "author", "commenter", "commentor", "poster", "autor", "auteur", "verfasser", "user", "nick",
    "byline", "benutzer", "usuario", "name", "by", "from", "who", "creator", "member",
)  # fmt: skip
NOT_AUTHOR = named(
    "avatar", "image", "img", "pic", "photo", "date", "time", "count", "rank", "level",
    "badge", "title", "reply", "permalink", "rating", "stats", "icon", "text", "content",
    "timestamp", "actions", "body", "subject", "field-name", "tools", "number", "role", "group",
)  # fmt: skip
DATE = named(
    "date", "time", "timestamp", "datetime", "published", "posted", "created", "datum",
    "date-?published", "date-?created", "posted-?on", "fecha", "when", "zeit", "age",
    "ago", "metadata", "commentmetadata", "post-?time", "comment-?date", "dtreviewed",
)  # fmt: skip
META = named(
    "meta",
    "metadata",
    "commentmetadata",
    "info",
    "header",
    "head",
    "footer",
    "foot",
    "byline",
    "details",
)
BODY = named(
    "(?:comment|message|post|reply|review|kommentar|commentary|mensaje|msg)s?-?(?:content|text|body|message|entry|copy|inner-text|txt|post|description)",
    "commenttext", "<[a-z]+> text", "comment-body-text", "forum-texte", "body-text", "commentpost",
    "bb-?wrapper", "postbody", "reply-text", "post-text", "comment-p", "comentario-texto",
)  # fmt: skip
BODY_LOOSE = named(
    "text",
    "content",
    "body",
    "message",
    "entry",
    "txt",
    "texte",
    "texto",
    "copy",
    "excerpt",
    "description",
)
TITLE = named(
    "title", "titre", "subject", "headline", "betreff", "heading", "titel", "titulo"
)
HOST = named(
    "bypostauthor", "by-?post-?author", "by-author", "is-author", "post-author", "author-comment",
    "authcomment", "admin-comment", "comment-by-author", "owner", "wc-blog-post-author", "topic-owner", "op",
)  # fmt: skip
PINGBACK = named(
    "pingback",
    "trackback",
    "pings?",
    "ping-?list",
    "trackback-?list",
    "trackbacks?",
    "webmention",
)
FURNITURE = named(
    "reply", "reply-link", "comment-reply", "like", "likes", "vote", "votes", "voting", "rating", "report", "flag",
    "share", "sharing", "permalink", "edit", "actions?", "toolbar", "tools", "controls", "buttons?", "signature",
    "sig", "screen-reader-text", "sr-only", "visually-hidden", "avatar", "says", "moderate", "moderation", "score",
    "karma", "links", "badge", "social", "collapse", "toggle", "delete", "quote-link", "gravatar", "translate",
    "footer", "foot", "hidden", "cs-rating", "pd-rating", "reactions?", "thumbs?", "hide", "cancel",
)  # fmt: skip
QUOTE = named(
    "quote", "bb-?code-?block-?quote", "quotation", "zitat", "quoted", "cite-?box"
)
SKIPPED_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "button",
        "form",
        "select",
        "textarea",
        "input",
        "iframe",
        "svg",
        "object",
        "nav",
        "audio",
        "video",
        "head",
        "link",
        "meta",
        "canvas",
        "option",
        "fieldset",
    ]
)

_INTERFACE = """
reply|replies|reply to this|reply to this comment|reply to comment|respond
|likes?|dislike|unlike|vote|upvote|downvote|report|report abuse|report this comment|report this
|flag|flag as inappropriate|flag for moderation|share|permalink|permanent link|edit|delete|quote
|read more|show more|show less|collapse|expand|translate|see translation|moderate|hide|hide replies|view replies
|feature this comment|log in to reply|login to reply|log in to leave a comment|sign in to reply|cancel reply|cancel
|like this|liked|loading|loading\\.{3}|parent|comment permalink|reply with quote|back to top
|report comment|copy link|copy link to comment|follow|unfollow|follow this comment|ignore
|antworten?|auf diesen kommentar antworten|kommentar antworten|zitieren|zitat|melden|kommentar melden|beitrag melden
|gefällt mir|gefällt mir nicht|liken|gefällt mir\\d{0,3}|teilen|bearbeiten|löschen|link zum kommentar|permanentlink
|daumen hoch|daumen runter|mehr anzeigen|weniger anzeigen|zum antworten anmelden|anmelden um zu antworten
|bewerten|empfehlen|missbrauch melden|kommentieren|ausblenden|antworten ausblenden|lade\\.{3}|wird geladen|übersetzen
|anmelden oder registrieren|nach oben|ungelesener beitrag
|répondre|répondre à ce message|répondre à ce commentaire|citer|signaler|signaler un abus|j['’]aime|partager|modifier|supprimer|permalien
|lien permanent|alerter|recommander|réagir|se connecter pour répondre|traduire|voir plus
|responder|respuesta|citar|denunciar|reportar|me gusta|no me gusta|compartir|editar|eliminar|enlace permanente
|rispondi|cita|segnala|mi piace|condividi|modifica|elimina|link permanente
|beantwoorden|reageer|reageren|citeren|melden|vind ik leuk|delen|bewerken|verwijderen
|curtir|partilhar|compartilhar|excluir|denuncie|link permanente
|odpowiedz|zgłoś|svara|svar|gilla|citera|anmäl|besvar|synes godt om|vastaa|ответить|нравится|пожаловаться|ссылка|цитировать
|回覆|回复|引用|检举|檢舉|返信|답글
"""
INTERFACE = re.compile(
    rf"[\W\d_]{{0,12}}(?:{_INTERFACE.replace(chr(10), '')})[\W\d_]{{0,12}}", re.I
)
"""The whole text of a button or link around a comment."""

META_WORDS = re.compile(
    r"""\b(?:posted|written|submitted|comment(?:ed)?|by|at|on|says?|said|wrote|writes|replied|
    am|um|uhr|von|schreibt|schrieb|sagte?|meint|kommentar(?:iert)?|geschrieben|verfasst|vom|der|hat|den|dem|antwortete|
    par|le|à|a|dit|écrit|a\sécrit|de|el|dice|dijo|las|da|il|alle|ha\sscritto|scrive|scritto|disse|às|em|door|op|om|zegt|schreef|
    permalink|link|reply|to|antworten?|am|the|o|h|pm|author|autor|gast|guest|says|est|edt|pst|pdt|utc|gmt|cet|cest|
    vor|ago|nach|und|in|sagt|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|
    montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|
    mo|di|mi|do|fr|sa|so|st|nd|rd|th|edited|bearbeitet|nr|no|message|beitrag)\b""",
    re.I | re.X,
)
NOTICE = re.compile(
    r"""\b(?:awaiting\smoderation|comment\s(?:has\sbeen|was|is)\s(?:deleted|removed|hidden|flagged)|
    deleted\sby\s(?:the\s)?(?:author|moderator|user)|removed\sby\s(?:a|the)\s(?:moderator|author|administrator|blog\sadministrator)|
    post\s(?:has\sbeen|was)\s(?:deleted|removed)|this\s(?:user|comment)\sis\s(?:blocked|hidden)|
    (?:kommentar|beitrag)\s(?:wurde|ist)\s(?:\w{1,20}\s){0,4}(?:gelöscht|entfernt|gesperrt|ausgeblendet)|
    vom\s(?:autor|moderator|nutzer|administrator)\s(?:gelöscht|entfernt)|wartet\sauf\s(?:freischaltung|moderation)|
    commentaire\s(?:a\sété\s)?(?:supprimé|modéré|effacé)|en\sattente\sde\smodération|
    comentario\s(?:ha\ssido\s)?(?:eliminado|borrado)|commento\s(?:è\sstato\s)?(?:eliminato|rimosso)|
    reactie\s(?:is\s)?verwijderd)\b
    |^[\W_]{0,3}(?:entfernt|gelöscht|deleted|removed|supprimé|eliminado)\b""",
    re.I | re.X,
)
"""A note in a comment's place, on a comment that is no longer or not yet there."""

COMMENT = named(
    "comments?",
    "kommentare?",
    "commentaires?",
    "comentarios?",
    "commenti",
    "commento",
    "reacties?",
    "komentarz\\w{0,3}",
    "kommentit?",
    "commentlist",
    "comment-?\\d+",
    "c\\d+",
    "responses?",
    "forum",
    "discussion",
    "message",
    "reviews?",
    "ugccmt",
    "cmt",
    "replies",
    "posts?-?\\d*",
)
COMMENT_PART = named(
    "(?:comment|message|post|reply)s?-?(?:text|content|body-text|author|meta|metadata|date|time|head|header|foot|footer|avatar|image|title|info|user|actions?|reply|links?|form|count|number|rating|left|right|inner-content)",
    "meta",
    "author",
    "avatar",
    "respond",
    "form",
    "reply",
    "actions?",
    "buttons?",
    "vcard",
)
ASIDE = named(
    "sidebar",
    "widgets?",
    "related",
    "nav",
    "navigation",
    "menu",
    "teasers?",
    "latest",
    "popular",
    "recent",
    "social",
    "share",
    "sharing",
    "recommend\\w{0,9}",
    "breadcrumbs?",
    "pagination",
    "promo",
    "newsletter",
    "trending",
    "ticker",
    "footer",
    "toc",
    "archives?",
    "similar",
    "most-\\w{1,12}",
    "recentcomments",
    "header",
    "cookie",
)
REPLY_LABEL = re.compile(
    r"(?:reply|reply to this.{0,20}|respond|antworten?|zitieren|quote|répondre.{0,30}|citer"
    r"|responder|rispondi|beantwoorden|reageer|svara|odpowiedz|ответить|回覆|回复|返信)",
    re.I,
)
"""The whole text of a reply button."""
ANNOUNCED = re.compile(
    r"comment|kommentar|reaktion|commentaire|comentario|commenti|reactie|responses?\b|replies|"
    r"antworten\b|meinung|diskussion|discussion|réactions?|opini[oó]n|respuestas|rispost|thoughts on|"
    r"komentarz|kommentit|комментари|отзыв|留言|回應|評論|评论|コメント|댓글|reader|gedanken zu|forum",
    re.I,
)
"""A heading over comments, or a counter of them."""
POST_BODY = named(
    "article-?body(?:-text)?",
    "(?:entry|post|article|story|node|blog-?post|news|artikel|single|blog|page)-{0,2}(?:content|body|text|copy|inhalt)",
    "storycontent", "post-?entry", "e-content", "content-body", "body-content", "blogbody",
    "field-name-body", "texte", "post-bodycopy", "storytext", "the-content",
)  # fmt: skip
POST = named(
    "entry",
    "post",
    "hentry",
    "article",
    "content",
    "main",
    "story",
    "artikel",
    "<article>",
    "<main>",
)
BESIDE_POST = named(
    "comments?", "kommentare?", "respond", "commentlist", "sidebar", "widgets?", "related", "nav", "navigation", "menu", "footer", "share", "sharing",
    "sharedaddy", "social", "teasers?", "breadcrumbs?", "author-?(?:box|bio|info)", "newsletter", "promo", "ads?", "advert\\w{0,8}", "cookie", "jp-relatedposts",
    "post-?(?:footer|tags|navigation)", "entry-?(?:footer|utility)", "tags", "recommended", "pagination", "toc", "popup", "modal", "banner", "similar", "related-posts",
    "yarpp", "subscribe", "skip-link", "screen-reader-text", "copyright", "disclaimer", "outbrain", "taboola", "print",
)  # fmt: skip
COMMENT_WORD = re.compile(
    r"comment|kommentar|commentaire|comentario|reactie|repl(?:y|ies)|respon|antwort|cmt|review"
)

PARAGRAPH_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "dl",
        "figure",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    ]
)
LINE_TAGS = frozenset({"li", "tr", "td", "th", "dd", "dt"})
