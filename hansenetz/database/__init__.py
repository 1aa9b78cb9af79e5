"""SQLite for eight editors at once: a file lock lets writers queue instead of starving each other."""
