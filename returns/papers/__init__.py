"""Labels, box papers and evidence sheets: made, sealed, kept and found again."""
