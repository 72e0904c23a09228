#!/usr/bin/env python3
"""Entry point of the commands; starts the embedded servers when none is configured."""

import os
import sys

from config.roles import role_for_command


def main() -> None:
    """Run one management command as the database role that it needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DATABASE_ROLE", role_for_command(command))
    from config.servers import configure_environment

    configure_environment(command)
    from django.core.management import execute_from_command_line

    from config.failures import in_one_line

    with in_one_line(traceback="--traceback" in sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
