"""The easy edition: how its words are read, and the furigana on its pages."""
