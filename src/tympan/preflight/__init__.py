"""The preflight room: rules on the finished file, for the shop that it is made for."""

from collections.abc import Mapping
from types import MappingProxyType

from tympan.diagnostic import Diagnostic
from tympan.preflight.boxes import (
    art_beyond_the_bleed,
    bleed_not_filled,
    bleed_on_a_forbidden_edge,
    bleed_size,
    boxes_in_disorder,
    ink_at_a_clear_edge,
    sheet_size,
    trim_size,
    turned_page,
)
from tympan.preflight.colour import (
    colour_in_a_black_book,
    colour_with_a_profile,
    not_looked_at,
    picture_with_too_much_ink,
    rgb_in_print,
    spot_colour,
    too_much_ink,
)
from tympan.preflight.cover import (
    colour_in_the_barcode_box,
    cover_without_its_book,
    spine_text_forbidden,
)
from tympan.preflight.fonts import (
    font_in_place_of_another,
    font_not_embedded,
    font_of_drawings,
    missing_glyph,
)
from tympan.preflight.intent import (
    file_without_title,
    flavour_of_pdf,
    printing_condition,
    unsaid_in_print,
)
from tympan.preflight.leftovers import (
    annotation_in_print,
    bookmarks_in_print,
    encrypted,
    layers_in_print,
    something_that_acts,
    transparency_in_print,
)
from tympan.preflight.margins import text_in_the_gutter, text_too_near_the_cut
from tympan.preflight.pages import (
    last_page_not_blank,
    older_than_the_manuscript,
    page_count,
    print_file_too_large,
    too_few_pages,
    too_many_blank_pages,
)
from tympan.preflight.pictures import (
    picture_finer_than_print,
    picture_rather_coarse,
    picture_too_coarse,
)
from tympan.preflight.spreads import pull_quotes_facing
from tympan.preflight.subject import Preflight
from tympan.preflight.type import (
    black_text_in_several_inks,
    hairline,
    line_too_thin,
    small_type_in_several_inks,
    tint_too_pale,
    type_too_small,
)
from tympan.rule import Rule

OF_ANY: tuple[Rule[Preflight], ...] = (
    older_than_the_manuscript,
    font_not_embedded,
    font_of_drawings,
    font_in_place_of_another,
    missing_glyph,
    turned_page,
    something_that_acts,
    encrypted,
    file_without_title,
)
# A booklet is printed in colours of light, in no size that a shop lists: at home.
OF_BOOKLETS: tuple[Rule[Preflight], ...] = (picture_too_coarse, picture_rather_coarse)
OF_PRINT: tuple[Rule[Preflight], ...] = (
    trim_size,
    boxes_in_disorder,
    bleed_size,
    bleed_on_a_forbidden_edge,
    sheet_size,
    bleed_not_filled,
    art_beyond_the_bleed,
    print_file_too_large,
    type_too_small,
    small_type_in_several_inks,
    black_text_in_several_inks,
    hairline,
    line_too_thin,
    tint_too_pale,
    rgb_in_print,
    spot_colour,
    colour_with_a_profile,
    too_much_ink,
    picture_with_too_much_ink,
    not_looked_at,
    picture_too_coarse,
    picture_rather_coarse,
    picture_finer_than_print,
    text_too_near_the_cut,
    annotation_in_print,
    bookmarks_in_print,
    layers_in_print,
    transparency_in_print,
    flavour_of_pdf,
    printing_condition,
    unsaid_in_print,
)
OF_PAGES: tuple[Rule[Preflight], ...] = (
    ink_at_a_clear_edge,
    page_count,
    too_few_pages,
    last_page_not_blank,
    too_many_blank_pages,
    colour_in_a_black_book,
    text_in_the_gutter,
    pull_quotes_facing,
)
OF_COVERS: tuple[Rule[Preflight], ...] = (
    cover_without_its_book,
    spine_text_forbidden,
    colour_in_the_barcode_box,
)

RULES = (*OF_ANY, *OF_PRINT, *OF_PAGES, *OF_COVERS)
LOOKED_AT: Mapping[str, tuple[Rule[Preflight], ...]] = MappingProxyType(
    {
        "print": (*OF_ANY, *OF_PRINT, *OF_PAGES),
        "cover": (*OF_ANY, *OF_PRINT, *OF_COVERS),
        "screen": OF_ANY,
        "booklet": (*OF_ANY, *OF_BOOKLETS),
    }
)
# The kinds of file whose ink is looked at.
INKED = ("print", "cover")


def preflight(job: Preflight, allow: tuple[str, ...] = ()) -> list[Diagnostic]:
    """Everything that the rules for this kind of file find in it, but for what is allowed."""
    asked = (rule for rule in LOOKED_AT[job.kind] if rule.id not in allow)
    return [said for rule in asked for said in rule(job)]
