"""What the shop promises its buyers."""
