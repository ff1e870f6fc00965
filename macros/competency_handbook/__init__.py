"""The Competency Handbook: structured frameworks in, a site and a PDF out.

Start reading at `building.py`, where the whole build is one function; each room that it calls says
in its `__init__` what it is for.
"""

__version__ = "0.2.0"
