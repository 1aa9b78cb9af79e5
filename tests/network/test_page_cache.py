from threading import Thread

from network.page_cache import PageCache, PageKey, Stored, compress


def key(path, version=1):
    return PageKey(version, path, "de", "release", "2026-01-01")


def stored(size):
    return Stored("text/html", b"x" * size, b"")


def test_pages_not_asked_for_the_longest_go_first():
    cache = PageCache(most_pages=2)
    cache.put(key("a"), stored(1))
    cache.put(key("b"), stored(1))
    cache.get(key("a"))
    cache.put(key("c"), stored(1))
    assert [cache.get(key(path)) is not None for path in "abc"] == [True, False, True]


def test_all_pages_together_stay_within_their_size():
    cache = PageCache(most_bytes=100)
    for number in range(20):
        cache.put(key(str(number)), stored(30))
    assert (len(cache), cache.size) == (3, 90)
    cache.put(key("19"), stored(40))
    assert cache.size == 100
    cache.put(key("huge"), stored(101))
    assert cache.get(key("huge")) is None


def test_a_new_version_of_the_site_clears_all_older_pages():
    cache = PageCache()
    cache.put(key("a", version=1), stored(10))
    cache.put(key("a", version=2), stored(10))
    cache.put(key("b", version=1), stored(10))
    assert (len(cache), cache.size) == (1, 10)


def test_a_page_is_kept_apart_by_everything_it_depends_on():
    keys = [
        PageKey(version, path, language, release, day)
        for version in (1, 2)
        for path in ("a", "b")
        for language in ("de", "en")
        for release in ("1", "2")
        for day in ("2026-01-01", "2026-01-02")
    ]
    assert len({each.etag for each in keys}) == len(keys)


def test_a_page_comes_in_the_encoding_the_browser_reads():
    page = compress("Ä".encode() * 1000, "text/html")
    assert page.body("gzip, deflate, br")[1] == "br"
    assert page.body("gzip")[1] == "gzip"
    assert page.body("br;q=0, gzip;q=0.5")[1] == "gzip"
    assert page.body("") == ("Ä".encode() * 1000, "")


def test_many_threads_at_once_leave_the_cache_within_its_bounds():
    cache = PageCache(most_pages=50, most_bytes=1000)

    def use(start):
        for number in range(500):
            cache.put(key(str((start * number) % 97), version=1 + number // 250), stored(20))
            cache.get(key(str(number % 97)))

    threads = [Thread(target=use, args=(start,)) for start in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(cache) == 50
    assert cache.size == 1000
