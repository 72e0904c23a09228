"""Benches: each figure beside its floor or peer, measured in the same run on the same machine.

A bench module has ``measure() -> Iterable[Measure]``; ``python -m benches`` runs them all on a
database of ``BENCH_MEMBERS`` members (500,000 unless said) and prints one table of ratios.
"""
