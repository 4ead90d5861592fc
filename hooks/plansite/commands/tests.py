"""Run the tests of the content that come with the package on the plan in the current folder."""

import os
from pathlib import Path

from plansite.files import problem


def main(arguments: tuple[str, ...]) -> int:
    """Run the tests, with more arguments for pytest, and return the exit status."""
    try:
        import lxml.html  # noqa: F401
        import pytest
    except ImportError:
        english = problem.language_of(os.environ) == "en"
        print(
            "pip install 'plansite[test]'" + (" installs what the tests need." if english else " を実行すると、検査に要るものが入ります。")
        )
        return 1
    folder = Path(__file__).parents[1] / "testing"
    # Settings of its own, or pytest would take those of whatever repository the plan stands in.
    return int(pytest.main([str(folder), "-c", str(folder / "pytest.ini"), "--rootdir", os.getcwd(), *arguments]))
