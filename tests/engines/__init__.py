"""What the tests judge the site with: programs of the npm registry, pinned with hashes in package-lock.json, run by Node and Java of PyPI."""

from pathlib import Path

_MODULES = Path(__file__).parent / "node_modules"
AXE = _MODULES / "axe-core" / "axe.min.js"
ACE = _MODULES / "accessibility-checker-engine" / "ace.js"
NU = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
SCREEN_READER = _MODULES / "@guidepup" / "virtual-screen-reader"
YAML_LANGUAGE_SERVER = _MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
READABILITY = _MODULES / "@mozilla" / "readability" / "Readability.js"
LIGHTHOUSE = Path(__file__).parent / "lighthouse.mjs"
ALFA, ALFA_RULES = Path(__file__).parent / "alfa.mjs", _MODULES / "@siteimprove" / "alfa-rules"
STYLE = Path(__file__).parent / "style.mjs"
