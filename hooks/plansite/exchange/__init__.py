"""The glossary and the plan as data: what goes out, and what comes in from others."""
