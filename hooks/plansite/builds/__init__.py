"""What templates are told, what goes into the steps of a page, and the builds of the languages beside each other."""
