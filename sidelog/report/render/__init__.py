"""One renderer a file, found by the end of a file's name: see `report/page/document.py`."""
