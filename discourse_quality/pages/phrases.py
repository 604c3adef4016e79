"""What pages write on the buttons, headings and notices around comments."""

from __future__ import annotations

import re

_LABELS = """
reply|replies|reply to this|reply to this comment|reply to comment|respond|like|
likes|dislike|unlike|vote|upvote|downvote|report|report abuse|report this comment|
report this|flag|flag as inappropriate|flag for moderation|share|permalink|
permanent link|edit|delete|quote|read more|show more|show less|collapse|expand|
translate|see translation|moderate|hide|hide replies|view replies|
feature this comment|log in to reply|login to reply|log in to leave a comment|
sign in to reply|cancel reply|cancel|like this|liked|loading|parent|
comment permalink|reply with quote|back to top|report comment|copy link|
copy link to comment|follow|unfollow|follow this comment|ignore|antworte|
antworten|auf diesen kommentar antworten|kommentar antworten|zitieren|zitat|
melden|kommentar melden|beitrag melden|gefällt mir|gefällt mir nicht|liken|teilen|
bearbeiten|löschen|link zum kommentar|permanentlink|daumen hoch|daumen runter|
mehr anzeigen|weniger anzeigen|zum antworten anmelden|anmelden um zu antworten|
bewerten|empfehlen|missbrauch melden|kommentieren|ausblenden|antworten ausblenden|
lade|wird geladen|übersetzen|anmelden oder registrieren|nach oben|
ungelesener beitrag|répondre|répondre à ce message|répondre à ce commentaire|
citer|signaler|signaler un abus|j'aime|j’aime|partager|modifier|supprimer|
permalien|lien permanent|alerter|recommander|réagir|se connecter pour répondre|
traduire|voir plus|responder|respuesta|citar|denunciar|reportar|me gusta|
no me gusta|compartir|editar|eliminar|enlace permanente|rispondi|cita|segnala|
mi piace|condividi|modifica|elimina|link permanente|beantwoorden|reageer|reageren|
citeren|vind ik leuk|delen|bewerken|verwijderen|curtir|partilhar|compartilhar|
excluir|denuncie|odpowiedz|zgłoś|svara|svar|gilla|citera|anmäl|besvar|
synes godt om|vastaa|
ответить|нравится|пожаловаться|ссылка|цитировать|回覆|回复|引用|检举|
檢舉|返信|답글
"""
_BUTTONS = frozenset(_LABELS.replace("\n", "").split("|"))
_AROUND_LABEL = (
    " \t\n\u00a00123456789()[]{}<>«»‹›·•|/\\,;:.!?…*#+-–—_=&@^~\"'’“”▲▼↑↓→←↩"
)


def is_button(text: str) -> bool:
    """Whether a text is that of a button or link around a comment, and no more."""
    return text.strip(_AROUND_LABEL).lower() in _BUTTONS


META_WORDS = re.compile(
    r"""\b(?:
    posted|written|submitted|comment(?:ed)?|by|at|on|says?|said|wrote|writes|replied|
    am|um|uhr|von|schreibt|schrieb|sagte?|meint|kommentar(?:iert)?|geschrieben|
    verfasst|vom|der|hat|den|dem|antwortete|par|le|à|a|dit|écrit|a\sécrit|de|el|dice|
    dijo|las|da|il|alle|ha\sscritto|scrive|scritto|disse|às|em|door|op|om|zegt|
    schreef|permalink|link|reply|to|antworten?|the|o|h|pm|author|autor|gast|guest|
    says|est|edt|pst|pdt|utc|gmt|cet|cest|vor|ago|nach|und|in|sagt|mon|tue|wed|thu|
    fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|
    dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|
    vendredi|samedi|dimanche|mo|di|mi|do|fr|sa|so|st|nd|rd|th|edited|bearbeitet|nr|no|
    message|beitrag|rédigé|publié|posté|envoyé|publicad[oa]|por|escrit[oa]|enviad[oa]|
    inviato|geplaatst|reactie|auteur|автор|написала?|пишет|говорит|в|от|napisała?|pisze|
    dnia|przez|dodała?|skrev|skrevet|af|av|kl|投稿者|投稿日|作者|发表于|發表於|留言|于|於|回覆|回复|
    より|작성자|작성일|님|上午|下午|午前|午後|오전|오후
    )\b""",
    re.I | re.X,
)
"""What a line that says who wrote and when is made of, name and date aside."""

NOTICE = re.compile(
    r"""\b(?:awaiting\smoderation
    |comment\s(?:has\sbeen|was|is)\s(?:deleted|removed|hidden|flagged)
    |deleted\sby\s(?:the\s)?(?:author|moderator|user)
    |removed\sby\s(?:a|the)\s(?:moderator|author|administrator|blog\sadministrator)
    |post\s(?:has\sbeen|was)\s(?:deleted|removed)
    |this\s(?:user|comment)\sis\s(?:blocked|hidden)
    |(?:kommentar|beitrag)\s(?:wurde|ist)\s(?:\w{1,20}\s){0,4}
     (?:gelöscht|entfernt|gesperrt|ausgeblendet)
    |vom\s(?:autor|moderator|nutzer|administrator)\s(?:gelöscht|entfernt)
    |wartet\sauf\s(?:freischaltung|moderation)|wurde\sbereits\sentfernt
    |commentaire\s(?:a\sété\s)?(?:supprimé|modéré|effacé)|en\sattente\sde\smodération
    |comentario\s(?:ha\ssido\s)?(?:eliminado|borrado)
    |commento\s(?:è\sstato\s)?(?:eliminato|rimosso)
    |reactie\s(?:is\s)?verwijderd)\b
    |^[\W_]{0,3}(?:entfernt|gelöscht|deleted|removed|supprimé|eliminado)\b""",
    re.I | re.X,
)
"""A note in a comment's place, on a comment that is no longer or not yet there."""

REPLY_LABEL = re.compile(
    r"(?:reply|reply to this.{0,20}|respond|antworten?|zitieren|quote|répondre.{0,30}"
    r"|citer"
    r"|responder|rispondi|beantwoorden|reageer|svara|odpowiedz|ответить"
    r"|回覆|回复|返信)",
    re.I,
)
"""The whole text of a reply button."""

ANNOUNCED = re.compile(
    r"comment|kommentar|reaktion|commentaire|coment[aá]rio|commenti|reactie|responses?\b"
    r"|replies|antworten\b|meinung|diskussion|discussion|réactions?|opini[oó]n|respuestas"
    r"|rispost|thoughts on|komentarz|kommentit|комментари|отзыв|留言|回應|評論|评论"
    r"|コメント|댓글|reader|gedanken zu|forum"
)
"""A heading over comments, or a counter of them, in lower case."""
