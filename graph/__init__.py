"""Knowledge graph of regional strategy roadmaps: YAML in, RDF and answers out.

Start with :func:`graph.knowledge.load`. Nothing is imported here, so that the command line starts fast.
"""
