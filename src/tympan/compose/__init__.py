"""Edition + Layout → Galley: each section set once into an XHTML fragment, for every medium."""

from collections.abc import Callable
from dataclasses import replace

from tympan.cache import NOTHING, Cache
from tympan.compose import apparatus
from tympan.compose.beats import beats
from tympan.compose.keeping import Bench
from tympan.compose.sections import title_page
from tympan.compose.setter import Setter
from tympan.compose.strange import refuse_strange_pictures
from tympan.compose.title import names, title_size
from tympan.diagnostic import Fault
from tympan.galley import Galley, Unit
from tympan.layout import Layout
from tympan.model import Edition, Figure, everything
from tympan.model.naming import names_of, with_names


def compose(edition: Edition, layout: Layout, cache: Cache = NOTHING) -> Galley:
    """Set every section of the edition in the layout, but for those that are kept."""
    layout = layout.for_language(edition.language)
    try:
        return _composed(edition, layout, layout.part, cache)
    except Fault:
        # Each node looked at by itself tells which template made the flaw.
        return _composed(edition, layout, layout.render, NOTHING)


def _composed(edition: Edition, layout: Layout, render: Callable[..., str], cache: Cache) -> Galley:
    listed = names_of(edition, edition.is_collection and bool(layout.options.get("name-index")))
    marked, entries = with_names(edition, listed)
    bench = Bench(Setter(without_text(edition), layout, render), cache)
    interviews = [
        Unit(
            interview.id,
            interview.title,
            (
                bench.opening(interview),
                *bench.speakers(interview),
                *(bench.section(part, interview) for part in interview.sections),
            ),
        )
        for interview in marked.interviews
    ]
    front = tuple(bench.section(part) for part in marked.front)
    last = [part for part in marked.back if part.kind == "colophon"]
    back = (
        *(bench.section(part) for part in marked.back if part not in last),
        *apparatus.how_to_cite(edition, layout, names(edition)),
        *apparatus.index(edition, layout, entries),
        *(bench.section(part) for part in last),
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


def without_text(edition: Edition) -> Edition:
    """The edition with its interviews and without their sections: what it says of itself."""
    interviews = tuple(replace(interview, sections=()) for interview in edition.interviews)
    return replace(edition, front=(), interviews=interviews, back=())


def pictures(edition: Edition) -> tuple[str, ...]:
    """The pictures that the edition shows, each once, in reading order."""
    return tuple(
        dict.fromkeys(block.image for block in everything(edition) if isinstance(block, Figure))
    )
