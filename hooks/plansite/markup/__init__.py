"""Markdown extensions for what an official document has: captioned tables, notes that keep their numbers."""
