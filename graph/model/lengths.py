"""The length of a printed value. Patterns of values take the square of it, so longer texts are refused unread."""

from graph.errors import UnreadableValue
from graph.errors.messages import Message

# In characters. The longest value of the data has 40.
MOST = 300
_SHOWN = 40


def refuse_length(text: str) -> None:
    """Refuses a text that is too long for an amount, a figure, a date or a period.

    :raises UnreadableValue: it has more than :data:`MOST` characters.
    """
    if len(text) > MOST:
        what = Message("'{text}...' has more than {most} characters", text=text[:_SHOWN], most=MOST)
        raise UnreadableValue(what, Message("write only the value"))
