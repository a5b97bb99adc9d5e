"""Inputs that nobody would write, made by a coverage-guided fuzzer: see docs/fuzzing.md. Not part of the package."""
