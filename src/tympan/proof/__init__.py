"""The proof room: rules on the edition."""

from collections.abc import Callable, Iterable

from tympan.diagnostic import Diagnostic, in_order
from tympan.model import Edition
from tympan.proof.characters import uncovered_character
from tympan.proof.headings import heading_level_jump, second_section_title
from tympan.proof.index import index_name_not_found
from tympan.proof.metadata import (
    allow_unknown_rule,
    description_too_long,
    incomplete_metadata,
    isbn_check_digit,
    isbn_of_two_books,
    missing_metadata,
    title_too_long,
)
from tympan.proof.pictures import alt_too_long, picture_without_alt, picture_without_credit
from tympan.proof.pull_quotes import (
    pull_quote_before_its_source,
    pull_quote_next_to_its_source,
    pull_quote_not_verbatim,
    pull_quote_repeated,
    pull_quote_with_brackets,
)
from tympan.proof.quotations import (
    straight_quotation_mark,
    stranded_quotation_mark,
    unclosed_quotation,
    unopened_quotation,
)
from tympan.proof.recordings import recording_without_times, time_behind_the_recording
from tympan.proof.speakers import silent_speaker, unknown_speaker
from tympan.proof.subject import Proof
from tympan.rule import Rule

RULES: tuple[Rule[Proof], ...] = (
    pull_quote_not_verbatim,
    pull_quote_before_its_source,
    pull_quote_next_to_its_source,
    pull_quote_repeated,
    pull_quote_with_brackets,
    unclosed_quotation,
    unopened_quotation,
    stranded_quotation_mark,
    straight_quotation_mark,
    unknown_speaker,
    silent_speaker,
    picture_without_alt,
    picture_without_credit,
    alt_too_long,
    recording_without_times,
    time_behind_the_recording,
    heading_level_jump,
    second_section_title,
    index_name_not_found,
    uncovered_character,
    missing_metadata,
    incomplete_metadata,
    isbn_check_digit,
    isbn_of_two_books,
    title_too_long,
    description_too_long,
    allow_unknown_rule,
)


def proof(
    edition: Edition, covered: Callable[[str], bool], elsewhere: Iterable[str] = ()
) -> list[Diagnostic]:
    """Everything that the rules find in the edition, in order, but for what it allows.

    `covered` says whether a font that was chosen has a character; `elsewhere` are the ids of
    rules outside this room, which `allow` may name too.
    """
    known = frozenset(rule.id for rule in RULES).union(elsewhere)
    subject = Proof(edition, covered, known)
    asked = (rule for rule in RULES if rule.id not in edition.allow)
    return in_order(said for rule in asked for said in rule(subject))
