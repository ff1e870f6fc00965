"""What public hosting of the code runs: the README's own commands, and nothing cleverer."""

from __future__ import annotations

import re

import yaml

from handbook import PACKAGE

COMMANDS = re.findall(r"^    (python3 scripts/\w+\.py)$", (PACKAGE / "README.md").read_text(), re.M)


def test_the_workflow_runs_the_two_commands_of_the_readme():
    workflow = yaml.safe_load((PACKAGE / ".github/workflows/test.yml").read_text())
    run = {
        job: [step["run"] for step in told["steps"] if "run" in step]
        for job, told in workflow["jobs"].items()
    }
    assert len(COMMANDS) == 2
    assert run == {"tested": COMMANDS, "built": COMMANDS[:1]}
