"""Is the site accessible? The tests of the pages as they are; what they find is stated in accessibility/results.json."""
