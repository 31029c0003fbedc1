"""Markdown, with what authors and programs mix into it."""
