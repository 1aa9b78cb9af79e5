"""What the editors' area shows of the search."""
