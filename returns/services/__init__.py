"""One use case per method, one transaction each; records in, records out."""
