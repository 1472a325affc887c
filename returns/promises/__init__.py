"""What suppliers accept and what the seller promises because of it."""
