"""The offline page: one HTML file that shows the graph and where each fact comes from."""
