"""The list: views, filters, search, rows and columns."""
