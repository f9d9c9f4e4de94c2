"""What a term means: the definition of a technology, or what an abbreviation in a title stands for."""

from graph.errors.particles import add_particle
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.reports.wording import Line
from graph.stores import Iri


@operator("definition", "technologies", "agencies", "activities", "target", "words", "kinds", "yes_no", "regions")
def definition(asked: Asked) -> Found:
    """One row per term, with its other names."""
    terms = asked.technologies
    lines = Lines()
    texts = []
    rows = asked.world.view.read_all("definitions", thing=terms) if terms else []
    for technology in terms:
        by_lang = {str(row["language"]): str(row["definition"]) for row in rows if row["thing"] == technology}
        meaning = by_lang.get(asked.lang) or by_lang.get("ko") or next(iter(by_lang.values()), "")
        names = ", ".join(dict.fromkeys(asked.world.view.names.read("technology")[technology]))
        lines.add(technology, meaning, names, basis=[])
        name = asked.name(technology)
        english = _find_long(asked, technology)
        long = f" ({english})" if english and english != name else ""
        meaning = meaning.rstrip(".")
        texts.append(
            asked.pick(
                f"{asked.topic(name + long)} {add_particle(meaning, '이다')}"
                if meaning
                else f"{name}의 다른 이름은 {names}이다",
                f"{name}{long}: {meaning or names}",
            )
        )
    for short in asked.form.target.split() if not texts else ():
        for full, activity in asked.world.acronyms.get(short, ()):
            lines.add(None, full, short.upper(), basis=[activity])
            texts.append(
                asked.pick(f"{asked.topic(short.upper())} {full}의 약자이다", f"{short.upper()} stands for {full}")
            )
    columns = (
        "technology",
        asked.words.column("definition", "뜻", "definition"),
        asked.words.column("names", "이름", "names"),
    )
    if not texts:
        return Refusal(asked.pick("이 말의 뜻은 자료에 없다", "the data do not define this term"))
    if asked.lang == "en":
        own = [text for text in texts if text.isascii()]
        texts = own or texts
    return Finding(
        asked.join(texts, 2).rstrip("."),
        columns,
        [_cite_taxonomy(line) for line in lines.lines],
        ("technology", asked.name(terms[0])) if terms else (),
        cited=not terms,
    )


def _cite_taxonomy(line: Line) -> Line:
    """A line about a technology rests on the taxonomy."""
    technology = line.cells[0]
    return line._replace(paths=((technology,),)) if isinstance(technology, Iri) else line


def _find_long(asked: Asked, technology: Iri) -> str:
    """The longest English name."""
    names = [name for name in asked.world.view.names.read("technology")[technology] if name.isascii() and " " in name]
    return max(names, key=len, default="")
