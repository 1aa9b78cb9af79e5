"""Django's SQLite backend that makes its folder, with a write-ahead log, immediate transactions and a queue of writers."""

from contextlib import suppress
from pathlib import Path

from django.db.backends.sqlite3 import base

from hansenetz.database.writing import PATIENCE_SECONDS, WriteLock


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes the write lock where a transaction begins and frees it where it ends."""

    def __init__(self, settings_dict: dict[str, object], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._lock: WriteLock | None = None

    def get_connection_params(self) -> dict[str, object]:
        options = {
            "timeout": PATIENCE_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL",
        }
        self.settings_dict["OPTIONS"] = {**options, **self.settings_dict["OPTIONS"]}
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, object]) -> object:
        if not self.is_in_memory_db():
            # Where no folder can be made, SQLite says itself that it cannot open the database.
            with suppress(OSError):
                Path(str(self.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        lock = self._write_lock()
        if lock:
            lock.take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._free()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._free()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._free()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._lock:
                self._lock.close()
                self._lock = None

    def _free(self) -> None:
        if self._lock:
            self._lock.free()

    def _write_lock(self) -> WriteLock | None:
        if self._lock is None and not self.is_in_memory_db():
            name = Path(str(self.settings_dict["NAME"]))
            self._lock = WriteLock(name.with_name(f"{name.name}-writing"))
        return self._lock
