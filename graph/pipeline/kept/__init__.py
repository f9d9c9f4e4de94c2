"""Graphs that are kept in a folder and updated when files change."""
