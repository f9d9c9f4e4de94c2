"""From YAML to records: nodes with positions, fields read by the model, references resolved."""
