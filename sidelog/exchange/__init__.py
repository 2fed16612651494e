"""One file a format: readers of other exports, writers of ours."""
