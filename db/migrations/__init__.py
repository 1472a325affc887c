"""Alembic migrations, numbered and frozen; run inside the transaction of the connection given."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

_FOLDER = Path(__file__).resolve().parent


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database up to a revision such as `0001`; commits nothing itself."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
