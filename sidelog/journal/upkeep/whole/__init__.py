"""A whole journal as one document, with its history, and back."""
