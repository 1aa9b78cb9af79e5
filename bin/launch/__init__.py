"""What bin/run, bin/setup, bin/test and bin/services do, on Python's standard library alone."""
