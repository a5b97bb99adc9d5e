"""The archive's rows: tables, migrations, saving and loading; SQLite and PostgreSQL behind one door."""
