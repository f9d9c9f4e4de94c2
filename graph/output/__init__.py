"""Writes answers and the graph in formats, exports and data frames."""
