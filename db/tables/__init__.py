"""The SQLAlchemy tables of a desk."""
