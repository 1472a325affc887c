"""One reader per platform file: rows in, drafts and refusals out."""
