"""What is stated of the tests that programs and people made of the pages, and whether those tests see what they are for."""
