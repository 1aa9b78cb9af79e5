"""Everything that the press release names is where docs/press_release.md says, in the words that it says."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

LIST = Path(__file__).resolve().parents[2] / "docs" / "press_release.md"
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in LIST.read_text("utf-8").splitlines()
    if line.startswith("| ") and "`/" in line
]


def read(client, address):
    """Return what a visitor reads on a page, without what every page repeats."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = BeautifulSoup(answer.content, "html.parser").main
    for silent in main(["script", "style", "svg"]):
        silent.decompose()
    text = " ".join(main.get_text(" ").replace("\N{SOFT HYPHEN}", "").split())
    return re.sub(r" ([,.])", r"\1", text)


def test_every_address_shows_the_words_that_the_list_promises(demo_site, client):
    pages = {address: read(client, address) for address in {row[1].strip("`") for row in ROWS}}
    missing = {
        (row[0], words): row[1]
        for row in ROWS
        for words in row[2].split(" · ")
        if words not in pages[row[1].strip("`")]
    }
    assert missing == {}


def test_every_row_names_an_address_and_words_to_be_read_there():
    assert len(ROWS) > 50
    assert [row for row in ROWS if len(row) not in (3, 4) or not row[2]] == []


@pytest.mark.parametrize(
    "later", ["data models", "data sets", "survey", "taking over", "ready", "press release itself"]
)
def test_what_comes_later_is_said_to_come_later(later):
    assert [row for row in ROWS if later in row[0] and len(row) == 4 and row[3]]
