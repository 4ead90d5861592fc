"""Easy Japanese: readings, ruby, rules."""
