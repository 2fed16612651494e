"""What keeps a journal safe, as commands: check, copies, merge, encryption, erase, privacy."""
