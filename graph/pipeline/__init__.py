"""From records to a validated graph in a store."""
