"""Journeys start from the same desk and window as the tests of the tabs."""

from tests.desktop.conftest import application, desk_folder, dressed, fonts, jobs, sample_desk

__all__ = ["application", "desk_folder", "dressed", "fonts", "jobs", "sample_desk"]
