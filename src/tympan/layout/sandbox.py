"""Jinja shut in: a template reads what it is given, comes to an end, and makes no more than a page.

Jinja's own sandbox keeps templates from the machine; it lets them run and grow without end.
"""

from collections.abc import Iterable, Iterator, MutableMapping
from pathlib import PurePath
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tympan.diagnostic import did_you_mean

# How often a template may go round its loops and call something, and how long a text or a list
# may become by multiplying: each far beyond what a book of a thousand pages needs.
MOST_STEPS = 100_000
MOST_ITEMS = 1_000_000
# What makes a short text as long as a number says.
PADDING = ("center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a bound on its steps, in which a path is a name and opens nothing."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, loader: BaseLoader, extensions: Iterable[Any] = ()) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=tuple(extensions),
            # A layout is found anew for every build, and does not change under one.
            auto_reload=False,
        )
        # The same manuscript gives the same bytes, whatever its layout does.
        del self.globals["lipsum"], self.filters["random"]
        for padding in ("center", "format", "indent"):
            del self.filters[padding]
        self.filters["counted"] = self._counted
        self.steps = 0
        self._known: dict[str, Template] = {}

    def known(self, name: str) -> Template:
        """A template, loaded once: Jinja would look anew each time for a newer one."""
        if name not in self._known:
            self._known[name] = self.get_template(name)
        return self._known[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows by itself, in one table: Jinja chains two, and reads both for each
        filling in, of which a book takes thousands.
        """
        return {**self.globals, **(d or {})}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, PurePath) or (isinstance(obj, str) and attr in PADDING):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Jinja's safe kind of `format`, which would pad a text to any length: there is none."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a template may not format text by %")
        sizes = [
            len(side) if isinstance(side, (str, list, tuple)) else side for side in (left, right)
        ]
        if all(isinstance(size, int) for size in sizes):
            bits = abs(sizes[1]) if operator == "**" else 0
            if bits > 64 or (sizes != [left, right] and abs(sizes[0] * sizes[1]) > MOST_ITEMS):
                raise SecurityError("this becomes too large")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        self._step()
        return super().call(context, obj, *args, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Every loop counts its rounds. Jinja has no published way to a tree before it is compiled;
        tests/test_templates.py fails when this one is gone."""
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            counted = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
            counted.environment = self
            loop.iter = counted
        self._refuse_strange_blocks(tree, name, filename)
        return tree

    def _refuse_strange_blocks(
        self, tree: nodes.Template, name: str | None, filename: str | None
    ) -> None:
        """A block that the extended template lacks would vanish in silence."""
        for extended in _extended(tree):
            try:
                known = self._blocks_of(extended)
            except TemplateNotFound:
                return  # told when it is filled in
            for top in tree.body:
                if isinstance(top, nodes.Block) and top.name not in known:
                    said = (
                        f"“{extended}” has no block “{top.name}”; {did_you_mean(top.name, known)}"
                    )
                    raise TemplateSyntaxError(said, top.lineno, name, filename)

    def _blocks_of(self, name: str) -> set[str]:
        """The blocks of a template and of those it extends."""
        assert self.loader is not None
        source, filename, _ = self.loader.get_source(self, name)
        tree = super()._parse(source, name, filename)
        own = {block.name for block in tree.find_all(nodes.Block)}
        return own.union(*map(self._blocks_of, _extended(tree)))

    def _counted(self, items: Iterable[Any]) -> Any:
        """The items, each of which is a step; what has a length keeps it, for `loop.length`."""
        if isinstance(items, (list, tuple, str, dict, range)):
            self._step(len(items))
            return items
        return self._counting(items)

    def _counting(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._step()
            yield item

    def _step(self, steps: int = 1) -> None:
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise SecurityError(f"this goes on for more than {MOST_STEPS:,} steps")


def _extended(tree: nodes.Template) -> list[str]:
    """The name of the template that one extends, where it is written out."""
    return [
        found.template.value
        for found in tree.find_all(nodes.Extends)
        if isinstance(found.template, nodes.Const)
    ]
