"""`python -m competency_handbook …` is the `handbook` command."""

from .cli import main

main(prog_name="handbook")
