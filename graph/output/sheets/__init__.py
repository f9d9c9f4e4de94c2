"""The workbook that an analyst fills in: empty, or with the contents of data files."""
