"""Finding the servers: the configured ones, else the embedded ones inside the project."""

import os

NO_SERVERS_NEEDED = frozenset({"help", "version", "--version", "--help", "makemessages", "compilemessages"})


def configure_environment(command: str = "") -> None:
    """Point the environment at embedded PostgreSQL and Valkey unless real servers are configured.

    Starts them when they do not run; they stop when the last process that uses them ends.
    """
    configured = "DATABASE_URL" in os.environ or "DATABASE_URL_FILE" in os.environ
    if configured or command in NO_SERVERS_NEEDED:
        return
    from scripts.servers import configure_environment as start

    os.environ.setdefault("DEBUG", "1")
    os.environ.setdefault("DEMO", "1")
    start()
