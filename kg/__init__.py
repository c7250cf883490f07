"""Reads trial papers and registry records into a knowledge graph whose every fact carries its sentence."""

from kg.version import __version__

__all__ = ["__version__"]
