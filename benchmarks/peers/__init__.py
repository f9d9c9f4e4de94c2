"""What other tools make of the same files, as far as they honestly can: one program each, run in its own environment.

``python benchmarks/peers/NAME.py FOLDER`` prints one line of JSON: how many agencies cover EV, and how many triples it
made on the way. These programs import nothing of the package.
"""
