"""Days of a view: its default day, the end of days, and the parsing of dates."""

# The default day of the view: after every edition and before :data:`FOREVER`.
LATEST = "9999-12-30"
# The end of statements that still hold, as the rule ``validity`` writes it.
FOREVER = "9999-12-31"


def to_day(as_of: str) -> str:
    """The last day of the date, year or month *as_of*; :data:`LATEST` for an empty text.

    :raises UnreadableValue: not a date.
    """
    if not as_of:
        return LATEST
    from graph.model.dates import parse_date, to_last_day

    return to_last_day(parse_date(as_of))
