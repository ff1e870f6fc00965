"""The Competency Handbook: structured frameworks in, a site and a PDF out.

Start reading at `building.py`, where the whole build is one function; then `catalog.py` (the one
door to the data), `compose.py` (the tree that an engine builds) and `finish.py` (what happens
after it).
"""

__version__ = "0.1.0"
