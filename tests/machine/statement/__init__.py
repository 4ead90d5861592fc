"""Tests of hooks/accessibility: what is stated of the tests that programs and people made of the pages."""
