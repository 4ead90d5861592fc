"""What the pages of a site may load and run: only what lies beside them, and nothing that is written into them.

Source: W3C, Content Security Policy Level 3, and Trusted Types (which the script of the search makes for the addresses that it loads).
"""

# In each page, as a <meta>.
PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types search",
    )
)
# With each page, as a header, which alone can say who may frame it.
HEADER = f"{PAGE}; frame-ancestors 'none'"
