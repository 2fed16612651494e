"""What leaves the journal: entries for a spreadsheet, a clinic or a calendar."""
