"""Search, settings and previews of words on the pages of this plan, worked as on those of the frozen one."""

import pytest

from ...machine.accessibility.test_interactions import test_answers, test_preview, test_search, test_settings, wide

__all__ = ["test_answers", "test_preview", "test_search", "test_settings", "wide"]
pytestmark = pytest.mark.share(8)
