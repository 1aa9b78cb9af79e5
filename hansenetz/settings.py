"""Every setting of Hansenetz, top to bottom; docs/operations.md lists the variables."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hansenetz import environment, headers, logs

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("VAR_DIR", ROOT / "var")

# A real site is the rule; DEBUG loosens it.
DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.secret("SECRET_KEY", weak_is_fine=DEBUG)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
BASE_URL = environment.address("BASE_URL", "http://localhost:8000" if DEBUG else None, ("https", "http"))

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
    "allauth",
    "allauth.account",
    "csp",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Renders form fields with our templates, too.
    "django.forms",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
MIDDLEWARE = [
    "hansenetz.proxies.ProxyMiddleware",
    "hansenetz.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hansenetz.compressing.CompressMiddleware",
    "hansenetz.headers.HeadersMiddleware",
    "hansenetz.maintenance.MaintenanceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "network.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "network.redirects.RedirectMiddleware",
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
                "network.menu.context",
                "network.plain_versions.context",
            ],
        },
    },
]

DATABASES = {"default": environment.database("DATABASE_URL", f"sqlite:///{VAR_DIR}/hansenetz.sqlite3")}
# Shared by all processes of the machine, so that attempts to sign in are counted once.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "network.User"

# Signing in: docs/adr/0008 tells why allauth.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "hansenetz.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGOUT_REDIRECT_URL = "/"

# The way to the visitor is encrypted; a proxy that we trust says how the visitor came (hansenetz/proxies.py).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Only for browsers that do not know frame-ancestors of the content policy; Wagtail allows its previews itself.
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": headers.PUBLIC}

for _setting, _value in environment.mail("EMAIL_URL", "consolemail://").items():
    globals()[_setting] = _value
EMAIL_TIMEOUT = 10
# Gets what visitors write; without one messages wait, and only editors see them.
OFFICE_MAILBOX = environment.mailbox("OFFICE_MAILBOX")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = OFFICE_MAILBOX or "hansenetz@localhost"
# Where to report a security hole: mailto:… or https://…; without one security.txt names the contact page.
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT")
LOGGING = logs.config(environment.choice("LOG_LEVEL", "INFO", environment.LEVELS), readable=DEBUG)

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("German")), ("en", _("English"))]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
FORMAT_MODULE_PATH = "hansenetz.formats"
LOCALE_PATHS = [ROOT / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "hansenetz.statics.SiteFinder",
]
_STATICFILES = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATICFILES},
}
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"

WAGTAIL_SITE_NAME = "Hansenetz"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 2
# Lists and choosers of the admin only; visitors search with search/.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "network.admin.search"}}
WAGTAILIMAGES_IMAGE_MODEL = "network.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "network.image_form.ImageForm"
# network/uploads.py decodes them; a drawing as SVG could carry scripts.
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "network.Document"
TAGGIT_CASE_INSENSITIVE = True

# The address's scheme picks the engine.
SEARCH_URL = environment.address("SEARCH_URL", f"embedded://{VAR_DIR}/search", environment.ENGINES)
# Answers while that one does not.
SEARCH_FALLBACK_URL = environment.address("SEARCH_FALLBACK_URL", "", environment.ENGINES)
# How a search server lets us in, where its address does not say it.
SEARCH_USER = environment.text("SEARCH_USER", "")
SEARCH_PASSWORD = environment.text("SEARCH_PASSWORD", "")
SEARCH_API_KEY = environment.text("SEARCH_API_KEY", "")
SEARCH_CA = environment.text("SEARCH_CA", "")
# e5, use, off, or the address of an embeddings service; empty: the best model that is installed.
SEARCH_MEANING = environment.meaning("SEARCH_MEANING")
SEARCH_MEANING_KEY = environment.text("SEARCH_MEANING_KEY", "")
# Seconds between two times that a process writes down what was asked; 0: never.
SEARCH_REPORT_SECONDS = 20
