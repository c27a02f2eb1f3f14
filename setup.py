"""The one thing pyproject.toml cannot say: packages that are found, and one that is named."""

from setuptools import find_packages, setup

setup(packages=[*find_packages(include=["eujc_desktop", "eujc_desktop.*"]), "eujc_desktop.resources"])
