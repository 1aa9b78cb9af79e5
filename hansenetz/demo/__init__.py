"""Loads the texts of content/ as an editor would: each file has a module here that knows its keys."""
