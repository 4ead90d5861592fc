"""Glossaries of others on their way into terms.yaml."""
