"""Each press writes one kind of file from the galley."""
