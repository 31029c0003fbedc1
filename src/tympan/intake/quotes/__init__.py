"""Pull quotes: the sentences of an interview that may be set large, ranked and chosen."""

from collections.abc import Iterable

from tympan.intake.quotes.candidates import candidates, length_of
from tympan.intake.quotes.choice import choose
from tympan.intake.quotes.score import Scored, ranked
from tympan.intake.quotes.setting import galley, with_quotes
from tympan.intake.writing.draft import Sheet
from tympan.model import Edition, Interview

__all__ = ["Scored", "pulled", "ranking"]


def ranking(interview: Interview, language: str) -> list[Scored]:
    """Every sentence of an interview that could be pulled, the best first."""
    return ranked(candidates(interview, language), language, length_of(interview))


def pulled(edition: Edition, sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets of an edition with the best of its sentences as pull quotes."""
    written = tuple(sheets)
    numbers = {str(edition.folder / sheet.path): at for at, sheet in enumerate(written)}
    galleys = []
    for interview in edition.interviews:
        places = galley(interview, written, numbers)
        choose(ranking(interview, edition.language), length_of(interview), places.take)
        galleys.append(places)
    return with_quotes(written, galleys)
