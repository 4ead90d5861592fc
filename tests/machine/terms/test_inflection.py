"""What the forms of an English spelling begin with."""

import pytest

from plansite.terms import inflection

OPENINGS = [
    ("drone", {"drone"}),
    ("smart city", {"smart cit", "smartcit"}),
    ("AI", {"ai", "ais"}),
    ("Open AI", {"open ai"}),
    ("it", {"it"}),
    ("person in need", {"person in need", "persons in need", "people in need"}),
    ("open banking rules", {"open banking rule", "opens banking rule"}),
    ("web site", {"web site", "website"}),
    ("setup", {"set"}),
    ("OpenData", {"open"}),
    ("programme", {"program"}),
    ("organisation of work", {"organi" + rest for rest in ("sation of work", "zation of work", "sations of work", "zations of work")}),
    (
        "guideline on the security of information",
        {
            "guideline on the security of information",
            "guidelines on the security of informatio",
            "guideline on the securities of informati",
        },
    ),
]


@pytest.mark.parametrize(("phrase", "openings"), OPENINGS)
def test_openings_of_a_phrase(phrase: str, openings: set[str]) -> None:
    assert inflection.openings(phrase) == openings
    assert [form for form in inflection.forms(phrase) if not form.lower().startswith(tuple(openings))] == []


FORMS: list[tuple[str, list[str]]] = [
    ("eTax", ["eTax", "e Tax", "eTaxes", "e Taxes"]),
    ("web site rule", ["web site rule", "website rule", "web site rules", "website rules"]),
    (
        "organise the program",
        [
            f"{verb} the {noun}{ending}"
            for ending in ("", "s")
            for verb, noun in (("organise", "program"), ("organize", "program"), ("organise", "programme"))
        ],
    ),
    ("datum", ["datum", "data", "datums"]),
]


@pytest.mark.parametrize(("phrase", "forms"), FORMS)
def test_forms_of_a_phrase(phrase: str, forms: list[str]) -> None:
    assert list(inflection.forms(phrase)) == forms
