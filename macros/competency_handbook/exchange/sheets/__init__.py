"""Frameworks as spreadsheets: a sheet is read, compared, and written; a framework given back."""
