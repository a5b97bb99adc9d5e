"""The parts of Who: one idea a file. `mentions` finds, `actors` joins."""
