"""Reviews (sơ kết, tổng kết) and the figures that they state."""
