"""Why a layout is refused, by the id of the message."""

from types import MappingProxyType

FAULTS = MappingProxyType(
    {
        "no-such-layout": "An edition can only be set in a layout that is in a `layouts` folder "
        "beside its manuscript or that came with tympan.",
        "layout-broken": "A layout's settings, templates and style sheets must be whole: a press "
        "that guesses what was meant prints something nobody designed.",
        "layout-in-a-circle": "A layout takes what it lacks from the layout it extends. If that "
        "one extends the first again, there is nothing to start from.",
        "no-such-option": "A layout can only be adjusted through the options it declares; "
        "`tympan layouts NAME` lists them.",
        "wrong-option": "An option's value must be of the kind that the layout declares: a "
        "colour, a length, one of its choices.",
        "columns-too-narrow": "A line that holds fewer than some 38 characters cannot be made "
        "even: its spaces gape, or every other one ends in a hyphen. Two columns want a magazine's "
        "page; on a book's, and in large print, one is easier to read.",
        "layout-reaches-out": "A layout is a folder of data that works on every machine, with no "
        "network. A style sheet that imports or fetches something, or a link to a file elsewhere, "
        "would break that.",
    }
)
