"""To which language of a site a text of a file belongs."""

import pytest

from plansite.exchange.imports.drafts import Source

TAGS = [
    ({"ja": "ja", "en": "en"}, "ja", ("ja", False)),
    ({"ja": "ja", "en": "en"}, None, ("ja", False)),
    ({"en": "en", "ja": "ja"}, "", ("en", False)),
    ({"ja": "ja", "en": "en"}, "en-GB", ("en", False)),
    ({"ja": "ja", "en": "en"}, "en_US", ("en", False)),
    ({"ja": "ja", "en": "en"}, "JA-JP", ("ja", False)),
    ({"ja": "ja", "en": "en"}, "es-419", None),
    ({"ja": "ja", "en": "en"}, "ja-Jpan", ("ja", False)),
    ({"ja": "ja", "en": "en"}, "ja-Hira", ("ja", True)),
    ({"ja": "ja", "en": "en"}, "ja-Hrkt-JP", ("ja", True)),
    ({"ja": "ja", "en": "en"}, "ja-Latn", None),
    ({"ja": "ja", "en": "en"}, "ja-simple", None),
    ({"ja": "ja", "en": "en"}, "ja-easy", None),
    ({"ja": "ja", "ja-simple": "ja-easy"}, "ja-simple", ("ja-easy", False)),
    ({"ja": "ja", "ja-simple": "ja-easy"}, "ja-easy", ("ja-easy", False)),
    ({"ja": "ja", "ja-simple": "ja-easy"}, "ja-Hira-simple", ("ja-easy", True)),
    ({"zh-Hans": "zh"}, "zh-Hant", None),
    ({"zh-Hans": "zh"}, "zh-Hans", ("zh", False)),
    ({"ja": "ja", "id": "id"}, "id", ("id-ID", False)),
]


@pytest.mark.parametrize(("locales", "tag", "expected"), TAGS)
def test_languages(locales: dict[str, str], tag: str | None, expected: tuple[str, bool] | None) -> None:
    source = Source("words.ttl", locales)
    assert source.key(tag, 7) == expected
    told = [(problem.line, dict(problem.message.slots)) for problem in source.problems()]
    assert told == ([] if expected else [(7, {"tag": tag, "count": 1})])
