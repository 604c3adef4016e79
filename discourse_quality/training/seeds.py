"""Comments of our own writing, for what no labelled set holds.

Nobody has labelled banter, thanks, talk about the site or small talk below blog posts.
These few show what is meant by each; they are in no figure of any card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discourse_quality.training.corpora import Labelled

_LABELS: Mapping[str, Mapping[str, float]] = {
    "banter": {"low_effort": 1, "away": 0},
    "thanks": {"low_effort": 0, "away": 0},
    "plain": {"low_effort": 0, "away": 0},
    "meta": {"low_effort": 0, "away": 1},
    "away": {"low_effort": 0, "away": 1},
}

_BANTER = """
First!!!
FIRST
second lol
3rd, yay
haha
hahahahaha
lol
LOL!!!!
lmao
rofl what a joke
zzzzzzz
yawn
boring
BOOORING!!!
whatevs
who cares
nobody cares
cool story bro
tl;dr
lol u mad
your mum
no u
I know you are but what am I
nyah nyah
bum bum bum
wheeeeee
derp derp
blah blah blah
omg omg omg
meh
+1 lol
this is teh suck
epic fail
fail!!!1!
pwned
woohoo I win
neener neener
poo
hahaha you said Dick
what a bunch of clowns haha
lol look at this guy
same old same old, snore
"""

_THANKS = """
Thanks!
Thank you for this.
Many thanks for sharing.
Great post, thank you.
Thanks, that helped me a lot.
Lovely post.
Thank you so much for writing this.
Congratulations!
Well done to all of you.
Welcome back.
Thanks for the link.
Nice one, thanks.
What a beautiful post.
I enjoyed reading this.
Good luck with it.
Cheers, very useful.
Thank you, I had wondered about that.
Much appreciated.
Glad it helped.
You are welcome.
"""

_PLAIN = """
I agree.
I do not agree.
Good point.
Yes, it does.
No, it is closed on Sundays.
It works for me.
I had the same problem.
When does it start?
Where can I buy one?
I would like to know more.
That is not what happened.
It depends on the weather.
We did this last year.
This is wrong.
I am angry about this decision.
That was a damn good answer.
I think so too.
Could you explain the second step?
Try turning the valve the other way.
Perhaps, but it costs more.
The first edition was better.
Second question: who pays?
It made me laugh, and it is true.
Not on my budget.
Sorry to hear that.
"""

_META = """
Why was my comment deleted?
My comment has not appeared, is there a moderator?
The comment box keeps eating my text.
This site is so slow today.
I cannot get into my account any more.
The font here is far too small.
The captcha never accepts what I type.
Why do I have to register to comment here?
I do not like the new layout of this blog.
Is there a feed for the comments?
Could the moderators please lock this thread.
Test, is this thing working?
Sorry, posted that twice, the page hung.
How do I change my picture on here?
The links in the sidebar are broken.
Too many adverts on this page now.
Can somebody ban this spammer?
The reply button does nothing in my browser.
My browser says this page is not safe.
When did comments start being held for approval?
"""

_AWAY = """
Anyone seen that new series about the detective?
Who do you think will win the tennis?
Does anyone know a good dentist?
What is everybody having for dinner?
My cat has been sick all week.
It has not stopped raining here for days.
Happy birthday, old friend!
Did you get home all right on Friday?
Write to me when you are home again.
Off to the mountains tomorrow, see you all next week.
Our boiler broke down again.
Petrol has gone up again, can you believe it.
By the way, has anybody seen my umbrella?
Speaking of which, how is your sister?
Who else is going to the pub on Thursday?
My new phone arrived today.
I am selling my bicycle, if anyone is interested.
Completely off topic, but which laptop should I buy?
Reminds me of a song from when I was at school.
Merry Christmas to everyone here!
"""

_TEXTS = {
    "banter": _BANTER,
    "thanks": _THANKS,
    "plain": _PLAIN,
    "meta": _META,
    "away": _AWAY,
}


def seeds() -> Iterator[Labelled]:
    """Yield the comments with what they show."""
    for kind, texts in _TEXTS.items():
        for number, text in enumerate(texts.strip().splitlines()):
            yield Labelled(text=text, group=f"{kind} {number}", labels=_LABELS[kind])
