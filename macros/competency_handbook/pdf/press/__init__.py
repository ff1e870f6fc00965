"""The second half of a PDF: a print document becomes bytes, or they come from the cache."""
