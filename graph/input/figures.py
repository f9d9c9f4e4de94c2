"""Figures of one record that are checked together: an amount with its kind, a number with its unit, shares."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from unicodedata import normalize

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.errors.problems import Implausible, Location, Malformed, Problem, Remarks
from graph.model.concepts import Concept, read_ontology
from graph.model.dates import PartialDate
from graph.model.entities import BudgetLine
from graph.model.money import Amount, find_likely_reading, parse_amount
from graph.model.quantities import Quantity, parse_quantity
from graph.model.records import Kind, Record, Value

_SAME = Message("make both the same")
# Terms of this size are percentages, which add up to 100 with rounding.
_PERCENT_FROM, _ROUNDING = 10, 1
# The units that a field without a unit of its own is converted from, in their compatibility form (㎡ is m2).
_METRIC = {
    "area": {"km2": Decimal(1), "ha": Decimal("0.01"), "m2": Decimal("0.000001")},
    "length": {"km": Decimal(1), "m": Decimal("0.001")},
}


def parse_share(text: str) -> int | Decimal | Amount:
    """A term of a printed ratio (``5``, ``33.3``, ``50%``), or an amount, which :func:`settle_figures` reports.

    :raises UnreadableValue: not a positive number.
    """
    what = Message("'{text}' is not a share", text=text)
    hint = Message("write this region's term of the ratio, e.g. '5' of 5:5 or '33.3'")
    try:
        term = parse_quantity(text)
        if term.unit not in ("", "%") and not parse_amount(text).won:
            raise UnreadableValue(what, hint)
    except UnreadableValue as error:
        raise UnreadableValue(what, hint) from error
    if term.unit not in ("", "%") or term.number >= 10**6:
        return parse_amount(text)
    if term.number < 0 or term.qualifier or term.upper is not None:
        raise UnreadableValue(what, hint)
    return int(term.number) if term.number == int(term.number) else term.number


def settle_figures(record: Record, remarks: Remarks) -> None:
    """Checks the figures of *record*, and moves what one text says about several fields to these fields."""
    if record.entity is BudgetLine:
        _settle_amount(record, remarks)
    remarks.errors.extend(_settle_quantities(record))
    remarks.errors.extend(_iter_lost_doubts(record))
    _check_shares(record, remarks)


def _settle_amount(record: Record, remarks: Remarks) -> None:
    amount, kind = record.get_value("amount"), record.get_value("kind")
    if not isinstance(amount, Amount):
        return
    place = record.values["amount"][0].location
    if "printed" in record.values:
        amount = _add_printed(amount, record.get_value("printed") or "")
        record.values["amount"] = (Value(amount, place),)
    elif (likely := find_likely_reading(amount)) is not None:
        remarks.warnings.append(Implausible(location=place, printed=amount.printed, won=amount.won, likely=likely))
    kinds = read_ontology().schemes["amount-kind"]
    named = kinds.find_concept(amount.label) or kinds.find_concept(amount.label.removeprefix("총"))
    if named and isinstance(kind, Concept) and named.name != kind.name:
        what = Message(
            "'{text}' is '{named}', but 'kind' is '{kind}'", text=amount.printed, named=named.name, kind=kind.name
        )
        remarks.errors.append(Malformed(location=place, what=what, instead=_SAME))


def _add_printed(amount: Amount, printed: str) -> Amount:
    """*amount* with the qualifier and the upper end that only the *printed* text of the same amount has."""
    try:
        other = parse_amount(printed)
    except UnreadableValue:
        return amount
    if other.won != amount.won or amount.qualifier or amount.upper is not None:
        return amount
    return replace(amount, qualifier=other.qualifier, upper=other.upper)


def _settle_quantities(record: Record) -> Iterator[Problem]:
    """Replaces each :class:`Quantity` of *record* by its number; unit, qualifier and upper end go to their fields."""
    given = [name for name in record.values if record.entity.fields[name].kind is Kind.QUANTITY]
    found = [name for name in given if isinstance(record.get_value(name), Quantity)]
    main = "target" if "target" in record.entity.fields else "value"
    quantities = {name: _convert(name, record.get_value(name)) for name in found}
    for name, quantity in quantities.items():
        record.values[name] = (Value(quantity.number, record.values[name][0].location),)
    for name, quantity in quantities.items():
        place = record.values[name][0].location
        own = f"{name}_qualifier"
        qualifier = own if own in record.entity.fields else "qualifier"
        extra = {"unit": quantity.unit, qualifier: quantity.qualifier, "upper": quantity.upper}
        for field, content in extra.items():
            if content in ("", None):
                continue
            if field not in record.entity.fields or (field == "upper" and name != main and len(given) > 1):
                yield _refuse_extra(record, name, content, place)
            elif field not in record.values:
                record.values[field] = (Value(content, place),)
            elif record.get_value(field) != content:
                what = Message(
                    "'{name}' has the {field} '{content}', but '{field}' is '{other}'",
                    name=name,
                    field=field,
                    content=content,
                    other=record.get_value(field),
                )
                yield Malformed(location=place, what=what, instead=_SAME)
    if found and "upper" in record.values:
        yield from _check_upper(record, main)


def _convert(name: str, quantity: Quantity) -> Quantity:
    """*quantity* in the unit of the field *name*: ``710만㎡`` is an area of 7.1 km²."""
    factor = _METRIC.get(name, {}).get(normalize("NFKC", quantity.unit))
    if factor is None:
        return quantity
    return replace(quantity, number=Decimal(f"{quantity.number * factor:f}"), unit="")


def _refuse_extra(record: Record, name: str, content: object, place: Location) -> Problem:
    label = read_ontology().terms[record.entity.fields[name].term].label
    what = Message("'{content}' cannot be kept with '{name}' ({label})", content=content, name=name, label=label)
    alone = Message("write the number alone, in this unit") if name in _METRIC else Message("write the number alone")
    return Malformed(location=place, what=what, instead=alone)


def _check_upper(record: Record, main: str) -> Iterator[Problem]:
    upper, lower = record.get_value("upper"), record.get_value(main)
    if isinstance(upper, Decimal) and not (isinstance(lower, Decimal) and lower < upper):
        place = record.values["upper"][0].location
        what = Message("'upper' is not above '{main}'", main=main)
        yield Malformed(location=place, what=what, instead=Message("write the lower end there"))


def _iter_lost_doubts(record: Record) -> Iterator[Problem]:
    """Dates that are marked as uncertain where no printed text can be kept."""
    if "printed" in record.entity.fields:
        return
    for name, values in record.values.items():
        for value in values:
            if isinstance(value.content, PartialDate) and value.content.printed:
                what = Message(
                    "'{text}' is uncertain, which '{name}' cannot say", text=value.content.printed, name=name
                )
                instead = Message("write '{date}'", date=value.content.text)
                yield Malformed(location=value.location, what=what, instead=instead)


def _check_shares(record: Record, remarks: Remarks) -> None:
    parts = [value.content for value in record.values.get("regions", ()) if isinstance(value.content, Record)]
    written = [part for part in parts if "share" in part.values]
    shares = [value for part in written for value in part.values["share"]]
    amounts = [part for part in written if isinstance(part.get_value("share"), Amount)]
    remarks.errors.extend(_refuse_amount(part) for part in amounts)
    if not shares or amounts or len(shares) < len(written):
        return
    total = sum(share.content for share in shares)
    ratio = ":".join(str(share.content) for share in shares)
    what, place = Message("shares {ratio} add up to {total}", ratio=ratio, total=total), shares[0].location
    percent = max(share.content for share in shares) >= _PERCENT_FROM
    printed = any("printed" in part.values for part in written)
    if not total:
        instead = Message("write the terms of the printed ratio")
        remarks.errors.append(Malformed(location=place, what=what, instead=instead))
    elif percent and not printed and abs(total - 100) > _ROUNDING:
        instead = Message("check them, or add 'printed:' with the printed ratio")
        remarks.warnings.append(Malformed(location=place, what=what, instead=instead))


def _refuse_amount(part: Record) -> Problem:
    """A share that is printed as a sum of money is a fact about one amount, not about all money of the activity."""
    amount, region = part.get_value("share").printed, part.get_value("region")
    what = Message("'{amount}' is an amount and not a term of a ratio", amount=amount)
    instead = Message(
        "write it under 'budget:' of the activity as '- {{kind: total, amount: {amount}, region: {region}}}'",
        amount=amount,
        region=region,
    )
    return Malformed(location=part.values["share"][0].location, what=what, instead=instead)
