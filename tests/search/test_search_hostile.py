"""Whatever stands in the address, /suche/ answers with a normal page."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.result import Result

NAMES = ("q", "stadt", "art", "feld", "phase", "thema", "schlagwort", "von", "bis", "sort", "seite", "genau", "x")
NASTY = (
    '"', "'" * 3, '"""', "(" * 3000, ")" * 3000, "[" * 2000 + "]" * 2000, "{" * 1500, "\x00", "a\x00b", "\ufffe",
    "a" * 10_000, "wort " * 2000, "-" * 500, "*" * 500, "OR OR OR", "AND NOT OR", "-a -b -c", '"a" OR -"b', "a*b*c*",
    "title:(x", "^~2", "\\" * 300, "../../etc/passwd", "%", "%%%00", "%s%d%n", "👩‍👩‍👧‍👦" * 50,
    "\ud7ff",
    "\u202e\u200f\u2066" * 20, "\u0301" * 300, "ﷺ" * 60, "İıſß",
    "<script>", "{{ 7*7 }}", "{% debug %}", "' OR 1=1 --", "\r\nSet-Cookie: a=b",
    "１２３", "٣", "-1", "0", "1e9", "1000000000", "9" * 5000, "0x10", "1.5", "NaN", "luebeck", "loesung", "2020",
)  # fmt: skip
values = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.text(alphabet='"()[]{}*-:^~\\/ %+&|!?aäß', max_size=120),
    st.integers().map(str),
)
addresses = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=6)


def _query(pairs):
    return "&".join(f"{name}={quote(value, safe='', errors='surrogatepass')}" for name, value in pairs)


def _is_normal(client, path, query):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    return Result(response)


@pytest.mark.parametrize("name", ["q", "stadt", "von", "seite", "sort", "schlagwort"])
@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_a_nasty_value_gives_a_normal_page(client, register, name, value):
    result = _is_normal(client, "/suche/", _query([(name, value)]))
    assert result.tree.select_one("#treffer")
    assert "Set-Cookie: a=b" not in str(result.status)


@settings(max_examples=400, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=addresses)
def test_any_address_gives_a_normal_page(client, register, pairs):
    _is_normal(client, "/suche/", _query(pairs))


@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=addresses, path=st.sampled_from(["/loesungen/", "/en/suche/", "/suche/vorschlaege/"]))
def test_the_same_holds_for_lists_english_and_completion(client, register, pairs, path):
    _is_normal(client, path, _query(pairs))


@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=80))
def test_bytes_that_are_no_text_give_a_normal_page(client, register, raw):
    _is_normal(client, "/suche/", "q=" + quote(raw, safe=""))


@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=addresses)
def test_the_links_of_any_page_work(client, register, pairs):
    result = _is_normal(client, "/suche/", _query(pairs))
    links = {a["href"] for a in result.tree.select("#treffer a[href^='/suche/']")}
    for address in sorted(links)[:3]:
        assert client.get(address).status_code == 200
