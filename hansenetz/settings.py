"""Every setting of Hansenetz, top to bottom; docs/operations.md lists the variables."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from hansenetz import environment

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(ROOT / "var")))

DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.text("SECRET_KEY")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
BASE_URL = environment.text("BASE_URL", "http://localhost:8000")

INSTALLED_APPS = [
    # Hansenetz, top floor first: each room may import only those below it.
    "hansenetz",
    "opendata",
    "projects",
    "network",
    "reference",
    "search",
    # Wagtail
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "hansenetz.urls"
WSGI_APPLICATION = "hansenetz.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": environ.Env.db_url_config(environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR}/hansenetz.sqlite3"))}
# A file, not memory, so that a second run of the tests can reuse it.
DATABASES["default"].setdefault("TEST", {})["NAME"] = (
    environment.text("TEST_DB_NAME", "hansenetz_test") if "postgresql" in DATABASES["default"]["ENGINE"] else str(VAR_DIR / f"{environment.text('TEST_DB_NAME', 'test')}.sqlite3")
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "network.User"

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("German")), ("en", _("English"))]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
LOCALE_PATHS = [ROOT / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "hansenetz.statics.SiteFinder",
]
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Hansenetz"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 2
WAGTAILIMAGES_IMAGE_MODEL = "network.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "network.Document"
TAGGIT_CASE_INSENSITIVE = True

# The URL's scheme picks the engine.
SEARCH_URL = environment.text("SEARCH_URL", f"embedded://{VAR_DIR.resolve()}/search")
