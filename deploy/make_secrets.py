"""Make the secrets of a production installation: ``python3 deploy/make_secrets.py``; those that exist are kept.

They are files in ``deploy/secrets/``, outside git. The folder is closed to others; the files themselves are
readable, because a container reads them as another user. Put the certificate of the site there too:
``tls.crt`` and ``tls.key``.
"""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).resolve().parent / "secrets"
DATABASE = os.environ.get("POSTGRES_ADDRESS", "postgres:5432/dangtich")
REDIS = os.environ.get("REDIS_ADDRESS", "redis:6379/0")


def kept(name: str, fresh: str) -> str:
    """Return the secret in the file ``name``, written with ``fresh`` when there is none."""
    path = FOLDER / name
    if not path.exists():
        path.write_text(fresh, encoding="utf-8")
        path.chmod(0o644)
        sys.stderr.write(f"made {name}\n")
    return path.read_text(encoding="utf-8").strip()


def make(prefix: str, database: str, redis: str) -> None:
    """Make the secrets of one site; the practice site has its own, so that neither opens the other."""
    kept(f"{prefix}postgres_password", secrets.token_urlsafe(36))
    owner = quote(kept(f"{prefix}owner_password", secrets.token_urlsafe(36)))
    app = quote(kept(f"{prefix}app_password", secrets.token_urlsafe(36)))
    word = kept(f"{prefix}redis_password", secrets.token_urlsafe(36))
    kept(f"{prefix}redis.conf", f"requirepass {word}\n")
    kept(f"{prefix}secret_key", secrets.token_urlsafe(64))
    kept(f"{prefix}database_url", f"postgresql://dangtich_app:{app}@{database}")
    kept(f"{prefix}migration_database_url", f"postgresql://dangtich_owner:{owner}@{database}")
    kept(f"{prefix}redis_url", f"redis://:{quote(word)}@{redis}")


def main() -> None:
    """Make what is missing, for the register and for the practice site beside it."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    make("", DATABASE, REDIS)
    make("practice_", "practice-postgres:5432/dangtich", "practice-redis:6379/0")
    missing = [name for name in ("tls.crt", "tls.key") if not (FOLDER / name).exists()]
    if missing:
        sys.stderr.write(f"still to be put into {FOLDER}: {', '.join(missing)}\n")


if __name__ == "__main__":
    main()
