"""`handbook …`, the commands. Exit status 0 fine, 1 problems found, 2 wrong use."""

from . import checking, exchanging, keeping_up, making  # each brings its commands into the group
from .frame import commands, main

__all__ = ["checking", "commands", "exchanging", "keeping_up", "main", "making"]
