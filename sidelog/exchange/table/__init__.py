"""Any table: a CSV file or a spreadsheet, understood by what is in it."""
