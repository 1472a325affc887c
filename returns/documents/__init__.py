"""Records in, PDF bytes out."""
