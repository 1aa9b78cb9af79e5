"""For each page where it lies and who may see it, so that one indexed query answers both."""

from django.db import models


class PageAudience(models.Model):
    """Address and effective audience of one page; kept in step by network.visibility in the page's own transaction."""

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, primary_key=True, related_name="page_audience")
    own = models.CharField(max_length=10)  # what the page itself says: public, network or city
    audience = models.CharField(max_length=80)  # narrowest of the page and its ancestors: public, network, city:luebeck
    city = models.CharField(max_length=60, blank=True)  # code of the city in whose branch the page lies
    language = models.CharField(max_length=10, blank=True)  # of the page tree; empty outside the site
    path = models.CharField(max_length=1000, blank=True)  # below the start page: "", "staedte/luebeck/"

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["path", "language"], name="page_audience_path")]

    def __str__(self) -> str:
        return f"{self.language}:/{self.path} {self.audience}"
