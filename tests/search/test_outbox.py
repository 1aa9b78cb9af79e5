"""Nothing that a reader could see changes without a mark, and no mark goes before its page is in the index."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from search import findable, outbox, version
from search.engine import EngineBusyError, EngineDownError
from search.entry import PUBLIC, Entry
from search.lock import writing
from search.models import OutboxRow


@pytest.fixture(autouse=True)
def described(monkeypatch, settings, tmp_path):
    """Plain pages are findable by their title; the writer's lock is this test's own."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(findable, "_describers", {Page: describe})


def describe(page):
    if page.title == "Unsagbar":
        raise ValueError("keine Worte")
    return Entry(findable.key(page.pk), "seite", page.title, "", page.url_path, "de", ("de",), PUBLIC)


def add(title, parent=None, **fields):
    return (parent or Page.get_first_root_node()).add_child(instance=Page(title=title, **fields))


def marked():
    return set(OutboxRow.objects.values_list("page_id", flat=True))


def forget_marks():
    OutboxRow.objects.all().delete()


@pytest.mark.django_db
class TestMarking:
    def test_a_new_page_is_marked_with_the_new_version(self):
        page = add("Radweg")
        assert OutboxRow.objects.get(page_id=page.pk).mark == version.current()

    def test_a_second_change_renews_the_mark_and_makes_no_second_row(self):
        page = add("Radweg")
        first = OutboxRow.objects.get(page_id=page.pk).mark
        page.save()
        assert OutboxRow.objects.get(page_id=page.pk).mark > first

    def test_a_draft_marks_nothing_and_raises_no_version(self):
        page = add("Radweg")
        forget_marks()
        before = version.current()
        page.title = "Radschnellweg"
        page.save_revision()
        assert not marked()
        assert version.current() == before

    def test_a_title_marks_the_pages_below(self):
        city = add("Wismar")
        below = add("Radweg", add("Projekte", city))
        forget_marks()
        city.title = "Hansestadt Wismar"
        city.save()
        assert {city.pk, below.get_parent().pk, below.pk} <= marked()

    def test_a_save_without_a_visible_difference_marks_the_page_alone(self):
        city = add("Wismar")
        below = add("Radweg", city)
        forget_marks()
        city.search_description = "Stadt an der Ostsee"
        city.save()
        assert city.pk in marked()
        assert below.pk not in marked()

    def test_a_move_marks_the_branch(self):
        page = add("Radweg", add("Wismar"))
        below = add("Bilder", page)
        forget_marks()
        page.move(add("Rostock"), pos="last-child")
        assert {page.pk, below.pk} <= marked()

    def test_unpublishing_marks_the_branch(self):
        page = add("Radweg")
        below = add("Bilder", page)
        forget_marks()
        page.unpublish()
        assert {page.pk, below.pk} <= marked()

    def test_deleting_marks_every_page_of_the_branch(self):
        page = add("Wismar")
        below = add("Bilder", add("Radweg", page))
        ids = {page.pk, below.get_parent().pk, below.pk}
        forget_marks()
        page.delete()
        assert ids <= marked()

    def test_publishing_a_revision_marks(self):
        page = add("Radweg", live=False)
        forget_marks()
        page.save_revision().publish()
        assert page.pk in marked()

    def test_a_rolled_back_change_leaves_no_mark(self):
        page = add("Radweg")
        forget_marks()
        with pytest.raises(RuntimeError), transaction.atomic():
            page.save()
            raise RuntimeError
        assert not marked()

    def test_a_copy_and_an_alias_are_marked(self):
        page = add("Radweg")
        forget_marks()
        copy = page.copy(update_attrs={"slug": "kopie"})
        alias = page.create_alias(update_slug="alias")
        assert {copy.pk, alias.pk} <= marked()


