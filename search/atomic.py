"""Makes a save and what its signals write one transaction, so that no kill can part a change from its mark."""

from django.db import transaction
from django.db.models import Model

_done: set[type[Model]] = set()


def saved_with_its_signals(model: type[Model]) -> None:
    """Wrap the model's save in a transaction; Django sends post_save after the one in which it writes the row."""
    if model not in _done:
        _done.add(model)
        setattr(model, "save", transaction.atomic(model.save))  # noqa: B010 (mypy: a method cannot be assigned to)
