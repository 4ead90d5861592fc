"""What is done to the tree of a page: captions of tables, numbers of notes, titles of alerts; and how MkDocs is given the tree."""
