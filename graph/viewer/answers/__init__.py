"""The answers of the page: rows that the reports word too, each with the questions and the days that it answers."""
