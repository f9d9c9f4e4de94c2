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
    "what exist right kind:* selected current technology do only name undertake from counted-agency weak".split()  # noqa: SIM905 - words
)
# Verbs that repeat what the question asks for anyway.
_DONE = "announced cover involve undertake"
_ALLOWED: Mapping[str, str] = {
    "agencies": (
        f"include {_AGENCY} {_DONE} both former kind:* member outside overlap partner same seated stage:* when"
        " event get how exist site share each"
    ),
    "role": f"include {_AGENCY} {_DONE} how stage:* share name",
    "activities": (
        f"{_AGENCY} cover another-region costs get how joint kind:* money money:* more not-only of:* name"
        " outside over overlap partner region same seated stage:* under share both event else announced where rest"
    ),
    "amount": (
        f"{_MONEY} {_DONE} actual how kind:* lead more participant ratio rest role:* selected share"
        " average investor partner spent stage:budget stage:selected stage:announced up-to from end start funder"
        " type:* institute seated outside not agency compute"
    ),
    "share": f"{_MONEY} {_DONE} compute how participant percent ratio role:* share rest partner joint both compare",
    "compute": f"{_MONEY} {_DONE} compute from how share why big define",
    "count": (
        f"{_AGENCY} cover another-region share attended count-noun eligible exemption get how-many joint kind:*"
        " member not-only of:* outside partner region seated stage:* event name same announced target site"
    ),
    "date": (
        f"{_DONE} consulted designating-authority enact end event from get how how-many how-many-years"
        " kind:* law basis owner of:* partner period role:* selected site stage:* start until-when when where target"
    ),
    "extreme": (
        f"{_MONEY} {_DONE} agency big lead more most participant role:* small share stage:budget type:* where"
        " name of:* each-time early late start end announced period when"
    ),
    "compare": (
        f"{_MONEY} {_DONE} percent ratio share big compare how kind:* less more small over stage:budget than where both"
    ),
    "vision": f"{_DONE} how vision weak from target owner name full change define",
    "law": f"{_DONE} basis enact exemption from how law of:* period site when where owner name",
    "drivers": f"{_DONE} costs change driver from how exist name",
    "indicator": (
        f"{_DONE} change actual exemption get how how-many how-much indicator kind:* lead more of:* participant"
        " period stage:* target type:* end start when until-when baseline from-to small percent share vision"
    ),
    "source": f"{_MONEY} {_DONE} sum from how period selected share source stage:* where when right spent",
    "change": (
        f"{_MONEY} {_DONE} area target actual indicator agency than change conflict compare each-time former from-to"
        " how investor kind:* law lead name participant period role:* small more stage:* times type:* vision when"
        " where end start right after early late source big"
    ),
    "conflict": (
        f"{_MONEY} {_DONE} big change conflict early exist from how how-many late period small source start times"
        " target right share exemption of:* spent misprint indicator target"
    ),
    "definition": "define full how from",
    "name": "agency current define former full how name change when institute type:*",
    "partners": f"joint {_AGENCY} {_DONE} how kind:* of:region partner region rest same",
    "overlap": f"share both {_DONE} kind:* overlap partner region technology same",
    "intersect": f"{_AGENCY} {_DONE} both kind:* overlap partner same exist name",
    "lack": f"{_AGENCY} {_DONE} costs from lack-word money money:* not of:* period stage:* technology",
    "members": f"{_DONE} agency lead member participant role:* type:* where who partner joint name",
    "site": f"{_DONE} agency from-to role:* seated site start where lead region",
    "area": f"{_DONE} area how how-much site",
    "exemptions": f"{_DONE} exemption from law of:* get",
    "regions": f"{_DONE} money agency joint lead of:region participant partner region role:* where who share",
    "relation": f"{_DONE} from-to how relation where",
    "kind": f"{_DONE} either participant involve of:*",
    "check": (
        f"{_AGENCY} {_DONE} costs both change end get joint member money money:* not of:* overlap"
        " partner region same stage:* start when why name event"
    ),
    "technologies": f"{_DONE} how kind:* region technology",
    "status": (
        f"{_DONE} designating-authority role:* start when exemption either after from-to how kind:* period stage:*"
        " status where until-when end"
    ),
}
# The asks in which a word for regions would be another thing to ask for.
_WITHOUT_REGION = ("amount", "extreme")
ALLOWED: Mapping[str, frozenset[str]] = {
    ask: frozenset([*words.split(), *(() if ask in _WITHOUT_REGION else ("region",))])
    for ask, words in _ALLOWED.items()
}
