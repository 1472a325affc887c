"""What suppliers accept, what may be promised because of it, and where the two part."""
