"""Settings of the application, all of them driven by the environment (see .env.example)."""

from pathlib import Path
from typing import Any

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent

# ── Mode ────────────────────────────────────────────────────────────────────
DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
PRACTICE = env.flag("PRACTICE")
PRACTICE_URL = env.text("PRACTICE_URL", "")
PRACTICE_DAYS = env.number("PRACTICE_DAYS", 14)
HTTPS = env.flag("HTTPS", not DEBUG)
SECRET_KEY = env.text("SECRET_KEY", "development-only" if DEBUG else None)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

# ── What it is made of ──────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "django_filters",
    "import_export",
    "django_structlog",
    "health_check",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "accounts",
    "jobs",
    "branches",
    "members",
    "cell_life",
    "admissions",
    "screening",
    "reports",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "accounts.middleware.NoNulInAddresses",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.LanguageOfTheUser",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.logs.Requests",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SignInRequired",
    "accounts.middleware.SecondFactorRequired",
    "branches.middleware.ScopeOfTheRequest",
    "members.middleware.MergedRecordsLeadOn",
    "accounts.middleware.SessionLife",
    "accounts.middleware.PersonalPagesAreNotStored",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.ui",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── PostgreSQL: two roles, connections kept, no pool (8 ms a page otherwise) ──
DATABASE_ROLE = env.text("DATABASE_ROLE", "app")
_APP_URL = env.text("DATABASE_URL")
_OWNER_URL = env.text("MIGRATION_DATABASE_URL", _APP_URL)


def _database(url: str) -> Any:
    database = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    database["ATOMIC_REQUESTS"] = False
    return database


TEST_DATABASE_NAME = env.text("TEST_DATABASE_NAME", "")
DATABASES = {"default": _database(_OWNER_URL if DATABASE_ROLE == "owner" else _APP_URL)}
if TEST_DATABASE_NAME:
    DATABASES["default"]["TEST"] = {"NAME": TEST_DATABASE_NAME}
APP_DATABASE_USER = str(_database(_APP_URL).get("USER", ""))
if env.text("REPORTS_DATABASE_URL", ""):
    DATABASES["reports"] = _database(env.text("REPORTS_DATABASE_URL"))
    DATABASES["reports"]["TEST"] = {"MIRROR": "default"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# ── Row history: by triggers, context inside each event, append-only ────────
from config.history import *  # noqa: E402, F403

# ── Redis: a doorbell, nothing else ─────────────────────────────────────────
CELERY_BROKER_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 840
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
JOB_LEASE_SECONDS = env.number("JOB_LEASE_SECONDS", 60)
JOB_SWEEP_SECONDS = env.number("JOB_SWEEP_SECONDS", 30)
APPROVAL_OVER_PEOPLE = 200
APPROVAL_DAYS = env.number("APPROVAL_DAYS", 7)
CELERY_BEAT_SCHEDULE = {
    "run-due-jobs": {"task": "jobs.tasks.sweep", "schedule": JOB_SWEEP_SECONDS},
    "forget-old": {"task": "accounts.tasks.forget_old", "schedule": 24 * 3600},
    "count-quality": {"task": "members.tasks.count_quality", "schedule": crontab(hour=1, minute=30)},
    "search-doubles": {"task": "members.tasks.search_doubles", "schedule": crontab(hour=0, minute=30)},
    "reckon-work": {"task": "branches.tasks.reckon_work", "schedule": crontab(hour=2, minute=0)},
    "prove-ledger": {"task": "members.tasks.prove_ledger", "schedule": crontab(hour=2, minute=30)},
}
if PRACTICE:
    CELERY_BEAT_SCHEDULE["end-old-trainees"] = {"task": "members.tasks.end_old_trainees", "schedule": 24 * 3600}

# ── Who gets in ─────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough"},
    {"NAME": "accounts.passwords.NotACommonWord"},
    {"NAME": "accounts.passwords.NotAboutYou"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "change_password": "accounts.forms.ChangePasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", not (DEMO or PRACTICE))
PASSKEYS = env.flag("PASSKEYS", HTTPS)
MFA_ADAPTER = "accounts.factors.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Đảng tịch"
MFA_TOTP_TOLERANCE = 1
AXES_SENSITIVE_PARAMETERS = ["code", "credential"]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_HANDLER = "accounts.throttling.Throttle"
AXES_USERNAME_CALLABLE = "accounts.throttling.username_of"
AXES_CLIENT_IP_CALLABLE = "accounts.throttling.address_of"
AXES_LOCKOUT_CALLABLE = "accounts.throttling.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# ── Cookies, headers ────────────────────────────────────────────────────────
SESSION_ENGINE = "django.contrib.sessions.backends.db"
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}dangtich"
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 30 * 60
SESSION_IDLE_SECONDS_OF_SECRETARIES = 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "accounts.views.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 1 if HTTPS else 0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^khoe/$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers send "Origin: null", which the CSRF check refuses
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "jobs.intake.uploads.StopsAtTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_BYTES = 20 * 1024 * 1024

# ── The record ───────────────────────────────────────────────────────────────
KEEP_BACKGROUND = env.flag("KEEP_BACKGROUND")  # items 27–30 of 2-HSĐV; only where the committee's regime allows them

# ── Language, time, numbers ─────────────────────────────────────────────────
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
FORMAT_MODULE_PATH = ["config.formats"]
FILTERS_EMPTY_CHOICE_LABEL = _("Tất cả")
TIME_ZONE = env.text("TIME_ZONE", "Asia/Ho_Chi_Minh")
CELERY_TIMEZONE = TIME_ZONE
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

# ── Files ───────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
JOB_RESULT_DAYS = 30

# ── Logs: structured, without names or numbers of people ────────────────────
LOG_LEVEL = env.text("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "config.logs.LineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}, "axes": {"level": "WARNING"}},
}
