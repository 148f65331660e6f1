"""The steps of an edition between the stages: its place and status, forerunner, public and mailed forms."""
