"""`python -m fzdesk` and both frozen executables start here."""

import sys

from fzdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
