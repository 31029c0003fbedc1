"""The sectional way to make a book: units set apart, kept, and put together (`sectional.py`)."""
