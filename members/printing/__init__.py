"""The forms of a member's file as papers: 2-HSĐV, 3-HSĐV, and the page to read aloud at a meeting."""
