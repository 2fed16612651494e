"""The record: tables, migrations, and one Journal to read and write through."""
