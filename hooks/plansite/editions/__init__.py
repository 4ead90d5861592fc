"""The plan in several languages: fidelity to the received text, translations that exist."""
