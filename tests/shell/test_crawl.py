"""A walk over the whole demo site along its links, in both languages: nothing is dead, nothing is nameless."""

import re
from collections import defaultdict
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

STARTS = ("/", "/en/")
ELSEWHERE = ("/admin/", "/static/", "/media/")
MOST_QUESTIONS = 3  # different question strings followed for each path


class Crawl:
    """What was seen on the way."""

    def __init__(self) -> None:
        self.client = Client()
        self.documents: dict[str, BeautifulSoup] = {}
        self.faults: list[str] = []
        self.anchors: dict[str, set[str]] = defaultdict(set)

    def walk(self) -> None:
        waiting, seen, questions = [(start, "start") for start in STARTS], set(STARTS), defaultdict(int)
        while waiting:
            address, origin = waiting.pop()
            for link in self.visit(address, origin):
                parts = urlsplit(link)
                if link in seen or parts.path.startswith(ELSEWHERE):
                    continue
                if parts.query and questions[parts.path] >= MOST_QUESTIONS:
                    continue
                questions[parts.path] += bool(parts.query)
                seen.add(link)
                waiting.append((link, address))

    def visit(self, address: str, origin: str) -> list[str]:
        answer = self.client.get(address)
        if answer.status_code in {301, 302}:
            return [urljoin(address, answer["Location"])]
        if answer.status_code != 200:
            self.faults.append(f"{answer.status_code} {address} (from {origin})")
            return []
        if not answer["Content-Type"].startswith("text/html"):
            return []
        document = self.documents[address] = BeautifulSoup(answer.content, "html.parser")
        links = []
        for anchor in document.find_all("a", href=True):
            target, fragment = urldefrag(urljoin(address, anchor["href"]))
            if urlsplit(target).netloc or not target.startswith("/"):
                continue
            links.append(target)
            if fragment:
                self.anchors[target].add(fragment)
        return links


@pytest.fixture
def crawl(demo_site):
    found = Crawl()
    found.walk()
    return found


def test_the_whole_site_hangs_together(crawl):
    assert crawl.faults == []
    assert len(crawl.documents) > 200
    assert [fault for address, page in crawl.documents.items() for fault in faults_of(address, page)] == []
    assert dead_anchors(crawl) == []
    assert titles_used_twice(crawl) == {}


def faults_of(address, page):
    """Say what a page lacks: one heading, names of links and pictures, a language."""
    if len(page.find_all("h1")) != 1:
        yield f"{address}: {len(page.find_all('h1'))} headings"
    if not (page.html or {}).get("lang"):
        yield f"{address}: no language"
    yield from (
        f"{address}: a picture without alt {image}" for image in page.find_all("img") if image.get("alt") is None
    )
    for link in page.find_all("a", href=True):
        if not (link.get_text(strip=True) or link.get("aria-label") or link.find("img", alt=re.compile("."))):
            yield f"{address}: a link without a name to {link['href']}"
    ids = [element["id"] for element in page.find_all(id=True)]
    yield from (f"{address}: id {name} twice" for name in {each for each in ids if ids.count(each) > 1})


def dead_anchors(crawl):
    return [
        f"{address}#{fragment}"
        for address, fragments in crawl.anchors.items()
        for fragment in fragments
        if address in crawl.documents and not crawl.documents[address].find(id=fragment)
    ]


def titles_used_twice(crawl):
    titles = defaultdict(list)
    for address, page in crawl.documents.items():
        if "?" not in address:
            titles[(page.html["lang"], page.title.get_text(strip=True))].append(address)
    return {title: addresses for title, addresses in titles.items() if len(addresses) > 1}
