"""The store below `output/_store/`: what was read of each paper, the papers themselves, and where and when they stood.

The store is the truth; the tables are made of it. Everything in it is written whole or not at all.
"""
