"""The first half of a PDF: the site's pages become one print document."""
