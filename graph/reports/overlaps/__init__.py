"""Which activities of different regions resemble each other, found without comparing each with each."""
