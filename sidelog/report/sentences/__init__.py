"""Every sentence and label of tables, charts and pages, in one place, so that a language can come.

What a test allows to be said is worded in `sidelog.analysis`; here are the short forms for rows,
the descriptions and the labels.  Sentences have fewer than twenty words, name no cause and give
no advice.  A difference between two medians is described, and never called a change.
"""
