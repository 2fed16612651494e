"""The visit report: what stands on its pages, before it has a form."""
