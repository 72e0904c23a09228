"""Chuyển sinh hoạt đảng: from the request to acceptance or return, with both clocks, worklists and papers."""
