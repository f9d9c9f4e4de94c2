"""Spreadsheets: the layout of the workbook, and its rows -> nodes and back."""
