"""One reading of every file that people write: text, YAML, forms, Markdown; and the problems found in them."""
