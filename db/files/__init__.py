"""Files of a desk: whole or not there, under the hash of their bytes, swept when nobody's."""
