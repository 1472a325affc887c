"""Tab 3: a parcel is scanned, photographed and judged."""
