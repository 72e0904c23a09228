"""The settings of the tests: the real ones, with the environment prepared and real servers found."""

import os

os.environ["DATABASE_ROLE"] = "owner"
os.environ["DEBUG"] = "0"
os.environ["HTTPS"] = "0"
os.environ["DEMO"] = "1"
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"

from config.servers import configure_environment

configure_environment("test")

from config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.Argon2PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "!!undefined: %s!!"  # noqa: F405
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
