"""Words spelled as they are spoken, and the spelling that judges read in their place.

How somebody talks says nothing of how serious or how deep a comment is, but the sets
that judges learn from hold spoken spellings mostly in taunts. So "dat" is read as
"that". Spellings of African American English after Blodgett, Green & O'Connor 2016 and
Jørgensen, Hovy & Søgaard 2015; the others are common to informal English. What is as
often another word stays what it is: "dem" (Democrat), "wit", "cause", "den", "ion".
"""

from __future__ import annotations

from functools import cache

_READ_AS = {
    "that": "dat",
    "this": "dis",
    "these": "deez dese",
    "those": "doze",
    "they": "dey",
    "there": "dere",
    "the": "da tha",
    "them": "em",
    "with": "wid wif",
    "nothing": "nothin nuthin nuttin nuffin",
    "something": "somethin sumthin sumthing sumn",
    "anything": "anythin",
    "everything": "everythin errthing",
    "thing": "thang",
    "everybody": "errbody",
    "brother": "brotha brudda",
    "sister": "sista",
    # Said of one another, and no slur (Jones & Hall 2019): a man.
    "man": "nigga niggah",
    "men": "niggas niggaz",
    "isn't": "ain't aint isnt",
    "don't": "iont dont",
    "doesn't": "doesnt",
    "didn't": "didnt",
    "can't": "cant",
    "won't": "wont",
    "going": "gonna gunna gon finna fixin",
    "trying": "tryna",
    "i'm": "ima imma im",
    "want": "wanna",
    "got": "gotta",
    "have": "hafta",
    "let": "lemme",
    "give": "gimme",
    "know": "dunno",
    "kind": "kinda",
    "sort": "sorta",
    "out": "outta",
    "should": "shoulda",
    "could": "coulda",
    "would": "woulda",
    "was": "wuz",
    "about": "bout",
    "because": "cuz cos coz bcuz becuz",
    "what": "wut wat",
    "you": "u ya yall y'all ya'll",
    "your": "ur",
    "you're": "youre",
    "though": "tho",
    "through": "thru",
    "please": "pls plz",
}
_WITHOUT_G = (
    "actin askin bein callin comin cryin doin drinkin drivin eatin feelin fightin "
    "gettin givin goin hangin happenin hatin havin killin laughin likin listenin livin "
    "lookin lovin lyin makin messin needin playin readin ridin runnin sayin sittin "
    "sleepin smokin standin startin stoppin takin talkin tellin thinkin tryin waitin "
    "walkin watchin workin writin"
)


@cache
def standard() -> dict[str, str]:
    """Return the standard spelling of each spoken one, both in lower case."""
    found = {form: f"{form}g" for form in _WITHOUT_G.split()}
    for read, forms in _READ_AS.items():
        found.update(dict.fromkeys(forms.split(), read))
    return found
