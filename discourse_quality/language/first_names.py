"""First names: no meaning rests on whose name it is.

Those of the 30,000 words that word vectors know which are given names in three
countries or more (the lists of Faker, MIT licence, most of them from registers of
births), and which stand in capitals three times out of four in the middle of sentences.
Names of places, months and brands are left out, as they say what a text is about. Other
names are no words that vectors know.
"""

from __future__ import annotations

from functools import cache

_NAMES = """
aaron abby abdul abdullah abraham adam adnan adrian ahmad aisha alan albert alberto
alex alexander alexandra alexandre alexis alfred ali alice alicia alison allan allen
allison alvin amanda ambrose amin amos amy anders andre andrea andrew andy angela
angelina angus anita ann anna anne annie anthony antoine antonio antony arnold arthur
ashley audrey augustine ayaan aziz barbara barry bart belinda ben benedict benjamin
benny bernard bernardo betty beverley billy blake bob bobby boris brad bradley brandon
brenda brendan brent brett brian brigitte brooke bruce bruno bryan caleb calvin
cameron carl carlos carmen carol carolyn carrie casey cassandra catherine celine
charles charlie charlotte cheryl chris christie christina christine christopher
christy cindy claire clare claus clemens clement clifford clive cody cole colin conor
corey cory courtney craig cristian curtis cynthia damian dan dana daniel danielle
danny darrell dave david debbie deborah dennis derek desmond devin diana diane dianne
diego dion donald donna dorothy douglas duncan dwayne dylan eddie edgar edmund edward
edwin elaine elena eli elias elijah eliza elizabeth ellen elliot elmer elton elvis
emily emma emmanuel eric erick erik erin ernest ernst esther eugene eva evan evelyn
ezra felix ferdinand fernando fidel finn fiona fran frances francis francisco franco
frank franz fred frederick friedrich gabriel gabrielle garry gary gavin george gerald
gerard gerd gerda gilbert gillian giovanni glen glenn gloria gordon graham gregor
gregory gustav haley hannah hans harold harrison harry harvey hasan hassan heidi
heinrich heinz henry herbert herman hermann hilary hillary howard hugh hugo hussein
ian ibrahim inge ira isaac isaiah ivan jacob jacques jake james jamie jan jane janet
janice jared jason jean jeanne jeff jeffrey jenni jennifer jenny jens jeremiah jeremy
jerry jesse jessica jesus jill jim jimmy joan joanna joe joel johann john johnny jon
jonah jonathan jorge jose josef joseph josh joshua josiah joyce juan juanita jude
judith judy julia julian julie julio justin justine kai karen karl karla kate
katherine kathleen kathy katie katrina keith kellie kelly kelvin ken kenneth kenny
kent kerry kevin khalid kim kirk konrad kris kurt kyle lambert lance lara lars laura
lauren laurence laurie lawrence layla leah lee leigh leo leon leonard leone leslie
levi levin lewis lia liam lilly linda lindsay lindsey lisa liz lloyd lois lorenz lorna
lou louis lucas lucy luigi luke lynn mackenzie madeleine mahmoud malcolm malik mandy
manuel marco marcus margaret margret maria marian marie marilyn marin mario marion
markus martha martin marvin mary maryam mathew matthew maureen maxime maximilian
maxwell maya melania melanie melissa mia micah michael micheal michel michele michelle
miguel mike milo milton mitchell mohamed mohammad mohammed molly mona monica morgan
morris muhammad muhammed nancy naomi natalie nathan nathaniel neil nelson nicholas
nicole nigel nikki nina noah nolan norman oliver olivia omar oscar otto owen paloma
pamela patricia patrick paul paula pauline paulo pedro peggy peter petra philip
phillip phyllis pierre quinn rachel ralph randi raul ray raymond rebecca regan richard
rick ricky rico riley rita robert robinson rodney roger roland ron ronald ronaldo
ronnie rosie ross rowan roy rudolf rudy russell ruth ryan sally salvador sam samantha
samir sammy samuel sandra sara sarah sasha scarlett scott sean sebastian serena seth
shannon sharon sheila shelby shirley silvia simon sonia sophia sophie spencer stacey
stacy stan stanley stefan stephan stephanie stephen steve steven stuart susan suzanne
tabitha teddy teresa terri terry theodore theresa thiago thierry thomas tim timothy
tina todd tom tommy tony tracy travis trevor troy tyler tyson umar valentine valerie
vanessa vicki vicky victor victoria viktor vince vincent vladimir walter warren wayne
wendy wesley whitney wilhelm william willie wilson wyatt yuri zoe
"""


@cache
def first_names() -> frozenset[str]:
    """Return the names, in lower case."""
    return frozenset(_NAMES.split())
