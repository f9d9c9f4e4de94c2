"""What a roadmap can say: the vocabulary, the entity types and the values of their fields."""
