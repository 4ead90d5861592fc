"""The theme: templates of pages, style, script, and the machine's words, a file a language."""

from pathlib import Path

FOLDER = Path(__file__).parent
