"""The rules of the Mozilla (MDN) HTTP Observatory, applied to answers on this machine: it looks at public sites only.

Source: MDN HTTP Observatory, src/analyzer/tests; where a rule asks for a list of the public (HSTS preloading), no site is in it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml
from lxml import html

_TABLE: Any = yaml.safe_load(Path(__file__).with_name("observatory.yaml").read_text(encoding="utf-8"))
_BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
_INLINE = {"'unsafe-inline'", "data:"}
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_UNSAFE = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}


class Answer(NamedTuple):
    """An answer: its status, its headers by their names in small letters, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def findings(host: str, plain: Answer, secure: Answer) -> list[str]:
    """Return what the Observatory finds of a page of `host`, asked for over HTTP (`plain`) and over HTTPS: one finding a test."""
    directives = [each.split() for each in secure.headers.get("content-security-policy", "").split(";") if each.strip()]
    policy = {name: set(sources) for name, *sources in directives}
    return [
        f"csp-{_policy(policy)}",
        f"cookies-{'without-secure-flag' if 'set-cookie' in secure.headers else 'not-found'}",
        f"cross-origin-resource-sharing-{_sharing(secure.headers)}",
        f"redirection-{_redirection(host, plain)}",
        f"referrer-policy-{_referrer(secure.headers)}",
        f"hsts-{_transport(secure.headers)}",
        f"sri-{_integrity(host, secure.body)}",
        f"x-content-type-options-{_said(secure.headers, 'x-content-type-options', {'nosniff': 'nosniff'})}",
        f"x-frame-options-{_frames(policy, secure.headers)}",
        f"cross-origin-resource-policy-{_resources(secure.headers)}",
    ]


def grade(found: list[str]) -> tuple[int, str]:
    """Return the score and the grade of findings."""
    scores = [int(_TABLE["scores"][finding]) for finding in found]
    score = 100 + sum(each for each in scores if each < 0)
    if score >= _TABLE["bonus_from"]:
        score += sum(each for each in scores if each > 0)
    score = max(score, 0)
    return score, next(letter for least, letter in sorted(_TABLE["grades"].items(), reverse=True) if score >= least)


def report(found: list[str]) -> Iterator[str]:
    """Give a line for each finding with its score, and one for the grade."""
    for finding in found:
        yield f"{_TABLE['scores'][finding]:+4d}  {finding}"
    yield "{:4d}  {}".format(*grade(found))


def _policy(policy: Mapping[str, set[str]]) -> str:
    if not policy:
        return "not-implemented"
    rest = policy.get("default-src", {"*"})
    script, style, objects = (policy.get(name, rest) for name in ("script-src", "style-src", "object-src"))
    passive = policy.get("img-src", rest) | policy.get("media-src", rest)
    active = script.union(*(sources for name, sources in policy.items() if name not in ("img-src", "media-src")))
    insecure = ("http:", "ftp:")
    if script & (_BROAD | _INLINE) or objects & _BROAD:
        return "implemented-with-unsafe-inline"
    if any(source.startswith(insecure) for source in active):
        return "implemented-with-insecure-scheme"
    if "'unsafe-eval'" in script | style:
        return "implemented-with-unsafe-eval"
    if any(source.startswith(insecure) for source in passive):
        return "implemented-with-insecure-scheme-in-passive-content-only"
    if style & (_BROAD | _INLINE):
        return "implemented-with-unsafe-inline-in-style-src-only"
    return "implemented-with-no-unsafe" + ("-default-src-none" if policy.get("default-src") == {"'none'"} else "")


def _sharing(headers: Mapping[str, str]) -> str:
    if "access-control-allow-origin" not in headers:
        return "not-implemented"
    return f"implemented-with-{'universal' if headers.get('access-control-allow-credentials') == 'true' else 'public'}-access"


def _redirection(host: str, plain: Answer) -> str:
    if plain.status not in (301, 302, 303, 307, 308):
        return "missing"
    target = urlsplit(plain.headers["location"])
    if target.scheme != "https":
        return "not-to-https"
    return "to-https" if target.hostname == host else "off-host-from-http"


def _referrer(headers: Mapping[str, str]) -> str:
    if "referrer-policy" not in headers:
        return "not-implemented"
    known = [each.strip() for each in headers["referrer-policy"].lower().split(",") if each.strip() in _PRIVATE | _UNSAFE]
    if not known:
        return "header-invalid"
    return "private" if known[-1] in _PRIVATE else "unsafe"


def _transport(headers: Mapping[str, str]) -> str:
    if "strict-transport-security" not in headers:
        return "not-implemented"
    age = re.search(r"max-age=(\d+)", headers["strict-transport-security"].lower())
    if age is None:
        return "header-invalid"
    return f"implemented-max-age-{'at-least' if int(age[1]) >= 15768000 else 'less-than'}-six-months"


def _integrity(host: str, body: bytes) -> str:
    addresses: Any = html.fromstring(body).xpath("//script/@src")
    scripts = [urlsplit(address) for address in addresses]
    foreign = [script for script in scripts if script.netloc and script.hostname != host]
    if not scripts:
        return "not-implemented-but-no-scripts-loaded"
    if not foreign:
        return "not-implemented-but-all-scripts-loaded-from-secure-origin"
    if all(script.scheme == "https" for script in foreign):
        return "not-implemented-but-external-scripts-loaded-securely"
    return "not-implemented-and-external-scripts-not-loaded-securely"


def _frames(policy: Mapping[str, set[str]], headers: Mapping[str, str]) -> str:
    if "frame-ancestors" in policy and not policy["frame-ancestors"] & _BROAD:
        return "implemented-via-csp"
    return _said(headers, "x-frame-options", dict.fromkeys(("deny", "sameorigin"), "sameorigin-or-deny"))


def _resources(headers: Mapping[str, str]) -> str:
    kinds = ("same-origin", "same-site", "cross-origin")
    return _said(headers, "cross-origin-resource-policy", {kind: f"implemented-with-{kind}" for kind in kinds})


def _said(headers: Mapping[str, str], name: str, known: Mapping[str, str]) -> str:
    return known.get(headers[name].strip().lower(), "header-invalid") if name in headers else "not-implemented"
