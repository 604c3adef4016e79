"""The words of dates in the languages that saved pages come in, without accents."""

from __future__ import annotations

import re
import unicodedata

_MONTHS = """
jan january januar janner janvier janv enero ene gennaio gen januari janeiro stycznia
  styczen sty januar janvar ocak leden ledna tammikuuta ianuarie января янв січня
feb february februar feber fevrier fevr fev febrero febbraio februari fevereiro lutego
  luty lut subat unor unora helmikuuta februarie февраля фев лютого
mar march marz mrz maerz mars marzo maart mrt marco marca marzec mart brezen brezna
  maaliskuuta martie марта мар березня
apr april avril avr abril abr aprile kwietnia kwiecien kwi nisan duben dubna
  huhtikuuta aprilie апреля апр квітня
may mai mayo maggio mag mei maio maja maj mayis kveten kvetna toukokuuta мая май травня
jun june juni juin junio giugno giu junho czerwca czerwiec cze haziran cerven cervna
  kesakuuta iunie июня июн червня
jul july juli juillet juil julio luglio lug julho lipca lipiec lip temmuz cervenec
  cervence heinakuuta iulie июля июл липня
aug august aout agosto ago agustus augustus sierpnia sierpien sie augusti agustos srpen
  srpna elokuuta августа авг серпня
sep sept september septembre septiembre settembre set setembro wrzesnia wrzesien wrz
  eylul zari syyskuuta septembrie сентября сен вересня
oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika
  pazdziernik paz ekim rijen rijna lokakuuta octombrie октября окт жовтня
nov november novembre noviembre novembro listopada listopad lis kasim marraskuuta
  noiembrie ноября ноя листопада
dec december dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru
  aralik prosinec prosince joulukuuta decembrie декабря дек грудня
"""


def plain(text: str) -> str:
    """Lower case without accents, letter for letter, so that places stay the same."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Each letter's plain one, found where it is first met."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()[:1]
        return self.setdefault(code, letter)


_PLAIN = _Plain()


def _by_name(lines: str) -> dict[str, int]:
    groups = lines.strip().replace("\n  ", " ").split("\n")
    return {
        plain(name): number
        for number, group in enumerate(groups, start=1)
        for name in group.split()
    }


MONTHS = _by_name(_MONTHS)
"""A month's name or short name → its number."""

_HOUR = """hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur
  godzine godziny timmar timer час часа часов"""
_UNITS = {
    1 / 3600: "second seconds sec secs s sekunde sekunden seconde secondes segundos",
    1 / 60: "minute minutes min mins m minuten minuto minutos minuti minuut minuty",
    1: _HOUR,
    24: "day days d tag tage tagen jour jours dia dias giorno giorni dag dagen dni",
    168: """week weeks w wk wks woche wochen semaine semaines semana semanas settimana
      settimane weken""",
    730: "month months mo monat monate monaten mois mes meses mese mesi maand maanden",
    8766: "year years y yr yrs jahr jahre jahren an ans ano anos anno anni jaar jaren",
}
UNITS = {name: hours for hours, names in _UNITS.items() for name in names.split()}
"""A unit of time → its hours."""

AGO = re.compile(
    r"\b(?:ago|vor|il y a|hace|fa|geleden|ha|atras|temu|sedan|siden|назад)\b"
)
"""What makes an amount of time a date."""
YESTERDAY = {
    name: days
    for days, names in enumerate(
        (
            "today heute hoy oggi vandaag hoje",
            "yesterday gestern hier ayer ieri gisteren",
        )
    )
    for name in names.split()
}
"""A word for a day → how many days it lies back."""
