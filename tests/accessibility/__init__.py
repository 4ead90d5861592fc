"""What looks at pages: engines and checks of our own, at every page, and at one of each kind in nine conditions.

No screen reader and no person takes part; what the tests find is stated in accessibility/results.json and nothing beyond it.
"""
