"""The desk's own settings: shop, thresholds, store policy, exchange rates; kept when entered."""
