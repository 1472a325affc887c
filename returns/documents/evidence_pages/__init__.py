"""The parts of an evidence sheet's pages, each drawn from its record alone."""
