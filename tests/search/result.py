"""Reads a result page as scripts do: by the marks that docs promise."""

from bs4 import BeautifulSoup


class Result:
    def __init__(self, response):
        self.status = response.status_code
        self.text = response.content.decode()
        self.tree = BeautifulSoup(self.text, "html.parser")

    @property
    def total(self):
        return int(self.tree.select_one("#treffer")["data-total"])

    @property
    def keys(self):
        return [article["data-key"] for article in self.tree.select("#treffer article[data-key]")]

    @property
    def counts(self):
        """{facet: {code: count}} as shown."""
        found = {}
        for each in self.tree.select("[data-facet]"):
            found.setdefault(each["data-facet"], {})[each["data-value"]] = int(each["data-count"])
        return found

    @property
    def chips(self):
        """{label: address without it}"""
        return {words(chip).removesuffix(" entfernen"): chip["href"] for chip in self.tree.select("a.chip")}

    def link(self, part):
        """The address behind the first link whose words contain the part."""
        return next(link["href"] for link in self.tree.select("main a") if part in words(link))

    @property
    def notices(self):
        return [words(notice) for notice in self.tree.select(".notice")]

    @property
    def words(self):
        return words(self.tree)


def words(element):
    return " ".join(element.get_text(" ").split())
