"""The topics, one topic, and the glossary, at addresses that are no pages of the tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from network import topics
from network.frame import frame_of_view
from network.keeping import kept
from reference.models import Topic


@kept
def topic_list(request: HttpRequest) -> HttpResponse:
    """Show every topic."""
    lines = topics.all_topics(request)
    context = {"topics": lines, "letters": topics.by_letter(lines), **frame_of_view("themen/")}
    return render(request, "network/topics.html", context)


@kept
def topic_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one topic, and what cities do about it."""
    topic = get_object_or_404(Topic.objects.select_related("broader"), code=code)
    context = {"view": topics.view_of(topic, request), **frame_of_view(f"themen/{code}/")}
    return render(request, "network/topic.html", context)


@kept
def glossary(request: HttpRequest) -> HttpResponse:
    """Explain words."""
    context = {"letters": topics.glossary(), "notices": topics.notices(), **frame_of_view("glossar/")}
    return render(request, "network/glossary.html", context)
