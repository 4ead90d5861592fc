"""Tests of the content, whatever it is: `plan test` runs them on the site in the current folder. They need the extra `test`."""
