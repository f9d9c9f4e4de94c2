"""Names to things and things to names, read from the store: every label, alias, abbreviation and former name counts."""

import unicodedata
from collections.abc import Iterable, Mapping

from graph.errors import AmbiguousName, UnknownName
from graph.queries import run_query
from graph.stores import Iri, Store
from graph.vocabulary import CODE, ID, RM, TECH

_CLASSES = {
    "agency": (RM.Agency,),
    "region": (RM.Region,),
    "roadmap": (RM.Roadmap, RM.Programme),
    "source": (RM.Source,),
}
KINDS = ("agency", "region", "roadmap", "source", "technology", "role", "amount-kind")


def read_names(store: Store, kind: str) -> dict[Iri, list[str]]:
    """Every name of every thing of *kind* (see :data:`KINDS`): labels, aliases, abbreviations, former names, ids."""
    if kind in _CLASSES:
        rows = run_query(store, "names", **{"class": [Iri(iri) for iri in _CLASSES[kind]]})
    else:
        scheme = TECH.scheme if kind == "technology" else CODE.to_iri(kind)
        rows = run_query(store, "concept-names", scheme=[Iri(scheme)])
    names: dict[Iri, list[str]] = {}
    for row in rows.to_dicts():
        names.setdefault(Iri(row["thing"]), []).append(str(row["name"]))
    return names


def find_things(store: Store, kind: str, text: str) -> list[Iri]:
    """The things of *kind* that bear the name *text*, sorted; case and blanks do not count."""
    wanted = _fold(text)
    return sorted(thing for thing, names in read_names(store, kind).items() if wanted in map(_fold, names))


def get_thing(store: Store, kind: str, text: str) -> Iri:
    """The one thing of *kind* called *text*.

    :raises UnknownName: none is called so; with the most similar names.
    :raises AmbiguousName: several are.
    """
    found = find_things(store, kind, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(kind, text, [thing.removeprefix(ID.base) for thing in found])
    raise UnknownName(kind, text, [name for names in read_names(store, kind).values() for name in names])


def read_labels(store: Store, things: Iterable[Iri], *, lang: str) -> Mapping[Iri, str]:
    """What to call each thing: its name in *lang*, else its translation, else its Korean name, else its IRI."""
    wanted = sorted(set(things))
    preference = {(lang, False): 0, ("", False): 1, (lang, True): 2, ("ko", False): 3}
    best: dict[Iri, tuple[int, str]] = {}
    for row in run_query(store, "labels", thing=wanted).to_dicts() if wanted else ():
        rank = preference.get((str(row["language"]), row["property"] == RM.translation), 4)
        candidate = (rank, str(row["label"]))
        thing = Iri(row["thing"])
        best[thing] = min(best.get(thing, candidate), candidate)
    return {thing: best[thing][1] if thing in best else str(thing) for thing in wanted}


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).casefold()
