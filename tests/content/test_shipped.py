"""The tests that come with the package (`plan test`), on the plan of this repository."""

from plansite.commands.testing.test_content import *  # noqa: F403
from plansite.commands.testing.test_site import *  # noqa: F403
