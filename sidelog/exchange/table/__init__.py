"""Any table: a CSV file or a spreadsheet, understood by what is in it.

`reading.read` takes a file through four steps, each with its rooms:

1. Bytes become rows below one header: `rows`, of workbooks `book`, of JSON `records`.  What has no
   line a day is turned into that: `diaries`, `layout`, `splitting`, `years`.
2. Each column is looked at once, and no cell is read twice for it: `evidence.Seen` says how many
   numbers, days, words and units it has.  What a single cell may say is in `cell`.
3. The columns become a plan, `plan.Plan`, put together in `planning`.  Which of them say when a
   line is: `dating`, `nights`.  Which say nothing of their day: `ignored_columns`, `computed`.
   Which say what was taken: `product` (names), `amount` (how much), `medicine` (doses), `regimen`
   (plans).  Which have values: `column`, `length`, and `long` where a line names its own.  What
   happened: `events`.  Whose lines they are: `persons`.
4. The lines become entries by the plan: `lines`, without those of `ignored_lines`; several of a day
   are formed by `day_value`, and those of doses by `dose_lines`.

A rule lies in the room of what it is about, with the reason for it, and what it does is said in the
preview.  What a person says of a column (`mapping`, `answers`) goes before every rule.
"""
