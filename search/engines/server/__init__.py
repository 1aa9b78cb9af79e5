"""The search engine on a server of its own: Elasticsearch 8, or OpenSearch 2 and 3."""

from search.engines.server.engine import ServerEngine
from search.engines.server.place import place


def connect(url: str) -> ServerEngine:
    """Return the engine of a URL such as ``elasticsearch://search:9200/hansenetz`` or ``opensearch+https://…``.

    Raises:
        ImproperlyConfigured: the address or what belongs to it is malformed.
    """
    return ServerEngine(place(url))
