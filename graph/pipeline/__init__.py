"""Turns records into a validated graph in a store."""
