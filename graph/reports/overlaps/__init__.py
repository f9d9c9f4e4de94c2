"""Similar activities of different regions, found without comparing all pairs."""
