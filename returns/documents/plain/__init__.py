"""Papers of plain pages for the desk itself."""
