from hypothesis import settings

# The same examples on every run: a failure is a finding, never the weather.
settings.register_profile("analysis", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("analysis")