@pytest.mark.django_db
class TestDraining:
    def test_drained_pages_are_found_and_their_rows_are_gone(self, memory):
        add("Radweg")
        outbox.drain(memory)
        assert "Radweg" in memory.titles()
        assert not marked()

    def test_a_saved_page_is_found_once_its_transaction_is_committed(self, memory, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            add("Radweg")
        assert "Radweg" in memory.titles()

    @pytest.mark.parametrize(
        "hidden",
        [
            {"live": False},
            {"go_live_at": timezone.now() + timedelta(days=1)},
            {"expire_at": timezone.now() - timedelta(days=1)},
        ],
    )
    def test_what_is_not_to_be_seen_now_leaves_the_index(self, memory, hidden):
        page = add("Radweg")
        outbox.drain(memory)
        for name, value in hidden.items():
            setattr(page, name, value)
        page.save()
        outbox.drain(memory)
        assert "Radweg" not in memory.titles()

    def test_a_deleted_page_leaves_the_index(self, memory):
        page = add("Radweg")
        outbox.drain(memory)
        page.delete()
        outbox.drain(memory)
        assert "Radweg" not in memory.titles()

    def test_a_page_marked_while_it_is_put_keeps_its_row(self, memory):
        page = add("Radweg")

        def change():
            memory.on_put = lambda: None
            page.title = "Radschnellweg"
            page.save()

        memory.on_put = change
        outbox.drain_batch(memory, 10)
        assert marked() == {page.pk}
        outbox.drain(memory)
        assert "Radschnellweg" in memory.titles()

    def test_while_the_engine_is_down_rows_stay_and_nobody_notices(self, memory, django_capture_on_commit_callbacks):
        memory.is_down = True
        with django_capture_on_commit_callbacks(execute=True):
            page = add("Radweg")
        assert OutboxRow.objects.get(page_id=page.pk).attempts > 0
        memory.is_down = False
        outbox.drain(memory)
        assert "Radweg" in memory.titles()

    def test_an_engine_that_was_down_is_asked_with_one_page_first(self, memory, monkeypatch):
        described = []
        monkeypatch.setattr(findable, "_describers", {Page: lambda page: described.append(page) or describe(page)})
        for number in range(5):
            add(f"Seite {number}")
        memory.is_down = True
        for _ in range(3):
            described.clear()
            with pytest.raises(EngineDownError):
                outbox.drain(memory)
        assert len(described) == 1
        memory.is_down = False
        outbox.drain(memory)
        assert {f"Seite {number}" for number in range(5)} <= memory.titles()

    def test_drain_tells_whoever_asks_that_the_engine_is_down(self, memory):
        add("Radweg")
        memory.is_down = True
        with pytest.raises(EngineDownError):
            outbox.drain(memory)

    def test_at_most_so_many_pages_are_drained_here_and_newest_first(self, memory):
        for number in range(7):
            add(f"Seite {number}")
        assert outbox.drain(memory, limit_pages=3) == 3
        assert memory.titles() == {"Seite 4", "Seite 5", "Seite 6"}

    def test_a_spent_time_limit_still_takes_one_batch(self, memory, monkeypatch):
        monkeypatch.setattr(outbox, "BATCH", 2)
        for number in range(7):
            add(f"Seite {number}")
        assert outbox.drain(memory, limit_seconds=0) == 2

    def test_the_language_and_zone_of_the_editor_do_not_change_the_entry(self, memory, monkeypatch):
        seen = []

        def describe_language(page):
            from django.utils import translation

            seen.append((translation.get_language(), timezone.get_current_timezone_name()))
            return describe(page)

        monkeypatch.setattr(findable, "_describers", {Page: describe_language})
        add("Radweg")
        with timezone.override("America/New_York"):
            outbox.drain(memory)
        assert set(seen) == {("de", "Europe/Berlin")}


@pytest.mark.django_db
class TestQuarantine:
    def test_a_refused_entry_waits_with_its_reason_and_its_neighbours_pass(self, memory):
        memory.poison = {"Gift": "Titel ist kein Text"}
        poison = add("Gift")
        add("Radweg")
        outbox.drain(memory)
        assert "Radweg" in memory.titles()
        assert outbox.backlog().quarantined == {poison.pk: "Titel ist kein Text"}
        assert outbox.depth() == 0

    def test_a_page_that_cannot_be_described_leaves_the_index_and_harms_nobody(self, memory):
        page = add("Sagbar")
        outbox.drain(memory)
        page.title = "Unsagbar"
        page.save()
        add("Radweg")
        outbox.drain(memory)
        assert "Radweg" in memory.titles()
        assert "Sagbar" not in memory.titles()
        assert outbox.backlog().quarantined == {page.pk: "ValueError: keine Worte"}

    def test_an_engine_that_chokes_on_one_entry_gets_the_others(self, memory):
        def choke(entries, versions):
            entries = list(entries)
            if any(entry.title == "Gift" for entry in entries):
                raise ValueError("unsigned")
            return put(entries, versions)

        put, memory.put = memory.put, choke
        poison = add("Gift")
        add("Radweg")
        outbox.drain(memory)
        assert "Radweg" in memory.titles()
        assert outbox.backlog().quarantined == {poison.pk: "ValueError: unsigned"}

    def test_the_next_change_gives_it_another_chance(self, memory):
        memory.poison = {"Gift": "nein"}
        poison = add("Gift")
        outbox.drain(memory)
        poison.title = "Genießbar"
        poison.save()
        outbox.drain(memory)
        assert "Genießbar" in memory.titles()
        assert outbox.backlog().quarantined == {}


@pytest.mark.django_db
def test_who_finds_the_writer_at_work_leaves_the_rows(memory):
    add("Radweg")
    with writing(0), pytest.raises(EngineBusyError):
        outbox.drain(memory, wait_seconds=0)
    assert outbox.depth() > 0
    outbox.drain(memory)
    assert "Radweg" in memory.titles()


@pytest.mark.django_db
def test_who_frees_the_lock_looks_once_more(memory, monkeypatch):
    """A page marked just before the lock is free belongs to nobody else: its own drain has given up."""
    add("Radweg")
    batch = outbox.drain_batch
    late = []

    def and_then_somebody_marks(*arguments):
        done = batch(*arguments)
        if not done and not late:
            late.append(add("Nachzügler"))
        return done

    monkeypatch.setattr(outbox, "drain_batch", and_then_somebody_marks)
    outbox.drain(memory)
    assert "Nachzügler" in memory.titles()


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A branch of eight pages that other connections see; gone afterwards."""
    with django_db_blocker.unblock():
        branch = add("Zwei Schreibende")
        try:
            yield [add(f"Seite {number}", branch) for number in range(8)]
        finally:
            branch.delete()
            forget_marks()


def test_two_who_write_and_drain_at_once_lose_nothing(memory, committed):
    failures = []

    def write(mine):
        try:
            for turn in range(5):
                for page in mine:
                    page.title = f"{page.slug} Stand {turn}"
                    page.save()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(committed[half::2],)) for half in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    outbox.drain(memory)
    assert not failures
    assert {f"{page.slug} Stand 4" for page in committed} <= memory.titles()
    assert not marked()
