"""Everything that knows Qt: the window a seller works in."""
