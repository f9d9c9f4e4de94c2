"""The rows of the query library as of one day; no other module filters rows by day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.queries import run_query
from graph.queries.days import select_holding
from graph.stores import Cell, Iri, Store
from graph.view.days import LATEST


@dataclass(frozen=True)
class Snapshot:
    """The rows of *store* that hold on *day* (``YYYY-MM-DD``)."""

    store: Store
    day: str = LATEST
    _answers: dict[object, list[dict[str, Cell]]] = field(default_factory=dict, kw_only=True, repr=False, compare=False)

    @property
    def is_latest(self) -> bool:
        """Whether this is the latest view, which includes all editions."""
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
        """The rows of a library query that hold on the day, in the order of the query; all if it has no days.

        :param among: column -> the things that it may hold, see :meth:`graph.queries.Query.bind`; no rows if a column
            may hold none.
        :param ended: includes rows that have ended by the day.
        """
        return select_holding(self.read_all(query, among, **values), self.day, ended=ended)

    def read_all(
        self, query: str, among: Mapping[str, Collection[Iri]] | None = None, /, **values: Iterable[str]
    ) -> list[dict[str, Cell]]:
        """The rows of all days, see :meth:`read`; each query runs once."""
        if among is not None and not all(among.values()):
            return []
        asked = {name: tuple(terms) for name, terms in values.items()}
        listed = {name: tuple(things) for name, things in (among or {}).items()}
        key = (query, tuple(sorted(asked.items())), tuple(sorted(listed.items())))
        if key not in self._answers:
            self._answers[key] = run_query(self.store, query, listed, **asked).to_dicts()
        return self._answers[key]
