"""The words that each kind of question takes. A content word that it does not take is left over."""

from collections.abc import Mapping

# Concepts of roles -> codes.
ROLE_CONCEPTS: Mapping[str, str] = {
    one: one
    for one in (
        "lead", "participant", "owner", "funder", "consulted", "contractor", "designating-authority", "investor",
    )
}  # fmt: skip
_AGENCY = (
    "who where agency institute type:* role:* involve undertake role of:agency of:company lead participant owner funder"
    " consulted contractor designating-authority investor"
)
_MONEY = "who money money:* how-much costs spend get pay by-source each sum of:*"
# Words that every question may have.
COMMON = frozenset(
    "what exist right kind:* selected current technology do only name undertake".split()  # noqa: SIM905 - words
)
_ALLOWED: Mapping[str, str] = {
    "agencies": f"include {_AGENCY} both cover former kind:* member outside overlap partner same seated stage:* when",
    "role": f"include {_AGENCY} cover how stage:*",
    "activities": (
        f"{_AGENCY} another-region costs cover get how joint kind:* money money:* more not-only of:*"
        " outside over overlap partner region same seated stage:announced stage:selected under"
    ),
    "amount": (
        f"{_MONEY} actual how involve kind:* lead more participant ratio rest role:* selected share"
        " spent stage:budget stage:selected up-to"
    ),
    "share": f"{_MONEY} how participant percent ratio role:* share",
    "compute": f"{_MONEY} compute from how share",
    "count": (
        f"{_AGENCY} another-region attended count-noun cover eligible exemption get how-many joint kind:*"
        " member not-only of:* outside partner region seated stage:*"
    ),
    "date": (
        "announced consulted designating-authority enact end event from get how how-many how-many-years"
        " kind:* law of:* partner period role:* selected stage:* start until-when when where"
    ),
    "extreme": (
        f"{_MONEY} agency big involve lead more most participant role:* small stage:budget type:* undertake where"
    ),
    "compare": f"{_MONEY} big compare how kind:* less more small over stage:budget than where",
    "vision": "how vision",
    "law": "basis enact exemption from how law of:* period site when where",
    "drivers": "change driver from how",
    "indicator": (
        "actual costs exemption get how how-many how-much indicator kind:* lead more of:* participant"
        " period stage:* target type:*"
    ),
    "source": f"{_MONEY} announced from how period selected share source stage:* where",
    "change": (
        f"{_MONEY} agency change former from-to how investor kind:* law lead name participant period"
        " role:* small stage:* times type:* undertake vision when where"
    ),
    "conflict": f"{_MONEY} announced conflict exist from how period small source start times",
    "definition": "define full how",
    "name": "agency current define former full how name",
    "partners": f"joint {_AGENCY} how kind:* of:region partner region rest same",
    "overlap": "share both cover kind:* overlap partner region technology undertake",
    "intersect": f"{_AGENCY} both kind:* overlap partner same",
    "lack": f"{_AGENCY} costs cover from lack-word money money:* not of:* period stage:* technology",
    "members": "agency member role:* type:* where who",
    "site": "agency role:* seated site where",
    "area": "area how how-much",
    "exemptions": "exemption from law of:*",
    "regions": "cover undertake money agency involve joint lead of:region participant partner role:* where who",
    "relation": "from-to how relation where",
    "check": (
        f"{_AGENCY} announced both change costs cover end get joint member money money:* not of:* overlap"
        " partner region same stage:* start when why"
    ),
    "technologies": "involve cover how kind:* region technology undertake",
    "status": "how kind:* period stage:* status where",
}
# The asks in which a word for regions would be another thing to ask for.
_WITHOUT_REGION = ("amount", "extreme")
ALLOWED: Mapping[str, frozenset[str]] = {
    ask: frozenset([*words.split(), *(() if ask in _WITHOUT_REGION else ("region",))])
    for ask, words in _ALLOWED.items()
}
