"""Đảng viên "gửi" sinh hoạt: signs that somebody's party life and life are in two places, each with its evidence.

A provider finds one kind of sign in one query; higher apps register their own. A row is evidence to talk
about, never a verdict: nothing here changes a record.
"""
