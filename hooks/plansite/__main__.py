"""`python -m plansite`: the command `plan` where it is not on the path."""

from plansite.commands import plan

plan()
