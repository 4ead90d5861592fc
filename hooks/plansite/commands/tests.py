"""Run the tests of the content that come with the package on the plan in the current folder."""

from pathlib import Path

from plansite.files.message import said


def main(arguments: tuple[str, ...]) -> int:
    """Run the tests, with more arguments for pytest, and return the exit status."""
    try:
        import codespell_lib  # noqa: F401
        import lxml.html  # noqa: F401
        import pytest
    except ImportError:
        print(said("DONE044"))
        return 1
    folder = Path(__file__).with_name("testing")
    # Settings of its own, or pytest would take those of whatever repository the plan stands in.
    return int(pytest.main([str(folder), "-c", str(folder / "pytest.ini"), "--rootdir", str(Path.cwd()), *arguments]))
