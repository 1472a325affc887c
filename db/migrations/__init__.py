"""Alembic migrations, numbered and frozen."""
