"""Pages travel compressed; who is signed in gets an answer whose length tells nothing."""

import gzip

import brotli
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def answer(client: Client, encodings: str):
    return client.get("/suche/?q=Hafen", headers={"Accept-Encoding": encodings})


def test_a_result_page_comes_in_brotli_or_gzip_as_the_browser_reads(client):
    plain = answer(client, "identity")
    assert "Content-Encoding" not in plain.headers
    for encodings, encoding, unpack in (
        ("gzip, br", "br", brotli.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
    ):
        packed = answer(client, encodings)
        assert packed["Content-Encoding"] == encoding
        assert unpack(packed.content) == plain.content
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
        assert "Accept-Encoding" in packed["Vary"]


def test_who_is_signed_in_gets_gzip_of_changing_length(admin_client):
    found = [answer(admin_client, "gzip, br") for _ in range(8)]
    assert {each["Content-Encoding"] for each in found} == {"gzip"}
    assert len({len(each.content) for each in found}) > 1


def test_a_short_answer_stays_as_it_is(client):
    assert "Content-Encoding" not in client.get("/healthz", headers={"Accept-Encoding": "br"}).headers
