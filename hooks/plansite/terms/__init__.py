"""Terms: read, hold, find, link, show."""
