"""See an edition while writing it: its pages, its EPUB and what was found, new at every save."""
