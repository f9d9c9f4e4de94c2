"""Renders a review as one HTML file that makes no network requests and runs only the scripts of the package."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.viewer.inline import to_hash, to_json
from graph.viewer.review.contents import Review
from graph.viewer.sources import HERE, read_script, read_style

# In the order of their imports.
SCRIPTS = (
    "review/words.js", "review/content.js", "review/decisions.js", "review/checks.js", "review/result.js",
    "review/passages.js", "review/forms.js", "review/fields.js", "review/main.js",
)  # fmt: skip
_STYLE = "review/review.css"


def render_review(review: Review) -> str:
    """The HTML text; the same review gives the same text."""
    style, scripts = read_style(_STYLE), [read_script(name) for name in SCRIPTS]
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", *map(to_hash, scripts))),
            f"style-src {to_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("review.html").render(
        title=review.title,
        lang=review.lang,
        policy=policy,
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        content=Markup(to_json(review.content)),
    )
