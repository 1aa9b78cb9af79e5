"""Hands the site to a WSGI server: ``gunicorn hansenetz.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hansenetz.settings")
application = get_wsgi_application()
