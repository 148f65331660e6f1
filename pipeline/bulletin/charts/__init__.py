"""The charts of section H: from measures to plots (what is drawn), to pictures and their data.

A plot is figures and words with their places in days and counts; the drawing alone knows the
plotting library, so that what a chart says can be tested without a picture.
"""

from pipeline.bulletin.charts.ladders import ladder_chart
from pipeline.bulletin.charts.multiples import region_chart

__all__ = ["ladder_chart", "region_chart"]
