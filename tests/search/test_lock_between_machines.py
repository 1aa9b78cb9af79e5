"""On PostgreSQL two machines never drain at once, and a machine that dies holds up nobody."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from django.db import connection

from search.engine import EngineBusyError
from search.lock import DRAINING, REBUILDING, writing

HOLD = """
import django; django.setup()
from search.lock import writing
with writing(5):
    print("held", flush=True)
    input()
"""


@pytest.fixture
def elsewhere(db, tmp_path):
    """Start another machine that holds the lock until it is told to end: a process with a folder of its own."""
    at = connection.settings_dict
    address = f"postgres://{at['USER']}@{at['HOST']}:{at['PORT']}/{connection.settings_dict['NAME']}"
    environment = {**os.environ, "DATABASE_URL": address, "VAR_DIR": str(tmp_path), "SECRET_KEY": "x", "DEBUG": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "hansenetz.settings"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", HOLD], env=environment, **pipes) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_drains_on_one_machine_keeps_the_others_waiting(elsewhere):
    with pytest.raises(EngineBusyError), writing(0):
        pass
    with writing(0, REBUILDING):
        pass
    elsewhere.communicate("\n")
    with writing(5):
        pass


def test_a_machine_that_is_killed_frees_the_lock(elsewhere):
    elsewhere.send_signal(signal.SIGKILL)
    elsewhere.wait()
    with writing(5):
        pass


def test_the_lock_is_free_after_an_error(elsewhere):
    elsewhere.communicate("\n")
    with pytest.raises(ZeroDivisionError), writing(5):
        raise ZeroDivisionError
    freed = []

    def take():
        with writing(0):
            freed.append(True)
        connection.close()

    other = threading.Thread(target=take)
    other.start()
    other.join()
    assert freed


def test_draining_and_rebuilding_do_not_wait_for_each_other(db):
    with writing(0, DRAINING), writing(0, REBUILDING), pytest.raises(EngineBusyError), writing(0, DRAINING):
        pass
