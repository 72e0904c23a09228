"""Which database role a command runs as: the owner changes tables, the application only uses them."""

OWNER_COMMANDS = frozenset(
    {"createcachetable", "flush", "makemigrations", "migrate", "pgtrigger", "seed_demo", "restore", "test"}
)


def role_for_command(command: str) -> str:
    """Return ``owner`` for commands that change the schema or fill an empty register, else ``app``."""
    return "owner" if command in OWNER_COMMANDS else "app"
