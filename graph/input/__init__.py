"""From YAML to records: parse nodes with locations, read their fields by the model, resolve references."""
