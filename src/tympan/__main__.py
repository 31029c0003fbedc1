"""`python -m tympan` does what `tympan` does."""

import sys

from tympan.cli import main

if __name__ == "__main__":
    sys.exit(main())
