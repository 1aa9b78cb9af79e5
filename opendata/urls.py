"""Addresses of what machines read; opendata/outlets.py lists them."""

from opendata import outlets

urlpatterns = outlets.patterns(has_languages=False)
localised = outlets.patterns(has_languages=True)
