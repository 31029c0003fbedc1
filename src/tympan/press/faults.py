"""What can be wrong with an order to the press, and why it stops there."""

from types import MappingProxyType

FAULTS = MappingProxyType(
    {
        "unknown-spine": "A cover is drawn around the book. Where a shop keeps the formula of its "
        "spine to itself, only its template tells how wide that is; after a guess the title stands "
        "beside the spine.",
        "no-barcode": "A shop's till reads the barcode, and one with a wrong digit sells another "
        "book or none.",
        "too-many-pages": "One sheet, folded in eight, has eight pages.",
    }
)
