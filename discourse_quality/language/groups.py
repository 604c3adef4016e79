"""Names of groups of people: no judge may learn from them, no meaning rests on them."""

from __future__ import annotations

from functools import cache

_NAMES = """
african africans american americans arab arabs arabic asian asians atheist atheists
australian australians bisexual black blacks blind british buddhist buddhists canadian
canadians catholic catholics chinese christian christians deaf disabled elderly english
european europeans female females feminist feminists french gay gays german germans
hetero heterosexual hindu hindus hispanic hispanics homosexual homosexuals immigrant
immigrants indian indians indigenous iranian iranians iraqi iraqis irish islam islamic
israeli israelis italian italians japanese jew jewish jews judaism korean koreans latina
latino latinos latinx lesbian lesbians lgbt lgbtq male males man men mexican mexicans
migrant migrants millennial millennials mormon mormons muslim muslims nigerian nigerians
nonbinary pakistani pakistanis palestinian palestinians paralysed paralyzed polish
protestant protestants queer refugee refugees romanian russian russians sikh sikhs
spanish straight syrian syrians teenager teenagers trans transgender transsexual turkish
ukrainian ukrainians white whites woman women
"""


@cache
def groups() -> frozenset[str]:
    """Return the names, in lower case."""
    return frozenset(_NAMES.split())
