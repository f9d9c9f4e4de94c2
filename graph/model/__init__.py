"""The data model: the vocabulary, the entity types and the values of their fields."""
