"""Alembic's scripts: each moves the tables one step forward. Views are not theirs: `store.views` makes them anew."""
