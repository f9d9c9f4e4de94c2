"""The day of a view, and what it means for something to hold on it."""

# The day of the view if none is asked for: after every edition, before the end of what still holds.
LATEST = "9999-12-30"
# The end of what still holds, as the rule ``validity`` writes it.
FOREVER = "9999-12-31"


def to_day(as_of: str) -> str:
    """The day of a view as queries take it: the last day of a year or month; :data:`LATEST` for an empty text.

    :raises UnreadableValue: not a date.
    """
    if not as_of:
        return LATEST
    from graph.model.dates import parse_date, to_last_day

    return to_last_day(parse_date(as_of))
