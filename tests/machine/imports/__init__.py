"""Glossaries of others."""
