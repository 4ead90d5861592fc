"""Templates of the theme come to pages without their indentation, those of a site as they are."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FunctionLoader

from plansite import theme
from plansite.theme.indentation import Indentation

TEXT = "<ul>\n  {% for each in [1, 2] %}\n\t<li>{{ each }}  one</li>\n  {% endfor %}\n\n</ul>\n"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (theme.FOLDER / "partials" / "menu.html", "<ul>\n<li>1  one</li>\n<li>2  one</li>\n\n</ul>"),
        (Path("overrides", "menu.html"), "<ul>\n\t<li>1  one</li>\n\t<li>2  one</li>\n\n</ul>"),
    ],
)
def test_lines_begin_where_they_say_something(file: Path, expected: str) -> None:
    loader = FunctionLoader(lambda name: (TEXT, str(file), None))
    environment = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True, extensions=[Indentation])
    assert environment.get_template("menu.html").render() == expected


def test_a_template_without_a_file_stays() -> None:
    environment = Environment(loader=DictLoader({"menu.html": "<pre>\n  a</pre>"}), extensions=[Indentation])
    assert environment.get_template("menu.html").render() == "<pre>\n  a</pre>"
