"""What the measuring scripts share: a host's folder to fill, and what to say of a bound."""

from dataclasses import dataclass
from pathlib import Path

SETTINGS = "site_name: Bench\nextra:\n  handbook:\n    id: bench\n"


@dataclass(frozen=True)
class Bound:
    """The most that a figure may be; it prints as what was measured beside it."""

    name: str
    figure: float
    most: float
    unit: str

    @property
    def is_exceeded(self) -> bool:
        """Whether the figure is above the most."""
        return self.figure > self.most

    def __str__(self) -> str:
        verdict = "TOO MUCH" if self.is_exceeded else "fine"
        figures = f"{self.figure:.2f} {self.unit}, at most {self.most:g} {self.unit}"
        return f"{self.name}: {figures}: {verdict}"


def report(bounds: list[Bound]) -> int:
    """Print each bound beside its figure; 1 where any is exceeded, as a script's exit status."""
    for bound in bounds:
        print(bound)
    return int(any(bound.is_exceeded for bound in bounds))


def new_host(root: Path) -> Path:
    """A host's folder with nothing but its settings; returned."""
    root.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return root
