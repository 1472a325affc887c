"""What to advise: whose fault, which offers in which order, where to, at what cost."""
