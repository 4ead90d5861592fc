"""The plan in figures: its indicators, its dates, how its parts hang together, and where its words meet."""
