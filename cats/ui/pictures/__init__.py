"""Pictures of figures as geometry: pure Python, dataclasses of coordinates that templates write as SVG.

Coordinates are text with a point, whatever the reader's language. Every picture stands beside a table of the same figures.
"""

from cats.ui.pictures.bars import Bar, Columns, bar, columns
from cats.ui.pictures.gauge import Gauge, gauge
from cats.ui.pictures.line import Lines, lines

__all__ = ["Bar", "Columns", "Gauge", "Lines", "bar", "columns", "gauge", "lines"]
