"""The site as data: every form in which the glossary and the plan are published beside the pages."""
