"""Edition + Layout → Galley: each section set once into an XHTML fragment, for every medium."""

from collections.abc import Callable

from tympan.compose import apparatus
from tympan.compose.beats import beats
from tympan.compose.sections import opening, section, title_page
from tympan.compose.setter import Setter
from tympan.compose.strange import refuse_strange_pictures
from tympan.compose.title import names, title_size
from tympan.diagnostic import Fault
from tympan.galley import Galley, Unit
from tympan.layout import Layout
from tympan.model import Edition, Figure, everything
from tympan.model.naming import names_of, with_names


def compose(edition: Edition, layout: Layout) -> Galley:
    """Set every section of the edition in the layout."""
    layout = layout.for_language(edition.language)
    try:
        return _composed(edition, layout, layout.part)
    except Fault:
        # Each node looked at by itself tells which template made the flaw.
        return _composed(edition, layout, layout.render)


def _composed(edition: Edition, layout: Layout, render: Callable[..., str]) -> Galley:
    listed = names_of(edition, edition.is_collection and bool(layout.options.get("name-index")))
    marked, entries = with_names(edition, listed)
    setter = Setter(marked, layout, render)
    interviews = [
        Unit(
            interview.id,
            interview.title,
            (
                opening(interview, marked, layout),
                *speakers,
                *(section(part, setter, interview) for part in interview.sections),
            ),
        )
        for interview, speakers in zip(
            marked.interviews, apparatus.speaker_lists(edition, layout), strict=True
        )
    ]
    front = tuple(section(part, setter) for part in marked.front)
    last = [part for part in marked.back if part.kind == "colophon"]
    back = (
        *(section(part, setter) for part in marked.back if part not in last),
        *apparatus.how_to_cite(edition, layout, names(edition)),
        *apparatus.index(edition, layout, entries),
        *(section(part, setter) for part in last),
    )
    if edition.is_collection:
        front = (title_page(marked, layout), *front)
        units = [Unit("front", edition.title, front), *interviews]
        if back:
            units.append(Unit("back", "", back))
    else:
        [only] = interviews
        units = [
            Unit(only.id, only.title, (*only.fragments[:1], *front, *only.fragments[1:], *back))
        ]
    galley = Galley(
        edition=edition,
        layout=layout,
        units=tuple(units),
        pictures=pictures(edition),
        cover=layout.render(
            "cover.xhtml",
            edition=edition,
            names=names(edition),
            size=title_size(edition.title),
            beats=beats(edition.interviews),
        ),
        index=entries,
    )
    refuse_strange_pictures(galley)
    return galley


def pictures(edition: Edition) -> tuple[str, ...]:
    """The pictures that the edition shows, each once, in reading order."""
    return tuple(
        dict.fromkeys(block.image for block in everything(edition) if isinstance(block, Figure))
    )
