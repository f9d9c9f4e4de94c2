"""Keeps a graph in a folder and updates it when files change."""
