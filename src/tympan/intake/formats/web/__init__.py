"""Web pages: the article, and what is around it."""
