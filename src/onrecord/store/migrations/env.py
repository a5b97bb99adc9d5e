"""What Alembic runs a script in: the connection that it is given, in the transaction that is open there."""

from __future__ import annotations

from alembic import context

from onrecord.store.tables import metadata

if hasattr(context, "config"):  # not where the file is only imported
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
    context.run_migrations()
