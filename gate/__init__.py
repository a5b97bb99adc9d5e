"""The gate: scores the dev sets beside the project, and fails where a figure falls below its floor."""
