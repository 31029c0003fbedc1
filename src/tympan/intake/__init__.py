"""Intake: a raw interview becomes a manuscript, and no word of it is lost."""
