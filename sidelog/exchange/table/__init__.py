"""Any table: a CSV file or a spreadsheet that no other reader knows, understood by what is in it."""
