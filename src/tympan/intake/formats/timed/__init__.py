"""What comes with times: captions, JSON of speech recognisers, tables."""
