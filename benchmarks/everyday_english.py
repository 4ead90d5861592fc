"""Write the list of everyday English words, terms/everyday-english.txt, anew.

`pip install wordfreq==3.1.1` beside the package, then `python benchmarks/everyday_english.py`. The words are those that wordfreq (Robyn
Speer, CC BY-SA 4.0) has seen six times in ten million words, in small letters, each by its root; but for the technical words below.
"""

import re
import sys
from pathlib import Path
from textwrap import wrap

from wordfreq import get_frequency_dict

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from plansite.terms import everyday  # noqa: E402

LEAST = 6e-7  # of all words; rarer ones are left out
# Frequent, and yet to be explained: the words of the trade.
TECHNICAL = """
    algorithm analytics authentication backend backup bandwidth biometric bitcoin bitrate blockchain bluetooth broadband bytes cache chipset
    codec crowdfunding crowdsourcing crypto cryptocurrency cyberattack cybersecurity dashboard database dataset debug decrypt
    dongle emulator encrypt endpoint ethernet firewall firmware frontend geolocation hashtag hyperlink hypertext interoperability
    kernel latency localhost malware metadata microservices middleware modem multicast namespace onboarding outlier parser payload phishing
    pixel plugin podcast proxy ransomware reboot repository runtime sandbox scalability schema screenshot semantics spyware
    startup subnet syntax telemetry thermostat throughput timestamp toolkit trojan upload usability validator virtualization webinar
    webpage whitelist widget wiki workflow
"""
HEAD = """\
# Everyday English words by their roots, as everyday.py takes them from words: what wordfreq 3.1.1 (Robyn Speer) has seen six times in ten
# million words, but for words of the trade. Licence of this list: CC BY-SA 4.0. Made by benchmarks/everyday_english.py.
"""

technical = set(map(everyday.root, TECHNICAL.split()))
shares = get_frequency_dict("en")
frequent = {everyday.root(word) for word, share in shares.items() if share >= LEAST and re.fullmatch("[a-z]{4,}", word)}
text = HEAD + "\n".join(wrap(" ".join(sorted(frequent - technical)), 139)) + "\n"
(ROOT / "hooks/plansite/terms/everyday-english.txt").write_text(text, encoding="utf-8")
