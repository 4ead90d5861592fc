"""An official plan as an accessible site in several languages, in which every technical word explains itself."""
