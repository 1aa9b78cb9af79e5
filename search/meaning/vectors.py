"""Vectors as small whole numbers, of which a hundred thousand entries need 38 MB."""

import hashlib

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]  # one unit vector a row
Small = NDArray[np.int8]  # the same, packed

# No component of a unit vector of 384 or more dimensions was seen above .18: one scale serves every vector.
SCALE = 508.0
BLOCK = 2048  # rows made floats at a time, so that they stay in the processor's cache


def unit(rows: Rows) -> Rows:
    """Return each row at length one."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: Rows = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def packed(rows: Rows) -> Small:
    """Return unit vectors as int8."""
    small: Small = np.clip(np.rint(rows * SCALE), -127, 127).astype(np.int8)
    return small


def unpacked(small: Small) -> Rows:
    """Return what packed() was given, nearly."""
    return small.astype(np.float32) / np.float32(SCALE)


def cosines(small: Small, question: Rows) -> Rows:
    """Return how near each packed row is to a question's vector."""
    found = np.empty(len(small), dtype=np.float32)
    asked = (question / SCALE).astype(np.float32)
    for start in range(0, len(small), BLOCK):
        block = small[start : start + BLOCK]
        # Not np.dot: its library starts threads that wait for one another longer than they work.
        np.einsum("ij,j->i", block.astype(np.float32), asked, out=found[start : start + len(block)])
    return found


def text_hash(text: str) -> bytes:
    """Return the 16 bytes under which a text's vector is kept."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
