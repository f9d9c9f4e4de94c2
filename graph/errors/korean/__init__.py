"""The Korean text of each message, by its English text. A test compares the table with the code.

Particles that depend on the last letter of a value are avoided by the order of words where possible.
"""

from graph.errors.korean.commands import COMMANDS, QUERIES, STORES
from graph.errors.korean.drafts import DRAFTS
from graph.errors.korean.figures import FIGURES
from graph.errors.korean.files import DOCUMENTS, FILES, SLIPS
from graph.errors.korean.sheets import SHEETS
from graph.errors.korean.words import NOUNS, PARTS
from graph.errors.korean.yaml import YAML

KOREAN = {
    **NOUNS, **PARTS, **FILES, **DOCUMENTS, **FIGURES, **SLIPS, **YAML, **SHEETS, **COMMANDS, **QUERIES, **STORES,
    **DRAFTS,
}  # fmt: skip
