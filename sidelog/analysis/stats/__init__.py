"""The statistics that everything else rests on: numbers in, one number or interval out."""
