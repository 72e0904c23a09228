"""The official layout of Party papers: issuer, place, signature, fonts, PDF. Numbering is not here yet."""
