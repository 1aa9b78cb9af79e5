"""The real model under many threads: every answer is the one that a single thread gets."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from tests.search.meaning import e5  # noqa: F401

WORDS = ("Parken", "Hochwasser", "Wo kann ich mein Auto laden?", "Bäume", "open data", "Müll", "Schule", "Licht")


def test_threads_get_the_vectors_that_one_alone_gets(e5):  # noqa: F811
    alone = {text: e5.question(text) for text in WORDS}
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: (text, e5.question(text)), WORDS * 10))
    assert len(together) == 80
    assert all(np.array_equal(vector, alone[text]) for text, vector in together)


def test_a_question_lies_nearer_to_what_it_means_than_to_other_things_in_both_languages(e5):  # noqa: F811
    water, trees = e5.passages(["Pegel messen den Wasserstand der Flüsse", "Junge Bäume in der Stadt gießen"])
    for text in ("Hochwasser", "flood warning"):
        asked = e5.question(text)
        assert water @ asked > trees @ asked
