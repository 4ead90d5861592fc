"""How many of the changes that mutmut made the tests saw, module by module; 1 where that is less than 95 % of a module's.

`make mutants` runs it where mutmut has run. A change that nothing ran counts as not seen; one that never ended was.
"""

import json
import sys
from pathlib import Path

LEAST = 0.95
# What mutmut writes of a change: the tests passed, or there were none; None: not tried.
_NOT_SEEN = (0, 33)

if __name__ == "__main__":
    low = False
    for path in sorted(Path("mutants/src").rglob("*.py.meta")):
        codes = [code for code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values() if code is not None]
        if codes:
            seen = sum(code not in _NOT_SEEN for code in codes) / len(codes)
            low = low or seen < LEAST
            print(f"{seen:6.1%} of {len(codes):4} {path.relative_to('mutants/src/plansite').with_suffix('')}")
    sys.exit(low)
