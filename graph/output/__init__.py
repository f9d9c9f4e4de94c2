"""How answers and the whole graph leave the program: formats, exports and data frames."""
