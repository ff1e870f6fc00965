"""One run of tailoring: what its entries name, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from ..model import Deed, Difference, Mend, Place, Problem, Rewording
from .explain import nearest
from .load import start_of
from .misnamed import better_name
from .trees import Target, Tree, former_ids, pairs_in, targets_in, text_of, value_of


@dataclass
class Tailored:
    """What tailoring found and did; the trees themselves have changed."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    hidden: list[tuple[Target, yaml.Node, str]] = field(default_factory=list)
    """What shall be left out, with the entry that says so, and why."""
    mends: list[Mend] = field(default_factory=list)
    files: dict[str, Place] = field(default_factory=dict)
    """The paths of files in which something was done, each with what did so first."""
    deeds: dict[str, Place] = field(default_factory=dict)
    """The ids of what something was done to, each with what did so first."""


class Run:
    """One run over all trees."""

    def __init__(self, trees: list[Tree], is_whole: bool) -> None:
        self.trees = trees
        self.targets = targets_in(trees)
        self.former = dict(former_ids(self.targets.values()))
        self.removed = dict(_removed_ids(trees))
        self.is_whole = is_whole
        self.done = Tailored()
        self.first: dict[tuple[str, ...], yaml.Node] = {}
        self.touched: dict[str, yaml.Node] = {}
        self.keeping: set[str] = set()
        """The ids of what answers are kept of."""

    def is_unknown(self, pair: tuple[yaml.Node, yaml.Node]) -> bool:
        """Whether nothing goes by a key; what is added may be what has it."""
        return pair[0].value not in self.targets.keys() | self.former.keys()

    def find(self, key: yaml.Node) -> Target | None:
        """What an entry names; None where there is nothing, which is said.

        TAILOR-UNKNOWN: what a tailoring changes is an id of the handbook.
        TAILOR-RENAMED: it is the id that the thing has now. A notice.
        TAILOR-REMOVED: it is not gone. A notice.
        TAILOR-OWN: it is not in a file of the host's own. A notice.
        """
        id = str(key.value)
        now = self.former.get(id, id)
        if now != id:
            message = f"`{id}` is called `{now}` now."
            self.notice(key, "TAILOR-RENAMED", message, f"Write `{now}`.")
            self.mend(key, now, f"`{id}` → `{now}`")
        if target := self.targets.get(now):
            if file := start_of(target.node).file or (target.tree.is_own and target.tree.path):
                message = f"`{now}` stands in a file of your own, {file}."
                self.notice(key, "TAILOR-OWN", message, "Change it there.")
            self.done.files.setdefault(target.tree.path, start_of(key))
            return target
        if id in self.removed:
            message = f"`{id}` is gone: {self.removed[id]}"
            self.notice(key, "TAILOR-REMOVED", message, "Delete this entry.")
        elif self.is_whole:
            advice = better_name(id, self.targets, self.trees)
            self.problem(key, "TAILOR-UNKNOWN", f"There is no `{id}`.", advice)
        return None

    def once(self, what: tuple[str, ...], at: yaml.Node, done: str) -> bool:
        """TAILOR-TWICE: one thing is done to one item once."""
        first = self.first.setdefault(what, at)
        if first is not at:
            place = start_of(first)
            message = f"It is {done} already, in {place.file}:{place.line}."
            self.problem(at, "TAILOR-TWICE", message, "Delete one of the two.")
        return first is at

    def not_there(self, at: yaml.Node, known: Iterable[str]) -> None:
        message = f"`{at.value}` is not in this list."
        self.problem(at, "TAILOR-AFTER", message, nearest(at.value, known))

    def no_list(self, key: yaml.Node, is_one: bool) -> None:
        """TAILOR-LIST: what is added to, or put in order, is a list, and entries are listed."""
        message = f"`{key.value}` is no list there."
        advice = "Add entries to a list; `set` gives a key one value."
        if is_one:
            message = f"What `{key.value}` has here is no list."
            advice = "Write each entry on a line of its own that begins with `- `."
        self.problem(key, "TAILOR-LIST", message, advice)

    def tell(
        self,
        target: Target,
        deed: Deed,
        at: yaml.Node,
        changed: tuple[Rewording, ...] = (),
        because: str = "",
    ) -> None:
        place = start_of(at)
        self.done.deeds.setdefault(target.id, place)
        self.done.differences.append(
            Difference(
                id=target.id,
                deed=deed,
                title=target.title,
                within=target.tree.id if target.tree.is_work else "",
                changed=changed,
                because=because,
                where=f"{place.file}:{place.line}",
            )
        )

    def mend(self, node: yaml.Node, text: str, message: str) -> None:
        """Note what `handbook upgrade` can write in a node's place."""
        start, end = node.start_mark, node.end_mark
        self.done.mends.append(Mend(start.name, start.index, end.index, text, message))

    def problem(self, at: yaml.Node, id: str, message: str, advice: str) -> None:
        place = start_of(at)
        self.done.problems.append(Problem(place.file, place, id, message, advice))

    def notice(self, at: yaml.Node, id: str, message: str, advice: str) -> None:
        place = start_of(at)
        self.done.notices.append(Problem(place.file, place, id, message, advice))


def because_of(entry: yaml.Node) -> str:
    return text_of(value_of(entry, "because"))


def _removed_ids(trees: Iterable[Tree]) -> Iterator[tuple[str, str]]:
    """(an id that is gone for good, why)."""
    for tree in trees:
        for _, entries in pairs_in(tree.node) if tree.kind.name == "removed" else ():
            for entry in entries.value:
                yield text_of(value_of(entry, "was")), because_of(entry)
