"""Is the site accessible? Engines and checks of our own look at every page, and at one of each kind in nine conditions.

No screen reader and no person takes part; what these tests find is stated in accessibility/results.json and nothing beyond it.
"""
