"""First names: no meaning rests on whose name it is.

Those of the 30,000 words that word vectors know which are given names in two countries
or more (the lists of Faker, MIT licence, most of them from registers of births), and
which stand in capitals every third time in the middle of sentences. A name that vectors
do not know counts for nothing anyway. Left out are those that mostly name something
else, which a text is about: places, months, brands, stones, one great figure. Family
names are not here: they are the names of trades, places and politicians as well.
"""

from __future__ import annotations

from functools import cache

_NAMES = """
aaron abbas abby abdul abdullah abram adnan adrian ahmad aisha alan albert alberto
alec alex alexander alexandra alexandre alexis alfred ali alice alicia alison allan
allen allison alvin amanda ambrose amin amos amy anders andre andrea andrew andy
angela angelina angus ani anita ann anna anne annemie annie anthony antoine antonio
antony archie ariel arnold arthur ashley audrey augustine ayaan aziz barbara barry
bart belinda ben benedict benjamin benny benson bernard bernardo betty beverley
beverly billy blaine blair blake bob bobby bonnie boris brad bradley brady brandon
brenda brendan brent brett brian brigitte britney brooke bruce bruno bryan bryce byron
caleb calvin cameron campbell candace carl carlos carmen carol carolyn carrie cas
casey cassandra catherine celine chad charles charlie charlotte cheryl chris christie
christina christine christopher christy cindy claire clare clarence clark clemens
clement clifford clive cody cohen cole coleman colin conn conor conrad corey cory
courtney craig cristian curtis cynthia dalton damian dan dana daniel danielle danny
darrell dave david davis debbie deborah dennis denny derek desmond devin diana diane
dianne diego dion dolly donald donna dorothy douglas duncan dwayne dylan eddie eden
edgar edmund edward edwin elaine elena eli elias eliot eliza elizabeth ellen elliot
ellis elmer elton emily emma emmanuel eric erick erik erin ernest ernst esperanza
esther eugene eva evan evans evelyn ezra felix ferdinand fergus fernando fidel finn
fiona fran frances francis francisco franco frank franklin franz fred frederick
friedrich gabriel gabrielle garry gary gavin geert george gerald gerard gerd gerda
gerry gibson gilbert giles gillian giovanni glen glenn gloria gordon graham greg gregg
gregor gregory gustav gwen haley halley hannah hans harold harrison harry harvey hasan
hassan heidi heinrich heinz helmut henry herbert herman hermann hilary howard hugh
hugo hussein ian ibrahim inge isaac ivan jackie jacob jacques jake james jamie jane
janet janice jared jason jay jean jeanne jeff jeffery jeffrey jenni jennifer jenny
jens jeremiah jeremy jerry jesse jessica jill jim jimmy joan joanna joe joel joey
johann john johnny johnson jon jonah jonathan jorge jose josef joseph josh joshua
josiah joyce juan juanita judith judy julia julian julie julio julius justin justine
karen karl karla kate katherine kathleen kathy katie katrina katty kay keith kellie
kelly ken kenneth kenny kerry kevin khalid kim kirby kirk konrad kris kristen kurt
kyle lamar lambert lance lara larry lars laura lauren laurence laurie lawrence layla
leah lee leigh leo leon leona leonard leone leslie levin lewis lia liam lilly linda
lindsay lindsey lisa liz lloyd lois lorenz lori lorna lou louis lucas lucy luigi luke
lynn mackenzie madeleine maggie mahmoud maj malcolm malik mandy manuel marco marcus
margaret margret maria marian marie marilyn marino mario marion markus martha martin
marvin mary maryam mathew matthew maureen maxime maximilian maxine maxwell mckenzie
meg mel melania melanie melissa mia micah michael micheal michel michele michelle
miguel mike milo milton mitchell mohamed mohammad mohammed molly mona monica moreno
morgan morris muhammad muhammed murray nancy naomi natalie nathan nathaniel neal neil
nelson neville nicholas nicole nigel nik nikki nina noel nolan oda oliver olivia omar
oscar otto owen paloma pamela pascal patricia patrick paul paula pauline paulo pedro
peggy perry pete peter petra peyton philip phillip phyllis pierre preston quincy quinn
rachel ralph randi randy raul ray raymond rebecca richard rick ricky rico riley rita
robert robinson rodney roger rogers roland ron rona ronald ronaldo ronnie rosa rosie
ross rowan roy rudolf rudy rupert russell ruth ryan ryder saad sally sam samantha
samir sammy samuel sandra sara sarah sasha saul scarlett scott sean sebastian serena
seth shannon sharon shay shea sheila shelby shirley silvia simon sonia sophia sophie
spencer stacey stacy stan stanley stefan stephan stephanie stephen steve steven stuart
susan suzanne tabitha tara ted teresa terri terry theodore theresa thiago thierry
thomas tia tim timothy tina todd tom tommy tony tracy travis trevor tyler tyson umar
valerie vanessa vasco vic vicki vicky victor vidal viktor vince vincent vladimir wally
walter warren wayne wendy wesley whitney wilfred wilhelm william williams willie
willis wilson wyatt yuri zac zoe
"""
_WORDS_TOO = """
ada adele ahmed amber ana antonia bailey bella bert cal chloe dale demi hardy harley
helen iain isa jack katy lala libby loretta louise marc mark mila nick niko piper
polly rob robin sandy serge shane sherry simone stewart theo willy winnie yan
"""


def is_first_name(form: str) -> bool:
    """Whether a word is one; what is a word as well is one where it has a capital."""
    word = form.lower()
    return word in _names() or (form[:1].isupper() and word in _words_too())


@cache
def _names() -> frozenset[str]:
    return frozenset(_NAMES.split())


@cache
def _words_too() -> frozenset[str]:
    return frozenset(_WORDS_TOO.split())
