"""Documents of word processors: zips of XML."""
