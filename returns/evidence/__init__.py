"""What makes an evidence sheet checkable: manifest, sums, verification."""
