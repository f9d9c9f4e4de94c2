"""The answers of the page: rows as in the reports, each with its questions and days."""
