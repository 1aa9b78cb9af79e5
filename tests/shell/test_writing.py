"""Many editors save at once on SQLite, and none of them is turned away."""

import subprocess
import sys
from pathlib import Path

import pytest

from hansenetz.database.writing import DatabaseBusyError, WriteLock

ROOT = Path(__file__).resolve().parents[2]
PROCESSES, SAVES = 8, 40
EDITOR = """
import sys
import django
from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "hansenetz.database", "NAME": sys.argv[1]}})
django.setup()
from django.db import connection, transaction
for _ in range(int(sys.argv[2])):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counter")
        number = cursor.fetchone()[0]
        cursor.execute("UPDATE counter SET number = %s", [number + 1])
print(connection.cursor().execute("PRAGMA journal_mode").fetchone()[0])
"""


def editor(database: Path, saves: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", EDITOR, str(database), str(saves)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_eight_processes_that_save_at_once_lose_nothing_and_meet_no_error(tmp_path):
    import sqlite3

    database = tmp_path / "site.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE counter (number INTEGER)")
        connection.execute("INSERT INTO counter VALUES (0)")
    connection.close()
    editors = [editor(database, SAVES) for _ in range(PROCESSES)]
    answers = [one.communicate(timeout=120) for one in editors]
    assert [error for _, error in answers] == [""] * PROCESSES
    assert {journal.strip() for journal, _ in answers} == {"wal"}
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT number FROM counter").fetchone() == (PROCESSES * SAVES,)
    connection.close()


def test_who_waits_too_long_is_told_so(tmp_path):
    holder, waiter = WriteLock(tmp_path / "writing"), WriteLock(tmp_path / "writing")
    holder.take()
    with pytest.raises(DatabaseBusyError):
        waiter.take(patience_seconds=0.01)
    holder.free()
    waiter.take(patience_seconds=0.01)
    waiter.close()
    holder.close()


def test_a_closed_connection_frees_the_lock(tmp_path):
    holder, waiter = WriteLock(tmp_path / "writing"), WriteLock(tmp_path / "writing")
    holder.take()
    holder.close()
    waiter.take(patience_seconds=0.01)
    waiter.close()


def test_a_new_place_needs_no_folder_made_beforehand(tmp_path):
    one = editor(tmp_path / "new" / "place" / "site.sqlite3", saves=0)
    assert one.communicate(timeout=120) == ("wal\n", "")


def test_a_place_where_no_folder_can_be_made_is_told_by_the_database(tmp_path):
    (tmp_path / "file").write_text("")
    one = editor(tmp_path / "file" / "site.sqlite3", saves=0)
    assert "OperationalError: unable to open database file" in one.communicate(timeout=120)[1]
