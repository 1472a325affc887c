"""What suppliers' policies answer, side by side and tried out."""
