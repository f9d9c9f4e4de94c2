"""The rows of the query library as of one day: the one place where a day is asked for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.queries import run_query
from graph.queries.days import holds
from graph.stores import Cell, Iri, Store
from graph.view.days import LATEST


@dataclass(frozen=True)
class Snapshot:
    """What *store* held on *day* (``YYYY-MM-DD``)."""

    store: Store
    day: str = LATEST
    _answers: dict[object, list[dict[str, Cell]]] = field(default_factory=dict, kw_only=True, repr=False, compare=False)

    @property
    def is_latest(self) -> bool:
        """Whether nothing is left out because it was said later."""
        return self.day == LATEST

    def read(
        self,
        query: str,
        among: Mapping[str, Collection[Iri]] | None = None,
        /,
        *,
        ended: bool = False,
        **values: Iterable[str],
    ) -> list[dict[str, Cell]]:
        """The rows of a query of the library that hold on the day, in the order of the query; all if it has no days.

        :param among: column -> the things that it may hold, see :meth:`graph.queries.Query.bind`; no rows if there
            are none for a column.
        :param ended: rows that have ended by the day are there too.
        """
        return [row for row in self.read_all(query, among, **values) if holds(row, self.day, ended=ended)]

    def read_all(
        self, query: str, among: Mapping[str, Collection[Iri]] | None = None, /, **values: Iterable[str]
    ) -> list[dict[str, Cell]]:
        """The rows of all days; see :meth:`read`. What was asked before is not asked again."""
        if among is not None and not all(among.values()):
            return []
        asked = {name: tuple(terms) for name, terms in values.items()}
        listed = {name: tuple(things) for name, things in (among or {}).items()}
        key = (query, tuple(sorted(asked.items())), tuple(sorted(listed.items())))
        if key not in self._answers:
            self._answers[key] = run_query(self.store, query, listed, **asked).to_dicts()
        return self._answers[key]
