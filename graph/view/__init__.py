"""The graph as of one day: names, activities, money, evidence and the network."""
