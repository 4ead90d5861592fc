"""What `plan mend` would do of a pull request: as suggestions to accept where they fit in one, and in words.

Mends the working tree, which is thrown away.
"""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

from plansite.commands import mend
from plansite.files.message import said, said_in_all
from plansite.reviews import quotes, suggestions


def main(base: str, file: Path) -> int:
    """Write the comments that suggest to a JSON file, print as Markdown what mending the site in the current folder does, and return 0."""
    with redirect_stdout(io.StringIO()) as printed:
        mend.main("")
    done = [line for line in printed.getvalue().splitlines() if line]
    found = [suggestions.comment(each, said_in_all("DONE086", between="\n\n")) for each in suggestions.suggestions(Path.cwd(), base)]
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    if done:
        print(f"\n## {said('REVW088')}\n\n{said('REVW089')}\n\n" + "\n".join(f"- {quotes.quoted(line)}" for line in done))
    return 0
