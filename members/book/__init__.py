"""Sổ biến động: opening, increases, decreases, closing of any body and period, and the movements behind them."""
