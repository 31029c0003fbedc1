"""Plain text: lines become paragraphs again."""
