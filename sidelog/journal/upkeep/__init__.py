"""What keeps a journal safe: looked through, copied, brought back, joined, encrypted, erased."""
