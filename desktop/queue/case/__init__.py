"""The open case: read, said, shown, acted on."""
