"""Write an update of the facts that checks read (法规库), to be carried on a stick.

    python resources/make_facts.py 法规库更新.txt [FOLDER]

FOLDER holds laws.toml, cited-documents.toml and terms.toml; without it, those beside this script.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from fzdesk.catalogue.facts import pack  # noqa: E402 -- the program beside this script

if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(pack(Path(sys.argv[2]) if len(sys.argv) > 2 else HERE))
