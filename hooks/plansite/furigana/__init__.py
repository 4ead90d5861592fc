"""How the kanji of a page are read: reviewed readings, numbers with their counters, ruby on the finished page."""
