"""The way of English."""
