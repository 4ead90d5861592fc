"""Builds the site in the current folder as often as its input names a folder, each time by a process that has only loaded the machine."""

import importlib
import json
import os
import sys

from plansite.commands import builder

if __name__ == "__main__":
    importlib.import_module("plansite.mkdocs")
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            built, _, output = builder.run("mkdocs", "build", "--strict", "--site-dir", line.rstrip("\n"))
            print(json.dumps({"built": built, "output": builder.told(output)}), flush=True)
            os._exit(0)
        os.waitpid(child, 0)
